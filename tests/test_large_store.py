"""A store made large for measuring holds what the small one holds, over and over."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from benchmarks.large import BESIDE_THE_STORE, make
from pipeline.errors import StoreError
from pipeline.selection import Selection
from pipeline.settings import REPOSITORY, Settings
from pipeline.store import questions
from pipeline.store.connection import writing
from tests.browse import small_store

ENOUGH = 100


def _small(folder: Path) -> Settings:
    settings = Settings(corpus=folder)
    settings.store.parent.mkdir(parents=True)
    for name in BESIDE_THE_STORE:
        shutil.copyfile(REPOSITORY / "corpus" / name, folder / name)
    return settings


def _number(connection: sqlite3.Connection, question: str) -> int:
    return int(connection.execute(question).fetchone()[0])


def test_every_document_is_there_as_often_with_all_that_hangs_on_it(tmp_path: Path) -> None:
    small = _small(tmp_path / "small")
    small_store.fill(small.store)
    large = make(small, tmp_path / "large", ENOUGH)
    tables = ("document", "unit", "label", "judgement", "tally", "label_tally", "reading", "words", "line")
    selection = Selection(small_store.THEMES)
    with questions.asking(small.store) as few, questions.asking(large.store) as many:
        units = _number(few, "SELECT count(*) FROM unit")
        times = -(-ENOUGH // units)
        assert times > 1
        for table in tables:
            counted = f"SELECT count(*) FROM {table}"  # noqa: S608 - a constant goes in
            assert _number(many, counted) == times * _number(few, counted)
        found = "SELECT count(*) FROM reading_trigrams WHERE reading_trigrams MATCH 'opb'"
        assert _number(many, found) == times * _number(few, found) > 0
        held_by = [sum(row.quiet for row in questions.totals_by_document(one, selection)) for one in (few, many)]
        assert held_by[1] == times * held_by[0] > 0


def test_years_are_drawn_from_those_that_there_are_and_the_same_each_time(tmp_path: Path) -> None:
    small = _small(tmp_path / "small")
    small_store.fill(small.store)
    first, again = (make(small, tmp_path / name, ENOUGH) for name in ("first", "again"))
    with (
        questions.asking(small.store) as few,
        questions.asking(first.store) as many,
        questions.asking(again.store) as same,
    ):
        assert set(questions.years(many).values()) <= set(questions.years(few).values())
        assert questions.years(many) == questions.years(same)
        moved = {slug: year for slug, year in questions.years(many).items() if slug.endswith("-k1")}
        assert any(questions.years(few)[slug.removesuffix("-k1")] != year for slug, year in moved.items())


def test_an_empty_store_cannot_be_multiplied(tmp_path: Path) -> None:
    small = _small(tmp_path / "small")
    with writing(small.store):
        pass
    with pytest.raises(StoreError, match="the store is empty"):
        make(small, tmp_path / "large", ENOUGH)
    assert not Settings(corpus=tmp_path / "large").store.exists()
