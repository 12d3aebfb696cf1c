"""Sketches of texts in the store, and which documents share anything of one: as fast in a large corpus as in a small.

A row of `likeness` is a band of a signature, numbered from 0, or a sampled shingle, whose band is `SAMPLE`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

from pipeline.likeness import BANDS, FEWEST, Sketch

SAMPLE = BANDS
COMMON = 100
"""What more documents than this share is a stock phrase: the others that have it are not asked for."""
MOST = 20
"""So many documents are compared, those that share most."""
_SHARING = "SELECT slug FROM likeness WHERE band = ? AND bucket = ? LIMIT ?"


def save_sketch(connection: sqlite3.Connection, slug: str, sketch: Sketch) -> None:
    """Write the sketch of a document that has none in the store yet."""
    rows = [*enumerate(sketch.bands), *((SAMPLE, shingle) for shingle in sketch.sample)]
    connection.executemany("INSERT INTO likeness (band, bucket, slug) VALUES (?, ?, ?)", [(*row, slug) for row in rows])


def read_sketch(connection: sqlite3.Connection, slug: str) -> Sketch:
    """The sketch of a document; empty when the store has none."""
    question = "SELECT band, bucket FROM likeness WHERE slug = ? ORDER BY band"
    rows = [tuple(row) for row in connection.execute(question, (slug,))]
    bands = tuple(bucket for band, bucket in rows if band != SAMPLE)
    return Sketch(bands, frozenset(bucket for band, bucket in rows if band == SAMPLE))


def candidates(connection: sqlite3.Connection, sketch: Sketch) -> list[str]:
    """The documents that may be like a text: those that share a band with it, or enough of its sample."""
    bands = _sharing(connection, [*enumerate(sketch.bands)])
    samples = _sharing(connection, [(SAMPLE, shingle) for shingle in sketch.sample])
    found = Counter({slug: shared for slug, shared in samples.items() if slug in bands or shared >= FEWEST}) + bands
    return [slug for slug, _ in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST]]


def _sharing(connection: sqlite3.Connection, rows: list[tuple[int, bytes]]) -> Counter[str]:
    """How many of these rows each document has, common ones left out."""
    shared: Counter[str] = Counter()
    for row in rows:
        slugs = [slug for (slug,) in connection.execute(_SHARING, (*row, COMMON + 1))]
        if len(slugs) <= COMMON or row[0] != SAMPLE:
            shared.update(slugs)
    return shared
