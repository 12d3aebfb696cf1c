"""What is a Dutch word, and how common it is: kept tables of word forms, and compounds of what stands in them.

The forms come from pyspellchecker's Dutch table (the Hunspell dictionary of OpenTaal written out) and from simplemma's,
the frequencies from wordfreq (Speer 2022). All three are looked up in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

import simplemma

SHORTEST_PART = 3
LONGEST_WORD = 40
LINKING_SOUNDS = ("", "s", "en", "e", "n")


@cache
def _forms() -> Mapping[str, int]:
    """The word forms of the spelling dictionary; they take half a second to load, so only who asks for them does."""
    from spellchecker import SpellChecker  # noqa: PLC0415

    forms: Mapping[str, int] = SpellChecker(language="nl").word_frequency.dictionary
    return forms


@cache
def _shares() -> Mapping[str, float]:
    """For each word form that wordfreq has counted, its share of all words of running Dutch."""
    from wordfreq import get_frequency_dict  # noqa: PLC0415

    shares: Mapping[str, float] = get_frequency_dict("nl", wordlist="large")
    return shares


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """Whether a word form stands in a table of Dutch word forms."""
    word = word.lower()
    return bool(word) and (word in _forms() or bool(simplemma.is_known(word, lang="nl")))


def frequency(word: str) -> float:
    """How often a word form stands in a million words of running Dutch; 0 where it was never counted."""
    return 1e6 * _shares().get(word.lower(), 0.0)


@lru_cache(maxsize=1 << 16)
def is_word(word: str) -> bool:
    """Whether a word form is known, or is a compound of two known ones with or without a linking sound."""
    word = word.lower()
    if is_known(word):
        return True
    if len(word) > LONGEST_WORD:
        return False
    return any(
        _is_head(word[:cut]) and is_known(word[cut:]) for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    )


def _is_head(part: str) -> bool:
    """Whether the first part of a compound is a known word, linking sound and all."""
    bare = (part.removesuffix(sound) for sound in LINKING_SOUNDS if part.endswith(sound))
    return any(len(word) >= SHORTEST_PART and is_known(word) for word in bare)
