"""What the comparison of words asks of the store: the texts of each side, and the sentences that hold a word."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from pipeline.selection import Pair, Selection, Side
from pipeline.store.questions import ask

_WITH_THEME = "(:theme IS NULL OR id IN (SELECT unit_id FROM label WHERE theme = :theme))"


class SideText(NamedTuple):
    """The running units of one document on one side: how many, and their texts, a line each."""

    slug: str
    side: str
    units: int
    text: str


def side_texts(
    connection: sqlite3.Connection, selection: Selection, pair: Pair, theme: str | None = None
) -> list[SideText]:
    """The texts of each side by document, in order of slug; units on neither side are left out.

    Args:
        connection: A connection that reads, see `pipeline.store.questions.asking`.
        selection: Which units.
        pair: What puts a unit on a side.
        theme: Only units with this theme; `None`: all.
    """
    question = f"""
        SELECT slug, side, count(*), group_concat(text, char(10)) FROM running
        WHERE side IS NOT NULL AND {_WITH_THEME}
        GROUP BY slug, side ORDER BY slug, side
    """  # noqa: S608 - a constant goes in
    return [SideText(*row) for row in ask(connection, question, selection, pair, theme=theme)]


def units_that_may_hold(
    connection: sqlite3.Connection, selection: Selection, pair: Pair, side: Side, *, word: str, theme: str | None = None
) -> list[tuple[str, str, str]]:
    """(id of the unit, slug, text) of units on one side in whose text the letters of a word stand, within a longer too.

    Args:
        connection: A connection that reads.
        selection: Which units.
        pair: What puts a unit on a side.
        side: The side.
        word: In lower case.
        theme: Only units with this theme; `None`: all.
    """
    connection.create_function("lowered", 1, str.lower, deterministic=True)  # SQLite's own knows no é
    question = f"""
        SELECT id, slug, text FROM running
        WHERE side = :side AND {_WITH_THEME} AND instr(lowered(text), :word)
        ORDER BY year, slug, position
    """  # noqa: S608 - a constant goes in
    return [tuple(row) for row in ask(connection, question, selection, pair, side=side, word=word, theme=theme)]
