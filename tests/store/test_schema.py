"""A store of an earlier form is brought to this one, and the next run fills in what it lacks."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.judgement import Verdict
from pipeline.spans import RawSpan
from pipeline.store.connection import prepare, reading, usable, writing
from pipeline.store.documents import read_prints, save_document
from pipeline.store.labels import save_labels
from pipeline.store.processed import Prints
from pipeline.store.schema import MIGRATIONS
from tests.store.build import EARLY, metadata, processed, verdict
from tests.store.earlier import take_back


def test_a_store_of_the_first_form_is_emptied_and_can_be_filled(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("""
            CREATE TABLE document (slug TEXT PRIMARY KEY);
            CREATE TABLE unit (id TEXT PRIMARY KEY, slug TEXT NOT NULL REFERENCES document ON DELETE CASCADE);
            CREATE TABLE label (unit_id TEXT NOT NULL REFERENCES unit ON DELETE CASCADE);
            CREATE TABLE judgement (unit_id TEXT NOT NULL REFERENCES unit ON DELETE CASCADE, labeller TEXT NOT NULL);
            CREATE TABLE refusal (slug TEXT PRIMARY KEY);
            CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
            INSERT INTO document VALUES ('oud');
            INSERT INTO unit VALUES ('1', 'oud');
            INSERT INTO judgement VALUES ('1', 'rule:cues@0');
            INSERT INTO fact VALUES ('revision', '7');
            PRAGMA user_version = 1;
        """)
    assert not usable(path)
    assert prepare(path) is None
    assert usable(path)
    with reading(path) as connection:
        assert read_prints(connection) == {}
    with writing(path) as connection:
        save_document(connection, "nieuw", metadata(), processed("Het regende."), time=EARLY)


@pytest.mark.parametrize("version", [2, 3])
def test_a_store_of_an_earlier_form_keeps_its_documents_and_has_them_done_again(tmp_path: Path, version: int) -> None:
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("".join(MIGRATIONS[:version]) + f"PRAGMA user_version = {version};")
        connection.execute(
            """INSERT INTO document VALUES ('oud', 'Oud', NULL, 2016, NULL, 'essay', NULL, NULL, NULL, 0, 'oud.txt', '',
               '', 'test 1', 'Oud.', '[]', '[0]', '{}', '{"raw":"x"}', 'm', 'l', '2026-01-01')"""
        )
        connection.commit()
    assert not usable(path)
    assert prepare(path) is None
    with reading(path) as connection:
        assert read_prints(connection) == {"oud": Prints({}, "m")}
        assert connection.execute("SELECT noise, comment, reason FROM unit").fetchall() == []
        assert connection.execute("SELECT number FROM reading").fetchall() == []


def test_answers_that_earlier_forms_kept_by_unit_are_read_anew_and_kept_once(tmp_path: Path) -> None:
    path, span = tmp_path / "store.sqlite", RawSpan(0, 12)
    said = [
        verdict(span, "Het regende.", labeller, time=EARLY, community_work=given)
        for labeller, given in (("person:anna", Verdict.NO), ("person:ben", Verdict.PRESENT), ("coder-a", Verdict.NO))
    ]
    with writing(path) as connection:
        save_document(connection, "een", metadata(), processed("Het regende.", "De bus reed."), time=EARLY, said=said)
    with reading(path) as connection:
        now = connection.execute("SELECT * FROM answer").fetchall()
    take_back(path, 11)
    assert prepare(path) is None
    with writing(path) as connection:
        assert read_prints(connection)["een"].labels == ""  # so that the next run does this:
        save_labels(connection, "een", said, "")
    with reading(path) as connection:
        assert connection.execute("SELECT * FROM answer").fetchall() == now
        assert sorted(row["people_differ"] for row in now) == [0, 1]
