"""What the review queue asks of the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.judgement import Judgement, LabellerKind, labeller_kind
from pipeline.records import from_record
from pipeline.store.connection import reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A running unit that may be judged.

    Attributes:
        unit_id: Its id.
        audited: Whether any person judged it.
        mine: Whether this reviewer did, and did not take it back.
        found: The themes that the machine finds in it.
        codings: How many codings were handed in for it.
        differ: Whether those codings differ on a theme or on mode.
    """

    unit_id: str
    audited: bool
    mine: bool
    found: frozenset[str]
    codings: int
    differ: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in its document, with what stands around it.

    Attributes:
        row: Columns of the unit, and title, year and fictional of its document.
        around: Rows of the units from some places before it to some after it, itself included, in order.
        machine: The machine's judgement; `None` where there is none.
    """

    row: sqlite3.Row
    around: Sequence[sqlite3.Row]
    machine: Judgement | None


def candidates(path: Path, labeller: str) -> tuple[Candidate, ...]:
    """All running units, in order of their ids: as good as by chance, and the same each time.

    Args:
        path: The store.
        labeller: The reviewer, as their judgements name them.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        rows = connection.execute(
            """SELECT unit_id, audited, labeller, json_extract(record, '$.retracts') AS retracts,
                   json_extract(record, '$.themes') AS themes, json_extract(record, '$.mode') AS mode
               FROM judgement JOIN unit ON unit.id = unit_id WHERE kind IN ('text', 'heading')
               ORDER BY unit_id, time"""
        )
        return tuple(_candidate(unit, list(said), labeller) for unit, said in groupby(rows, lambda row: row["unit_id"]))


def places(path: Path, unit_ids: Iterable[str], *, around: int) -> tuple[Place, ...]:
    """Units with `around` units on either side, in the order of `unit_ids`; ids that are not there are left out.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        found = (_place(connection, id_, around) for id_ in unit_ids)
        return tuple(place for place in found if place is not None)


def _candidate(unit_id: str, said: Sequence[sqlite3.Row], labeller: str) -> Candidate:
    kinds = {row["labeller"]: labeller_kind(row["labeller"]) for row in said}
    machine = [row for row in said if kinds[row["labeller"]] in (LabellerKind.RULE, LabellerKind.MODEL)]
    codings = [row for row in said if kinds[row["labeller"]] is LabellerKind.CODING]
    mine = [1 if row["retracts"] is None else -1 for row in said if row["labeller"] == labeller]
    found = json.loads(machine[-1]["themes"] or "{}") if machine else {}
    return Candidate(
        unit_id=unit_id,
        audited=bool(said[0]["audited"]),
        mine=sum(mine) > 0,
        found=frozenset(theme for theme, verdict in found.items() if verdict in ("present", "absent")),
        codings=len(codings),
        differ=len({(_in_order(row["themes"]), row["mode"]) for row in codings}) > 1,
    )


def _in_order(themes: str | None) -> tuple[tuple[str, str], ...]:
    """Verdicts in one order, so that those of two codings can be held beside each other."""
    return tuple(sorted(json.loads(themes or "{}").items()))


def _place(connection: sqlite3.Connection, unit_id: str, around: int) -> Place | None:
    row = connection.execute(
        """SELECT unit.*, title, year, fictional FROM unit JOIN document USING (slug) WHERE unit.id = ?""", (unit_id,)
    ).fetchone()
    if row is None:
        return None
    near = connection.execute(
        """SELECT position, text, kind, voice, passage FROM unit
           WHERE slug = ? AND position BETWEEN ? AND ? ORDER BY position""",
        (row["slug"], row["position"] - around, row["position"] + around),
    ).fetchall()
    machine = connection.execute(
        """SELECT record FROM judgement WHERE unit_id = ? AND (labeller LIKE 'rule:%' OR labeller LIKE 'model:%')
           ORDER BY time DESC LIMIT 1""",
        (unit_id,),
    ).fetchone()
    return Place(row, near, None if machine is None else from_record(json.loads(machine["record"]))[1])
