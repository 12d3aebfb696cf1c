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
        , drawn AS (
            SELECT DISTINCT unit_id AS id FROM judgement
            WHERE labeller_kind = 'person' AND json_extract(record, '$.asked.chance') IS NOT NULL AND stands
        ), open AS (
            SELECT doubt IS NOT NULL AS doubtful, found <> '[]' AS finds, min(id) AS first FROM running
            WHERE id NOT IN (SELECT unit_id FROM judgement WHERE labeller_kind = 'person' AND stands)
            GROUP BY doubtful, finds
        )
        SELECT running.id, running.slug, running.source_kind, running.doubt IS NOT NULL, running.found, judgement.record
        FROM drawn
        CROSS JOIN running USING (id)
        CROSS JOIN judgement ON judgement.unit_id = running.id AND labeller_kind = 'person' AND stands
        LEFT JOIN open ON open.doubtful = (doubt IS NOT NULL) AND finds = (running.found <> '[]')
        WHERE open.first IS NULL OR running.id < open.first
        ORDER BY running.slug, running.id, judgement.time, judgement.id
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
