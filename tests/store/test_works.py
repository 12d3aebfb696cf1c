"""Where each work counts once, a copy of a document that is in the store is left out, and that is told."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.browse.footing import footing
from pipeline.browse.reading import read
from pipeline.selection import Selection
from pipeline.store import questions
from pipeline.store.connection import writing
from pipeline.store.documents import remove_document
from tests.browse import small_store

EACH_COPY = Selection(small_store.THEMES)
ONCE = replace(EACH_COPY, works_once=True)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in which nota-b is a copy of nota-a, and betoog of one that is not there."""
    path = small_store.fill(tmp_path / "store.sqlite")
    with writing(path) as connection:
        _copies(connection, {"nota-b": "nota-a", "betoog": "elders"})
    return path


def _copies(connection: sqlite3.Connection, originals: dict[str, str]) -> None:
    pairs = [(original, slug) for slug, original in originals.items()]
    connection.executemany("UPDATE document SET copy_of = ? WHERE slug = ?", pairs)


def counted(store: Path, selection: Selection) -> set[str]:
    with questions.asking(store) as connection:
        return {slug for slug, *_ in questions.units_by_document(connection, selection)}


def test_a_copy_is_left_out_and_a_copy_of_nothing_is_a_work(store: Path) -> None:
    assert counted(store, EACH_COPY) - counted(store, ONCE) == {"nota-b"}
    assert "betoog" in counted(store, ONCE)


def test_where_the_original_goes_its_copy_counts(store: Path) -> None:
    with writing(store) as connection:
        remove_document(connection, "nota-a")
    assert "nota-b" in counted(store, ONCE)


def test_how_many_copies_are_left_out_is_told_of_those_that_would_count(store: Path) -> None:
    assert (footing(store, EACH_COPY).copies, footing(store, ONCE).copies) == (0, 1)
    assert footing(store, replace(ONCE, years=(2016, 2017))).copies == 0
    assert footing(store, ONCE).documents + 1 == footing(store, EACH_COPY).documents


def test_a_document_names_what_it_is_a_copy_of_and_its_copies(store: Path) -> None:
    original, copy, other = (read(store, slug) for slug in ("nota-a", "nota-b", "betoog"))
    assert [one.slug for one in original.copies] == ["nota-b"]
    assert copy.original == original.cited
    assert (original.original, copy.copies, other.original) == (None, (), None)
