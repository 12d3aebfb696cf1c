"""Records come back from an Excel file as they were, and none of them is a formula or a link."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.browse import workbook
from pipeline.browse.tables import FORMULA_STARTS, Record
from pipeline.browse.workbook import CUT, MOST_CHARACTERS, About, Column, workbook_bytes

NAMED = {"share": Column("aandeel", "Een breuk van 0 tot 1.")}
ABOUT = About(
    *("rijen", "wat er geteld is", ("Geteld over 12 zinnen.", "=HYPERLINK(1)")),
    *("kolommen", ("kolom", "code", "betekenis"), lambda code: NAMED.get(code, Column(code, ""))),
)
HOSTILE = ('=HYPERLINK("http://kwaad.example","klik")', "@SUM(1)", "+1", "-1", "\tx", "https://kwaad.example", "{=A1}")


def back(records: list[Record]) -> list[list[object]]:
    """All rows of the first sheet, the heading too."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(records, ABOUT)))
    return [list(row) for row in book.worksheets[0].values]


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {name: parts.read(name).decode("utf-8", "replace") for name in parts.namelist()}


def test_numbers_truth_text_and_nothing_come_back_as_what_they_are() -> None:
    record: Record = {"n": 3, "share": 0.25, "points": -12.5, "drawn": False, "quote": "één; 1.234", "why": None}
    assert back([record]) == [["n", "aandeel", *list(record)[2:]], list(record.values())]


def test_the_last_sheet_tells_of_each_column_its_heading_its_code_and_what_it_says() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes([{"n": 1, "share": 0.5}], ABOUT)))
    assert book.sheetnames == ["rijen", "wat er geteld is", "kolommen"]
    explained = [list(row) for row in book["kolommen"].values]
    assert explained[0] == ["kolom", "code", "betekenis"]
    assert explained[2] == ["aandeel", "share", "Een breuk van 0 tot 1."]


def test_a_number_that_is_none_is_an_empty_cell() -> None:
    assert back([{"a": 1, "b": float("nan"), "c": float("inf"), "d": 2}])[1] == [1, None, None, 2]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula_or_a_link(text: str) -> None:
    written = parts_of(workbook_bytes([{"quote": text}], ABOUT))
    sheets = [xml for name, xml in written.items() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 3
    assert not any(re.search(r"<f[ >]|<hyperlink", xml) for xml in sheets)
    assert back([{"quote": text}])[1] == [text]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_would_be_a_formula_when_edited_carries_the_mark_of_text(start: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes([{"a": f"{start}1", "b": "een"}], ABOUT)))
    formula, plain = book.worksheets[0][2]
    assert (formula.quotePrefix, plain.quotePrefix) == (True, False)
    assert (formula.data_type, plain.data_type) == ("s", "s")


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1))
def test_any_text_comes_back(texts: list[str]) -> None:
    assert back([{"quote": text} for text in texts])[1:] == [[text] for text in texts]


def test_a_text_longer_than_a_cell_ends_with_a_sign_that_it_was_cut() -> None:
    (cell,) = back([{"quote": "a" * (MOST_CHARACTERS + 1)}])[1]
    assert isinstance(cell, str)
    assert len(cell) == MOST_CHARACTERS
    assert cell.endswith(CUT)


def test_rows_beyond_a_sheet_go_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes([{"n": n} for n in range(5)], ABOUT)))
    assert book.sheetnames == ["rijen", "rijen 2", "rijen 3", "wat er geteld is", "kolommen"]
    assert [list(sheet.values) for sheet in book.worksheets[:3]] == [
        [("n",), (0,), (1,)],
        [("n",), (2,), (3,)],
        [("n",), (4,)],
    ]


def test_the_other_sheet_says_what_was_counted() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes([{"n": 1}], ABOUT)))
    assert [row[0] for row in book["wat er geteld is"].values] == list(ABOUT.lines)


def test_no_records_make_an_empty_sheet() -> None:
    assert back([]) == []


def test_records_of_other_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="columns differ"):
        workbook_bytes([{"a": 1}, {"b": 1}], ABOUT)
