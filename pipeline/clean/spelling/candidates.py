"""What a word that is not Dutch may have been: Dutch words a confusion or two away, with the odds of each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from pipeline.clean.spelling.confusions import ANY_LETTER, SWAPPED, likely_errors, one_letter_off, swapped
from pipeline.clean.spelling.shapes import SHORTEST as SHORTEST_BY_SHAPE
from pipeline.clean.spelling.shapes import same_shape
from pipeline.clean.spelling.weak_spots import weak_spot
from pipeline.vocabulary import SHORTEST_PART, bare_heads, forms, is_head, modern, parts

MOST = 6
SHORTEST_COMPOUND = 8
UNCOUNTED = 0.005
"""What stands for the frequency, in a million words, of a form that was never counted."""
RAREST_BY_ANY_LETTER = -1.0
"""How common (10^x in a million) a word must be to have been meant by an error that no table has."""
SHORTEST_BY_ANY_LETTER = 5
COMMON_PART = 0.5
SHORTEST_OLD = 6
OLD = -1.5
"""How much rarer (10^x) an old spelling is than the word in that of now."""
COMMON_LINKS = frozenset(("", "s", "en"))
COMPOUND = -3.3
"""How much rarer (10^x) a compound is than the part of it that was damaged."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Dutch word that may have been meant.

    Attributes:
        word: The word, in small letters.
        cost: The odds against the errors that made of it what was seen, in powers of ten.
        prior: How often it stands in a million words of running Dutch, as a power of ten.
    """

    word: str
    cost: float
    prior: float

    @property
    def score(self) -> float:
        """The better, the higher."""
        return self.prior - self.cost


def shape(word: str) -> tuple[str, str]:
    """A word as `candidates` takes it: without the capitals that are no damage, and what shapes its letters have."""
    if sum(map(str.isupper, word)) > len(word) / 2 > 1 or (word.isupper() and len(word) > 1):
        return word.lower(), "upper"
    return word[0].lower() + word[1:], "title" if word[0].isupper() else "lower"


@lru_cache(maxsize=1 << 15)
def candidates(word: str, case: str, *, by_table: bool, old: bool = False) -> tuple[Candidate, ...]:
    """Dutch words that a scanner may have read as this one, the likeliest first, at most `MOST`.

    Args:
        word: What was read. Capitals, digits and signs in it are taken for damage.
        case: `upper` or `lower`: what shapes the letters had, or `title` when only the first was a capital; `word` is
            in small letters all the same.
        by_table: Whether only one error of the table of confusions counts, as it should for what may be a name or a
            rare word; else there may be several, and any letter may have been lost, or misread for any other.
        old: Whether words in old spelling may have been meant too.
    """
    any_letter = not by_table and word.isalpha() and word.islower()
    found = _one_error(word, case, forms().keys(), RAREST_BY_ANY_LETTER if any_letter else None)
    if not found and any_letter and len(word) >= SHORTEST_COMPOUND:
        found = list(_compounds(word, case))
    if not found and not by_table and case != "upper" and len(word) >= SHORTEST_BY_SHAPE:
        found = _among(forms().keys(), same_shape(word))
    if not found and old and not by_table and len(word) >= SHORTEST_OLD:
        found = list(_old_words(word, case))
    best = {one.word: one for one in sorted(found, key=lambda one: one.score)}
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.word))[:MOST])


def _one_error(word: str, case: str, lexicon: Set[str], rarest: float | None) -> list[Candidate]:
    """Words of the lexicon that one error makes into this one; as common as `rarest` for an error that no table has."""
    spot = weak_spot(word)
    if spot is None:
        return []
    found = _among(lexicon, likely_errors(word, case, spot))
    if rarest is not None:
        others = [(other, ANY_LETTER) for other in lexicon & one_letter_off(word, spot)]
        others += [(other, SWAPPED) for other in lexicon & swapped(word)]
        found += [one for one in _among(lexicon, others) if one.prior >= rarest]
    return found


def _among(lexicon: Set[str], words: Iterable[tuple[str, float]]) -> list[Candidate]:
    return [Candidate(word, cost, _prior(word)) for word, cost in words if word in lexicon]


def _prior(word: str) -> float:
    return math.log10(max(forms().get(word, 0.0), UNCOUNTED))


def _compounds(word: str, case: str) -> Iterator[Candidate]:
    """Compounds one part of which was damaged, and is no word that only happens to be rare."""
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:cut], word[cut:]
        if len(tail) > SHORTEST_PART and is_head(head):
            yield from _joined(head, "", _damaged_part(tail, case), _prior(head))
        if len(head) > SHORTEST_PART and tail in parts():
            for bare in bare_heads(head):
                link = head[len(bare) :]
                if link in COMMON_LINKS:
                    yield from _joined("", link + tail, _damaged_part(bare, case), _prior(tail))


def _old_words(word: str, case: str) -> Iterator[Candidate]:
    """Words in old spelling that one error of the table makes into this one."""
    spot = weak_spot(word)
    for other, cost in likely_errors(word, case, spot) if spot else ():
        if other.isalpha() and other.islower() and (now := modern(other)):
            yield Candidate(other, cost, _prior(now) + OLD)


def _damaged_part(part: str, case: str) -> list[Candidate]:
    if part in forms():
        return []
    return _one_error(part, case, parts(), COMMON_PART if len(part) >= SHORTEST_BY_ANY_LETTER else None)


def _joined(head: str, tail: str, damaged: Iterable[Candidate], other: float) -> Iterator[Candidate]:
    """Compounds of the parts; `other` is how common the part is that was not damaged."""
    shift = COMPOUND + min(0.0, other)
    return (Candidate(head + one.word + tail, one.cost, one.prior + shift) for one in damaged)
