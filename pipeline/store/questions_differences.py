"""What people said of units that more than one of them judged, and not in the same words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from pipeline.judgement import Judgement, LabellerKind
from pipeline.records import from_record
from pipeline.store.connection import reading

_SAID_DIFFERENTLY = """
SELECT unit.id, unit.slug, title, year, text, record FROM judgement
JOIN unit ON unit.id = unit_id JOIN document ON document.slug = unit.slug
WHERE judgement.labeller_kind = :person AND stands AND unit_id IN (
    SELECT id FROM answer JOIN unit ON answer = number WHERE people_differ AND (:unit IS NULL OR id = :unit)
)
ORDER BY year, unit.slug, position, time, judgement.id
"""  # records of units that all answer alike are not read: most people agree on most units


class SaidOf(NamedTuple):
    """What people said of one unit, of a document: judgements that stand, settlements too, in order of time.

    `text` is the unit as readers see it now.
    """

    unit_id: str
    slug: str
    title: str
    year: int
    text: str
    judgements: tuple[Judgement, ...]


def said_differently(path: Path, unit_id: str | None = None) -> list[SaidOf]:
    """The units of which two people or more said something, and not all the same, by year, document and place.

    Args:
        path: The store.
        unit_id: Look at this one alone; `None`: at all.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        rows = connection.execute(_SAID_DIFFERENTLY, {"person": LabellerKind.PERSON, "unit": unit_id}).fetchall()
    return [_said(list(of_one)) for _, of_one in groupby(rows, key=itemgetter("id"))]


def _said(rows: Sequence[sqlite3.Row]) -> SaidOf:
    judgements = tuple(from_record(json.loads(row["record"]))[1] for row in rows)
    unit = rows[0]
    return SaidOf(unit["id"], unit["slug"], unit["title"], unit["year"], unit["text"], judgements)
