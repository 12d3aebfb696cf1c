"""Overeenstemming: who is in stands in the address, figures have their table, and sentences say who said what."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipeline import review
from pipeline.codebook import Mode, load_codebook
from pipeline.corpus.people import Role, give_role
from pipeline.judgement import Asked, Verdict, Why
from pipeline.settings import Settings
from pipeline.store.connection import reading
from tests.views.conftest import Open

HOSTILE = "<img src=x onerror=alert(1)> **Bram**"


@pytest.fixture
def coded(full: Path) -> Path:
    """Anna, blind, and Bram, who saw what the machine says, judge four sentences and differ on the first."""
    settings, codebook = Settings(corpus=full), load_codebook(full / "codebook.toml")
    give_role(full, "Bram", Role.REVIEWER)
    people = full / "people.toml"
    people.write_text(people.read_text(encoding="utf-8").replace('"Bram"', f'"{HOSTILE}"'), encoding="utf-8")
    with reading(settings.store) as connection:
        rows = connection.execute("SELECT id FROM unit WHERE text LIKE '%opbouwwerk%' ORDER BY slug, position LIMIT 4")
        units = [row["id"] for row in rows]
    for place, unit in enumerate(units):
        themes = {"community_work": Verdict.PRESENT}
        blind = Asked(Why.CHANCE, chance=0.5, blind=True)
        review.record(settings, codebook, "Anna", unit, themes=themes, mode=Mode.PRACTICE, asked=blind)
        themes = {"community_work": Verdict.NO if place == 0 else Verdict.PRESENT}
        review.record(settings, codebook, "bram", unit, themes=themes, mode=Mode.PRACTICE)
    return full


def told(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


def row_of(app: AppTest, name: str) -> dict[str, str]:
    """The row of a question in the table of all questions."""
    rows = (row for table in app.table for row in table.value.to_dict("records"))
    return next(row for row in rows if row.get("vraag") == name)


def test_without_a_store_the_page_says_how_to_begin(open_page: Open, bare: Path) -> None:
    assert open_page("agreement").info


def test_one_coder_agrees_with_nobody(open_page: Open, full: Path) -> None:
    app = open_page("agreement")
    assert "twee of meer" in app.info[0].value
    assert app.multiselect(key="codeurs").value == ["model:"]


def test_people_are_compared_by_themselves_and_the_product_by_choice(open_page: Open, coded: Path) -> None:
    app = open_page("agreement")
    assert app.button_group(key="wie").value == "people"
    assert any(one.value.startswith("Vergeleken: wat **mensen** zeiden") for one in app.markdown)
    row = row_of(app, "opbouwwerk")
    assert row["zinnen gebruikt"] == "4 van 4"
    assert row["waarvan verschillend"] == 1
    assert row["eens"].startswith("75,0%")
    assert row["opmerking"] == "te weinig om op te bouwen"
    app.button_group(key="wie").set_value("all").run()
    assert not app.exception
    assert any("Wijkspiegel zelf: anna" in one.value for one in app.markdown)
    with_product = row_of(app, "opbouwwerk")["zinnen gebruikt"]
    assert with_product.startswith("4 van ")  # it judges every sentence, but agreement is between two or more
    assert with_product != "4 van 4"


def test_who_is_in_is_a_choice_in_the_address(open_page: Open, coded: Path) -> None:
    app = open_page("agreement", codeurs="Wijkspiegel zelf")
    assert app.multiselect(key="codeurs").value == ["model:"]
    assert "twee of meer" in app.info[0].value


def test_the_model_alone_changes_nothing_here_and_the_page_says_so(open_page: Open, coded: Path) -> None:
    app = open_page("agreement", **{"alleen-model": "true"})
    assert row_of(app, "opbouwwerk")["zinnen gebruikt"] == "4 van 4"
    assert any("verandert hier niets" in one.value for one in app.caption)


def test_who_did_not_judge_blind_is_named(open_page: Open, coded: Path) -> None:
    (line,) = [one for one in told(open_page("agreement")).splitlines() if "Niet (altijd) blind" in one]
    assert "Bram" in line
    assert "anna" not in line


def test_names_of_people_are_never_run(open_page: Open, coded: Path) -> None:
    app = open_page("agreement")
    assert all("<img" not in one.value for one in app.html)
    assert r"\<img src\=x" in told(app)


def test_sentences_on_which_coders_differ_come_first_with_who_said_what(open_page: Open, coded: Path) -> None:
    app = open_page("agreement", thema="opbouwwerk")
    said = [one.value for one in app.markdown if "anna: " in one.value]
    assert [one.split("**")[1] for one in said] == ["Verschil", "Eens", "Eens", "Eens"]
    assert "anna: **ja**" in said[0]
    assert said[0].endswith("**nee**")


def test_a_question_without_answers_says_so(open_page: Open, coded: Path) -> None:
    app = open_page("agreement", vraag="wie spreekt")
    row = row_of(app, "wie spreekt")
    assert row["alfa"] == "–"
    assert row["zinnen gebruikt"] == "0 van 0"


@pytest.mark.parametrize(
    ("measure", "explained"), [("AC1 van Gwet", "AC1:"), ("kappa van Cohen", "Kappa van Cohen:"), ("eens", "Eens:")]
)
def test_each_measure_explains_itself(measure: str, explained: str, open_page: Open, coded: Path) -> None:
    app = open_page("agreement", maat=measure)
    assert any(one.value.startswith(explained) for one in app.caption)


def test_it_speaks_english_with_the_same_choices(open_page: Open, coded: Path) -> None:
    app = open_page("agreement", thema="opbouwwerk", maat="eens", wie="zelf kiezen")
    app.multiselect(key="codeurs").set_value(["person:anna", "model:"]).run()
    app.sidebar.button_group(key="taal").set_value("en").run()
    assert not app.exception
    assert app.multiselect(key="codeurs").value == ["person:anna", "model:"]
    assert app.button_group(key="maat").value == "percent"
    assert app.header[0].value == "All questions"
