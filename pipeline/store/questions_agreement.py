"""What agreement asks of the store: who answered what of which unit, and the units by id."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from json import dumps
from typing import NamedTuple

from pipeline.selection import Selection
from pipeline.store.questions import ask


class UnitAnswers(NamedTuple):
    """A unit with what everybody answered of it.

    Attributes:
        unit_id: Its id.
        slug: Of its document.
        running: Whether it is text or heading, by the label that counts.
        said: JSON: a list of `pipeline.store.answers.Given`, in order of the labellers.
    """

    unit_id: str
    slug: str
    running: int
    said: str


def answers(connection: sqlite3.Connection, selection: Selection) -> list[UnitAnswers]:
    """The units of a selection of which anybody answered anything, by year, document and place in it."""
    units = ask(
        connection, "SELECT id, slug, kind IN ('text', 'heading') FROM chosen ORDER BY year, slug, position", selection
    )
    said = dict(connection.execute("SELECT unit_id, said FROM answer"))  # in the order of its key: a join looks each up
    return [UnitAnswers(id_, slug, running, said[id_]) for id_, slug, running in units if id_ in said]


def places(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, sqlite3.Row]:
    """Where units with these ids stand, by id: their words and raw offsets, and what cites their document."""
    question = """
        SELECT id, raw_start, raw_end, text, document.slug, title, author, year, date, document.source_kind, outlet,
            address, licence, fictional, year_uncertain
        FROM unit JOIN document USING (slug) WHERE id IN (SELECT value FROM json_each(?))
    """
    return {row["id"]: row for row in connection.execute(question, (dumps(ids),))}
