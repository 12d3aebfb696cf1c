"""Which letters a scanner takes for which, and what a damaged word may have been: one error undone, or two.

Costs are in powers of ten, as the odds against an error are: what costs 2 is ten times rarer than what costs 1.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

LETTERS = "abcdefghijklmnopqrstuvwxyzëïé"
ANY_LETTER = 2.3
"""What it costs that a letter was read as any other, was lost, or came out of nothing."""
SWAPPED = 2.6

LONGEST_SEEN = 3
Confusions = Mapping[str, tuple[tuple[str, float], ...]]
"""For what was seen, what may have been meant, and at what cost."""


@cache
def confusions(case: str) -> Confusions:
    """The table for words in small letters (`lower`), its keys as they are seen, or for words in capitals (`upper`)."""
    kinds = tomllib.loads(Path(__file__).with_name("confusions.toml").read_text(encoding="utf-8"))["kinds"]
    found: dict[str, dict[str, float]] = {}
    for kind in kinds:
        for seen, meant in _pairs(kind[case]):
            found.setdefault(seen, {}).setdefault(meant, kind["cost"])
    return {seen: tuple(meant.items()) for seen, meant in found.items()}


def _pairs(lists: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for pair in lists.get("pairs", ()):
        seen, meant = pair.split(" ")
        yield seen, meant
    for pair in lists.get("both", ()):
        one, other = pair.split(" ")
        yield from ((one, other), (other, one))


def likely_errors(word: str, case: str, spot: tuple[int, int]) -> Iterator[tuple[str, float]]:
    """Each word that the table says may have been read as this one, by a single error, with its cost.

    Args:
        word: What was read, in small letters but for those that are damage.
        case: `upper`, `lower`, or `title` for a word whose first letter was a capital.
        spot: The letters, one of which at least must have been misread.
    """
    low, high = spot
    if case == "title":
        if low == 0:
            yield from _errors(word, range(1), (0, 1), confusions("upper"))
        case = "lower"
    yield from _errors(word, range(max(0, low - LONGEST_SEEN + 1), high), spot, confusions(case))


def _errors(word: str, places: range, spot: tuple[int, int], table: Confusions) -> Iterator[tuple[str, float]]:
    """Errors that begin at one of these places and touch the spot."""
    for at in places:
        for end in range(max(at, spot[0]) + 1, min(at + LONGEST_SEEN, len(word)) + 1):
            for meant, cost in table.get(word[at:end], ()):
                yield word[:at] + meant + word[end:], cost


def one_letter_off(word: str, spot: tuple[int, int]) -> set[str]:
    """Each word that is one letter away: another letter at the spot, one lost there, or one too many."""
    low, high = spot
    cuts = [(word[:at], word[at + 1 :]) for at in range(low, high)]
    whole = spot == (0, len(word))
    gaps = [(word[:at], word[at:]) for at in (range(len(word) + 1) if whole else range(low + 1, high))]
    words = {before + after for before, after in cuts}
    for letter in LETTERS:
        words.update([before + letter + after for before, after in cuts])
        words.update([before + letter + after for before, after in gaps])
    return words - {word}


def swapped(word: str) -> set[str]:
    """Each word that has two neighbouring letters of this one in the other order."""
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)} - {word}
