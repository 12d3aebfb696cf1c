"""What readers ask of the store to see sentences: documents, their units, and everything said of a unit."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from json import dumps

from pipeline.codebook import Stance
from pipeline.errors import StoreError
from pipeline.selection import BY_MODE, Pair, Selection, Side
from pipeline.store.questions import ask, count


def theme_units(
    connection: sqlite3.Connection,
    selection: Selection,
    theme: str,
    side: Side | None = None,
    pair: Pair = BY_MODE,
    *,
    stance: Stance | None = None,
    surest: bool = False,
) -> list[tuple[str, str, Side | None]]:
    """(id of the unit, slug, side) of running units with a theme, by year, document and place in it.

    Args:
        connection: A connection that reads, see `pipeline.store.questions.asking`.
        selection: Which units.
        theme: The theme they have; the selection's own do not matter here.
        side: The side they stand on; `None`: any, and those of neither.
        pair: What puts a unit on a side.
        stance: What they say of the theme; `None`: either.
        surest: Those first to which the machine gave the highest probability of the theme; those without one last.
    """
    # The order of a CROSS JOIN is kept: few units have a theme, and without it all that run would be looked at.
    question = """
        SELECT id, running.slug, side FROM label CROSS JOIN running ON id = unit_id
        WHERE theme = :theme AND (:stance IS NULL OR stance = :stance) AND (:side IS NULL OR side = :side)
        ORDER BY CASE WHEN :surest THEN probability END DESC NULLS LAST, year, running.slug, position
    """
    rows = ask(connection, question, selection, pair, theme=theme, side=side, stance=stance, surest=surest)
    return [(id_, slug, found and Side(found)) for id_, slug, found in rows]


def units(connection: sqlite3.Connection, ids: Sequence[str]) -> list[sqlite3.Row]:
    """The rows of units with these ids, in no order; ids that are not there are passed over."""
    question = "SELECT * FROM unit WHERE id IN (SELECT value FROM json_each(?))"
    return connection.execute(question, (dumps(ids),)).fetchall()


def labels(connection: sqlite3.Connection, ids: Sequence[str]) -> list[sqlite3.Row]:
    """The rows of labels of units with these ids: themes that are there, with stance and evidence."""
    question = "SELECT * FROM label WHERE unit_id IN (SELECT value FROM json_each(?)) ORDER BY unit_id, theme"
    return connection.execute(question, (dumps(ids),)).fetchall()


def texts(connection: sqlite3.Connection, slugs: Sequence[str]) -> list[sqlite3.Row]:
    """The rows of documents with these slugs, raw text and edits included, in no order."""
    question = "SELECT * FROM document WHERE slug IN (SELECT value FROM json_each(?))"
    return connection.execute(question, (dumps(slugs),)).fetchall()


def text(connection: sqlite3.Connection, slug: str) -> sqlite3.Row:
    """The row of one document.

    Raises:
        StoreError: when there is none with this slug.
    """
    found = texts(connection, [slug])
    if not found:
        raise StoreError("no such document in the store", where=slug, remedy="choose one from the list")
    return found[0]


def unit_ids(connection: sqlite3.Connection, slug: str) -> list[str]:
    """The ids of a document's units, in order."""
    rows = connection.execute("SELECT id FROM unit WHERE slug = ? ORDER BY position", (slug,))
    return [row["id"] for row in rows]


def unit(connection: sqlite3.Connection, id_: str) -> sqlite3.Row:
    """The row of one unit.

    Raises:
        StoreError: when there is none with this id, such as after a document was changed.
    """
    found = units(connection, [id_])
    if not found:
        raise StoreError("no such sentence in the store", where=id_, remedy="choose one from its document")
    return found[0]


def records(connection: sqlite3.Connection, unit_id: str) -> list[str]:
    """The records (JSON, see `pipeline.records`) of everything that anybody said of a unit, in order of time."""
    rows = connection.execute("SELECT record FROM judgement WHERE unit_id = ? ORDER BY time, id", (unit_id,))
    return [row["record"] for row in rows]


def documents(connection: sqlite3.Connection, selection: Selection) -> list[sqlite3.Row]:
    """What cites each document with a unit in the selection, by year and title: the columns of `document` for that."""
    question = """
        SELECT slug, title, author, year, date, source_kind, outlet, address, licence, fictional, year_uncertain
        FROM document WHERE slug IN (SELECT slug FROM chosen) ORDER BY year, title, slug
    """
    return count(connection, question, selection)


def same_work(connection: sqlite3.Connection, slug: str) -> list[sqlite3.Row]:
    """What cites the document of which one is a copy, and those that are copies of it; by year and title."""
    question = """
        SELECT slug, title, author, year, date, source_kind, outlet, address, licence, fictional, year_uncertain,
            copy_of IS :slug AS is_copy
        FROM document WHERE slug = (SELECT copy_of FROM document WHERE slug = :slug) OR copy_of = :slug
        ORDER BY year, title, slug
    """
    return connection.execute(question, {"slug": slug}).fetchall()


def licences(connection: sqlite3.Connection, selection: Selection) -> list[tuple[str | None, int]]:
    """(licence, documents with a unit in the selection), most documents first and those without a licence last."""
    question = """
        SELECT licence, count(*) FROM document WHERE slug IN (SELECT slug FROM chosen)
        GROUP BY licence ORDER BY licence IS NULL, count(*) DESC, licence
    """
    return [tuple(row) for row in count(connection, question, selection)]
