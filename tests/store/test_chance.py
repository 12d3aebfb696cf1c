"""A sample is what chance drew: of what people judged, only units before which none is open speak for the others."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.codebook import load_codebook
from pipeline.judgement import Asked, Why
from pipeline.selection import Selection
from pipeline.settings import REPOSITORY, Settings
from pipeline.store import questions, questions_chance
from pipeline.store.connection import reading, writing
from pipeline.store.labels import add_judgement
from tests.small_store import SENTENCES, said, store

SHIPPED = REPOSITORY / "corpus" / "codebook.toml"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "codebook.toml").write_bytes(SHIPPED.read_bytes())
    made = Settings(corpus=tmp_path)
    store(made)
    return made


def in_order(settings: Settings) -> list[str]:
    """The sentences in which the machine finds a theme, in the order of their ids."""
    with reading(settings.store) as connection:
        texts = [row["text"] for row in connection.execute("SELECT text FROM unit ORDER BY id")]
    return [text for text in texts if SENTENCES[text]]


def judge(settings: Settings, sentence: str, why: Why, chance: float | None = 0.5) -> None:
    verdict = said(sentence, "person:anna", {"community_work": "present"})
    with writing(settings.store) as connection:
        add_judgement(connection, "buurt", replace(verdict, asked=Asked(why, chance=chance)))


def drawn(settings: Settings) -> set[str]:
    with questions.asking(settings.store) as connection:
        selection = Selection(load_codebook(SHIPPED).theme_ids)
        return {unit.said[0].quote for unit in questions_chance.drawn_units(connection, selection)}


def test_units_after_one_that_is_open_do_not_count(settings: Settings) -> None:
    first, second, third = in_order(settings)
    judge(settings, second, Why.THEME)
    assert drawn(settings) == set()
    judge(settings, first, Why.CHANCE)
    assert drawn(settings) == {first, second}
    judge(settings, third, Why.DOUBT)
    assert drawn(settings) == {first, second, third}


def test_who_finds_nothing_holds_up_nobody_who_finds_something(settings: Settings) -> None:
    first, *_ = in_order(settings)
    judge(settings, first, Why.CHANCE)
    assert drawn(settings) == {first}


def test_a_unit_that_was_not_drawn_is_judged_but_not_counted(settings: Settings) -> None:
    first, second, _ = in_order(settings)
    judge(settings, first, Why.DOCUMENT, chance=None)
    judge(settings, second, Why.CHANCE)
    assert drawn(settings) == {second}
