"""Methode: the codebook with true sentences, the figures of the model that judged, and the lines to cite by."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import altair as alt
import pytest
from streamlit.testing.v1 import AppTest

from pipeline.bootstrap import Interval
from pipeline.browse import reading
from pipeline.codebook import Labels, Mode
from pipeline.corpus.rulings import Ruling, add_ruling
from pipeline.evaluate.calibration import Bin, Calibration
from pipeline.evaluate.quality import weak_spots
from pipeline.evaluate.report import load_evaluation, save_evaluation
from pipeline.evaluate.scores import Score
from pipeline.model.choice import SHIPPED, VARIABLE
from pipeline.selection import Selection
from pipeline.settings import Settings
from pipeline.store.connection import writing
from tests.evaluate.test_quality import WHOLE
from views import explaining, measured
from views.charts.reliability import reliability_chart
from views.markup import plain
from views.strings import say

Open = Callable[..., AppTest]
NAMES = {"hulp": "hulp", "samen": "samen"}


def told(app: AppTest) -> str:
    return " ".join(one.value for one in (*app.markdown, *app.caption)).replace("\\", "")


def judged_by(folder: Path, labeller: str) -> None:
    with sqlite3.connect(Settings(corpus=folder).store) as connection:
        connection.execute("UPDATE fact SET value = ? WHERE name = 'labeller'", (labeller,))
        connection.execute("UPDATE fact SET value = value + 1 WHERE name = 'revision'")


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model's folder with figures on two themes beside it, which the settings name."""
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "manifest.json").write_bytes((SHIPPED / "manifest.json").read_bytes())
    save_evaluation(replace(WHOLE, calibration=(CALIBRATION,)), folder / "evaluation.json")
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


CALIBRATION = Calibration(
    "hulp",
    *(12, 0.5, tuple(Score(name, 0.4, 12, None) for name in ("brier", "skill", "ece", "slope", "intercept"))),
    bins=(Bin(0.0, 0.1, 8, 0.05, 0.1, Interval(0.0, 0.2, 2000)), Bin(0.9, 1.0, 4, 0.95, 0.75, None)),
)


@pytest.mark.parametrize("folder", ["bare", "unprocessed"])
@pytest.mark.parametrize("chapter", ["codeboek", "werkwijze", "kwaliteit", "licentie en citeren"])
def test_each_chapter_can_be_read_before_there_is_anything_to_count(
    chapter: str, folder: str, open_page: Open, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(folder)
    app = open_page("method", hoofdstuk=chapter)
    assert app.title[0].value == "Methode"
    assert not app.error


def test_the_codebook_shows_sentences_of_the_corpus_with_a_way_to_them(open_page: Open, full: Path) -> None:
    app = open_page("method")
    assert "niet met de hand" in told(app)
    shown = [one.proto.body for one in app.get("html") if "<blockquote" in one.proto.body]
    assert any("opbouwwerk</mark> is in 2010 wegbezuinigd" in one or "wegbezuinigd" in one for one in shown)
    assert any(link.proto.query_string.startswith("doc=") for link in app.get("page_link"))
    rows = app.table[-1].value.to_dict("records")
    assert {row[say("method.answer")] for row in rows} >= {"woord", "daad", "aanwezig", "afwezig"}


def test_rulings_stand_in_the_codebook_with_the_question_that_they_are_about(open_page: Open, full: Path) -> None:
    theme = Labels(nl="Vegen is geen hulp.", en="Sweeping is no help.")
    mode = Labels(nl="Wat nodig heet, is woord.", en="What is called needed is rhetoric.")
    add_ruling(full, Ruling(says=theme, themes=("community_work",)))
    add_ruling(full, Ruling(says=mode, mode=Mode.RHETORIC))
    app = open_page("method")
    listed = [one.proto.body for one in app.get("html") if "<li" in one.proto.body]
    assert [theme.nl in one for one in listed].count(True) == 1
    assert mode.nl in listed[-1]
    assert say("method.rulings").split(":")[0] in told(app)


def test_where_cues_judge_the_models_figures_are_not_shown(open_page: Open, full: Path, model: Path) -> None:
    app = open_page("method", hoofdstuk="kwaliteit")
    assert "signaalwoorden" in app.info[0].value
    assert say("method.confusion_corner") not in [name for table in app.table for name in table.value.columns]


def test_figures_say_of_which_version_they_are(open_page: Open, full: Path, model: Path) -> None:
    judged_by(full, "model:themes@99999999")
    app = open_page("method", hoofdstuk="kwaliteit")
    assert plain("model:themes@99999999") in app.warning[0].value
    judged_by(full, WHOLE.labeller)
    assert not open_page("method", hoofdstuk="kwaliteit").warning


def test_figures_have_weak_spots_confusions_and_a_reliability_plot(open_page: Open, full: Path, model: Path) -> None:
    judged_by(full, WHOLE.labeller)
    app = open_page("method", hoofdstuk="kwaliteit")
    assert "Te veel gezien" in told(app)
    assert say("method.confusion_corner") in [name for table in app.table for name in table.value.columns]
    assert len(app.get("vega_lite_chart")) == 1


def test_a_model_without_figures_says_how_to_measure_them(open_page: Open, full: Path, model: Path) -> None:
    judged_by(full, WHOLE.labeller)
    (model / "evaluation.json").unlink()
    assert "wijkspiegel evaluate" in open_page("method", hoofdstuk="kwaliteit").info[0].value


def test_the_figures_of_the_model_that_ships_are_told_whole() -> None:
    evaluation = load_evaluation(SHIPPED / "held_out.json")
    names = {theme: theme for theme in evaluation.themes}
    assert len(measured.weak_lines(weak_spots(evaluation), names)) == 6
    assert all("–" not in row.values() for row in measured.theme_rows(evaluation, names))
    assert say("method.real_texts") in " ".join(measured.kind_rows(evaluation, names)[0])
    assert {record["part"] for record in measured.score_records(evaluation)} >= {"all", "policy"}


def test_scores_are_written_with_their_intervals_and_what_was_not_measured_is_a_dash() -> None:
    first, *_, mean = measured.theme_rows(WHOLE, NAMES)
    assert first[say("method.precision")] == "50,0%"
    assert mean[say("method.precision")] == ""
    (row,) = [
        row for row in measured.kind_rows(WHOLE, NAMES) if row[say("column.question")] == say("method.mode_accuracy")
    ]
    assert row["praktijk (1)"] == "–"


def test_the_reliability_plot_keeps_the_schema_and_draws_each_band() -> None:
    spec: dict[str, Any] = reliability_chart(CALIBRATION, "titel", ["onder"])
    alt.Chart.from_dict(spec)
    assert [row["found_written"] for row in spec["datasets"]["bins"]] == ["10,0%", "75,0%"]
    assert [row["low"] for row in spec["datasets"]["bins"]] == [0.0, None]
    assert len(measured.bin_rows([CALIBRATION], NAMES)) == 2


def test_the_share_of_errors_between_themes_leaves_out_what_was_missed_or_made_up() -> None:
    counts = (("a", (5, 1, 2)), ("b", (3, 5, 0)), ("none", (4, 0, 90)))
    assert measured.confused_share(counts) == 4 / 10
    assert measured.confused_share((("a", (5, 0)), ("none", (0, 9)))) is None


def test_a_corpus_is_cited_with_what_it_holds(open_page: Open, full: Path) -> None:
    app = open_page("method", hoofdstuk="licentie en citeren")
    product, corpus = [code.value for code in app.code]
    assert product.startswith("Wijkspiegel (versie ")
    assert "7 documenten, 2010–2021" in corpus
    assert "fictieve voorbeelden" in corpus


def test_documents_are_counted_by_licence_and_those_without_one_come_last(full: Path, open_page: Open) -> None:
    assert [row[say("method.licence")] for row in explaining.licence_rows([("eigen", 3), (None, 1)])] == [
        "eigen",
        "niet vermeld",
    ]
    store = Settings(corpus=full).store
    with writing(store) as connection:
        connection.execute("UPDATE document SET licence = NULL")
        connection.execute("UPDATE document SET licence = 'eigen' WHERE slug IN (SELECT slug FROM document LIMIT 2)")
    assert reading.licences(store, Selection(())) == (("eigen", 2), (None, 5))
    shown = open_page("method", hoofdstuk="licentie en citeren").table[-1].value
    assert list(shown[say("method.licence")]) == ["eigen", "niet vermeld"]
