"""What a document tells about its words: how often each stands in it, which may be damaged, and how much is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.clean.words.capitals import is_one_case, misread_capital
from pipeline.clean.words.foreign import is_commoner_abroad
from pipeline.clean.words.tokens import all_words
from pipeline.vocabulary import (
    GRAMMAR,
    LONGEST_WORD,
    foreign_frequency,
    frequency,
    is_in_dictionary,
    is_known,
    is_word,
    modern,
)

# All numbers below that are no plain facts were chosen on the texts of the corpus, damaged by machine, and on one half
# of the passages that were marked by hand in old election programmes; the other half was only measured on.
LETTERS_IN_A_WORD = 6
UNKNOWN_IN_CLEAN_TEXT = 0.004
"""The share of words in small letters that no table has although nobody damaged them."""
LEAST_RATE = 0.0005
FEW_WORDS = 200
"""So many words are added to those of a document before its share of damage is taken: a sentence proves little."""
NOISY = -2.5
"""From this rate (10^x) of damaged letters, a rare word of the tables is doubted too."""
HOPELESS = -1.2
"""From this rate on, a text is in another language, or past repair."""
SHORTEST_WITNESS = 3
LONGEST_DOUBTED = 8
COMMONEST_DOUBTED = 3.0
LONGEST_WEIGHED = 5
COMMONEST_WEIGHED = 100.0
"""Short words up to this frequency are doubted where the words beside them speak for another."""

OLD_SHARE = 0.004
OLD_WORDS = 3
"""So many words, and so great a share of them, must be in old spelling for a document to be."""

# How often an unknown word of three letters stands in a million, and how much rarer it is with each letter more (10^x).
UNKNOWN = -1.5
PER_LETTER = 0.8
LONG = 10
SEEN = 0.05
"""How much of its frequency in the wide world a word keeps that no Dutch table has: such lists are full of errors."""
FOREIGN = 3.0
LONE = 0.02
"""How much of that a foreign word keeps between two Dutch ones."""
NAME = 1.2
REPEATED = 0.7
ODD_SIGN = 1.0
"""How much less often (10^x) a word is meant with a digit, sign or capital among its small letters."""
SHORT = 5
OWN_WORD = 0.5
"""How much the frequency of a word in the document itself counts, beside that in all Dutch."""
RAREST_HABIT = 1.0
"""A pair proves no more for a word that is rarer than this, in a million: the same error may be made twice."""
HABIT = 60.0
"""How many times a neighbour must have been seen before its habits count as much as the frequency of a word alone."""


@dataclass(frozen=True)
class Testimony:
    """What a document tells about its words.

    Attributes:
        words: Its words in order, capitals and all.
        counts: How often each stands in it.
        suspects: Those that may be damaged.
        damage: How many of its letters are damaged, as a power of ten.
        is_old: Whether it is in old spelling.
    """

    words: list[str]
    counts: Mapping[str, int]
    suspects: frozenset[str]
    damage: float
    is_old: bool = False

    @property
    def is_noisy(self) -> bool:
        """Whether so many letters are damaged that words of the tables come into question."""
        return self.damage > NOISY

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], int]:
        """How often two words stand side by side, in small letters."""
        return Counter(pairwise(word.lower() for word in self.words))

    @cached_property
    def singles(self) -> Mapping[str, int]:
        """How often each word stands in it, in small letters."""
        return Counter(word.lower() for word in self.words)

    def prior(self, word: str, general: float) -> float:
        """How often a word stands in a million, as a power of ten, here and (`general`) in all Dutch."""
        here = self.counts.get(word, 0) + self.counts.get(word.capitalize(), 0)
        return math.log10(10**general + OWN_WORD * 1e6 * here / len(self.words))

    def presence(self, word: str, *, opens: bool, lone: bool) -> float:
        """How often in a million words somebody means a word as it stands, as a power of ten.

        Args:
            word: The word, capitals and all.
            opens: Whether it opens a sentence or line, so that a capital says nothing.
            lone: Whether the words on both sides are Dutch.
        """
        unknown = UNKNOWN - PER_LETTER * (min(max(len(word), SHORTEST_WITNESS), LONG) - SHORTEST_WITNESS)
        odd = not word.isalpha() or not is_one_case(word)
        own = unknown - ODD_SIGN if odd else math.log10(max(10**unknown, _seen(word, lone=lone)))
        count = self.counts[word]
        if word.isupper():
            own += NAME if len(word) <= SHORT else 0
        elif word[0].isupper():
            own += (NAME / 2 if opens else NAME) + REPEATED * (count > 1)
        return own + REPEATED * (math.log10(count) if count > 2 else 0)

    def habit(self, word: str, prior: float, before: str, after: str, *, itself: bool = False) -> float:
        """How much likelier (10^x) a word is between its neighbours than anywhere, by the pairs of the document.

        Args:
            word: A word that may stand there, in small letters.
            prior: How often it stands in a million, as a power of ten.
            before: The word right before, in small letters; empty when there is none.
            after: The word right after; empty when there is none.
            itself: Whether this is the word that does stand there, which is no witness in its own case.
        """
        share = max(10**prior, RAREST_HABIT) / 1e6
        beside = [(before, (before, word)), (after, (word, after))]
        seen = [
            (self.singles.get(other, 0), max(0, self.pairs.get(pair, 0) - itself) / share)
            for other, pair in beside
            if other
        ]
        return sum(math.log10((together + HABIT) / (alone + HABIT)) for alone, together in seen)


def hear(text: str) -> Testimony:
    """What a text tells about its words."""
    words = all_words(text)
    counts = Counter(words)
    suspects = {word for word in counts if is_suspect(word)}
    damage = _damage(counts, suspects)
    if damage > NOISY:
        suspects |= {word for word in counts if is_doubtful(word)}
    old = sum(count for word, count in counts.items() if not is_known(word) and modern(word) is not None)
    return Testimony(
        words,
        counts,
        frozenset(suspects if damage < HOPELESS else ()),
        damage,
        is_old=old > max(OLD_WORDS - 1, OLD_SHARE * len(words)),
    )


def _damage(counts: Mapping[str, int], suspects: Iterable[str]) -> float:
    plain = {word: count for word, count in counts.items() if len(word) >= SHORTEST_WITNESS and word.islower()}
    unknown = sum(plain.get(word, 0) for word in suspects)
    share = (unknown + 1) / (sum(plain.values()) + FEW_WORDS) - UNKNOWN_IN_CLEAN_TEXT
    return math.log10(max(share / LETTERS_IN_A_WORD, LEAST_RATE))


def is_suspect(word: str) -> bool:
    """Whether a word is not Dutch, not too long for a word, and no code, measure or word with a number of its own."""
    if not 2 <= len(word) <= LONGEST_WORD or (is_word(word) and not misread_capital(word) and not _is_stranger(word)):
        return False
    letters = word.strip("0123456789")
    return letters == word or (len(letters) > 1 and not letters.isupper() and not is_word(letters))


def _is_stranger(word: str) -> bool:
    """Whether a word that a lenient table has is rather one of another language: `warden`."""
    return not is_in_dictionary(word) and is_commoner_abroad(word, FOREIGN)


def is_doubtful(word: str) -> bool:
    """Whether a form of the tables is so rare that in a damaged text it is likelier damage, or is short."""
    if len(word) < 2 or not word.islower() or not word.isascii() or word in GRAMMAR:
        return False
    often = frequency(word)
    if len(word) <= LONGEST_WEIGHED and often < COMMONEST_WEIGHED:
        return True
    return len(word) <= LONGEST_DOUBTED and often < COMMONEST_DOUBTED and modern(word) is None


def _seen(word: str, *, lone: bool) -> float:
    """How often in a million words a word is seen in the wide world, as far as that says that somebody meant it."""
    if is_known(word) and not _is_stranger(word):
        return frequency(word)
    return SEEN * max(frequency(word), foreign_frequency(word) * (LONE if lone else 1.0))
