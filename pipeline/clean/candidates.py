"""What a word that is not Dutch may have been: Dutch words a confusion or two away, with the odds of each."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.clean.confusions import ANY_LETTER, SWAPPED, likely_errors, one_letter_off, swapped, two_likely_errors
from pipeline.vocabulary import SHORTEST_PART, bare_heads, forms, is_head, parts

MOST = 6
SHORTEST_OF_TWO_ERRORS = 6
SHORTEST_COMPOUND = 8
UNCOUNTED = 0.005
"""What stands for the frequency, in a million words, of a form that was never counted."""
COMPOUND = 1e-3
"""How much rarer a compound is than the part of it that was damaged."""


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
def candidates(word: str, case: str) -> tuple[Candidate, ...]:
    """Dutch words that a scanner may have read as this one, the likeliest first, at most `MOST`.

    Args:
        word: What was read. Capitals, digits and signs in it are taken for damage.
        case: `upper` or `lower`: what shapes the letters had, or `title` when only the first was a capital; `word` is
            in small letters all the same.
    """
    only_letters = word.isalpha() and word.islower()
    found = _best(_known(_errors(word, case, any_letter=only_letters), forms()))
    if not found and only_letters and len(word) >= SHORTEST_COMPOUND:
        found = _best(_compounds(word, case))
    if not found and len(word) >= SHORTEST_OF_TWO_ERRORS:
        found = _best(_known(two_likely_errors(word, case), forms()))
    return tuple(sorted(found, key=lambda one: (-one.score, one.word))[:MOST])


def _best(found: Iterable[Candidate]) -> Iterable[Candidate]:
    """Each word once, with the least cost."""
    best: dict[str, Candidate] = {}
    for one in found:
        if one.word not in best or best[one.word].score < one.score:
            best[one.word] = one
    return best.values()


def _errors(word: str, case: str, *, any_letter: bool) -> Iterator[tuple[str, float]]:
    """Each word that one error makes into this one, with its cost."""
    yield from likely_errors(word, case)
    if any_letter:
        yield from ((other, ANY_LETTER) for other in one_letter_off(word))
        yield from ((other, SWAPPED) for other in swapped(word))


def _known(words: Iterable[tuple[str, float]], lexicon: Container[str]) -> Iterator[Candidate]:
    for word, cost in words:
        if word in lexicon:
            yield Candidate(word, cost, math.log10(max(forms().get(word, 0.0), UNCOUNTED)))


def _compounds(word: str, case: str) -> Iterator[Candidate]:
    """Compounds one part of which was damaged."""
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:cut], word[cut:]
        if len(tail) > SHORTEST_PART and is_head(head):
            yield from _joined(head, "", _known(_errors(tail, case, any_letter=True), parts()))
        if len(head) > SHORTEST_PART and tail in parts():
            for bare in bare_heads(head):
                link = head[len(bare) :]
                yield from _joined("", link + tail, _known(_errors(bare, case, any_letter=True), parts()))


def _joined(head: str, tail: str, damaged: Iterable[Candidate]) -> Iterator[Candidate]:
    shift = math.log10(COMPOUND)
    return (Candidate(head + one.word + tail, one.cost, one.prior + shift) for one in damaged)
