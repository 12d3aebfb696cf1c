"""What a word is as a verb: as the language pipeline tells it, and guessed from spelling where it tells nothing.

A pipeline that tells features is believed: `VerbForm` says what *gewerkt* and *werken* are, `Tense` what *werkte* is.
Without them a word is looked at beside its lemma and the word before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from pipeline.annotate.lexicon import load_lexicon
from pipeline.cues import Word

VERBS = frozenset({"AUX", "VERB"})
_FINITE = "VerbForm=Fin"
_PAST = "Tense=Past"
_PARTICIPLE = "VerbForm=Part"
_INFINITIVE = "VerbForm=Inf"
_SPELLED_AS_PARTICIPLE = re.compile(r"(be|ge|her|ont|ver|\w{2,5}ge)\w{2,}(d|t|en)$")
_GRAMMAR = load_lexicon("mode")


def are_told(words: Sequence[Word]) -> bool:
    """Whether the pipeline tells of these words what they are as verbs."""
    return any(word.feats is not None for word in words)


def is_finite(word: Word) -> bool:
    """Whether a word is a finite verb: *werkt*, *had*."""
    if word.feats is not None:
        return _FINITE in word.feats
    known = any(_GRAMMAR[role].fullmatch(word.form) for role in ("have", "be", "finite"))
    return known or (word.lemma.endswith("en") and word.form != word.lemma)


def is_participle(word: Word) -> bool:
    """Whether a word is a participle with which a verb makes a perfect tense or a passive: *gewerkt*."""
    if word.feats is not None:
        return _PARTICIPLE in word.feats and word.upos in VERBS
    return _SPELLED_AS_PARTICIPLE.match(word.form) is not None and word.form != word.lemma


def is_infinitive(word: Word) -> bool:
    """Whether a word is an infinitive; spelling alone does not tell it from the plural of the present."""
    return word.feats is not None and _INFINITIVE in word.feats


def first_past(words: Sequence[Word]) -> Word | None:
    """The first verb in the past tense; of those spelled like none the guess is left to lists of words."""
    lefts = chain([None], words)
    return next((word for word, left in zip(words, lefts, strict=False) if _is_past(word, left)), None)


def _is_past(word: Word, left: Word | None) -> bool:
    """Whether a word is a verb in the past tense: by spelling *werkte* of *werken*, not *gewerkte* or *volgende*."""
    if word.feats is not None:
        return _PAST in word.feats and _FINITE in word.feats
    form = word.form
    ends = form.endswith(("te", "ten", "de", "den")) and not form.endswith(("ende", "enden"))
    is_verb = ends and form != word.lemma and word.lemma.endswith("en") and not form.startswith("ge")
    return is_verb and not (left is not None and _GRAMMAR["before_a_noun"].fullmatch(left.form))
