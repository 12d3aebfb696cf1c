"""Verschillen: answers side by side, looked for by the address, settled with a reason that can become a ruling."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipeline import review
from pipeline.codebook import Mode, load_codebook
from pipeline.corpus.people import Role, give_role
from pipeline.corpus.reviews import append_review
from pipeline.corpus.rulings import FILE, read_rulings
from pipeline.judgement import Verdict
from pipeline.settings import Settings
from pipeline.store.connection import reading
from tests.views.conftest import Open

WORK = "theme:community_work"


@pytest.fixture
def differing(full: Path) -> dict[str, str]:
    """Anna and Bram differ on two sentences, on a theme and on mode; gives the ids of the two by their text."""
    settings, codebook = Settings(corpus=full), load_codebook(full / "codebook.toml")
    with reading(settings.store) as connection:
        rows = connection.execute(
            "SELECT id, text FROM unit WHERE text LIKE '%investeren in opbouwwerk%' ORDER BY slug"
        )
        units = {row["text"]: row["id"] for row in rows.fetchmany(2)}
    first, second = units.values()
    note = "<b>belofte</b> *zegt* niets"
    for who, verdict, mode in (("Anna", Verdict.PRESENT, Mode.PRACTICE), ("Bram", Verdict.NO, Mode.RHETORIC)):
        themes = {"community_work": verdict}
        review.record(settings, codebook, who, first, themes=themes, mode=None, note=note if who == "Bram" else "")
        review.record(settings, codebook, who, second, themes={}, mode=mode)
    give_role(full, "Carla Smit", Role.ADJUDICATOR)
    return units


def beside(app: AppTest) -> dict[str, list[str]]:
    """The answers side by side, by column."""
    (table,) = (one.value for one in app.table if "anna" in one.value.columns)
    return {str(name): list(map(str, column)) for name, column in table.items()}


def headings(app: AppTest) -> list[str]:
    return [one.value for one in app.header]


def test_without_a_store_the_page_says_how_to_begin(open_page: Open, bare: Path) -> None:
    assert open_page("differences").info


def test_where_nobody_differs_the_page_says_so(open_page: Open, full: Path) -> None:
    assert "verschillend oordelen" in open_page("differences").info[0].value


def test_what_the_store_did_not_hear_before_the_server_was_killed_differs_too(
    open_page: Open, differing: dict[str, str], full: Path
) -> None:
    codebook = load_codebook(full / "codebook.toml")
    with reading(Settings(corpus=full).store) as connection:
        unit = connection.execute("SELECT id, slug FROM unit WHERE NOT audited AND kind = 'text'").fetchone()
    said = review.record(Settings(corpus=full), codebook, "Bram", unit["id"], themes={}, mode=Mode.RHETORIC)
    append_review(full, "anna", unit["slug"], replace(said, labeller="person:anna", mode=Mode.PRACTICE, before=None))
    assert headings(open_page("differences")) == ["3 verschillen"]


def test_answers_and_notes_stand_side_by_side(open_page: Open, differing: dict[str, str]) -> None:
    app = open_page("differences")
    assert headings(app) == ["2 verschillen"]
    shown = beside(app)
    assert shown["vraag"] == ["opbouwwerk", "aantekening"]
    assert shown["anna"] == ["ja, aanwezig", "–"]
    assert shown["bram"][0] == "nee"
    assert shown["bram"][1] == r"\<b\>belofte\</b\> \*zegt\* niets"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"over": "mode"}, "1 verschil"),
        ({"over": WORK, "tussen": "anna bram"}, "1 verschil"),
        ({"doc": "elders"}, "2 verschillen"),
        ({"stand": "beslecht"}, "0 verschillen"),
    ],
)
def test_what_is_looked_for_stands_in_the_address(
    open_page: Open, differing: dict[str, str], query: dict[str, str], told: str
) -> None:
    assert headings(open_page("differences", **query)) == [told]


def test_a_choice_goes_into_the_address_by_what_it_is(open_page: Open, differing: dict[str, str]) -> None:
    app = open_page("differences")
    app.selectbox(key="over-chosen").set_value("mode").run()
    assert not app.exception
    assert app.query_params["over"] == "mode"
    assert headings(app) == ["1 verschil"]
    app.selectbox(key="over-chosen").set_value("").run()
    assert "over" not in app.query_params


def settled(open_page: Open) -> AppTest:
    """Carla settles the difference on the theme."""
    app = open_page("differences", over=WORK)
    app.text_input(key="reviewer").set_value("Carla Smit").run()
    (choice,) = [one for one in app.button_group if str(one.key).startswith("settle-")]
    choice.set_value(Verdict.ABSENT)
    (reason,) = [one for one in app.text_area if str(one.key).endswith("-reason")]
    reason.set_value("Een belofte is er nog niet.")
    app.button(key="settle").click().run()
    assert not app.exception
    return app


def written(full: Path) -> list[dict[str, object]]:
    lines = (full / "reviews" / "carla-smit.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_an_adjudicator_settles_and_takes_it_back(open_page: Open, differing: dict[str, str], full: Path) -> None:
    app = settled(open_page)
    assert "Beslecht" in app.success[0].value
    assert headings(app) == ["0 verschillen"]
    (line,) = written(full)
    assert (line["settles"], line["themes"], line["note"]) == (
        True,
        {"community_work": "absent"},
        "Een belofte is er nog niet.",
    )
    (back,) = [one for one in app.button if str(one.key).startswith("back")]
    back.click().run()
    assert not app.exception
    assert headings(app) == ["1 verschil"]
    assert written(full)[1]["retracts"] == line["id"]


def test_nothing_is_settled_without_a_reason(open_page: Open, differing: dict[str, str], full: Path) -> None:
    app = open_page("differences", over=WORK)
    app.text_input(key="reviewer").set_value("Carla Smit").run()
    (choice,) = [one for one in app.button_group if str(one.key).startswith("settle-")]
    choice.set_value(Verdict.ABSENT)
    app.button(key="settle").click().run()
    assert "Niet beslecht" in app.warning[0].value
    assert not (full / "reviews" / "carla-smit.jsonl").exists()


def test_who_is_no_adjudicator_is_told_so_and_cannot_settle(open_page: Open, differing: dict[str, str]) -> None:
    app = open_page("differences")
    app.text_input(key="reviewer").set_value("Anna").run()
    assert "scheidsrechter" in app.warning[0].value
    assert "settle" not in {one.key for one in app.button}


def test_the_reason_becomes_a_ruling_that_is_shown_from_then_on(
    open_page: Open, differing: dict[str, str], full: Path
) -> None:
    app = settled(open_page)
    (dutch,) = [one for one in app.text_input if str(one.key).endswith("-nl")]
    (english,) = [one for one in app.text_input if str(one.key).endswith("-en")]
    (cues,) = [one for one in app.text_area if str(one.key).endswith("-cues")]
    assert dutch.value == "Een belofte is er nog niet."
    english.set_value("a promise is not there yet")
    cues.set_value("investeren in\n\n")
    (make,) = [one for one in app.button if str(one.key).endswith("-make")]
    make.click().run()
    assert not app.exception
    (ruling,) = read_rulings(full / FILE)
    assert (ruling.says.en, ruling.cues, ruling.themes) == (
        "a promise is not there yet",
        ("investeren in",),
        ("community_work",),
    )
    assert (ruling.stance, ruling.settled) == ("absent", written(full)[0]["id"])
    assert not [one for one in app.button if str(one.key).endswith("-make")]  # one reason makes one ruling
    assert any("regel gemaakt: Een belofte is er nog niet" in one.value for one in app.caption)
    assert "1 eerdere regel hierover" in {one.label for one in open_page("differences", stand="beslecht").expander}


def test_what_is_left_open_of_a_sentence_is_settled_for_a_reason_of_its_own(
    open_page: Open, differing: dict[str, str], full: Path
) -> None:
    codebook = load_codebook(full / "codebook.toml")
    said = {"Anna": (Verdict.PRESENT, Mode.PRACTICE), "Bram": (Verdict.NO, Mode.RHETORIC)}
    for unit in differing.values():
        for who, (verdict, mode) in said.items():
            review.record(Settings(corpus=full), codebook, who, unit, themes={"community_work": verdict}, mode=mode)
    app = open_page("differences")
    app.text_input(key="reviewer").set_value("Carla Smit").run()
    next(one for one in app.button_group if str(one.key).endswith(WORK)).set_value(Verdict.ABSENT)
    (reason,) = [one for one in app.text_area if str(one.key).endswith("-reason")]
    reason.set_value("Een belofte is er nog niet.")
    app.button(key="settle").click().run()
    assert len(written(full)) == 1
    assert [one.value for one in app.text_area if str(one.key).endswith("-reason")] == [""]
