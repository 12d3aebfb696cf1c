"""Where selections stand in a text, however the program that wrote them counts.

Positions should be code points over the text as it is in the file. Some programs count a line end as two, some count
UTF-16 units, some count a BOM. Which it is, the quotes tell that stand beside the positions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, product

from pipeline.exchange.elements import printable
from pipeline.exchange.foreign import ForeignSelection

_LAST_OF_PLANE = 0xFFFF
_CUT_OFF = ("…", "...")


@dataclass(frozen=True, slots=True)
class Ruler:
    """Takes positions to offsets.

    Attributes:
        marks: The position of each character of the text, and of its end.
    """

    marks: Sequence[int]

    def offset(self, position: int) -> int | None:
        """The offset of a position; `None` where it lies within a character or beyond the text."""
        at = bisect_left(self.marks, position)
        return at if at < len(self.marks) and self.marks[at] == position else None

    def span(self, selection: ForeignSelection) -> tuple[int, int] | None:
        """The offsets of a selection; `None` where it has none, or is empty."""
        start, end = self.offset(selection.start), self.offset(selection.end)
        return (start, end) if start is not None and end is not None and start < end else None


def ruler(text: str, selections: Sequence[ForeignSelection]) -> Ruler:
    """The way of counting by which most selections have the quote that they name; code points where none tells.

    Args:
        text: With LF line ends and no BOM.
        selections: What was selected in it.
    """
    named = [one for one in selections if one.name]
    rulers = (_ruler(text, *widths) for widths in product((0, 1), (1, 2), (1, 2)))
    best, most = next(rulers), -1
    for one in (best, *rulers):
        hits = sum(quotes(selection.name, text, one.span(selection)) for selection in named)
        if hits > most:
            best, most = one, hits
        if most == len(named):
            break
    return best


def quotes(name: str, text: str, span: tuple[int, int] | None) -> bool:
    """Whether a name is the quote of a stretch of text, perhaps cut off."""
    if span is None:
        return False
    named, there = _words(name), _words(text[span[0] : span[1]])
    ending = next((ending for ending in _CUT_OFF if named.endswith(ending)), None)
    return named == there or (ending is not None and there.startswith(named.removesuffix(ending).rstrip()))


def _words(text: str) -> str:
    return " ".join(printable(text).split())


def _ruler(text: str, bom: int, newline: int, astral: int) -> Ruler:
    return Ruler(tuple(accumulate(_widths(text, newline, astral), initial=bom)))


def _widths(text: str, newline: int, astral: int) -> Iterable[int]:
    return (newline if sign == "\n" else astral if ord(sign) > _LAST_OF_PLANE else 1 for sign in text)
