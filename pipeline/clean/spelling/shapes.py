"""Finds the words that several confusions may have been made from at once, by the strokes that letters are made of.

The idea is the OCR key of Niklas (2010): letters that scanners confuse get one code, and those that look like two of
another the code twice, so that `gcmeeiite` and `gemeente` have the same key. What has the same key is then compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.clean.spelling.confusions import LONGEST_SEEN, Confusions, confusions
from pipeline.vocabulary import forms

SHORTEST = 6
RAREST = 0.05
"""How often in a million words a form must occur to be found by its strokes."""
DEAREST = 3.5
"""The highest cost of all errors in a word together."""

_STROKES = str.maketrans(
    {
        **dict.fromkeys("iljtfr1|!Iíìîï", "i"),
        **dict.fromkeys("nuvhbyüJ", "ii"),
        "m": "iii",
        **dict.fromkeys("ecoas0éèêëóöáäâ", "e"),
        **dict.fromkeys("q9", "g"),
        "d": "ei",
        "w": "iiii",
        "U": "ii",
        "z": "x",
    }
)


def same_shape(word: str) -> Iterator[tuple[str, float]]:
    """Each common form that looks like the word and becomes it by errors of the table, with what they cost together.

    Args:
        word: What was read, in small letters but for those that are damage, `SHORTEST` letters or more.
    """
    for form in _by_strokes().get(word.translate(_STROKES), ()):
        cost = _cost(word, form)
        if cost <= DEAREST:
            yield form, cost


@cache
def _by_strokes() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form, frequency in forms().items():
        if frequency >= RAREST and len(form) >= SHORTEST - 1:
            key = form.translate(_STROKES)
            found[key] = (*found.get(key, ()), form)
    return found


def _cost(seen: str, meant: str) -> float:
    """The least that the table asks for reading the one as the other; infinite where it has no way."""
    table = confusions("lower")
    costs = {(0, 0): 0.0}
    for at in range(len(seen) + 1):
        for to in range(len(meant) + 1):
            cost = costs.get((at, to))
            if cost is not None and cost <= DEAREST:
                for end, further, more in _steps(seen, meant, at, to, table):
                    costs[end, further] = min(cost + more, costs.get((end, further), cost + more))
    return costs.get((len(seen), len(meant)), float("inf"))


def _steps(seen: str, meant: str, at: int, to: int, table: Confusions) -> Iterator[tuple[int, int, float]]:
    """Where reading on may lead from these places in the two words, and at what cost."""
    if at < len(seen) and to < len(meant) and seen[at] == meant[to]:
        yield at + 1, to + 1, 0.0
    for end in range(at + 1, min(at + LONGEST_SEEN, len(seen)) + 1):
        for other, more in table.get(seen[at:end], ()):
            if meant.startswith(other, to):
                yield end, to + len(other), more
