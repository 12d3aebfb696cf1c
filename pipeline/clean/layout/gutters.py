"""Puts two columns that were read straight across one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.clean import patterns
from pipeline.clean.layout.columns import runs_across
from pipeline.clean.layout.lines import Line, ends_sentence, is_table_row, lines_of
from pipeline.spans import Edit, Piece

RULE = "part_columns"
LEAST_ROWS = 4
NARROWEST = 15  # characters in one line of a column; a cell of a table is often shorter
CUT_SHARE = 0.5  # of the line ends in a column, those that a sentence must run across


@dataclass(frozen=True, slots=True)
class Row:
    """A line with a wide gap in it: two lines of two columns.

    Attributes:
        left: The line of the left column.
        right: That of the right one.
        at: Characters from the beginning of the line to the right column.
    """

    left: Line
    right: Line
    at: int


def part_columns(text: str) -> list[Edit]:
    """Lines of two columns that stand side by side, with a gap of spaces between, are put one column below the other.

    The right column must begin at the same place in four lines or more, and in both sentences must run from line to
    line. Rows of a table stay.
    """
    rows = [_row(line) for line in lines_of(text)]
    return [edit for block in _blocks(rows) if _are_columns(block) for edit in _parted(block)]


def _row(line: Line) -> Row | None:
    gaps = list(patterns.COLUMN_GAP.finditer(line.text))
    if len(gaps) != 1 or is_table_row(line.text):
        return None
    start, end = gaps[0].span()
    left, right = line.text[:start], line.text[end:]
    return Row(
        replace(line, end=line.start + start, text=left),
        replace(line, start=line.start + end, text=right),
        line.indent + end,
    )


def _blocks(rows: Sequence[Row | None]) -> Iterator[list[Row]]:
    """Rows that follow each other, their right column in the same place."""
    block: list[Row] = []
    for row in (*rows, None):
        if block and (row is None or row.at != block[-1].at or row.left.blanks or row.left.new_page):
            if len(block) >= LEAST_ROWS:
                yield block
            block = []
        if row is not None:
            block.append(row)


def _are_columns(block: Sequence[Row]) -> bool:
    return all(_is_column(column) for column in ([row.left for row in block], [row.right for row in block]))


def _is_column(lines: Sequence[Line]) -> bool:
    cuts = sum(runs_across(line, below) for line, below in pairwise(lines))
    long = sum(len(line.text) >= NARROWEST for line in lines)
    return cuts >= CUT_SHARE * (len(lines) - 1) and 2 * long > len(lines)


def _parted(block: Sequence[Row]) -> Iterator[Edit]:
    """The right column is taken out line by line, and put behind the last line of the left one."""
    *rows, last = block
    for row in rows:
        yield Edit(row.left.end, row.right.end, "", RULE)
    new, moved = "\n" if ends_sentence(last.left.text) else "", []
    for row in block:
        moved.append(Piece(len(new) + 1, len(row.right.text), row.right.start, row.right.end))
        new += "\n" + row.right.text
    yield Edit(last.left.end, last.right.end, new, RULE, tuple(moved))
