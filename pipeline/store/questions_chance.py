"""What estimates of error ask of the store: what people said of units drawn by chance, and how many units there are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from pipeline.judgement import Judgement
from pipeline.records import from_record
from pipeline.selection import Selection
from pipeline.store.questions import of_counts, of_units
from pipeline.store.questions_selection import pair_parameters, sql_parameters

_UNITS, _COUNTS = of_units("machine_unit"), of_counts("machine_tally")


class DrawnUnit(NamedTuple):
    """A running unit that was drawn with a known chance and that a person judged.

    `doubtful`: whether the machine is in doubt of it; `found`: the themes that it finds; `said`: all that people said
    of it and did not take back, in order of time.
    """

    slug: str
    source_kind: str
    doubtful: bool
    found: frozenset[str]
    said: tuple[Judgement, ...]


class UnitCount(NamedTuple):
    """Running units of one kind of source of which the machine is in doubt or not, with the themes that it finds."""

    source_kind: str
    doubtful: bool
    found: frozenset[str]
    units: int


def drawn_units(connection: sqlite3.Connection, selection: Selection) -> Iterator[DrawnUnit]:
    """The units of a selection, as the machine sees them, that were drawn and judged, in order of document and id.

    Of those of which the machine is in doubt, of those in which it finds something and of the others, only the units
    before the first that is still open: these are as good as drawn by chance, whatever brought each of them up. Later
    ones are not, for people may have chosen them, and passed over others.
    """
    question = """
        , drawn AS MATERIALIZED (
            SELECT id, running.slug, source_kind, doubt IS NOT NULL AS doubtful, found <> '[]' AS finds, found
            FROM (
                SELECT DISTINCT unit_id FROM judgement
                WHERE labeller_kind = 'person' AND json_extract(record, '$.asked.chance') IS NOT NULL AND stands
            ) CROSS JOIN running ON id = unit_id
        ), open AS MATERIALIZED (
            -- In order of id, no further than what was drawn: a walk through few of all. What is audited was judged.
            SELECT doubtful, finds, (
                SELECT id FROM running
                WHERE audited = 0 AND (doubt IS NOT NULL) = doubtful AND (found <> '[]') = finds AND id < last
                    AND id NOT IN (SELECT unit_id FROM judgement WHERE labeller_kind = 'person' AND stands)
                ORDER BY id LIMIT 1
            ) AS first
            FROM (SELECT doubtful, finds, max(id) AS last FROM drawn GROUP BY doubtful, finds)
        )
        SELECT drawn.id, drawn.slug, source_kind, doubtful, found, record
        FROM drawn JOIN open USING (doubtful, finds)
        CROSS JOIN judgement ON unit_id = drawn.id AND labeller_kind = 'person' AND stands
        WHERE first IS NULL OR drawn.id < first
        ORDER BY drawn.slug, drawn.id, time, judgement.id
    """
    found_rows = _rows(connection, _UNITS + question, selection)
    for (_, slug, kind, doubtful, found), rows in groupby(found_rows, itemgetter(slice(5))):
        said = tuple(from_record(json.loads(row["record"]))[1] for row in rows)
        yield DrawnUnit(slug, kind, bool(doubtful), frozenset(json.loads(found)), said)


def units_by_finding(connection: sqlite3.Connection, selection: Selection) -> list[UnitCount]:
    """How many running units of a selection, as the machine sees them, are of each sort by which they are drawn."""
    question = "SELECT source_kind, doubtful, themes, sum(units) FROM running GROUP BY source_kind, doubtful, themes"
    rows = _rows(connection, _COUNTS + question, selection)
    return [
        UnitCount(kind, bool(doubtful), frozenset(json.loads(found)), units) for kind, doubtful, found, units in rows
    ]


def _rows(connection: sqlite3.Connection, sql: str, selection: Selection) -> list[sqlite3.Row]:
    return connection.execute(sql, {**sql_parameters(selection), **pair_parameters(None)}).fetchall()
