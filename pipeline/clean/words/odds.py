"""How likely a stretch of letters is one word or several, by how often words occur in running Dutch."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import inf, log10, prod

from pipeline.clean.lexicon import PREPOSITIONS
from pipeline.vocabulary import GRAMMAR, frequency, is_form, parts

NEVER_COUNTED = 0.01  # times in a million words; rarer ones were not counted
RARE = 0.005  # what stands in a table and was never counted
COMMON, VERY_COMMON = 5.0, 300.0
LONGEST_PART = 30
SMALL = GRAMMAR | PREPOSITIONS
_Way = tuple[float, tuple[str, ...]]
_NO_WAY: _Way = (-inf, ())
SHORTEST_HALF = 4  # letters of a word in a compound that no table has
COMPOUND = 1e-9  # how often two words in a million squared make a compound: more than they stand side by side
# What a cut costs, in powers of ten: `welzijn` before `wel zijn`; more between two words that may be a compound, less
# where the first bears an ending that no compound has.
CUT, CUT_IN_COMPOUND, CUT_AFTER_ENDING = 1.0, 4.0, 2.0


def odds_of_one(*words: str) -> float:
    """How many times likelier letters are one word than words that stand side by side by chance."""
    whole = max(frequency("".join(words)), RARE)
    return whole / 1e6 / prod(max(frequency(word), NEVER_COUNTED) / 1e6 for word in words)


def odds_of_several(*words: str) -> float:
    """How many times likelier words stand side by side than are the one word that they make together."""
    whole = max(frequency("".join(words)), RARE)
    return 1e6 * prod(frequency(word) / 1e6 for word in words) / whole


def likeliest_parts(letters: str) -> tuple[str, ...]:
    """The likeliest words that side by side make up `letters`, in lower case; none where there are no such words.

    The fewer and the commoner, the likelier. Each is a word of grammar, a word form of three letters or more, or a
    long compound.
    """
    letters = letters.lower()
    # For each place the best way there, by whether its last word is light: on that depends what the next cut costs.
    best: list[dict[bool, _Way]] = [{True: (0.0, ())}, *({} for _ in letters)]
    for end in range(2, len(letters) + 1):
        for start in filter(best.__getitem__, range(max(0, end - LONGEST_PART), end - 1)):
            part = letters[start:end]
            weight = _weight(part)
            if weight > 0:
                way, light = _best_way(best[start].values(), part, weight), is_light(part)
                best[end][light] = max(way, best[end].get(light, _NO_WAY))
    return max(best[-1].values(), default=_NO_WAY)[1]


def _best_way(ways: Iterable[_Way], part: str, weight: float) -> _Way:
    gain = log10(weight / 1e6)
    return max((score + gain - _cost_of_cut(words, part), (*words, part)) for score, words in ways)


def _cost_of_cut(before: tuple[str, ...], part: str) -> float:
    """What it costs to cut off a part after the words before it, in powers of ten."""
    if not before or is_light(part) or is_light(before[-1]):
        return CUT
    return CUT_AFTER_ENDING if before[-1].endswith("e") else CUT_IN_COMPOUND


@lru_cache(maxsize=1 << 16)
def _weight(part: str) -> float:
    """How often a part occurs in a million words; 0 for what is no word on its own."""
    often = frequency(part)
    if part in SMALL:
        return often
    if part in parts() or (len(part) > SHORTEST_HALF and often >= COMMON and is_form(part)):
        return max(often, RARE)
    return _compound_weight(part)


@lru_cache(maxsize=1 << 16)
def is_light(word: str) -> bool:
    """Whether a word is one of grammar, or so common that it stands beside others rather than in a compound."""
    return word in SMALL or frequency(word) >= VERY_COMMON


@lru_cache(maxsize=1 << 16)
def _compound_weight(word: str) -> float:
    """How often a compound that no table has may occur in a million words, by its halves; 0 for what is none."""
    cuts = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
    halves = ((word[:cut], word[cut:]) for cut in cuts if word[cut:] in parts() and _is_first_half(word[:cut]))
    return max((_common(first) * _common(second) * COMPOUND for first, second in halves), default=0.0)


def is_new_compound(word: str) -> bool:
    """Whether a word that no table has is made of two common ones, the first of them no adjective with its ending."""
    return _compound_weight(word) > 0


def _common(half: str) -> float:
    return max(frequency(half), frequency(half.removesuffix("s")), RARE)


def _is_first_half(half: str) -> bool:
    bare = half.removesuffix("s")
    return not half.endswith("e") and (half in parts() or (len(bare) >= SHORTEST_HALF and bare in parts()))
