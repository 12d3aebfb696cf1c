"""Whatever the store was before, a run ends in the one that the corpus gives, or says why it cannot."""

import errno
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import CorpusError, StoreError
from pipeline.locks import lock_file
from pipeline.run import update
from pipeline.settings import Settings
from pipeline.store.connection import writing
from pipeline.store.documents import remove_document, save_refusals
from pipeline.store.schema import VERSION
from tests.corpora import TIME, dump
from tests.run.changes import (
    BELEID,
    LIJST,
    about,
    edit,
)


@pytest.mark.parametrize("damage", ["no store", "no database", "newer", "older", "of the first form"])
def test_a_store_that_cannot_be_used_is_made_anew(settings: Settings, damage: str) -> None:
    before = dump(settings.store)
    if damage == "no store":
        shutil.rmtree(settings.store.parent)
    elif damage == "no database":
        settings.store.write_bytes(b"geen SQLite" * 999)
    elif damage == "of the first form":
        settings.store.unlink()
        with closing(sqlite3.connect(settings.store)) as connection:
            connection.executescript("CREATE TABLE document (slug TEXT PRIMARY KEY); PRAGMA user_version = 1;")
    else:
        with closing(sqlite3.connect(settings.store)) as connection:
            connection.execute(f"PRAGMA user_version = {VERSION + (1 if damage == 'newer' else -1)}")
    outcome = update(settings, time=TIME)
    assert dump(settings.store) == before
    assert len(outcome.notices) == (0 if damage == "no store" else 1)


def test_a_store_that_somebody_changed_is_put_right(settings: Settings) -> None:
    before = dump(settings.store)
    with writing(settings.store) as connection:
        remove_document(connection, LIJST)
        save_refusals(connection, {"x": "y"})
    update(settings, time=TIME)
    assert dump(settings.store) == before


def test_a_store_that_fails_ends_the_run_and_costs_no_document(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database is locked")

    edit(about(settings, BELEID), '"essay"', '"policy"')
    before = dump(settings.store)
    monkeypatch.setattr("pipeline.run.execution.save_document", locked)
    with pytest.raises(StoreError, match=r"does not answer \(database is locked\); close what else uses it"):
        update(settings, time=TIME)
    assert dump(settings.store) == before


def test_what_goes_wrong_in_a_run_is_not_taken_for_a_store_without_rights(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_: object) -> None:
        raise OSError(errno.EIO, "the disk is broken")

    settings.store.unlink()
    monkeypatch.setattr("pipeline.run.execution.prepare", breaks)
    with pytest.raises(OSError, match="the disk is broken"):
        update(settings)


def test_a_store_that_cannot_be_written_is_one_line(settings: Settings) -> None:
    shutil.rmtree(settings.store.parent)
    settings.store.parent.write_text("hier staat al iets", encoding="utf-8")
    with pytest.raises(StoreError, match=r"cannot be written \(.*\); see to the rights of its folder"):
        update(settings)


def test_a_second_run_at_once_says_so_in_one_line(settings: Settings) -> None:
    shutil.rmtree(settings.corpus / "texts" / LIJST)
    line = "another run is bringing it up to date; wait until it is done"
    with lock_file(settings.store.with_name("run.lock")), pytest.raises(StoreError, match=line):
        update(settings)
    assert len(update(settings).done) == 1


def test_without_a_corpus_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="there is no such corpus; name another with --corpus"):
        update(Settings(corpus=tmp_path / "nergens"))
    assert list(tmp_path.iterdir()) == []
