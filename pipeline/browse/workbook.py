"""Records as an Excel file: a sheet of rows, one that says what was counted, and one that explains the columns.

Headings are in the reader's language; the last sheet tells which code each has, as CSV has it. Nothing in the file is
ever run.

All text is written as text, never as a formula or a link. What Excel would take for a formula once somebody edits its
cell also carries the mark by which Excel knows text, the one that an apostrophe before it sets.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
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
class Column:
    """What a column is called and what it says, in the reader's language."""

    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the rows, in the reader's language.

    Attributes:
        rows: Name of the sheet of rows, without the characters that Excel refuses in names.
        sheet: Name of the sheet that says what was counted, likewise.
        lines: Sentences: what was counted, over what, who judged, how to cite it.
        columns: Name of the sheet that explains the columns, likewise.
        heads: Its own headings: of the columns' headings, of their codes, and of what they say.
        told: Gives a column by its code, as the records have it.
    """

    rows: str
    sheet: str
    lines: tuple[str, ...]
    columns: str
    heads: tuple[str, str, str]
    told: Callable[[str], Column]


def workbook_bytes(records: Iterable[Mapping[str, Value]], about: About) -> bytes:
    """Records as a file of Excel; the first record's columns are the codes that `about` knows headings for.

    `None` becomes an empty cell, and so does a number that is none (`nan`) or endless.

    Raises:
        ValueError: when a record has other columns than the first.
    """
    rows = list(records)
    codes = list(rows[0]) if rows else []
    columns = [(code, about.told(code)) for code in codes]
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheets = max(1, math.ceil(len(rows) / MOST_ROWS))
        for number in range(sheets):
            name = about.rows if number == 0 else f"{about.rows} {number + 1}"
            _Sheet(book, name).fill(rows[number * MOST_ROWS : (number + 1) * MOST_ROWS], columns)
        _tell(book, about)
        _explain(book, about, columns)
    return out.getvalue()


class _Sheet:
    """A sheet that is being written."""

    def __init__(self, book: xlsxwriter.Workbook, name: str) -> None:
        self._sheet: Worksheet = book.add_worksheet(name)
        self._heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._text = book.add_format({"quote_prefix": True})

    def fill(self, rows: Sequence[Mapping[str, Value]], columns: Sequence[tuple[str, Column]]) -> None:
        """Write the headings, which stay in sight and can be filtered by, and the rows."""
        codes = [code for code, _ in columns]
        for at, (code, column) in enumerate(columns):
            self._sheet.write_string(0, at, column.heading, self._heading)
            self._sheet.set_column(at, at, WIDTHS.get(code, WIDTH))
        for line, row in enumerate(rows, start=1):
            if list(row) != codes:
                raise ValueError(f"columns differ: {list(row)} after {codes}")
            for at, value in enumerate(row.values()):
                self._cell(line, at, value)
        self._sheet.freeze_panes(1, 0)
        if codes:
            self._sheet.autofilter(0, 0, len(rows), len(codes) - 1)

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


def _explain(book: xlsxwriter.Workbook, about: About, columns: Sequence[tuple[str, Column]]) -> None:
    sheet = book.add_worksheet(about.columns)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    lines = [(column.heading, code, column.meaning) for code, column in columns]
    for at, width in enumerate((40, 30, 90)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, about.heads[at], bold)
        for line, texts in enumerate(lines, start=1):
            sheet.write_string(line, at, texts[at], wrapped)
    sheet.freeze_panes(1, 0)
