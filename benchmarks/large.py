"""A store as large as one likes: that of a corpus over and over, each copy under other names and in other years.

`python -m benchmarks.large SENTENCES FOLDER` makes a corpus folder that the browser opens.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from pipeline.errors import StoreError
from pipeline.settings import Settings, load_settings
from pipeline.store.connection import reading, writing

SEED = 2007
IDENTITIES = ("id", "unit_id", "slug")
"""Columns whose values get the number of the copy behind them; all others are copied as they are."""
OF_ITS_OWN = {
    "raw_sha256": "lower(hex(randomblob(32)))",
    "source_sha256": "lower(hex(randomblob(32)))",
    "bucket": "randomblob(length(old.bucket))",
}
"""By which a text is told from all others: a copy has another of each, as if it were another text."""
CACHE_KIB = 1 << 20
"""So much of a store is held while it is made: ids come in no order, and a page is written many times."""
BESIDE_THE_STORE = ("codebook.toml", "events.toml")

_TABLES = """
SELECT kept.name, group_concat(field.name) LIKE '%unit_id%' AS by_unit
FROM sqlite_schema AS kept JOIN pragma_table_info(kept.name) AS field
WHERE kept.type = 'table' AND field.name IN ('slug', 'unit_id')
GROUP BY kept.name ORDER BY kept.name <> 'document', kept.name <> 'unit', kept.name
"""  # documents and then units first: others point to them
# The order of the tables is held to: what is copied is found by its index, and not among all copies of before.
_BY_DOCUMENT = "moved CROSS JOIN {table} AS old ON old.slug = moved.slug"
_BY_UNIT = "moved CROSS JOIN unit ON unit.slug = moved.slug CROSS JOIN {table} AS old ON old.unit_id = unit.id"


def make(settings: Settings, folder: Path, sentences: int, *, seed: int = SEED) -> Settings:
    """Make a corpus folder with a store of at least so many sentences, and no texts; one that is there is kept.

    Args:
        settings: Those of the corpus whose store is copied.
        folder: Where to make it.
        sentences: Units of all kinds, as the store counts them.
        seed: Of the years, which are drawn from those that the corpus has.

    Raises:
        StoreError: when the corpus has no store, or an empty one.
    """
    large = settings.model_copy(update={"corpus": folder})
    if large.store.exists():
        return large
    large.store.parent.mkdir(parents=True, exist_ok=True)
    for name in BESIDE_THE_STORE:
        shutil.copyfile(settings.corpus / name, folder / name)
    begun = large.store.with_suffix(".begun")
    with reading(settings.store) as source, closing(sqlite3.connect(begun)) as target:
        source.backup(target)
    with writing(begun) as connection:
        _multiply(connection, sentences, Random(seed))  # noqa: S311 - nobody guesses years
    begun.rename(large.store)  # SQLite took its log away when the last connection closed
    return large


def _multiply(connection: sqlite3.Connection, sentences: int, chance: Random) -> None:
    """Copy all documents until there are enough sentences."""
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("CREATE TEMP TABLE moved (slug TEXT PRIMARY KEY, year INTEGER NOT NULL)")
    years = [row["year"] for row in connection.execute("SELECT DISTINCT year FROM document ORDER BY year")]
    slugs = [row["slug"] for row in connection.execute("SELECT slug FROM document ORDER BY slug")]
    (units,) = connection.execute("SELECT count(*) FROM unit").fetchone()
    if not units:
        raise StoreError("the store is empty", where="benchmarks", remedy="fill it with: wijkspiegel run")
    tables = {row["name"]: row["by_unit"] for row in connection.execute(_TABLES)}
    for copy in range(1, -(-sentences // units)):
        drawn = [(slug, chance.choice(years)) for slug in slugs]
        connection.executemany("INSERT OR REPLACE INTO moved VALUES (?, ?)", drawn)
        for table, by_unit in tables.items():
            _copy(connection, table, (_BY_UNIT if by_unit else _BY_DOCUMENT).format(table=table), copy)


def _copy(connection: sqlite3.Connection, table: str, joined: str, copy: int) -> None:
    """Copy what a table says of the first documents; numbers that are a row's own are given anew."""
    fields = connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", (table,)).fetchall()
    keys = [field["name"] for field in fields if field["pk"]]
    numbered = [field["name"] for field in fields if [field["name"]] == keys and field["type"] == "INTEGER"]
    named = [field["name"] for field in fields if field["name"] not in numbered]
    values = ", ".join(map(_value, named))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(named)}) SELECT {values} FROM {joined}",  # noqa: S608 - our own
        {"copy": f"-k{copy}"},  # a name with a number alone may be that of another document
    )


def _value(column: str) -> str:
    """What a copy has in a column, as SQL."""
    if column in IDENTITIES:
        return f"old.{column} || :copy"
    return {"year": "moved.year", "date": "moved.year || substr(old.date, 5)", **OF_ITS_OWN}.get(
        column, f"old.{column}"
    )


def main() -> None:
    """Make one, as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large", description=__doc__)
    parser.add_argument("sentences", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, help="another corpus than the shipped one")
    asked = parser.parse_args()
    make(load_settings(asked.corpus), asked.folder.resolve(), asked.sentences)


if __name__ == "__main__":
    main()
