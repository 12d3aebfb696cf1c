"""Sketches in the store: what shares something with a text is found, by an index and not by reading all."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.likeness import Likeness, Sketch, sketch
from pipeline.store import likeness
from pipeline.store.connection import usable, writing
from pipeline.store.documents import remove_document, save_document
from pipeline.store.likeness import COMMON, candidates, read_sketch, save_sketch
from pipeline.store.questions_alike import alike_pairs
from tests.store.build import EARLY, metadata, processed
from tests.store.test_state import fill
from tests.texts_alike import misread, text

ESSAY, OTHER = text(1, 900), text(2, 900)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = fill(tmp_path / "store.sqlite", "essay", "ander")
    with writing(path) as connection:
        save_sketch(connection, "essay", sketch(ESSAY))
        save_sketch(connection, "ander", sketch(OTHER))
        yield connection
    assert usable(path)  # SQLite finds no damage


def test_a_sketch_comes_back_as_it_was_and_goes_with_its_document(connection: sqlite3.Connection) -> None:
    assert read_sketch(connection, "essay") == sketch(ESSAY)
    remove_document(connection, "essay")
    assert read_sketch(connection, "essay") == Sketch((), frozenset())


def test_a_copy_and_a_volume_find_the_document_and_another_text_finds_none(connection: sqlite3.Connection) -> None:
    assert candidates(connection, sketch(misread(ESSAY, 0.05))) == ["essay"]
    assert candidates(connection, sketch("\n".join([text(3, 5_000), ESSAY]))) == ["essay"]
    assert candidates(connection, sketch(text(9, 900))) == []


def test_a_phrase_that_stands_everywhere_finds_nobody(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    excerpt = Sketch((), sketch(ESSAY).sample)
    assert candidates(connection, excerpt) == ["essay"]
    save_sketch(connection, "ander", Sketch((), excerpt.sample))
    monkeypatch.setattr(likeness, "COMMON", 1)
    assert candidates(connection, excerpt) == []
    assert COMMON > 1


def test_each_lookup_is_one_search_in_an_index(connection: sqlite3.Connection) -> None:
    plan = connection.execute(f"EXPLAIN QUERY PLAN {likeness._SHARING}", (0, b"", 1)).fetchall()
    assert [row["detail"] for row in plan] == ["SEARCH likeness USING PRIMARY KEY (band=? AND bucket=?)"]


def test_every_two_documents_that_are_alike_are_found_and_those_that_people_called_one_work_come_last(
    connection: sqlite3.Connection,
) -> None:
    def add(slug: str, raw: str, **about: object) -> None:
        made = replace(processed(f"Een zin over {slug}."), sketch=sketch(raw))
        save_document(connection, slug, metadata(**about), made, time=EARLY)

    add("herdruk", misread(ESSAY, 0.04), year=2019)
    add("bundel", "\n".join([text(3, 5_000), OTHER]), year=2020, copy_of="ander")
    add("apart", text(9, 900))
    reprint, volume = alike_pairs(connection)
    assert (reprint.first, reprint.second, reprint.shares.kind, reprint.one_work) == (
        *("herdruk", "essay", Likeness.SAME, False),
    )
    assert (volume.first, volume.second, volume.shares.kind, volume.one_work) == (
        *("bundel", "ander", Likeness.WHOLE, True),
    )
