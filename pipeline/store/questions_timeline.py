"""What the timeline asks of the store: running units and labels of each document, apart for the groups of a split.

The group of a unit is, by split: `source_kind` its kind of source; `outlet` where its document appeared, empty where
that is not known; `mode` what it does; `stance` that of each of its labels, so that a unit has no group itself. Without
a split there is one group, with an empty name.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from pipeline.selection import Selection
from pipeline.store.questions import ON_WHOSE_WORD, count, count_labels

_GROUPED = """
, grouped AS (
    SELECT *,
        CASE :split
            WHEN 'source_kind' THEN source_kind
            WHEN 'outlet' THEN coalesce(outlet, '')
            WHEN 'mode' THEN mode
            ELSE ''
        END AS unit_group
    FROM {units}
)
"""
_UNITS, _LABELS = _GROUPED.format(units="running"), _GROUPED.format(units="wanted")


class GroupUnits(NamedTuple):
    """Running units of one document in one group."""

    group: str
    slug: str
    year: int
    units: int


class GroupLabels(NamedTuple):
    """Running units with one theme, of one document in one group.

    `people` and `codings`: of how many the label rests on people, or on codings that agree; the rest on the machine.
    """

    group: str
    slug: str
    theme: str
    units: int
    people: int
    codings: int


class OutletCount(NamedTuple):
    """An outlet, empty where it is not known, with the documents of the selection that appeared there."""

    outlet: str
    documents: int


def units_by_group(connection: sqlite3.Connection, selection: Selection, split: str | None) -> list[GroupUnits]:
    """Running units of each document that has any, in each group, in order of slug; by stance all in one group."""
    # A document is of one outlet, and without a split all is one group: then nothing has to be sorted.
    apart = "of_document, unit_group" if split in ("source_kind", "mode") else "of_document"
    question = f"""
        SELECT unit_group, slug, year, sum(units) FROM grouped GROUP BY {apart} ORDER BY unit_group, slug
    """  # noqa: S608 - our own names go in
    return list(map(GroupUnits._make, count(connection, _UNITS + question, selection, split=split)))


def labels_by_group(connection: sqlite3.Connection, selection: Selection, split: str | None) -> list[GroupLabels]:
    """Running units with each theme of the selection, of each document that has any, in each group, in no order."""
    question = f"""
        SELECT CASE :split WHEN 'stance' THEN stance ELSE unit_group END AS label_group, slug, theme, sum(units),
            {ON_WHOSE_WORD}
        FROM grouped GROUP BY label_group, slug, theme
    """  # noqa: S608 - a constant goes in
    return list(map(GroupLabels._make, count_labels(connection, _LABELS + question, selection, split=split)))


def outlets(connection: sqlite3.Connection, selection: Selection) -> list[OutletCount]:
    """Every outlet with running units in the selection, those with most documents first."""
    question = """
        SELECT coalesce(outlet, '') AS named, count(DISTINCT slug) AS documents FROM running
        GROUP BY named ORDER BY documents DESC, named
    """
    return [OutletCount(*row) for row in count(connection, question, selection)]
