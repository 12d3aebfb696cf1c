"""Where in a sentence stands what is looked for: among its words, or by a regular expression in its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from fnmatch import translate
from itertools import compress, count
from typing import Any, Protocol

from pipeline.cues import Offsets, fold
from pipeline.search.expressions import compiled, matches
from pipeline.search.index import Column, columns_of
from pipeline.search.question import Expression, Phrase, Question, Term
from pipeline.search.words import APART, FOLDED, JOINT, NOTHING, places_of, words_in

CONTEXT = 6
"""So many words on either side put hits in order; farther off hardly any two are alike."""
TEXT = "text"


class Line(Protocol):
    """A sentence as the index has it: its `TEXT`, and by name the lines of `words.Lines` that are asked for."""

    def __getitem__(self, name: str, /) -> Any: ...


Places = list[Offsets]
_Find = Callable[[Line], Places]


class Beside(StrEnum):
    """What of a hit and its surroundings puts hits in order."""

    LEFT = "left"
    KEYWORD = "keyword"
    RIGHT = "right"


class Finder(Protocol):
    """Finds one question in one sentence after another. A place is a pair of numbers in a measure of its own."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What of a sentence it looks at."""

    def places(self, line: Line) -> Places:
        """Where what was asked for stands, in order; none when the sentence does not answer the question.

        Raises:
            TookTooLong: when the time that regular expressions have for all sentences together is over.
        """

    def beside(self, line: Line, place: Offsets, side: Beside) -> str:
        """What a place is put in order by: folded words, those on the left from the nearest to the farthest."""

    def nearest(self, line: Line, places: Places, side: Beside) -> list[str]:
        """The first word of `beside` for each place, which mostly is enough to tell where among others it stands."""

    def offsets(self, text: str, place: Offsets) -> Offsets:
        """The place as start and end over the text of the sentence."""


def finder(question: Question, deadline: float) -> Finder:
    """What finds a question.

    Args:
        question: What is looked for.
        deadline: When regular expressions are broken off, by the clock of `time.monotonic`.
    """
    if any(isinstance(one, Expression) for one in _sought(question)):
        return _InText(question, deadline)
    return _AmongWords(question)


class _AmongWords:
    """Looks at words alone, the fastest way: a place is the number of its first word and that after its last."""

    def __init__(self, question: Question) -> None:
        phrases = _phrases(question)
        self.places = _answer(question, {one: _phrase(one, folded=question.folded) for one in phrases})
        self.columns = tuple(dict.fromkeys((Column.FORM, *_columns(phrases))))

    def beside(self, line: Line, place: Offsets, side: Beside) -> str:
        return APART.join(map(_plain, _beside(line[Column.FORM].split(APART), place, side)))

    def nearest(self, line: Line, places: Places, side: Beside) -> list[str]:
        around = ["", *map(_plain, line[Column.FORM].split(APART)), ""]
        if side is Beside.RIGHT:
            return [around[end + 1] for _, end in places]
        return [around[start + (side is Beside.KEYWORD)] for start, _ in places]

    def offsets(self, text: str, place: Offsets) -> Offsets:
        words = places_of(text)
        return words[place[0]][0], words[place[1] - 1][1]


class _InText:
    """Looks at the text too: a place is its start and end over the text."""

    def __init__(self, question: Question, deadline: float) -> None:
        self._folded, self._deadline = question.folded, deadline
        phrases = _phrases(question)
        found: dict[Phrase | Expression, _Find] = {
            one: self._of_text(one) for one in _sought(question) if isinstance(one, Expression)
        }
        found |= {one: self._of_words(_phrase(one, folded=question.folded)) for one in phrases}
        self.places = _answer(question, found)
        self.columns = tuple(dict.fromkeys((TEXT, *_columns(phrases))))

    def beside(self, line: Line, place: Offsets, side: Beside) -> str:
        text, (start, end) = fold(line[TEXT]), place
        before, within = words_in(text[:start]), words_in(text[start:end])
        words = [*before, *within, *words_in(text[end:])]
        return APART.join(_beside(words, (len(before), len(before) + len(within)), side))

    def nearest(self, line: Line, places: Places, side: Beside) -> list[str]:
        return [self.beside(line, place, side).partition(APART)[0] for place in places]

    def offsets(self, text: str, place: Offsets) -> Offsets:  # noqa: ARG002 - others measure a place by the text
        return place

    def _of_words(self, find: _Find) -> _Find:
        def places(line: Line) -> Places:
            found = find(line)
            words = places_of(line[TEXT]) if found else []
            return [(words[first][0], words[after - 1][1]) for first, after in found]

        return places

    def _of_text(self, sought: Expression) -> _Find:
        pattern = compiled(sought.pattern)

        def places(line: Line) -> Places:
            text = line[TEXT]
            return matches(pattern, fold(text) if self._folded else text, self._deadline)

        return places


def _answer(question: Question, found: Mapping[Any, _Find]) -> _Find:
    """Puts together what is found of the parts of a question."""
    if len(_sought(question)) == 1:  # most searches: nothing to put together
        return found[_sought(question)[0]]
    alternatives = [
        ([found[one] for one in alternative.wanted], [found[one] for one in alternative.unwanted])
        for alternative in question.alternatives
    ]

    def places(line: Line) -> Places:
        places: Places = []
        for wanted, unwanted in alternatives:
            there = _all(wanted, line)
            if there and not any(find(line) for find in unwanted):
                places += there
        return _widest(places)

    return places


def _all(wanted: Sequence[_Find], line: Line) -> Places:
    """The places of everything that is wanted; none when one of them is not there."""
    places: Places = []
    for find in wanted:
        found = find(line)
        if not found:
            return []
        places += found
    return places


def _widest(places: Iterable[Offsets]) -> Places:
    """Places in order, without those that lie within another."""
    kept: Places = []
    for start, end in sorted(set(places), key=lambda place: (place[0], -place[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _phrase(phrase: Phrase, *, folded: bool) -> _Find:
    """Finds words that stand next to each other, as numbers of words."""
    find, *others = [_term(term, folded=folded) for term in phrase.terms]
    if not others:
        return lambda line: [(at, at + 1) for at in find(line)]

    def places(line: Line) -> Places:
        starts = find(line)
        for further, one in enumerate(others, start=1):
            if not starts:
                return []
            there = set(one(line))
            starts = [at for at in starts if at + further in there]
        return [(at, at + len(others) + 1) for at in starts]

    return places


def _term(term: Term, *, folded: bool) -> Callable[[Line], list[int]]:
    """Finds the words that a term is about, by their numbers."""
    verdicts = [(column, _Verdicts(term, folded=folded)) for column in columns_of(term)]
    column, verdict = verdicts[0]
    if len(verdicts) == 1:
        look = verdict.__getitem__
        return lambda line: list(compress(count(), map(look, line[column].split(APART))))

    def numbers(line: Line) -> list[int]:
        lines = [(verdict, line[column].split(APART)) for column, verdict in verdicts if line[column]]
        return sorted({at for verdict, entries in lines for at, entry in enumerate(entries) if verdict[entry]})

    return numbers


class _Verdicts(dict[str, bool]):
    """Whether a term is about an entry of a line; each entry is looked at once, for words come back all the time."""

    def __init__(self, term: Term, *, folded: bool) -> None:
        super().__init__()
        self._folded = folded
        pattern = re.compile(translate(term.text)) if term.is_pattern else None
        self._is_meant: Callable[[str], object] = pattern.match if pattern else term.text.__eq__

    def __missing__(self, entry: str) -> bool:
        kept, _, plain = entry.partition(FOLDED)
        text = plain if plain and self._folded else kept
        self[entry] = found = text != NOTHING and any(map(self._is_meant, text.split(JOINT)))
        return found


def _plain(entry: str) -> str:
    return entry.rpartition(FOLDED)[2]


def _columns(phrases: Iterable[Phrase]) -> list[Column]:
    return [column for phrase in phrases for term in phrase.terms for column in columns_of(term)]


def _phrases(question: Question) -> list[Phrase]:
    return [one for one in _sought(question) if isinstance(one, Phrase)]


def _sought(question: Question) -> list[Phrase | Expression]:
    return [one for alternative in question.alternatives for one in (*alternative.wanted, *alternative.unwanted)]


def _beside(words: Sequence[str], place: Offsets, side: Beside) -> Sequence[str]:
    """The words of a sentence that a place, as numbers of words, is put in order by."""
    start, end = place
    if side is Beside.LEFT:
        return words[max(0, start - CONTEXT) : start][::-1]
    return words[start:end] if side is Beside.KEYWORD else words[end : end + CONTEXT]
