"""Which unit stands at a place that somebody judged once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from pipeline.store.connection import reading

Spot = tuple[str, int, int]
"""A document, and where in its raw text something begins and ends."""

_AT = """
SELECT unit.id, slug, raw_start, raw_end FROM json_each(?) AS spot CROSS JOIN unit
ON slug = spot.value ->> 0 AND raw_start = spot.value ->> 1 AND raw_end = spot.value ->> 2
"""

_MOVED = """
SELECT unit_id AS id, slug, record ->> '$.start' AS raw_start, record ->> '$.end' AS raw_end
FROM json_each(?) AS spot CROSS JOIN judgement
ON slug = spot.value ->> 0 AND labeller_kind = 'person'
AND raw_start = spot.value ->> 1 AND raw_end = spot.value ->> 2
"""


def ids_at(path: Path, spots: Sequence[Spot]) -> dict[Spot, str]:
    """The ids of the units that stand at exactly these places; places without one are left out.

    Where none stands there, it is the unit that a person judged at that place of an earlier version.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        found = _ids(connection, _AT, spots)
        left = [spot for spot in spots if spot not in found]
        return found | (_ids(connection, _MOVED, left) if left else {})


def _ids(connection: sqlite3.Connection, question: str, spots: Sequence[Spot]) -> dict[Spot, str]:
    rows = connection.execute(question, (json.dumps(spots),))
    return {(row["slug"], row["raw_start"], row["raw_end"]): row["id"] for row in rows}
