"""What is asked of the store about documents as they came in: their ledgers, with what people say of them."""

from __future__ import annotations

import sqlite3

from pipeline.selection import Selection
from pipeline.store.questions_selection import sql_parameters

_COLUMNS = """
    SELECT slug, title, author, year, date, source_kind, outlet, address, licence, fictional, year_uncertain, copy_of,
        source_name, processed_at, ledger
    FROM document
"""


def ledgers(connection: sqlite3.Connection, selection: Selection) -> list[sqlite3.Row]:
    """The rows of documents in a selection, those without a unit too, by slug.

    Kinds of source are those of the documents. What a selection says of units, such as their noise, leaves none out.
    """
    question = f"""{_COLUMNS}
        WHERE (:fictional OR NOT fictional)
            AND NOT (:certain_years AND year_uncertain)
            AND NOT (:works_once AND coalesce(copy_of IN (SELECT slug FROM document), 0))
            AND (:first IS NULL OR year >= :first) AND (:last IS NULL OR year <= :last)
            AND (:source_kinds IS NULL OR source_kind IN (SELECT value FROM json_each(:source_kinds)))
            AND (:outlets IS NULL OR coalesce(outlet, '') IN (SELECT value FROM json_each(:outlets)))
        ORDER BY slug
    """  # noqa: S608 - only names of columns go in
    return connection.execute(question, sql_parameters(selection)).fetchall()


def all_ledgers(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """The rows of all documents, by slug."""
    return connection.execute(f"{_COLUMNS} ORDER BY slug").fetchall()
