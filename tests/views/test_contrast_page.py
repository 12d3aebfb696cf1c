"""Woord en daad: periods, words, groups of a reader's own, and the order of quotes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.bootstrap import SEED
from pipeline.browse import keyness

Open = Callable[..., AppTest]


def subheaders(app: AppTest) -> list[str]:
    return [one.value for one in app.subheader]


def test_a_theme_stands_by_period_between_borders_that_are_typed(open_page: Open, full: Path) -> None:
    app = open_page("contrast", thema="opbouwwerk", deel="Per periode")
    app.text_input(key="grenzen").set_value("2015").run()
    assert not app.exception
    assert {row["periode"] for table in app.table for row in table.value.to_dict("records") if "periode" in row} == {
        "t/m 2014",
        "vanaf 2015",
    }
    app.text_input(key="grenzen").set_value("tweeduizend").run()
    assert not app.exception
    assert "2007, 2015, 2020" in app.warning[0].value


def test_words_of_either_side_come_with_sentences_and_say_what_was_compared(
    open_page: Open, full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyness, "MINIMUM_WORDS", 3)  # the corpus is small
    query = {"kanten": "op bron", "deel": "Onderscheidende woorden", "woorden-uit": "alle zinnen"}
    app = open_page("contrast", **query, **{"gewone-woorden": "true"})
    words = app.selectbox(key="woord").options
    assert words
    app.selectbox(key="woord").select(words[-1]).run()
    assert not app.exception
    assert any(f">{words[-1]}</mark>" in block.value.lower() for block in app.html)
    assert "Dirichlet" in " ".join(caption.value for caption in app.caption)


def test_too_little_for_words_is_said(open_page: Open, full: Path) -> None:
    app = open_page("contrast", thema="collectivering", deel="Onderscheidende woorden")
    assert "Te weinig om woorden te vergelijken" in app.info[-1].value


def test_a_reader_makes_two_groups(open_page: Open, full: Path) -> None:
    app = open_page("contrast", kanten="eigen groepen", thema="opbouwwerk")
    assert "Kies eerst iets voor groep A" in app.info[0].value
    app.button_group(key="a-bron").set_value(["policy"]).run()
    assert not app.exception
    (sentence,) = [code.value for code in app.code if "over opbouwwerk" in code.value]
    assert "Groep A: beleid. Groep B: al het andere." in sentence
    assert [one.split(":")[0] for one in subheaders(app)] == ["Groep A", "Groep B", "groep A", "groep B"]
    assert all(one.split(": ")[1] != "0 zinnen" for one in subheaders(app)[2:])


@pytest.mark.parametrize(("theme", "other"), [("opbouwwerk", "collectivering"), ("collectivering", "opbouwwerk")])
def test_the_sentence_on_the_theme_of_the_link_comes_before_the_others(
    theme: str, other: str, open_page: Open, full: Path
) -> None:
    first, *folded = [code.value.splitlines()[0] for code in open_page("contrast", thema=theme).code]
    assert theme in first
    assert other not in first
    assert sum(other in text for text in folded) == 1


def test_a_link_brings_the_groups_along(open_page: Open, full: Path) -> None:
    app = open_page("contrast", **{"kanten": "eigen groepen", "a-bron": "beleid", "b-vorm": "daad"})
    assert app.button_group(key="a-bron").value == ["policy"]
    assert app.button_group(key="b-vorm").value == ["practice"]


def test_quotes_by_chance_show_their_seed_and_another_seed_is_another_sample(open_page: Open, full: Path) -> None:
    app = open_page("contrast", thema="opbouwwerk", kanten="op bron", volgorde="willekeurige greep")
    before = [block.value for block in app.html if "<blockquote" in block.value]
    app.number_input(key="startgetal").set_value(12).run()
    assert not app.exception
    after = [block.value for block in app.html if "<blockquote" in block.value]
    assert before != after
    assert len(before) == len(after)


@pytest.mark.parametrize("seed", ["9" * 310, "1e999", "inf", "nan", "-1", "10000", "drie", ""])
def test_a_seed_in_the_link_that_is_none_gives_way_to_the_usual_one(seed: str, open_page: Open, full: Path) -> None:
    app = open_page("contrast", volgorde="willekeurige greep", startgetal=seed)
    assert not app.exception
    assert app.number_input(key="startgetal").value == SEED


def test_a_seed_in_the_link_is_taken(open_page: Open, full: Path) -> None:
    app = open_page("contrast", volgorde="willekeurige greep", startgetal="9999")
    assert app.number_input(key="startgetal").value == 9999


@pytest.mark.parametrize("part", ["Per periode", "Onderscheidende woorden"])
def test_the_part_that_is_open_survives_a_change_of_language(part: str, open_page: Open, full: Path) -> None:
    app = open_page("contrast", thema="opbouwwerk", deel=part)
    chosen = app.button_group(key="deel").value
    app.sidebar.button_group(key="taal").set_value("en").run()
    assert not app.exception
    assert app.button_group(key="deel").value == chosen
