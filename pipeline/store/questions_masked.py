"""What of documents is hidden from readers, place by place. The store has none of it, so it cannot tell what it was."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Collection, Sequence

from pipeline.masks import Mask, MaskedPlace, MaskKind
from pipeline.spans import RawSpan

AROUND = 60
"""Characters of a line told before and after what is hidden in it."""
_MASKED = """
    SELECT slug, raw, masked FROM document
    WHERE masked <> '[]' AND (:slugs IS NULL OR slug IN (SELECT value FROM json_each(:slugs))) ORDER BY slug
"""
_UNITS = "SELECT id, raw_start, raw_end FROM unit WHERE slug = ? ORDER BY raw_start, raw_end DESC"


def masked_places(
    connection: sqlite3.Connection, only: Collection[str] | None = None
) -> dict[str, tuple[MaskedPlace, ...]]:
    """What is hidden in each document, by slug and in order; documents in which nothing is are left out.

    Args:
        connection: A connection that reads.
        only: The documents that are wanted; `None`: all.
    """
    slugs = None if only is None else json.dumps(sorted(only))
    rows = connection.execute(_MASKED, {"slugs": slugs}).fetchall()
    return {row["slug"]: tuple(_places(row, connection.execute(_UNITS, (row["slug"],)).fetchall())) for row in rows}


def masks_of(connection: sqlite3.Connection, slugs: Collection[str]) -> dict[str, tuple[str, tuple[Mask, ...]]]:
    """What is hidden in these documents, with the checksum of the raw text that it is over; as `masked_places`."""
    question = """
        SELECT slug, raw_sha256, masked FROM document
        WHERE masked <> '[]' AND slug IN (SELECT value FROM json_each(?)) ORDER BY slug
    """
    rows = connection.execute(question, (json.dumps(sorted(slugs)),))
    return {row["slug"]: (row["raw_sha256"], _masks(row["masked"])) for row in rows}


def _masks(written: str) -> tuple[Mask, ...]:
    return tuple(Mask(RawSpan(start, end), MaskKind(kind)) for start, end, kind in json.loads(written))


def _places(row: sqlite3.Row, units: Sequence[sqlite3.Row]) -> list[MaskedPlace]:
    starts = [unit["raw_start"] for unit in units]
    return [
        MaskedPlace(
            *(mask.span.start, mask.span.end, mask.kind),
            unit_id=_innermost(units[: bisect_right(starts, mask.span.start)], mask.span.start),
            around=_around(row["raw"], mask.span.start, mask.span.end),
        )
        for mask in _masks(row["masked"])
    ]


def _innermost(begun: Sequence[sqlite3.Row], at: int) -> str | None:
    """The last of these units that holds a raw offset: one that cleaning moved stands within another."""
    return next((str(unit["id"]) for unit in reversed(begun) if unit["raw_end"] > at), None)


def _around(raw: str, start: int, end: int) -> str:
    before = raw[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = raw[end : end + AROUND].partition("\n")[0]
    return " ".join(f"{before}{raw[start:end]}{after}".split())
