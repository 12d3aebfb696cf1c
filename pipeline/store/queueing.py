"""Which units each way to fill a queue brings up, in its order: running units that nobody of those who ask judged yet.

A unit's id is a hash of what it is, so ids below a share of their range are as good as drawn by chance, and the same
each time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.spans import RawSpan
from pipeline.store.connection import reading
from pipeline.store.labels import covered, units_of

ID_DIGITS = 16
_BEYOND = "g"
"""After all ids."""

_OPEN = """
    kind IN ('text', 'heading')
    AND NOT EXISTS (
        SELECT 1 FROM judgement
        WHERE unit_id = unit.id AND stands AND labeller IN (SELECT value FROM json_each(:labellers))
    )
    AND unit.id NOT IN (SELECT value FROM json_each(:skip))
"""
# The index is named where it gives the order too: SQLite would rather gather all that are open, and sort them.
_DOUBTFUL = ("FROM unit INDEXED BY unit_by_doubt WHERE doubt IS NOT NULL AND audited = 0", "doubt DESC, id")
_DRAWN = (
    """FROM unit WHERE audited = 0 AND id < max(:doubtful, :positives, :negatives) AND id < CASE
       WHEN doubt IS NOT NULL THEN :doubtful WHEN found <> '[]' THEN :positives ELSE :negatives END""",
    "id",
)
_WITH_THEME = (
    """FROM unit WHERE audited = 0 AND id IN (
       SELECT unit_id FROM machine_label WHERE theme = :theme UNION ALL SELECT unit_id FROM doubt WHERE theme = :theme
    )""",
    "id",
)
_IN_DOCUMENT = ("FROM unit WHERE slug = :slug", "position")
_REST = ("FROM unit WHERE audited = 0", "id")
_CORRECTED = ("FROM unit INDEXED BY unit_by_correction WHERE corrected_by IS NOT NULL", "id")
_AMONG = ("FROM json_each(:ids) AS one CROSS JOIN unit ON unit.id = one.value WHERE true", "one.key")


@dataclass(frozen=True, slots=True)
class Askers:
    """Who is to judge, and what they were asked already.

    Attributes:
        labellers: None of these judged what is brought up.
        skip: Ids of units to leave out.
        n: How many units at most.
        begin: The id from which units come in order of id, those before it after the last; not where the order tells
            something: doubt, chance, the text, an assignment.
    """

    labellers: Collection[str]
    skip: Collection[str] = ()
    n: int = 1
    begin: str = ""


@dataclass(frozen=True, slots=True)
class Shares:
    """How large a share of units is drawn, 0 to 1, of each sort.

    Attributes:
        doubtful: Of those on which the machine is in doubt.
        positives: Of the others in which it finds a theme.
        negatives: Of those in which it finds none.
    """

    doubtful: float
    positives: float
    negatives: float

    def chance(self, unit_id: str, *, is_doubtful: bool, is_positive: bool) -> float | None:
        """The share by which a unit is drawn; `None` where it is not."""
        share = self.doubtful if is_doubtful else self.positives if is_positive else self.negatives
        return share if unit_id < _bound(share) else None

    def bounds(self) -> dict[str, str]:
        """The id below which units are drawn, by sort."""
        return {name: _bound(getattr(self, name)) for name in ("doubtful", "positives", "negatives")}


def _bound(share: float) -> str:
    return f"{int(share * 16**ID_DIGITS):0{ID_DIGITS}x}" if share < 1 else _BEYOND


def doubtful(path: Path, askers: Askers) -> tuple[str, ...]:
    """Ids of units that no person judged and on which the machine is in doubt, the most doubtful first.

    Raises:
        StoreError: when there is no store, or it does not answer; so too the questions below.
    """
    return _ids(path, _DOUBTFUL, askers)


def drawn(path: Path, askers: Askers, shares: Shares) -> tuple[str, ...]:
    """Ids of units that no person judged and that chance brings up."""
    return _ids(path, _DRAWN, askers, **shares.bounds())


def with_theme(path: Path, askers: Askers, theme: str) -> tuple[str, ...]:
    """Ids of units that no person judged and in which the machine finds a theme, or may have overlooked it."""
    return _from_begin(path, _WITH_THEME, askers, theme=theme)


def in_document(path: Path, askers: Askers, slug: str) -> tuple[str, ...]:
    """Ids of the units of a document, in order of the text."""
    return _ids(path, _IN_DOCUMENT, askers, slug=slug)


def corrected(path: Path, askers: Askers) -> tuple[str, ...]:
    """Ids of units on which one person alone says otherwise than the machine."""
    return _from_begin(path, _CORRECTED, askers)


def rest(path: Path, askers: Askers) -> tuple[str, ...]:
    """Ids of all units that no person judged."""
    return _from_begin(path, _REST, askers)


def among(path: Path, askers: Askers, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of units, by id, that are still to be judged, in the order given; ids that are not there are left out."""
    return _ids(path, _AMONG, askers, ids=json.dumps(list(ids)))


def found_again(path: Path, places: Mapping[str, tuple[str, RawSpan]]) -> dict[str, tuple[str, ...]]:
    """Which units stand now where others stood.

    Args:
        path: The store.
        places: Of each unit of before, by id, its document and raw characters.

    Returns:
        For each id: itself where that unit is still there; else the units that its characters cover by half.
    """
    with reading(path) as connection:
        there = {
            row["id"]
            for row in connection.execute(
                "SELECT id FROM unit WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(places)),)
            )
        }
        return {
            id_: (id_,) if id_ in there else _covered(connection, slug, span) for id_, (slug, span) in places.items()
        }


def judged_by(path: Path, ids: Sequence[str], labellers: Sequence[str]) -> dict[str, int]:
    """How many of units, by id, each labeller judged; those who judged none are left out."""
    asked = {"ids": json.dumps(list(ids)), "labellers": json.dumps(list(labellers))}
    with reading(path) as connection:
        rows = connection.execute(
            """SELECT labeller, count(DISTINCT unit_id) AS units
               FROM json_each(:ids) AS one CROSS JOIN judgement ON unit_id = one.value
               WHERE stands AND labeller IN (SELECT value FROM json_each(:labellers)) GROUP BY labeller""",
            asked,
        )
        return {row["labeller"]: row["units"] for row in rows}


def verdicts_of(path: Path, labeller: str) -> int:
    """How many verdicts of a person stand."""
    with reading(path) as connection:
        question = "SELECT count(*) FROM judgement WHERE labeller = ? AND labeller_kind = 'person' AND stands"
        return int(connection.execute(question, (labeller,)).fetchone()[0])


def _covered(connection: sqlite3.Connection, slug: str, span: RawSpan) -> tuple[str, ...]:
    return tuple(place.id for place in covered(units_of(connection, slug), span))


def _from_begin(path: Path, which: tuple[str, str], askers: Askers, **values: str) -> tuple[str, ...]:
    """The same in order of id, from where those who ask begin: of many units these are others than the first."""
    where, order = which
    after = _ids(path, (f"{where} AND id >= :begin", order), askers, begin=askers.begin, **values)
    left = replace(askers, n=askers.n - len(after))
    return after + _ids(path, (f"{where} AND id < :begin", order), left, begin=askers.begin, **values)


def _ids(path: Path, which: tuple[str, str], askers: Askers, **values: str) -> tuple[str, ...]:
    """Ids of those units, and in that order, that are still open."""
    where, order = which
    question = f"SELECT unit.id {where} AND {_OPEN} ORDER BY {order} LIMIT :n"
    asked = {"labellers": json.dumps(list(askers.labellers)), "skip": json.dumps(list(askers.skip)), "n": askers.n}
    with reading(path) as connection:
        return tuple(row["id"] for row in connection.execute(question, {**asked, **values}))
