"""Records as an Excel file: a sheet of rows, and one that says what was counted. Nothing in it is ever run.

All text is written as text, never as a formula or a link. What Excel would take for a formula once somebody edits its
cell also carries the mark by which Excel knows text, the one that an apostrophe before it sets.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.browse.tables import FORMULA_STARTS, Value

MOST_ROWS = 1_048_575
"""Rows of records that a sheet of Excel holds below its heading; what is more goes on on another sheet."""
MOST_CHARACTERS = 32_767
CUT = " […]"
"""Ends a text that is longer than a cell of Excel can be."""
WIDTHS = {"quote": 80, "title": 40, "address": 40, "raw": 30, "before": 30, "after": 30}
"""Columns wider than the others, in characters."""
WIDTH = 16


@dataclass(frozen=True, slots=True)
class About:
    """What the other sheet says, in the reader's language.

    Attributes:
        rows: Name of the sheet of rows, without the characters that Excel refuses in names.
        sheet: Name of the sheet that says what was counted, likewise.
        lines: Sentences: what was counted, over what, who judged, how to cite it.
    """

    rows: str
    sheet: str
    lines: tuple[str, ...]


def workbook_bytes(records: Iterable[Mapping[str, Value]], about: About) -> bytes:
    """Records as a file of Excel; the first record's columns are the heading.

    `None` becomes an empty cell, and so does a number that is none (`nan`) or endless.

    Raises:
        ValueError: when a record has other columns than the first.
    """
    rows = list(records)
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheets = max(1, math.ceil(len(rows) / MOST_ROWS))
        for number in range(sheets):
            name = about.rows if number == 0 else f"{about.rows} {number + 1}"
            _Sheet(book, name).fill(rows[number * MOST_ROWS : (number + 1) * MOST_ROWS], list(rows[0]) if rows else [])
        _tell(book, about)
    return out.getvalue()


class _Sheet:
    """A sheet that is being written."""

    def __init__(self, book: xlsxwriter.Workbook, name: str) -> None:
        self._sheet: Worksheet = book.add_worksheet(name)
        self._bold = book.add_format({"bold": True})
        self._text = book.add_format({"quote_prefix": True})

    def fill(self, rows: Sequence[Mapping[str, Value]], header: Sequence[str]) -> None:
        """Write the heading, which stays in sight and can be filtered by, and the rows."""
        for column, name in enumerate(header):
            self._sheet.write_string(0, column, name, self._bold)
            self._sheet.set_column(column, column, WIDTHS.get(name, WIDTH))
        for at, row in enumerate(rows, start=1):
            if list(row) != list(header):
                raise ValueError(f"columns differ: {list(row)} after {list(header)}")
            for column, value in enumerate(row.values()):
                self._cell(at, column, value)
        self._sheet.freeze_panes(1, 0)
        if header:
            self._sheet.autofilter(0, 0, len(rows), len(header) - 1)

    def _cell(self, at: int, column: int, value: Value) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(at, column, value)
        elif isinstance(value, str):
            form = self._text if value.startswith(FORMULA_STARTS) else None
            self._sheet.write_string(at, column, _fitting(value), form)
        elif value is not None and math.isfinite(value):
            self._sheet.write_number(at, column, value)


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT


def _tell(book: xlsxwriter.Workbook, about: About) -> None:
    sheet = book.add_worksheet(about.sheet)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 110)
    for at, line in enumerate(about.lines):
        sheet.write_string(at, 0, _fitting(line), wrapped)
