"""Beoordelen: what is asked, by mouse and by key, blind or not, and what is written of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pipeline import review
from pipeline.codebook import Labels, load_codebook
from pipeline.corpus.assignments import read_assignments
from pipeline.corpus.people import Role, give_role
from pipeline.corpus.rulings import Ruling, add_ruling
from pipeline.judgement import Verdict
from pipeline.settings import REPOSITORY, Settings
from tests.views.components import given
from tests.views.conftest import Open
from tests.views.corpus import HOSTILE_TITLE
from tests.views.test_pages import captions, slug_and_units
from views import cached
from views.markup import plain

CODEBOOK = load_codebook(REPOSITORY / "corpus" / "codebook.toml")


@pytest.fixture
def page(open_page: Open, full: Path) -> AppTest:
    """The page in the mixed queue, with Anna at it."""
    return named(open_page("review"), "Anna")


def named(app: AppTest, name: str) -> AppTest:
    app.text_input(key="reviewer").set_value(name).run()
    assert not app.exception
    return app


def press(app: AppTest, *keys: str) -> None:
    for key in keys:
        app.button(key=f"key-{key}").click().run()
        assert not app.exception


def at(app: AppTest) -> str:
    """The sentence in the address."""
    unit = app.query_params["zin"]  # a list where the test gave it
    return unit if isinstance(unit, str) else unit[0]


def buttons(block: Iterable[Any]) -> list[Any]:
    return [one for one in block if one.type == "button"]


def answers(app: AppTest) -> dict[str, object]:
    """What is chosen, by question."""
    before = f"verdict-{at(app)}-"
    return {str(one.key).removeprefix(before): one.value for one in app.button_group if str(one.key).startswith(before)}


def written(corpus: Path, name: str = "anna") -> list[dict[str, object]]:
    path = corpus / "reviews" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_a_reviewer_saves_a_verdict_and_takes_it_back(page: AppTest, full: Path) -> None:
    first = at(page)
    page.button_group(key=f"verdict-{first}-community_work").set_value("absent")
    press(page, "S")
    assert "Opgeslagen" in page.success[0].value
    (line,) = written(full)
    assert line["themes"] == {"community_work": "absent"}
    assert at(page) != first
    (undo,) = [one for one in page.button if str(one.key).startswith("undo-")]
    undo.click().run()
    assert "Teruggenomen" in page.success[0].value
    assert at(page) == first
    assert [one.get("retracts") for one in written(full)] == [None, line["id"]]


def test_buttons_of_a_verdict_stand_beside_each_other_however_long_it_is(page: AppTest, full: Path) -> None:
    press(page, "0", "S")
    blocks = [list(block.children.values()) for block in page.get("flex_container")]
    (together,) = (block for block in blocks if any(str(one.key).startswith("undo-") for one in buttons(block)))
    assert together == buttons(together)
    assert len(together) == 2


def test_keys_answer_one_question_after_another(page: AppTest, full: Path) -> None:
    first, second, *rest = CODEBOOK.theme_ids
    press(page, "1", "4")
    assert answers(page) | {"mode": None} == {
        **dict.fromkeys([*rest, "mode", "kind", "voice"]),
        first: Verdict.PRESENT,
        second: Verdict.UNSURE,
    }
    press(page, "Backspace", "2", "0", "2", "K", "V", "V", "S")
    (line,) = written(full)
    assert line["themes"] == {first: "present", second: "absent", **dict.fromkeys(rest, "no")}
    assert (line["mode"], line["kind"], line["voice"]) == ("practice", "text", "interviewer")


def test_keys_that_come_in_one_go_answer_nothing_for_their_order_is_lost(page: AppTest, full: Path) -> None:
    for key in ("2", "1", "S"):
        page.button(key=f"key-{key}").click()
    page.run()
    assert not page.exception
    assert "volgorde verloren" in page.warning[0].value
    assert set(answers(page).values()) == {None}
    assert not (full / "reviews").exists()
    press(page, "2", "1")
    assert [answers(page)[theme] for theme in CODEBOOK.theme_ids[:2]] == [Verdict.ABSENT, Verdict.PRESENT]


def test_the_browser_is_told_each_time_that_the_page_answered_and_what_shows_the_sentence(page: AppTest) -> None:
    (before,) = given(page, "keys")
    assert any(f"st-key-{one.key}".startswith(f"{before['mark']}{at(page)}") for one in page.button_group)
    press(page, "0", "S")
    assert given(page, "keys") == [{**before, "run": before["run"] + 2}]


def test_nothing_judged_is_refused_and_the_sentence_stays(page: AppTest, full: Path) -> None:
    first = at(page)
    press(page, "S")
    assert "nog niets beoordeeld" in page.warning[0].value
    assert at(page) == first
    assert not (full / "reviews").exists()


def test_a_skipped_sentence_gives_way_to_another(page: AppTest) -> None:
    first = at(page)
    press(page, "N")
    assert at(page) != first


def test_the_sentence_before_comes_back_with_its_answers_and_can_be_judged_anew(page: AppTest, full: Path) -> None:
    first = at(page)
    press(page, "0", "1", "S", "P")
    assert at(page) == first
    assert answers(page)["mode"] == "rhetoric"
    assert {answers(page)[theme] for theme in CODEBOOK.theme_ids} == {"no"}
    press(page, "Backspace", "2", "S")
    assert [line["mode"] for line in written(full)] == ["rhetoric", "practice"]


def test_a_blind_reviewer_is_told_nothing_by_the_machine_and_another_is_no_longer_blind(
    page: AppTest, full: Path
) -> None:
    assert "Wijkspiegel:" not in captions(page)
    press(page, "0", "S")
    page.toggle(key="getoond").set_value(True).run()
    assert not page.exception
    assert captions(page).count("Wijkspiegel:") == len(CODEBOOK.theme_ids) + 1
    page.toggle(key="getoond").set_value(False).run()
    press(page, "0", "S")  # who has seen it is not blind to it any longer
    press(page, "0", "S")
    assert [line["asked"].get("blind") for line in written(full)] == [True, False, True]  # type: ignore[attr-defined]


def test_what_others_judge_does_not_change_the_sentence_at_hand(page: AppTest, full: Path) -> None:
    first, settings = at(page), Settings(corpus=full)
    themes = dict.fromkeys(CODEBOOK.theme_ids, Verdict.NO)
    review.record(settings, CODEBOOK, "bram", first, themes=themes, mode=None)
    page.run()
    assert at(page) == first


def test_a_queue_and_a_sentence_are_an_address(open_page: Open, full: Path) -> None:
    slug, units = slug_and_units(full, "Verslag 2")
    app = named(open_page("review", rij="document", **{"rij-document": slug}), "Anna")
    assert "Verslag 2" in captions(app).replace("\\", "")
    assert at(app) in units
    app = named(open_page("review", zin=units[3], reden="theme"), "Anna")
    assert at(app) == units[3]
    assert "omdat u dit thema koos" in captions(app)
    app = named(open_page("review", zin="0" * 16, reden="theme"), "Anna")
    assert "er niet meer" in app.warning[0].value
    assert at(app) != "0" * 16


def test_a_question_stands_beside_its_definition_borders_and_examples(page: AppTest) -> None:
    shown = captions(page) + " ".join(one.value for one in page.markdown)
    for theme in CODEBOOK.themes:
        for line in (theme.definition.nl, *theme.examples):
            assert plain(line) in shown


def test_what_was_ruled_stands_with_the_borders_of_its_theme(page: AppTest, full: Path) -> None:
    theme = CODEBOOK.themes[0].id
    add_ruling(full, Ruling(says=Labels(nl="Vegen is geen hulp.", en="Sweeping is no help."), themes=(theme,)))
    shown = [one.value for one in page.run().markdown]
    assert ["Vegen is geen hulp" in one for one in shown].count(True) == 1


def test_questions_follow_the_codebook(full: Path) -> None:
    now, settings = cached.state(), cached.settings()
    fewer = CODEBOOK.model_copy(update={"themes": CODEBOOK.themes[1:], "sha256": "another"})
    for codebook in (CODEBOOK, fewer):
        item = cached.coming(now, settings, codebook, "Anna", way=review.Way(), skip=()).next
        assert item is not None
        assert tuple(question.theme.id for question in item.questions) == codebook.theme_ids


def test_a_name_that_cannot_be_a_file_is_refused_in_one_line(open_page: Open, full: Path) -> None:
    app = named(open_page("review"), "???")
    assert app.error
    assert not (full / "reviews").exists()


def test_a_reader_is_told_which_role_is_asked_for(open_page: Open, full: Path) -> None:
    give_role(full, "Anna", Role.READER)
    app = named(open_page("review"), "Anna")
    assert "wijkspiegel people anna --role reviewer" in app.warning[0].value
    assert "zin" not in app.query_params


def test_an_adjudicator_assigns_sentences_that_then_come_up_first(open_page: Open, full: Path) -> None:
    give_role(full, "Els", Role.ADJUDICATOR)
    slug, units = slug_and_units(full, "Nota 1")
    app = named(open_page("review", rij="document", **{"rij-document": slug}), "Els")
    app.multiselect(key="assign-people").set_value(["els"])
    app.number_input(key="assign-number").set_value(2)
    app.button(key="assign").click().run()
    assert "twee of meer mensen" in app.error[0].value
    give_role(full, "Anna", Role.REVIEWER)
    app.run()
    app.multiselect(key="assign-people").set_value(["els", "anna"])
    app.button(key="assign").click().run()
    assert not app.error
    assert "Toegewezen: 2 zinnen" in app.success[0].value
    rows = app.table[-1].value.to_dict("records")
    assert [(row["door"], row["aan"], row["beoordeeld"]) for row in rows] == [
        ("Els", "Els", "0 van 2"),
        ("Els", "Anna", "0 van 2"),
    ]
    (assignment,) = read_assignments(full)
    assert {task.unit for task in assignment.tasks} <= set(units)
    anna = named(open_page("review"), "Anna")
    assert at(anna) == assignment.tasks[0].unit
    assert "Aan u toegewezen" in captions(anna)


def test_the_text_of_a_document_is_never_run(open_page: Open, full: Path) -> None:
    slug, _ = slug_and_units(full, HOSTILE_TITLE)
    app = named(open_page("review", rij="document", getoond="true", ruw="true", **{"rij-document": slug}), "Anna")
    shown = " ".join(block.value for block in app.html)
    assert "&lt;script&gt;alert(3)" in shown
    assert "<script" not in shown
    assert "<b onclick" not in shown


def test_what_the_address_asks_for_and_is_not_there_is_told(open_page: Open, full: Path) -> None:
    app = named(open_page("review", rij="document", **{"rij-document": "2099-*nergens*"}), "Anna")
    (told,) = [one.value for one in app.warning]
    assert "om *2099" in told
    assert r"\*nergens\*" in told
