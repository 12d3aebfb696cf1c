"""The index names every sentence that fulfils a demand, and keeps in step with the documents."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.search import Narrowing
from pipeline.search.index import Column, Demand, Key
from pipeline.search.words import words_in
from pipeline.selection import Selection
from pipeline.store.connection import writing
from pipeline.store.documents import remove_document, save_document
from pipeline.store.questions_search import candidates, searched_by_document
from tests.store.build import EARLY, metadata, processed

TEXTS = ("De wijk-aanpak werkt.", "Eén café in de stadswijk.", "Foto's van wijken!")
ANYTHING = Selection(themes=())


def key(column: Column, text: str, *, prefix: bool = False) -> Demand:
    return Demand(((Key(column, text, prefix=prefix),),))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with writing(tmp_path / "store.sqlite") as connection:
        save_document(connection, "proef", metadata(), processed(*TEXTS), time=EARLY)
        yield connection


def found(connection: sqlite3.Connection, *demands: Demand) -> list[int]:
    documents = candidates(connection, demands, ANYTHING, Narrowing(), ["text"])
    return sorted(position for document in documents for position in document.positions)


@pytest.mark.parametrize(
    ("demand", "positions"),
    [
        (key(Column.FORM, "wijk-aanpak"), [0]),
        (key(Column.FORM, "wijk"), []),
        (key(Column.FORM, "wijk", prefix=True), [0, 2]),
        (key(Column.TAIL, "aanp", prefix=True), [0]),
        (key(Column.PART, "aanpak"), [0]),
        (key(Column.LEMMA, "één"), [1]),
        (key(Column.FORM, "een"), [1]),
        (key(Column.FORM, "foto’s"), [2]),
        (Demand(((Key(Column.FORM, "de"),), (Key(Column.FORM, "café"), Key(Column.FORM, "van")))), [1]),
        (Demand((), ("wijk",)), [0, 1, 2]),
        (Demand((), ("stadsw", "cafe")), [1]),
        (Demand(((Key(Column.FORM, "de"),),), ("aanpak",)), [0]),
        (Demand(), [0, 1, 2]),
    ],
)
def test_a_demand_is_fulfilled_by_what_its_lines_hold(
    connection: sqlite3.Connection, demand: Demand, positions: list[int]
) -> None:
    assert found(connection, demand) == positions


def test_one_of_several_demands_is_enough(connection: sqlite3.Connection) -> None:
    assert found(connection, key(Column.FORM, "werkt"), Demand((), ("foto",))) == [0, 2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(min_size=1))
def test_any_word_of_any_sentence_is_found_by_itself(connection: sqlite3.Connection, text: str) -> None:
    save_document(connection, "ieder", metadata(), processed(text), time=EARLY)
    for word in words_in(text):
        only = Narrowing(documents=("ieder",))
        (document,) = candidates(connection, [key(Column.FORM, word)], ANYTHING, only, ["text"])
        assert document.lines == [[text]]


def test_the_index_follows_documents_that_come_again_and_go(connection: sqlite3.Connection) -> None:
    save_document(connection, "proef", metadata(), processed("Nu een dorp."), time=EARLY)
    assert found(connection, Demand((), ("wijk",))) == []
    assert found(connection, key(Column.FORM, "dorp")) == [0]
    remove_document(connection, "proef")
    assert found(connection, key(Column.FORM, "dorp")) == []
    for table in ("reading_words", "reading_trigrams"):  # raises when the index says other things than the lines
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - our own


def test_what_is_searched_is_counted_by_document(connection: sqlite3.Connection) -> None:
    save_document(connection, "ouder", metadata(year=2001), processed("Een.", "Twee."), time=EARLY)
    assert searched_by_document(connection, ANYTHING, Narrowing()) == [("ouder", 2001, 2), ("proef", 2016, 3)]
    assert searched_by_document(connection, ANYTHING, Narrowing(stances=())) == []
