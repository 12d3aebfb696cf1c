"""What exchange with other programs asks of the store: documents with their units and all that was said of each."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from pipeline.judgement import Judgement
from pipeline.records import from_record


def slugs(connection: sqlite3.Connection) -> list[str]:
    """The names of all documents, in order."""
    return [row["slug"] for row in connection.execute("SELECT slug FROM document ORDER BY slug")]


def abouts(connection: sqlite3.Connection, slugs: Sequence[str]) -> list[sqlite3.Row]:
    """What people say of documents, in order of their names, without their texts."""
    question = """
        SELECT slug, title, author, year, year_uncertain, date, source_kind, outlet, address, licence, fictional,
            raw_sha256
        FROM document WHERE slug IN (SELECT value FROM json_each(?)) ORDER BY slug
    """
    return connection.execute(question, (json.dumps(slugs),)).fetchall()


def labellers(connection: sqlite3.Connection) -> list[tuple[str, bool]]:
    """Everybody who said anything, in order, once for what they settled and once for what they said besides."""
    question = """
        SELECT DISTINCT labeller, coalesce(json_extract(record, '$.settles'), 0) AS settles FROM judgement
        ORDER BY labeller, settles
    """
    return [(row["labeller"], bool(row["settles"])) for row in connection.execute(question)]


def units(connection: sqlite3.Connection, slug: str) -> list[sqlite3.Row]:
    """The rows of a document's units, in order of the text."""
    return connection.execute("SELECT * FROM unit WHERE slug = ? ORDER BY position", (slug,)).fetchall()


def said(connection: sqlite3.Connection, slug: str) -> dict[str, list[Judgement]]:
    """Everything that was said of a document, by unit, in order of time; what was taken back as well."""
    question = "SELECT unit_id, record FROM judgement WHERE slug = ? ORDER BY time, id"
    found: dict[str, list[Judgement]] = defaultdict(list)
    for row in connection.execute(question, (slug,)):
        found[row["unit_id"]].append(from_record(json.loads(row["record"]))[1])
    return found
