"""How likely a stretch of letters is one word or several, by how often words occur in running Dutch."""

from __future__ import annotations

from functools import lru_cache
from math import log10, prod

from pipeline.vocabulary import GRAMMAR, NO_PARTS, forms, frequency, is_compound

NEVER_COUNTED = 0.01  # times in a million words; rarer ones were not counted
RARE = 0.005  # what stands in a table and was never counted
SHORTEST_CONTENT = 3
RAREST_SHORT = 20.0  # a word of three letters that is rarer is mostly an abbreviation, or a chance
LONGEST_PART = 30
SHORTEST_COMPOUND = 8
COMPOUND = 1e-6
# What a cut costs, in powers of ten: `welzijn` before `wel zijn`; and more between two words that may be a compound.
CUT, CUT_IN_COMPOUND = 1.0, 4.0


def is_form(word: str) -> bool:
    """Whether a word form is surely Dutch."""
    return word.lower() in forms()


def odds_of_one(*parts: str) -> float:
    """How many times likelier the parts are one word than words that stand side by side by chance."""
    whole = max(frequency("".join(parts)), RARE)
    return whole / 1e6 / prod(max(frequency(part), NEVER_COUNTED) / 1e6 for part in parts)


def odds_of_several(*parts: str) -> float:
    """How many times likelier the parts are words side by side than the one word that they make together."""
    whole = max(frequency("".join(parts)), RARE)
    return 1e6 * prod(frequency(part) / 1e6 for part in parts) / whole


def likeliest_parts(letters: str) -> tuple[str, ...]:
    """The likeliest words that side by side make up `letters`, in lower case; none where there are no such words.

    The fewer and the commoner, the likelier. Each is a word of grammar, a word form of three letters or more, or a
    long compound.
    """
    letters = letters.lower()
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(letters)
    for end in range(2, len(letters) + 1):
        for start in range(max(0, end - LONGEST_PART), end - 1):
            before = best[start]
            weight = _weight(letters[start:end]) if before else 0.0
            if before is None or weight == 0:
                continue
            score = before[0] + log10(weight / 1e6) - _cost_of_cut(before[1], letters[start:end])
            kept = best[end]
            if kept is None or score > kept[0]:
                best[end] = score, (*before[1], letters[start:end])
    last = best[len(letters)]
    return last[1] if last else ()


def _cost_of_cut(before: tuple[str, ...], part: str) -> float:
    return CUT if part in GRAMMAR or not before or before[-1] in GRAMMAR else CUT_IN_COMPOUND


@lru_cache(maxsize=1 << 16)
def _weight(part: str) -> float:
    """How often a part occurs in a million words; 0 for what is no word on its own."""
    if part in GRAMMAR:
        return frequency(part)
    if len(part) < SHORTEST_CONTENT or part in NO_PARTS:
        return 0.0
    if is_form(part):
        often = frequency(part)
        return max(often, RARE) if len(part) > SHORTEST_CONTENT or often >= RAREST_SHORT else 0.0
    return COMPOUND if len(part) >= SHORTEST_COMPOUND and is_compound(part) else 0.0
