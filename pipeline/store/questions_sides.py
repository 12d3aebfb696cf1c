"""What the comparison of two sides asks of the store: running units and labels of each document, by side."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from pipeline.selection import Pair, Selection
from pipeline.store.questions import ON_WHOSE_WORD, count, count_labels


class SideCount(NamedTuple):
    """Running units of one document on one side.

    `people` and `codings`: of how many what they do rests on people, or on codings that agree; the rest on the machine.
    """

    slug: str
    side: str
    units: int
    people: int
    codings: int


class SideThemeCount(NamedTuple):
    """Running units with one theme, of one document on one side, and how many of them say that it is present.

    `people` and `codings`: of how many the label rests on these.
    """

    slug: str
    side: str
    theme: str
    units: int
    present: int
    people: int
    codings: int


def sides_by_document(connection: sqlite3.Connection, selection: Selection, pair: Pair) -> list[SideCount]:
    """Running units on each side, for each document that has any, in no order; units on neither side are left out."""
    question = f"""
        SELECT slug, side, sum(units), {ON_WHOSE_WORD} FROM (SELECT *, mode_basis AS basis FROM running)
        WHERE side IS NOT NULL GROUP BY slug, side
    """  # noqa: S608 - a constant goes in
    return list(map(SideCount._make, count(connection, question, selection, pair)))


def side_themes_by_document(connection: sqlite3.Connection, selection: Selection, pair: Pair) -> list[SideThemeCount]:
    """Running units with each theme of the selection on each side, for each document that has any, in no order."""
    question = f"""
        SELECT slug, side, theme, sum(units), sum(units * (stance = 'present')), {ON_WHOSE_WORD}
        FROM wanted WHERE side IS NOT NULL GROUP BY slug, side, theme
    """  # noqa: S608 - a constant goes in
    return list(map(SideThemeCount._make, count_labels(connection, question, selection, pair)))
