"""Regular expressions that can be broken off: one that a reader types may take for ever on a single sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from math import prod
from time import monotonic

import regex

from pipeline.cues import Offsets
from pipeline.messages import Message
from pipeline.search.faults import Fault, QueryError

_BEYOND_PYTHON = re.compile(r"(?<!\\)\{(?!\d*,?\d*\})")
"""Curly brackets that count nothing: `regex` takes them for a search by likeness, and Python for themselves."""
_COUNTS = re.compile(r"\{(\d*),?(\d*)\}")
_QUOTES = ("bad character range ", "bad escape \\", "unknown extension ")
"""How those faults begin of which the library names the piece that is wrong."""
MOST = 10_000
"""So far all counts of an expression together may count: each that stands within another multiplies what is compiled,
which cannot be broken off."""


class TookTooLong(Exception):  # noqa: N818 - no fault: it tells a search to break off
    """The time that a search has is over."""


@lru_cache(maxsize=64)
def compiled(pattern: str) -> regex.Pattern[str]:
    """An expression, compiled; capitals do not matter.

    It is written as for Python, whose parser tells which letters it requires, and matched by `regex`, which can be
    broken off; what only one of the two knows is refused.

    Raises:
        QueryError: when it is no regular expression.
    """
    try:
        re.compile(pattern)
        _check(pattern)
        return regex.compile(pattern, regex.IGNORECASE)
    except (re.error, regex.error, OverflowError, RecursionError) as error:
        raise QueryError(Fault.NO_EXPRESSION, pattern, _why(error)) from error


def _why(error: Exception) -> Message:
    """What a library of expressions says; both word the place alike."""
    at = getattr(error, "pos", None)
    if isinstance(error, re.error | regex.error) and at is not None:
        start = next((one for one in _QUOTES if error.msg.startswith(one)), error.msg)
        piece = error.msg.removeprefix(start)
        what = Message.of(f"{start}{{piece}}" if piece else start, {"piece": piece})
        return Message("{what} at position {place}", what=what, place=at)
    return Message.of(str(error))


def _check(pattern: str) -> None:
    """Refuse what the two libraries take for different things, and what takes too long to compile."""
    if _BEYOND_PYTHON.search(pattern):
        raise QueryError(Fault.NO_EXPRESSION, pattern, Message("write \\{ for a bracket"))
    if prod(max(1, *(int(number or 1) for number in counts)) for counts in _COUNTS.findall(pattern)) > MOST:
        raise QueryError(Fault.TOO_LONG, pattern)


def matches(pattern: regex.Pattern[str], text: str, deadline: float) -> list[Offsets]:
    """Start and end of each match that holds a character.

    Args:
        pattern: As `compiled` gives it.
        text: To look in.
        deadline: When to break off, by the clock of `time.monotonic`.

    Raises:
        TookTooLong: when the time is over.
    """
    left = deadline - monotonic()
    if left <= 0:
        raise TookTooLong
    try:
        # `concurrent` lets other readers' threads go on meanwhile.
        found = pattern.finditer(text, timeout=left, concurrent=True)
        return [match.span() for match in found if match.end() > match.start()]
    except TimeoutError as error:
        raise TookTooLong from error
