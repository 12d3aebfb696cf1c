"""Which unit stands at a place that somebody judged once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pipeline.store.connection import reading

Spot = tuple[str, int, int]
"""A document, and where in its raw text something begins and ends."""

_AT = """
SELECT unit.id, slug, raw_start, raw_end FROM json_each(?) AS spot CROSS JOIN unit
ON slug = spot.value ->> 0 AND raw_start = spot.value ->> 1 AND raw_end = spot.value ->> 2
"""


def ids_at(path: Path, spots: Sequence[Spot]) -> dict[Spot, str]:
    """The ids of the units that stand at exactly these places; places without one are left out.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        rows = connection.execute(_AT, (json.dumps(spots),))
        return {(row["slug"], row["raw_start"], row["raw_end"]): row["id"] for row in rows}
