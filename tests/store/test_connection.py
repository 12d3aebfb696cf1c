"""A store that cannot be used is made anew, and every fault of SQLite's is one line of ours."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store.connection import prepare, reading, usable, writing
from pipeline.store.documents import read_facts, save_facts
from pipeline.store.schema import VERSION


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / ".store" / "wijkspiegel.sqlite"
    with writing(path) as connection:
        save_facts(connection, {"labeller": "x"})
    return path


def _sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)


def _facts(path: Path) -> dict[str, str]:
    with reading(path) as connection:
        return read_facts(connection)


def test_a_whole_store_is_kept(store: Path) -> None:
    assert usable(store)
    assert prepare(store) is None
    assert _facts(store)["labeller"] == "x"


def test_each_write_raises_the_revision(store: Path) -> None:
    before = int(_facts(store)["revision"])
    with writing(store) as connection:
        save_facts(connection, {"codebook": "1"})
    assert int(_facts(store)["revision"]) == before + 1


def test_a_store_that_is_not_there_is_made(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    assert not usable(path)
    assert prepare(path) is None
    assert usable(path)


@pytest.mark.parametrize(
    ("statement", "why"),
    [(f"PRAGMA user_version = {VERSION + 1}", "another version"), ("PRAGMA user_version = 0", "another version")],
)
def test_a_store_of_another_version_is_made_anew(store: Path, statement: str, why: str) -> None:
    _sql(store, statement)
    assert not usable(store)
    assert prepare(store) == f"the store is of {why}: it is made anew"
    assert "labeller" not in _facts(store)


def test_a_store_of_another_version_is_not_taken_from_under_those_who_read_it(store: Path) -> None:
    _sql(store, f"PRAGMA user_version = {VERSION + 1}")
    file = store.stat().st_ino
    with closing(sqlite3.connect(store, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        asked = "SELECT value FROM fact WHERE name = 'labeller'"
        assert reader.execute(asked).fetchall() == [("x",)]
        prepare(store)
        assert reader.execute(asked).fetchall() == [("x",)]
        reader.execute("COMMIT")
        assert reader.execute(asked).fetchall() == []
    assert store.stat().st_ino == file


def test_a_file_that_is_no_store_is_made_anew_with_what_lay_beside_it(store: Path) -> None:
    store.write_bytes(b"geen SQLite, maar wel een bestand" * 200)
    wal = store.with_name(store.name + "-wal")
    wal.write_bytes(b"oud")
    assert not usable(store)
    assert prepare(store) == "the store is damaged: it is made anew"
    assert not wal.exists() or wal.read_bytes() != b"oud"
    assert usable(store)


def test_a_damaged_page_is_found(store: Path) -> None:
    with writing(store) as connection:
        save_facts(connection, {f"fact {n}": "x" * 900 for n in range(60)})
    _sql(store, "PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(store.read_bytes())
    size = 4096
    data[-3 * size : -2 * size] = b"\xff" * size
    store.write_bytes(data)
    assert not usable(store)
    file = store.stat().st_ino
    assert prepare(store) == "the store is damaged: it is made anew"
    assert usable(store)
    assert store.stat().st_ino == file  # a browser may have it open


def test_a_log_left_without_its_store_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.with_name("store.sqlite-wal").write_bytes(b"oud" * 99)
    prepare(path)
    assert usable(path)


@pytest.mark.parametrize("version", [VERSION + 1, VERSION - 1, 0])
def test_reading_another_version_says_what_to_do(store: Path, version: int) -> None:
    _sql(store, f"PRAGMA user_version = {version}")
    with pytest.raises(StoreError, match=r"another version of Wijkspiegel; .* wijkspiegel run"), reading(store):
        pass


def test_a_reader_cannot_write(store: Path) -> None:
    with pytest.raises(StoreError, match="does not answer"), reading(store) as connection:
        save_facts(connection, {"labeller": "y"})
    assert _facts(store)["labeller"] == "x"


def test_readers_and_a_writer_do_not_wait_for_each_other(store: Path) -> None:
    with writing(store) as connection:
        save_facts(connection, {"labeller": "y"})
        assert _facts(store)["labeller"] == "x"
    assert _facts(store)["labeller"] == "y"
