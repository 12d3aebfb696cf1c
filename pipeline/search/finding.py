"""Where in sentences stands what is looked for: among their words, or by regular expressions in their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain

import numpy as np
import regex

from pipeline.cues import Offsets, fold
from pipeline.search.expressions import TookTooLong, compiled, matches
from pipeline.search.matching import columns_of, entries_meant
from pipeline.search.numbers import Mask, Spans, Words, united
from pipeline.search.question import Alternative, Expression, Phrase, Question, Term
from pipeline.search.required import runs_of
from pipeline.search.words import Column, places_of

Texts = Callable[[Mask, Sequence[str]], Iterable[tuple[int, str]]]
"""Gives some sentences by their numbers, with their texts; where runs of letters are named, at least all those that
hold each of them."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """What is looked through.

    Attributes:
        entries: What the numbers of words stand for.
        words: Of sentences, at least those that are searched.
        searched: Which of these sentences are.
        texts: Of these sentences.
    """

    entries: Sequence[str]
    words: Words
    searched: Mask
    texts: Texts


@dataclass(frozen=True, eq=False)
class Found:
    """What was found.

    Attributes:
        spans: Where it stands: counted in words, see `Spans`, or, where `texts` is given, in characters.
        texts: The texts of the sentences in which it stands, where an expression was looked for; else `None`.
        stopped: Whether the time for expressions was over before all sentences were looked through.
    """

    spans: Spans
    texts: Mapping[int, str] | None
    stopped: bool

    def offsets(self, at: int, words: Words, text: str) -> Offsets:
        """Start and end of a place over the text of its sentence.

        Args:
            at: The number of the place.
            words: In which it was found.
            text: Of the sentence.
        """
        sentence, start, end = (int(one[at]) for one in self.spans)
        if self.texts is not None:
            return start, end
        places, begin = places_of(text), int(words.begins[sentence])
        return places[start - begin][0], places[end - begin - 1][1]


def columns(question: Question) -> tuple[Column, ...]:
    """The lines of words that a search for a question looks at; what stands beside places is told by the forms."""
    sought = [one for alternative in question.alternatives for one in (*alternative.wanted, *alternative.unwanted)]
    terms = [term for one in _phrases(sought) for term in one.terms]
    return tuple(dict.fromkeys((Column.FORM, *(column for term in terms for column in columns_of(term)))))


def find(question: Question, corpus: Corpus, deadline: float) -> Found:
    """All places of what a question asks for, in the sentences that answer it.

    Args:
        question: What is looked for.
        corpus: Where.
        deadline: When regular expressions are broken off, by the clock of `time.monotonic`.
    """
    in_texts = any(_expressions((*alternative.wanted, *alternative.unwanted)) for alternative in question.alternatives)
    seeker = _InTexts(corpus, question.folded, deadline) if in_texts else _AmongWords(corpus, question.folded)
    spans = united([one for alternative in question.alternatives for one in seeker.places(alternative)])
    return Found(spans, seeker.read, seeker.stopped) if isinstance(seeker, _InTexts) else Found(spans, None, False)


@dataclass
class _AmongWords:
    """Looks at words alone, of all sentences at once."""

    corpus: Corpus
    folded: bool

    def places(self, asked: Alternative) -> list[Spans]:
        """Where each thing that is wanted stands, in sentences that hold all of these and nothing unwanted."""
        found, kept = self.among_words(asked)
        return [one.within(kept) for one in found]

    def among_words(self, asked: Alternative) -> tuple[list[Spans], Mask]:
        """The same as far as words tell: the places of phrases in all sentences, and the sentences that are left."""
        kept = self.corpus.searched.copy()
        found = [self._phrase(one) for one in _phrases(asked.wanted)]
        for one in found:
            kept &= one.holding(len(kept))
        for unwanted in _phrases(asked.unwanted):
            kept &= ~self._phrase(unwanted).holding(len(kept))
        return found, kept

    def _phrase(self, phrase: Phrase) -> Spans:
        """Words that stand next to each other in one sentence."""
        words, length = self.corpus.words, len(phrase.terms)
        first, *others = [self._term(term) for term in phrase.terms]
        starts = np.flatnonzero(first[: max(0, len(first) - length + 1)])
        for further, one in enumerate(others, start=1):
            starts = starts[one[starts + further]]
        sentences = words.sentences_of(starts)
        within = starts + length <= words.ends[sentences]
        return Spans(sentences[within], starts[within], starts[within] + length)

    def _term(self, term: Term) -> Mask:
        """For each word whether a term is about it."""
        meant = entries_meant(term, self.corpus.entries, folded=self.folded)
        lines = [meant[self.corpus.words.lines[column]] for column in columns_of(term)]
        return reduce(np.logical_or, lines)


@dataclass
class _InTexts(_AmongWords):
    """Looks at texts too, one sentence after the other, since expressions can be matched in no other way."""

    deadline: float
    read: dict[int, str] = field(default_factory=dict)
    stopped: bool = False

    def places(self, asked: Alternative) -> list[Spans]:
        """The same as characters; what was found stays when the time is over."""
        found, kept = self.among_words(asked)
        wanted, unwanted = _patterns(asked.wanted), _patterns(asked.unwanted)
        runs = [run for one in _expressions(asked.wanted) for run in runs_of(one.pattern)]
        rows: list[tuple[int, int, int]] = []
        try:
            for sentence, text in self.corpus.texts(kept, runs):
                matched = self._matched(text, wanted, unwanted)
                if matched is not None:
                    self.read[sentence] = text
                    rows += [(sentence, *place) for place in (*matched, *self._of_words(found, sentence, text))]
        except TookTooLong:
            self.stopped = True
        return [Spans(*np.array(rows, np.int64).reshape(-1, 3).T)]

    def _matched(
        self, text: str, wanted: Sequence[regex.Pattern[str]], unwanted: Sequence[regex.Pattern[str]]
    ) -> list[Offsets] | None:
        """Where all patterns that are wanted match; `None` where one does not, or an unwanted one does."""
        read = fold(text) if self.folded else text
        places = [matches(one, read, self.deadline) for one in wanted]
        if not all(places) or any(matches(one, read, self.deadline) for one in unwanted):
            return None
        return list(chain.from_iterable(places))

    def _of_words(self, found: Sequence[Spans], sentence: int, text: str) -> Iterator[Offsets]:
        """The places of phrases in one sentence."""
        places, begin = places_of(text), int(self.corpus.words.begins[sentence])
        for one in found:
            here = slice(*np.searchsorted(one.sentences, (sentence, sentence + 1)))
            for start, end in zip((one.starts[here] - begin).tolist(), (one.ends[here] - begin).tolist(), strict=True):
                yield places[start][0], places[end - 1][1]


def _phrases(sought: Iterable[Phrase | Expression]) -> list[Phrase]:
    return [one for one in sought if isinstance(one, Phrase)]


def _patterns(sought: Iterable[Phrase | Expression]) -> list[regex.Pattern[str]]:
    return [compiled(one.pattern) for one in _expressions(sought)]


def _expressions(sought: Iterable[Phrase | Expression]) -> list[Expression]:
    return [one for one in sought if isinstance(one, Expression)]
