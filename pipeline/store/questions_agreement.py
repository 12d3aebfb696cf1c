"""What agreement asks of the store: who answered what of which unit, and the units by id."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from json import dumps
from typing import NamedTuple

from pipeline.selection import Selection
from pipeline.store.questions import ask


class Answers(NamedTuple):
    """The units of a document of which anybody answered anything; the lists are in one order, with commas between.

    Attributes:
        slug: Of the document.
        ids: Of the units.
        positions: Their places in the document.
        running: Of each `1` where it is text or heading, by the label that counts, else `0`.
        ways: The number of what was said of each.
    """

    slug: str
    ids: str
    positions: str
    running: str
    ways: str


def answers(connection: sqlite3.Connection, selection: Selection) -> list[Answers]:
    """What was answered of the units of a selection, by year and document; SQL promises no order of the units of one.

    A row for each unit would take five times as long.
    """
    rows = ask(
        connection,
        """SELECT slug, group_concat(id), group_concat(position), group_concat(kind IN ('text', 'heading')),
               group_concat(answer)
           FROM chosen WHERE answer IS NOT NULL GROUP BY slug ORDER BY year, slug""",
        selection,
    )
    return [Answers(*row) for row in rows]


def ways(connection: sqlite3.Connection) -> dict[int, str]:
    """All ways in which units were answered, by number: JSON, a list of `pipeline.store.answers.Given`."""
    return dict(connection.execute("SELECT number, said FROM answer").fetchall())


def places(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, sqlite3.Row]:
    """Where units with these ids stand, by id: their words and raw offsets, and what cites their document."""
    question = """
        SELECT id, raw_start, raw_end, text, document.slug, title, author, year, date, document.source_kind, outlet,
            address, licence, fictional, year_uncertain
        FROM unit JOIN document USING (slug) WHERE id IN (SELECT value FROM json_each(?))
    """
    return {row["id"]: row for row in connection.execute(question, (dumps(ids),))}
