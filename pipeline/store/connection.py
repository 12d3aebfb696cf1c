"""Opening the store: migrations, WAL, and SQLite's errors turned into ours at this edge."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.schema import MIGRATIONS, VERSION

BUSY_SECONDS = 30


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
            if _version(connection) != VERSION:
                raise StoreError("the store is of another version", where=path, remedy="renew it with: wijkspiegel run")
            yield connection
        finally:
            connection.close()


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection in one transaction: all is written at the end, or nothing when an error comes out of the block.

    Makes the store, or brings it to the current version, when needed. Raises the revision, so that caches know.

    Raises:
        StoreError: when the store cannot be opened or written, or comes from a newer version of the product.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _wrapped(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a lost last write is made again by the next run
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("BEGIN IMMEDIATE")
            _migrate(connection, path)
            yield connection
            connection.execute("UPDATE fact SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'")
            connection.execute("COMMIT")
        finally:
            connection.close()  # rolls back what was not committed


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    have = _version(connection)
    if have > VERSION:
        raise StoreError("the store comes from a newer version", where=path, remedy="delete it and run again")
    for migration in MIGRATIONS[have:]:
        for statement in migration.split(";\n"):
            if statement.strip():
                connection.execute(statement)
    if have < VERSION:
        connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def _wrapped(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        remedy = "close what else uses it, or delete it: it is made anew by wijkspiegel run"
        raise StoreError(f"the store does not answer ({error})", where=path, remedy=remedy) from error
