"""Tables go out as CSV that comes back the same, that Excel opens rightly, and that runs nothing."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.browse import tables
from pipeline.browse.contrast import word_and_deed
from pipeline.browse.overview import overview
from pipeline.browse.quotes import quotes
from pipeline.browse.reading import read
from pipeline.browse.tables import FORMULA_STARTS, CsvForm, csv_bytes
from pipeline.browse.timeline import Grouping, timeline
from pipeline.selection import Selection, Side, Sides
from tests.browse.small_store import CW, MACHINE


def back(data: bytes, form: CsvForm = CsvForm.PLAIN) -> list[dict[str, str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";" if form is CsvForm.DUTCH_EXCEL else ",", strict=True))


def test_excel_sees_utf_8_and_windows_lines() -> None:
    assert csv_bytes([{"a": "é"}]) == b"\xef\xbb\xbfa\r\n\xc3\xa9\r\n"


def test_in_the_netherlands_excel_parts_by_semicolon_and_writes_a_decimal_comma() -> None:
    records = [{"share": 0.25, "points": -12.5, "n": -3, "quote": "a; b, c"}]
    assert csv_bytes(records)[3:] == b'share;points;n;quote\r\n0,25;-12,5;-3;"a; b, c"\r\n'
    assert csv_bytes(records, CsvForm.PLAIN)[3:] == b'share,points,n,quote\r\n0.25,-12.5,-3,"a; b, c"\r\n'


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_text_that_would_be_a_formula_gets_an_apostrophe(start: str) -> None:
    assert back(csv_bytes([{"quote": f"{start}cmd"}], CsvForm.PLAIN)) == [{"quote": f"'{start}cmd"}]


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"]))), min_size=1), st.sampled_from(CsvForm))
def test_any_text_comes_back_and_none_begins_like_a_formula(rows: list[tuple[str]], form: CsvForm) -> None:
    cells = [row["quote"] for row in back(csv_bytes([{"n": 1, "quote": text} for (text,) in rows], form), form)]
    assert not any(cell.startswith(FORMULA_STARTS) for cell in cells)
    assert [cell.removeprefix("'") for cell in cells] == [text.removeprefix("'") for (text,) in rows]


def test_nothing_is_an_empty_cell_and_truth_a_number() -> None:
    assert csv_bytes([{"a": None, "b": True, "c": False}])[3:] == b"a;b;c\r\n;1;0\r\n"


def test_no_records_make_an_empty_file() -> None:
    assert csv_bytes([]) == b"\xef\xbb\xbf"


def test_records_of_other_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="columns differ"):
        csv_bytes([{"a": 1}, {"b": 1}])


def test_a_timeline_goes_out_with_counts_denominators_and_versions(store: Path, everything: Selection) -> None:
    answer = timeline(store, everything, grouping=Grouping.PERIOD)
    rows = back(csv_bytes(tables.timeline_records(answer), CsvForm.PLAIN))
    assert len(rows) == 4
    first = rows[0]
    assert (first["theme"], first["period"], first["source_kind"]) == (CW, "2007–2014", "")
    assert (first["share_count"], first["share_of"], first["share_documents"]) == ("13", "16", "3")
    assert (first["share"], first["share_below_minimum"]) == ("0.8125", "0")
    assert (first["machine_labeller"], first["counted_units"], first["fictional_documents"]) == (MACHINE, "31", "1")


def test_a_gap_that_is_not_drawn_goes_out_with_its_reason(store: Path, everything: Selection) -> None:
    rows = tables.contrast_records(word_and_deed(store, everything, Sides.SOURCE))
    assert rows[0]["gap_points"] is None
    assert rows[0]["gap_not_drawn"] == "deed: 9 units of 10"
    assert (rows[0]["word_presence_count"], rows[0]["word_presence_of"]) == (12, 13)


def test_quotes_go_out_with_source_place_labels_and_labeller(store: Path, everything: Selection) -> None:
    found = quotes(store, everything, CW, Side.DEED, limit=None).quotes
    rows = tables.quote_records(store, found)
    assert len(rows) == 12
    coded = next(row for row in rows if row["basis"] == "codings")
    assert (coded["document"], coded["year"], coded["stance"]) == ("verslag", 2016, "absent")
    assert coded["labellers"] == "coder-a, coder-b"
    assert {row["labellers"] for row in rows if row["basis"] == "machine"} == {MACHINE}
    assert back(csv_bytes([coded]), CsvForm.DUTCH_EXCEL)[0]["title"] == "'=Verslag van een wijk"


def test_offsets_that_go_out_are_those_of_the_raw_text(store: Path) -> None:
    reading = read(store, "nota-a")
    rows = tables.sentence_records(store, reading.cited, reading.sentences)
    assert (rows[0]["start"], rows[0]["end"]) == (0, len("Op-\nbouwwerk  is zin 0 van nota-a."))
    assert rows[0]["unit"] == f"unit-{reading.sentences[0].id}"
    assert rows[0]["labellers"] == "person:anna"


def test_a_sentence_without_theme_has_a_row_too(store: Path) -> None:
    reading = read(store, "nota-a")
    rows = tables.sentence_records(store, reading.cited, reading.sentences)
    assert [row["theme"] for row in rows] == [CW] * 4 + [None] * 4
    assert csv_bytes(rows)


def test_the_overview_goes_out_by_theme(store: Path, everything: Selection) -> None:
    rows = tables.overview_records(overview(store, everything))
    assert [(row["theme"], row["units"], row["documents"]) for row in rows] == [(CW, 24, 6), ("collectivisation", 1, 1)]
