"""What the comparison of words asks of the index: the words of each side, and the sentences that hold one."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from pipeline.selection import Pair, Selection, Side
from pipeline.store.questions import ask

_WITH_THEME = "(:theme IS NULL OR running.id IN (SELECT unit_id FROM label WHERE theme = :theme))"


class SideWords(NamedTuple):
    """The running units of one document on one side: how many, and their words, see `pipeline.search.words.Lines`."""

    slug: str
    side: str
    units: int
    form: str


def side_words(
    connection: sqlite3.Connection, selection: Selection, pair: Pair, theme: str | None = None
) -> list[SideWords]:
    """The words of each side by document, in order of slug; units on neither side are left out.

    Args:
        connection: A connection that reads, see `pipeline.store.questions.asking`.
        selection: Which units.
        pair: What puts a unit on a side.
        theme: Only units with this theme; `None`: all.
    """
    question = f"""
        SELECT slug, side, count(*), group_concat(reading.form, ' ') FROM running JOIN reading ON unit_id = running.id
        WHERE side IS NOT NULL AND {_WITH_THEME}
        GROUP BY slug, side ORDER BY slug, side
    """  # noqa: S608 - a constant goes in
    return [SideWords(*row) for row in ask(connection, question, selection, pair, theme=theme)]


def units_with(
    connection: sqlite3.Connection, selection: Selection, pair: Pair, side: Side, *, word: str, theme: str | None = None
) -> list[tuple[str, str, str]]:
    """(id of the unit, slug, text) of units on one side with a word, or with one that differs from it in accents only.

    Args:
        connection: A connection that reads.
        selection: Which units.
        pair: What puts a unit on a side.
        side: The side.
        word: As `pipeline.search.words.normal` gives it.
        theme: Only units with this theme; `None`: all.
    """
    question = f"""
        SELECT running.id, slug, text FROM reading_words CROSS JOIN reading ON number = reading_words.rowid
        CROSS JOIN running ON running.id = unit_id
        WHERE reading_words MATCH :match AND side = :side AND {_WITH_THEME}
        ORDER BY year, slug, position
    """  # noqa: S608 - a constant goes in
    match = 'form : "' + word.replace('"', '""') + '"'
    return [tuple(row) for row in ask(connection, question, selection, pair, side=side, match=match, theme=theme)]
