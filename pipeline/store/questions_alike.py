"""Which documents of the store are alike: found by what they share, so that no two are compared that share nothing."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import combinations, pairwise

from pipeline.likeness import ALIKE, FEWEST, AlikePair, resemblance
from pipeline.store.likeness import COMMON, SAMPLE, read_sketch

_Pair = tuple[str, str]
_SHARING = """
    SELECT json_group_array(slug) FROM likeness WHERE band {bands} GROUP BY band, bucket HAVING count(*) > 1
"""  # in the order of its key: nothing is sorted


def alike_pairs(connection: sqlite3.Connection) -> tuple[AlikePair, ...]:
    """Every two documents that are alike, those first that nobody called one work, the likest of them first.

    Of more than `COMMON` documents that all share one band, each is held beside the next only.
    """
    sketch_of = cache(partial(read_sketch, connection))
    years, works = _years(connection), _works(connection)
    found: list[AlikePair] = []
    for pair in _candidates(connection):
        first, second = sorted(pair, key=lambda slug: (-years[slug], slug))
        shares = resemblance(sketch_of(first), sketch_of(second))
        if shares.most >= ALIKE:
            found.append(AlikePair(first, second, shares, works[first] == works[second]))
    return tuple(sorted(found, key=lambda one: (one.one_work, -one.shares.share, one.first, one.second)))


def _candidates(connection: sqlite3.Connection) -> set[_Pair]:
    """The pairs that share a band, or enough of their samples; what stands everywhere is a stock phrase."""
    samples = (slugs for slugs in _sharing(connection, f"= {SAMPLE}") if len(slugs) <= COMMON)
    shared = Counter(pair for slugs in samples for pair in combinations(slugs, 2))
    banded = (combinations(slugs, 2) if len(slugs) <= COMMON else pairwise(slugs) for slugs in _bands(connection))
    return {pair for pair, times in shared.items() if times >= FEWEST} | {pair for pairs in banded for pair in pairs}


def _bands(connection: sqlite3.Connection) -> Iterator[list[str]]:
    return _sharing(connection, f"< {SAMPLE}")


def _sharing(connection: sqlite3.Connection, bands: str) -> Iterator[list[str]]:
    """The documents that share a row, in order of slug, row by row."""
    for (slugs,) in connection.execute(_SHARING.format(bands=bands)):
        yield sorted(json.loads(slugs))


def _years(connection: sqlite3.Connection) -> Mapping[str, int]:
    return dict(connection.execute("SELECT slug, year FROM document").fetchall())


def _works(connection: sqlite3.Connection) -> Mapping[str, str]:
    """The original of each document by slug; a work of its own is its own."""
    question = "SELECT slug, coalesce(copy_of, slug) FROM document"
    copy_of: dict[str, str] = dict(connection.execute(question).fetchall())
    return {slug: _original(slug, copy_of) for slug in copy_of}


def _original(slug: str, copy_of: Mapping[str, str]) -> str:
    passed = {slug}
    while (before := copy_of.get(slug, slug)) not in passed:
        passed.add(before)
        slug = before
    return slug
