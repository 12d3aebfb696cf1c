"""Overzicht: its questions lead where they say, and what is missing is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import altair as alt
import pytest
from streamlit.testing.v1 import AppTest

from pipeline.browse.completeness import Cell, Filling, cells
from pipeline.browse.overview import DocumentCount
from pipeline.codebook import Labels, SourceKind, load_codebook
from pipeline.settings import REPOSITORY
from tests.views.answers import FOOTING
from views import asking, charts, filling, strings
from views.search_form import TYPED_KEY
from views.strings import LANGUAGE_KEY, say

Open = Callable[..., AppTest]
COUNTS = [DocumentCount(SourceKind.POLICY, 2010, 3, fictional=1), DocumentCount(SourceKind.ESSAY, 2012, 1, 0)]
STATES: dict[str, dict[str, Any]] = {
    "ask_when": {"themas": ["community_work"], "uitsplitsing": "source_kind"},
    "ask_law": {"themas": ["community_work"], "stap": "period"},
    "ask_promised": {"thema": "community_work", "kanten": "mode"},
    "ask_practice": {"thema": "community_work", "kanten": "source"},
    "ask_word": {TYPED_KEY: "opbouwwerk*"},
    "ask_sure": {"hoofdstuk": "quality"},
}
"""What the widgets of the page that answers a question hold when its link was followed."""
THEME = load_codebook(REPOSITORY / "corpus" / "codebook.toml").theme("community_work")
LABELS = {"Nederlands": "opbouwwerk", "English": "community work"}


@pytest.mark.parametrize("taal", LABELS)
@pytest.mark.parametrize("place", range(len(STATES)))
def test_a_question_leads_into_the_page_filled_in(
    place: int, taal: str, full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = {name: key for key, name in asking.LANGUAGES.items()}[taal]
    monkeypatch.setattr(asking, "language", lambda: chosen)
    monkeypatch.setattr(strings, "language", lambda: chosen)
    question = asking.questions(THEME, LABELS[taal])[place]
    monkeypatch.undo()
    monkeypatch.setenv("WIJKSPIEGEL_CORPUS", str(full))
    app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=30)
    app.query_params.update(question.query)
    app.run().switch_page(f"views/{question.page}.py").run()
    assert not app.exception
    assert app.session_state[LANGUAGE_KEY] == chosen
    state = list(STATES.values())[place]
    assert {key: app.session_state[key] for key in state} == state


@pytest.mark.parametrize(
    ("name", "typed"),
    [("zorg", "zorg*"), ("informele zorg", '"informele zorg"'), ("wijk-werk", "wijk-werk*"), ('zorg" of /x/', None)],
)
def test_the_word_itself_is_searched_for_where_it_is_one(name: str, typed: str | None) -> None:
    theme = THEME.model_copy(update={"label": Labels(nl=name, en="care")})
    found = [one.query["zoek"] for one in asking.questions(theme, name) if one.page == "searching"]
    assert found == ([] if typed is None else [typed])


def test_the_questions_are_asked_of_the_theme_that_the_reader_picks(open_page: Open, full: Path) -> None:
    app = open_page("overview")
    words = [link.proto.label for link in app.get("page_link")]
    assert "Wanneer werd er over opbouwwerk gesproken, en door wie?" in words
    app.button_group(key="vraag").set_value("collectivisation").run()
    assert not app.exception
    links = {link.proto.label: link.proto.query_string for link in app.get("page_link")}
    assert "thema=collectivering" in links["Wordt er over collectivering meer beloofd dan gezien?"]


def test_the_page_says_who_judged_and_leads_to_what_that_is_worth(open_page: Open, full: Path) -> None:
    app = open_page("overview")
    (line,) = [one.value for one in app.markdown if "Oordelen van de machine" in one.value]
    assert "Nog niets is door een mens beoordeeld." in line
    (method,) = [link.proto for link in app.get("page_link") if link.proto.label == say("overview.go_method")]
    assert method.query_string == "hoofdstuk=kwaliteit"


def test_what_is_folded_up_is_there_once_its_link_says_so(open_page: Open, full: Path) -> None:
    folded, unfolded = open_page("overview"), open_page("overview", wetten="true", oordelen="true")
    laws = [any("Wmo" in one.value for one in app.markdown) for app in (folded, unfolded)]
    assert laws == [False, True]
    assert len(unfolded.table) == len(folded.table) + 1


def test_the_years_and_kinds_that_the_corpus_lacks_can_be_seen_where_a_reader_begins(
    open_page: Open, full: Path
) -> None:
    app = open_page("overview", jaren="true")
    assert len(app.get("vega_lite_chart")) == 1
    assert any("velden" in one.value for one in app.markdown)


def drawn(found: list[Cell]) -> dict[str, Any]:
    spec = charts.documents_chart(found, "titel", ["onder"])
    alt.Chart.from_dict(spec)  # raises where Vega-Lite's schema is not kept
    return spec


def test_every_field_of_kind_and_year_is_drawn_and_an_empty_one_holds_a_dash() -> None:
    spec = drawn(list(cells(COUNTS)))
    rows = spec["datasets"]["fields"]
    assert len(rows) == len(SourceKind) * 3
    assert [row["shown"] for row in rows if row["kind"] == "beleid"] == ["3", "–", "–"]
    assert {row["filling"] for row in rows} == {say(f"corpus.filling_{one}") for one in Filling}


def test_numbers_are_left_out_of_fields_too_narrow_for_them() -> None:
    long = [Cell(SourceKind.ESSAY, year, 1, 0) for year in range(1888, 2024)]
    marks = [[layer["mark"]["type"] for layer in drawn(some)["layer"]] for some in (long, long[:10])]
    assert marks == [["rect"], ["rect", "text"]]


def test_the_table_has_a_row_for_each_year_and_hands_out_empty_fields_too() -> None:
    found = cells(COUNTS)
    first, second, _ = filling.cell_rows(found)
    assert (first["beleid"], first["essay"], first[say("corpus.together")]) == ("3", "–", 3)
    assert set(second.values()) == {"2011", "–", 0}
    records = filling.cell_records(found, FOOTING)
    assert len(records) == len(found)
    assert sum(record["documents"] == 0 for record in records) == len(found) - 2


def test_what_is_empty_is_told_in_years() -> None:
    told = filling.emptiness(cells(COUNTS))
    assert "Van de 15 velden zijn er 13 leeg;" in told
    assert "**beleid** 2011–2012; **onderzoek** 2010–2012; **essay** 2010–2011;" in told
    whole = [Cell(kind, 2010, 1, 0) for kind in SourceKind]
    assert filling.emptiness(whole) == say("corpus.no_empty")
