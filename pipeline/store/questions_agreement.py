"""What agreement asks of the store: who answered what of which unit, and the units by id."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from json import dumps
from typing import NamedTuple

from pipeline.selection import Selection
from pipeline.store.questions import ask


class CoderCount(NamedTuple):
    """A labeller with the units of a selection of which they answered anything.

    `blind`: of how many they did not see what the machine says; nobody but people is asked that.
    """

    labeller: str
    labeller_kind: str
    units: int
    blind: int


class Answer(NamedTuple):
    """What a labeller answered last of a unit: `None` where a question was not; themes as JSON by theme.

    `running`: whether the unit is text or heading, by the label that counts.
    """

    unit_id: str
    slug: str
    running: int
    labeller: str
    kind: str | None
    voice: str | None
    mode: str | None
    themes: str


def coder_counts(connection: sqlite3.Connection, selection: Selection) -> list[CoderCount]:
    """Everybody who answered anything of a unit of a selection, those with most units first."""
    question = """
        SELECT labeller, labeller_kind, count(*) AS units, coalesce(sum(blind), 0)
        FROM chosen JOIN answer ON unit_id = id GROUP BY labeller ORDER BY units DESC, labeller
    """
    return [CoderCount(*row) for row in ask(connection, question, selection)]


def answers(connection: sqlite3.Connection, selection: Selection) -> list[Answer]:
    """All answers of the units of a selection, by year, document and place in it."""
    question = """
        SELECT id, slug, chosen.kind IN ('text', 'heading'), labeller, answer.kind, answer.voice, answer.mode, themes
        FROM chosen JOIN answer ON unit_id = id ORDER BY year, slug, position
    """
    return [Answer(*row) for row in ask(connection, question, selection)]


def places(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, sqlite3.Row]:
    """Where units with these ids stand, by id: their words and raw offsets, and what cites their document."""
    question = """
        SELECT id, raw_start, raw_end, text, document.slug, title, author, year, date, document.source_kind, outlet,
            address, licence, fictional
        FROM unit JOIN document USING (slug) WHERE id IN (SELECT value FROM json_each(?))
    """
    return {row["id"]: row for row in connection.execute(question, (dumps(ids),))}
