"""Opening the store: its version, WAL, and SQLite's errors turned into ours at this edge."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.messages import Message
from pipeline.store.schema import SCHEMA, VERSION

BUSY_SECONDS = 30
_OTHER = "is of another version"


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; made for one question and closed after it.

    Raises:
        StoreError: when there is no store, or it is of another version.
    """
    if not path.exists():
        raise StoreError("there is no store yet", where=path, remedy="make it with: wijkspiegel run")
    with _wrapped(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        try:
            connection.row_factory = sqlite3.Row
            _check(connection, path)
            yield connection
        finally:
            connection.close()


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection in one transaction: all is written at the end, or nothing when an error comes out of the block.

    Makes the store where there is none. Raises the revision, so that caches know.

    Raises:
        StoreError: when the store cannot be opened or written, or is of another version.
    """
    with _wrapped(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a lost last write is made again by the next run
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("BEGIN IMMEDIATE")
            if _is_empty(connection):
                _make(connection)
            _check(connection, path)
            yield connection
            connection.execute("UPDATE fact SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'")
            connection.execute("COMMIT")
        finally:
            connection.close()  # rolls back what was not committed


def usable(path: Path) -> bool:
    """Whether there is a store of this version that is whole.

    Raises:
        StoreError: when that cannot be told, because another program holds it.
    """
    return path.exists() and _fault(path) is None and _version_of(path) == VERSION


def current(path: Path) -> bool:
    """Whether there is a store of this version. Whether it is whole is not looked at: that takes longer as it grows.

    Raises:
        StoreError: when it cannot be opened.
    """
    return path.exists() and _version_of(path) == VERSION


def prepare(path: Path) -> str | None:
    """Have a store of this version before a run: one that is damaged or of another is made anew, without a document.

    It is emptied in place, for a browser may have it open: its file is never taken from under it. Only what SQLite
    finds no database in, which nobody can have open, is removed. All of it can be made again from the corpus.

    Returns:
        Why what was in the store was thrown away, for the user to know; `None` when it was not.

    Raises:
        StoreError: when it cannot be opened, emptied or removed, because another program holds it.
    """
    fault = _fault(path) if path.exists() else None
    if not path.exists() or (fault is not None and not _emptied(path)):  # a log without its store is what a crash left
        _discard(path)
    with writing(path):
        pass
    return None if fault is None else f"the store {fault}: it is made anew"


def _fault(path: Path) -> str | None:
    """What keeps a store from being used; `None` when nothing does, or when it is empty."""
    with _wrapped(path), closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        try:
            damage = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            empty = _is_empty(connection)
        except sqlite3.DatabaseError as error:
            if _is_damage(error):
                return "is damaged"
            raise
        if damage != "ok":
            return "is damaged"
        return None if empty or _version(connection) == VERSION else _OTHER


def _version_of(path: Path) -> int:
    with _wrapped(path), closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        return _version(connection)


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is to blame; the low byte tells, the others say where SQLite met it."""
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def _emptied(path: Path) -> bool:
    """Take all tables out of a store, in one transaction; those who have it open see the old ones or none.

    Returns:
        Whether that could be done: not where SQLite finds no database in the file.
    """
    with _wrapped(path), closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA writable_schema = ON")  # tables of other versions may not be known here, to drop
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM sqlite_schema")
            connection.execute("PRAGMA user_version = 0")
            connection.execute("COMMIT")
            connection.execute("PRAGMA writable_schema = RESET")
            connection.execute("VACUUM")  # what is written anew has no damaged page in it
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            return False
    return True


def _discard(path: Path) -> None:
    try:
        for file in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError("cannot be made anew", where=path, remedy="close the browser that uses it") from error


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) != VERSION:
        problem = "the store was made by another version of Wijkspiegel"
        raise StoreError(problem, where=path, remedy="renew it, which loses nothing: wijkspiegel run")


def _make(connection: sqlite3.Connection) -> None:
    for statement in _statements(SCHEMA):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(schema: str) -> Iterator[str]:
    """Its statements one by one; a trigger is one, with those that stand in it."""
    statement = ""
    for line in schema.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _wrapped(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, FileExistsError, NotADirectoryError, PermissionError) as error:
        remedy = "close what else uses it, or delete it: it is made anew by wijkspiegel run"
        raise StoreError(
            Message("the store does not answer ({reason})", reason=str(error)), where=path, remedy=remedy
        ) from error
