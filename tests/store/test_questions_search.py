"""The index names the sentences that are searched and their letters, and keeps in step with the documents."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.search import Narrowing
from pipeline.search.words import Column
from pipeline.selection import Selection
from pipeline.store.connection import writing
from pipeline.store.documents import remove_document, save_document
from pipeline.store.numbers import read_words
from pipeline.store.questions_search import searched_units, texts
from tests.store.build import EARLY, metadata, processed

TEXTS = ("De wijk-aanpak werkt.", "Eén café in de stadswijk.", "Foto's van wijken!")
ANYTHING = Selection(themes=())


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with writing(tmp_path / "store.sqlite") as connection:
        save_document(connection, "proef", metadata(), processed(*TEXTS), time=EARLY)
        yield connection


def found(connection: sqlite3.Connection, *runs: str) -> list[int]:
    return sorted(position for _, positions, _ in texts(connection, ["proef"], runs) for position in positions)


@pytest.mark.parametrize(
    ("runs", "positions"),
    [((), [0, 1, 2]), (("wijk",), [0, 1, 2]), (("stadsw", "cafe"), [1]), (("aanpak",), [0]), (("dorp",), [])],
)
def test_letters_are_found_where_words_hold_them(
    connection: sqlite3.Connection, runs: tuple[str, ...], positions: list[int]
) -> None:
    assert found(connection, *runs) == positions


def test_texts_stand_with_their_places(connection: sqlite3.Connection) -> None:
    ((slug, positions, read),) = texts(connection, ["proef"], ())
    assert (slug, dict(zip(positions, read, strict=True))) == ("proef", dict(enumerate(TEXTS)))


def test_the_index_follows_documents_that_come_again_and_go(connection: sqlite3.Connection) -> None:
    save_document(connection, "proef", metadata(), processed("Nu een dorp."), time=EARLY)
    assert (found(connection, "wijk"), found(connection, "dorp")) == ([], [0])
    assert read_words(connection, ["proef"], [Column.FORM]).words["proef"].ends.tolist() == [3]
    remove_document(connection, "proef")
    assert found(connection, "dorp") == []
    assert read_words(connection, ["proef"], [Column.FORM]) == ([], {})
    # raises when the index says other things than the lines
    connection.execute("INSERT INTO reading_trigrams (reading_trigrams, rank) VALUES ('integrity-check', 1)")


def test_what_is_searched_is_told_by_document_in_order(connection: sqlite3.Connection) -> None:
    save_document(connection, "ouder", metadata(year=2001), processed("Een.", "Twee."), time=EARLY)
    searched = searched_units(connection, ANYTHING, Narrowing(), "source_kind")
    assert [(one.slug, one.year, one.positions) for one in searched] == [
        ("ouder", 2001, (0, 1)),
        ("proef", 2016, (0, 1, 2)),
    ]
    assert [len(one.ids) for one in searched] == [len(one.values) for one in searched] == [2, 3]
    assert searched_units(connection, ANYTHING, Narrowing(stances=())) == []
