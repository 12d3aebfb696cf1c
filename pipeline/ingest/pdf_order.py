"""The order in which the lines of a page are read. Pure geometry: no file, no library.

pdfium's order is that of the file, and mostly right. It is wrong where a file goes row by row across
columns. Only there, where the page shows two columns of prose for certain, is the order made anew: a line over the full
width ends what stands above it, and between two such lines the left column comes before the right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.ingest.lines import Line

_FEWEST_LINES = 5  # in each column
_SHORTEST_LINE = 15  # characters, in the middle of a column's: less is a table or a margin
_MOST_CROSSING = 0.4  # of the lines: headings and the paragraphs around the columns
_GUTTER = 0.8  # of the height of the type: the narrowest gap between columns
_MIDDLE = (0.3, 0.7)  # of the width of the text, where a gutter may be
_LARGE = 1.12  # times the usual height of type
_STEPS = 81
_MOST_SWITCHES = 0.5  # of the lines: a file that goes from column to column more often is written row by row


@dataclass(frozen=True, slots=True)
class _Split:
    """A page cut at a gutter: its lines in order of the file, each with its side (-1 left, 0 across, 1 right)."""

    lines: tuple[tuple[Line, int], ...]

    def side(self, wanted: int) -> list[Line]:
        return [line for line, side in self.lines if side == wanted]


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines as a person reads them.

    Args:
        lines: In the order of the file.

    Returns:
        The same words; where the page has two columns that the file mixes, its lines are cut at the gutter and sorted.
    """
    split = _two_columns(lines)
    if split is None or not _is_mixed(split):
        return lines
    ordered: list[Line] = []
    band: list[tuple[Line, int]] = []
    for line, side in sorted(split.lines, key=lambda placed: -placed[0].top):
        if side == 0:
            ordered += [*_column_by_column(band), line]
            band = []
        else:
            band.append((line, side))
    return ordered + _column_by_column(band)


def _two_columns(lines: list[Line]) -> _Split | None:
    if len(lines) < _FEWEST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    places = [low + (high - low) * step / (_STEPS - 1) for step in range(_STEPS)]
    extents = [(line.left, line.right, _gaps(line)) for line in lines]
    crossing = {x: sum(start < x < end and _gap_at(gaps, x) is None for start, end, gaps in extents) for x in places}
    fewest = min(crossing.values())
    best = [x for x in places if crossing[x] == fewest]
    split = _cut(lines, best[len(best) // 2])
    return split if _are_columns(split) else None


def _are_columns(split: _Split) -> bool:
    left, right = split.side(-1), split.side(1)
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    if len(split.side(0)) > _MOST_CROSSING * len(split.lines):
        return False
    if min(median(len(line.text) for line in side) for side in (left, right)) < _SHORTEST_LINE:
        return False
    shared = min(_top(left), _top(right)) - max(_bottom(left), _bottom(right))
    return shared > 0.5 * min(_top(left) - _bottom(left), _top(right) - _bottom(right))


def _is_mixed(split: _Split) -> bool:
    sides = [side for _, side in split.lines if side]
    switches = sum(here != there for here, there in pairwise(sides))
    return switches > _MOST_SWITCHES * len(sides) or (switches == 1 and sides[0] == 1)


def _gaps(line: Line) -> list[tuple[float, float, int]]:
    """Gaps in a line as wide as a gutter: from where to where, and how many words stand before."""
    pairs = enumerate(pairwise(line.words), 1)
    wide = _GUTTER * line.height
    return [(word.right, after.left, count) for count, (word, after) in pairs if after.left - word.right >= wide]


def _gap_at(gaps: list[tuple[float, float, int]], x: float) -> int | None:
    """How many words stand left of the gap at `x`; `None` when there is none."""
    return next((count for left, right, count in gaps if left <= x <= right), None)


def _cut(lines: Iterable[Line], x: float) -> _Split:
    placed: list[tuple[Line, int]] = []
    for line in lines:
        if line.right <= x or line.left >= x:
            placed.append((line, -1 if line.right <= x else 1))
        elif (count := _gap_at(_gaps(line), x)) is None:
            placed.append((line, 0))
        else:
            placed.append((replace(line, words=line.words[:count]), -1))
            placed.append((replace(line, words=line.words[count:]), 1))
    return _Split(tuple((line, 0 if _stands_alone(line, side, placed) else side) for line, side in placed))


def _stands_alone(line: Line, side: int, placed: list[tuple[Line, int]]) -> bool:
    """Whether a line is a short heading over both columns: larger type, and nothing beside it."""
    usual = median(other.height for other, _ in placed)
    beside = (other for other, where in placed if where == -side)
    return line.height > _LARGE * usual and not any(
        other.bottom < line.top and line.bottom < other.top for other in beside
    )


def _column_by_column(band: list[tuple[Line, int]]) -> list[Line]:
    return [line for wanted in (-1, 1) for line, side in band if side == wanted]


def _top(lines: list[Line]) -> float:
    return max(line.top for line in lines)


def _bottom(lines: list[Line]) -> float:
    return min(line.bottom for line in lines)
