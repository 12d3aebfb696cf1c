"""Tables go out as CSV that comes back the same, that Excel opens rightly, and that runs nothing."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.browse import contrast_tables, tables
from pipeline.browse.contrast import word_and_deed
from pipeline.browse.overview import overview
from pipeline.browse.quotes import quotes
from pipeline.browse.reading import read
from pipeline.browse.tables import FORMULA_STARTS, CsvForm, csv_bytes
from pipeline.codebook import SourceKind
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.selection import BY_SOURCE, Selection, Side
from pipeline.store.connection import writing
from pipeline.store.labels import add_judgement
from tests.browse import small_store
from tests.browse.small_store import CO, CW, DOCUMENTS, MACHINE, TIME


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


def test_what_was_chosen_goes_out_with_the_figures(store: Path, everything: Selection) -> None:
    kinds = (SourceKind.POLICY, SourceKind.PRACTICE)
    chosen = replace(everything, source_kinds=kinds, years=(2008, 2016), fictional=False)
    row = contrast_tables.contrast_records(word_and_deed(store, chosen))[0]
    assert (row["selected_sources"], row["fictional_counted"]) == ("policy, practice", False)
    assert (row["year_from"], row["year_to"]) == (2008, 2016)
    whole = tables.selection_record(everything)
    assert whole == {
        "selected_sources": "all",
        "selected_outlets": "all",
        "year_from": None,
        "year_to": None,
        "fictional_counted": True,
        "noise_at_most": None,
        "machine_only": False,
        "works_once": False,
        "certain_years_only": False,
    }


def test_a_contrast_goes_out_with_on_whose_word_its_figures_stand(store: Path, everything: Selection) -> None:
    row = contrast_tables.contrast_records(word_and_deed(store, everything))[0]
    assert (row["word_n_people"], row["word_n_codings"], row["word_n_machine"]) == (1, 0, 11)
    assert (row["deed_n_people"], row["deed_n_codings"], row["deed_n_machine"]) == (0, 1, 11)
    assert (row["sides_n_people"], row["sides_n_codings"], row["sides_n_machine"]) == (1, 1, 27)


def test_a_gap_that_is_not_drawn_goes_out_with_its_reason(store: Path, everything: Selection) -> None:
    rows = contrast_tables.contrast_records(word_and_deed(store, everything, BY_SOURCE))
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


def test_only_those_on_whose_word_a_theme_counts_go_out_with_it(tmp_path: Path) -> None:
    path = small_store.fill(tmp_path / "store.sqlite", {"nota-b": DOCUMENTS["nota-b"]})
    reading = read(path, "nota-b")
    span, quote = reading.sentences[0].raw, reading.sentences[0].text

    def said(who: str, verdict: Verdict, theme: str = CW, retracts: str | None = None) -> Judgement:
        themes = () if retracts else (ThemeJudgement(theme, verdict),)
        return Judgement(span, quote, f"person:{who}", TIME, themes=themes, retracts=retracts)

    regretted = said("cas", Verdict.ABSENT)
    judgements = [
        said("anna", Verdict.ABSENT),
        said("bert", Verdict.NO, theme=CO),
        regretted,
        said("cas", Verdict.ABSENT, retracts=regretted.id),
        said("daan", Verdict.UNSURE),
    ]
    with writing(path) as connection:
        for judgement in judgements:
            add_judgement(connection, "nota-b", judgement)
    row = tables.sentence_records(path, reading.cited, read(path, "nota-b").sentences)[0]
    assert (row["theme"], row["stance"], row["basis"], row["labellers"]) == (CW, "absent", "person", "person:anna")


def test_offsets_that_go_out_are_those_of_the_raw_text(store: Path) -> None:
    reading = read(store, "nota-a")
    rows = tables.sentence_records(store, reading.cited, reading.sentences)
    assert (rows[0]["start"], rows[0]["end"]) == (0, len("Op-\nbouwwerk  is zin 0 van nota-a."))
    assert rows[0]["unit"] == f"unit-{reading.sentences[0].id}"
    assert rows[0]["labellers"] == "person:anna"


def test_why_a_sentence_is_no_running_text_and_of_which_comment_it_is_part_go_out(store: Path) -> None:
    reading = read(store, "betoog")
    rows = tables.sentence_records(store, reading.cited, reading.sentences)
    assert [(row["reason"], row["comment"]) for row in rows[2:]] == [(None, 1), (None, 2), ("navigation", None)]


def test_a_sentence_without_theme_has_a_row_too(store: Path) -> None:
    reading = read(store, "nota-a")
    rows = tables.sentence_records(store, reading.cited, reading.sentences)
    assert [row["theme"] for row in rows] == [CW] * 4 + [None] * 4
    assert csv_bytes(rows)


def test_the_overview_goes_out_by_theme(store: Path, everything: Selection) -> None:
    rows = tables.overview_records(overview(store, everything))
    assert [(row["theme"], row["units"], row["documents"]) for row in rows] == [(CW, 24, 6), ("collectivisation", 1, 1)]
