"""Letters that every match of a regular expression holds, so that an index can say where to look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from pipeline.search.words import normal

SHORTEST_RUN = 3
"""The index knows runs of letters by threes."""

Steps = Sequence[tuple[Any, Any]]


def runs_of(pattern: str) -> tuple[str, ...]:
    """Runs of at least `SHORTEST_RUN` letters and digits, in lower case, all of which stand in each match of `pattern`.

    Python's own parser says what an expression is made of: what it asks for once or more often, outside of
    alternatives and of what looks around, is required.

    Args:
        pattern: A regular expression that Python can compile.
    """
    runs = "".join(_letters(_parser.parse(pattern))).split()
    return tuple(dict.fromkeys(run for run in runs if len(run) >= SHORTEST_RUN))


def _letters(steps: Steps) -> Iterator[str]:
    """The literal letters of an expression in order, with a space wherever anything else may stand."""
    for code, value in steps:
        if code is codes.LITERAL and chr(value).isalnum():
            yield normal(chr(value))
        elif code is codes.SUBPATTERN:
            yield from _letters(value[-1])
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and value[0] > 0:
            yield from (" ", *_letters(value[2]), " ")
        elif code is not codes.AT:
            yield " "
