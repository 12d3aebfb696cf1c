"""What the review queue asks of the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.codebook import Stance
from pipeline.judgement import Judgement
from pipeline.records import from_record
from pipeline.store.connection import reading

_MACHINE = """
SELECT unit_id, json_extract(record, '$.themes') AS themes FROM judgement
WHERE labeller LIKE 'rule:%' OR labeller LIKE 'model:%' ORDER BY time
"""  # of several machines the last one counts, as in pipeline.judgement.effective_label

_SAID = """
WITH said AS (
    SELECT unit_id, labeller,
        CASE WHEN substr(labeller, 1, instr(labeller, ':')) NOT IN ('person:', 'rule:', 'model:')
            THEN json_array(json_extract(record, '$.themes'), json_extract(record, '$.mode')) END AS coding,
        CASE WHEN labeller = :labeller THEN iif(json_extract(record, '$.retracts') IS NULL, 1, -1) ELSE 0 END AS mine
    FROM judgement
)
SELECT unit.id AS unit_id, audited, count(coding) AS codings, coalesce(sum(mine), 0) AS mine,
    iif(count(DISTINCT coding) > 1, '[' || group_concat(DISTINCT coding) || ']', NULL) AS different
FROM unit LEFT JOIN said ON said.unit_id = unit.id WHERE kind IN ('text', 'heading')
GROUP BY unit.id ORDER BY unit.id
"""


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
        machine = {row["unit_id"]: row["themes"] for row in connection.execute(_MACHINE)}
        rows = connection.execute(_SAID, {"labeller": labeller})
        return tuple(
            Candidate(
                unit_id=row["unit_id"],
                audited=bool(row["audited"]),
                mine=row["mine"] > 0,
                found=_found(machine.get(row["unit_id"])),
                codings=row["codings"],
                differ=row["different"] is not None and _differ(json.loads(row["different"])),
            )
            for row in rows
        )


def places(path: Path, unit_ids: Iterable[str], *, around: int) -> tuple[Place, ...]:
    """Units with `around` units on either side, in the order of `unit_ids`; ids that are not there are left out.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        found = (_place(connection, id_, around) for id_ in unit_ids)
        return tuple(place for place in found if place is not None)


@cache  # few different sets of verdicts make up a corpus
def _found(themes: str | None) -> frozenset[str]:
    """The themes that are there, of verdicts in JSON."""
    return frozenset(theme for theme, verdict in json.loads(themes or "{}").items() if verdict in set(Stance))


def _differ(codings: Sequence[object]) -> bool:
    """Whether codings that are written differently differ in more than the order of their themes."""
    return any(coding != codings[0] for coding in codings)


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
