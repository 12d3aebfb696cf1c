"""What a word is as a verb: as the language pipeline tells it, and guessed from spelling where it tells nothing.

A pipeline that tells features is believed: `VerbForm` says what *gewerkt* and *werken* are, `Tense` what *werkte* is.
Without them a word is looked at beside its lemma and the word before it; of clauses and commands nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from pipeline.annotate.lexicon import load_lexicon
from pipeline.cues import Word

_VERBS = frozenset({"AUX", "VERB"})
_FINITE = "VerbForm=Fin"
_INFINITIVE = "VerbForm=Inf"
_PARTICIPLE = "VerbForm=Part"
_PAST = "Tense=Past"
_COMMAND = ("Tense=Pres", "Number=Sing")
"""A command has the form of the first person; Dutch treebanks tell no mood."""
_VERBAL_END = "n"
"""All Dutch infinitives have it: *werken*, *gaan*, *zijn*."""
_RELATIVE = "PronType=Rel"
_SPELLED_AS_PARTICIPLE = re.compile(r"(be|ge|her|ont|ver|\w{2,5}ge)\w{2,}(d|t|en)$")
_GRAMMAR = load_lexicon("mode")


@dataclass(frozen=True, slots=True)
class Clauses:
    """The finite verbs of a sentence by the clause that they stand in, in order; none where nothing is told."""

    main: tuple[Word, ...]
    subordinate: tuple[Word, ...]


def clauses(words: Sequence[Word]) -> Clauses:
    """Part the finite verbs of main clauses from those of subordinate ones.

    A subordinating word takes the next finite verb for its own clause, as Dutch puts that verb last.
    """
    main: list[Word] = []
    subordinate: list[Word] = []
    is_owed = False
    for word in words:
        if _is_told_finite(word):
            (subordinate if is_owed else main).append(word)
            is_owed = False
        elif _subordinates(word):
            is_owed = True
        elif word.form in (";", ":"):
            is_owed = False
    return Clauses(tuple(main), tuple(subordinate))


def opens_with_command(words: Sequence[Word]) -> bool:
    """Whether a sentence begins with a verb in the imperative, after a bullet or number: *Betrek de buurt erbij*."""
    first = _first(words)
    return (
        first is not None
        and first.upos == "VERB"
        and _is_told_finite(first)
        and all(_is_told(first, one) for one in _COMMAND)
    )


def opens_with_infinitive(words: Sequence[Word]) -> bool:
    """Whether a phrase without a finite verb begins with an infinitive: *Versterken van de sociale basis*."""
    first = _first(words)
    return first is not None and _is_told(first, _INFINITIVE) and not any(map(is_finite, words))


def is_finite(word: Word) -> bool:
    """Whether a word is a finite verb: *werkt*, *had*."""
    if word.feats is not None:
        return _is_told_finite(word)
    known = any(_GRAMMAR[role].fullmatch(word.form) for role in ("have", "be", "finite"))
    return known or (word.lemma.endswith("en") and word.form != word.lemma)


def is_participle(word: Word) -> bool:
    """Whether a word is a participle with which a verb makes a perfect tense or a passive: *gewerkt*."""
    if word.feats is not None:
        return _is_told(word, _PARTICIPLE) and word.upos in _VERBS
    return _SPELLED_AS_PARTICIPLE.match(word.form) is not None and word.form != word.lemma


def past_verbs(words: Sequence[Word]) -> Iterator[Word]:
    """The finite verbs in the past tense; spelling alone finds the weak ones."""
    for left, word in pairwise(chain([None], words)):
        if word is not None and (_is_past if word.feats is not None else _is_spelled_as_past)(word, left):
            yield word


def _is_past(word: Word, left: Word | None) -> bool:
    """Whether the pipeline tells a past tense, and neither form nor place gainsays it: *vergroten*, *de gewenste*."""
    is_present = word.lemma.endswith(word.form)
    is_before_noun = left is not None and left.upos == "DET"
    return _is_told_finite(word) and _is_told(word, _PAST) and not is_present and not is_before_noun


def _is_spelled_as_past(word: Word, left: Word | None) -> bool:
    """Whether a word is spelled as a weak verb in the past tense: *werkte*, not *gewerkte* or *volgende*."""
    ends = word.form.endswith(("te", "ten", "de", "den")) and not word.form.endswith(("ende", "enden"))
    is_verb = ends and word.form != word.lemma and word.lemma.endswith("en") and not word.form.startswith("ge")
    return is_verb and not (left is not None and _GRAMMAR["before_a_noun"].fullmatch(left.form))


def _subordinates(word: Word) -> bool:
    return _is_told(word, _RELATIVE) or (
        word.upos == "SCONJ" and not _GRAMMAR["before_an_infinitive"].fullmatch(word.form)
    )


def _is_told_finite(word: Word) -> bool:
    """Whether the pipeline tells a finite verb and its lemma is one: *wachtlijst*, of *wachtlijsten*, is none."""
    return _is_told(word, _FINITE) and word.lemma.endswith(_VERBAL_END)


def _is_told(word: Word, feature: str) -> bool:
    return word.feats is not None and feature in word.feats


def _first(words: Sequence[Word]) -> Word | None:
    """The first word of two letters or more: a bullet, a number or a letter before an item is none."""
    return next((word for word in words if len(word.form) > 1 and word.form[0].isalpha()), None)
