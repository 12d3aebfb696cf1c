"""What the review queue asks of the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from pipeline.codebook import Mode, UnitKind, Voice
from pipeline.judgement import MACHINES, Before, Codings, Judgement, LabellerKind, Verdict, effective_label
from pipeline.records import from_record
from pipeline.spans import RawSpan
from pipeline.store.connection import reading
from pipeline.store.label_rows import theme_list


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit with everything that was said of it.

    Attributes:
        slug: The document.
        span: Its raw characters.
        text: Its clean text.
        said: All judgements of it, of whoever, those taken back too.
    """

    slug: str
    span: RawSpan
    text: str
    said: tuple[Judgement, ...]

    def before(self, answer: Judgement) -> Before:
        """What counts of it until somebody gives an answer, of all that the answer says something of."""
        counts = effective_label(self.said)
        themes = [(judged.theme, counts.themes.get(judged.theme)) for judged in answer.themes]
        return Before(
            kind=UnitKind(counts.kind.value) if answer.kind and counts.kind else None,
            voice=Voice(counts.voice.value) if answer.voice and counts.voice else None,
            mode=Mode(counts.mode.value) if answer.mode and counts.mode else None,
            themes=tuple((theme, Verdict(label.value)) for theme, label in themes if label is not None),
        )


_GROUPS = """
SELECT found, codings, count(*) AS units FROM unit
WHERE kind IN ('text', 'heading') GROUP BY found, codings
"""  # all that it asks stands in that index; SQLite would look every unit up by its kind

_OPEN = """
SELECT id FROM unit
WHERE found = :found AND codings = :codings AND audited = :audited AND kind IN ('text', 'heading')
    AND NOT EXISTS (SELECT 1 FROM judgement WHERE unit_id = unit.id AND labeller = :labeller AND stands)
    AND id NOT IN (SELECT value FROM json_each(:skip))
ORDER BY id LIMIT :n
"""

_UP_TO = """
SELECT count(*) FROM unit
WHERE found = :found AND codings = :codings AND audited IN (0, 1) AND kind IN ('text', 'heading') AND id <= :id
"""

_REVIEWED = """
SELECT said.key AS theme, count(DISTINCT unit_id) AS units
FROM judgement, json_each(judgement.record, '$.themes') AS said
WHERE labeller_kind = :person AND stands AND said.value <> :unsure GROUP BY theme
"""


@dataclass(frozen=True, slots=True)
class Group:
    """What running units may have in common, as far as the order of review asks.

    Attributes:
        found: The themes that the machine finds in them.
        codings: What the codings handed in for them say beside each other.
    """

    found: frozenset[str]
    codings: Codings


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


def groups(path: Path) -> dict[Group, int]:
    """How many running units there are of each group.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        rows = connection.execute(_GROUPS)
        return {Group(frozenset(json.loads(row["found"])), Codings(row["codings"])): row["units"] for row in rows}


def reviewed_of(path: Path) -> dict[str, int]:
    """By theme, on how many units a person gave a verdict; *unsure* is none. Themes without any are left out.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        rows = connection.execute(_REVIEWED, {"person": LabellerKind.PERSON, "unsure": Verdict.UNSURE})
        return {row["theme"]: row["units"] for row in rows}


def turns(
    path: Path, labeller: str, order: Sequence[Collection[Group]], *, skip: Collection[str], n: int
) -> list[tuple[str, Group]]:
    """(id, group) of the next running units that a reviewer did not judge: those that nobody judged first.

    Of each place in the order the first unit is asked, then of each the second, and so on, in order of their ids: as
    good as by chance, and the same each time. Judged units keep their turn, so that a verdict moves no other unit.

    Args:
        path: The store.
        labeller: The reviewer, as their judgements name them.
        order: The groups of each place; units of no group here are left out.
        skip: Ids of units to leave out.
        n: How many at most.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    asked: dict[str, str | int] = {"labeller": labeller, "skip": json.dumps(list(skip)), "n": n}
    chosen: list[tuple[str, Group]] = []
    with reading(path) as connection:
        for audited in (0, 1):
            lines = [_line(connection, place, {**asked, "audited": audited}) for place in order]
            units = [(turn, place, id_, group) for place, line in enumerate(lines) for turn, id_, group in line]
            units.sort(key=itemgetter(0, 1))
            chosen += [(id_, group) for _, _, id_, group in units[: n - len(chosen)]]
            if len(chosen) == n:
                break
    return chosen


def _line(
    connection: sqlite3.Connection, groups: Collection[Group], asked: Mapping[str, str | int]
) -> list[tuple[int, str, Group]]:
    """The first open units of one place, by id, each with the number of its turn."""
    named = {group: _values(group) for group in groups}
    units: list[tuple[str, Group]] = []
    for group, values in named.items():
        units += [(row["id"], group) for row in connection.execute(_OPEN, {**asked, **values})]
    first = sorted(units, key=itemgetter(0))[: int(asked["n"])]
    return [(sum(_up_to(connection, values, id_) for values in named.values()), id_, group) for id_, group in first]


def _up_to(connection: sqlite3.Connection, values: Mapping[str, str | int], id_: str) -> int:
    """How many units of a group there are up to an id."""
    return int(connection.execute(_UP_TO, {**values, "id": id_}).fetchone()[0])


def _values(group: Group) -> dict[str, str | int]:
    """A group as the columns of its units have it."""
    return {"found": theme_list(group.found), "codings": group.codings}


def judged(path: Path, unit_id: str) -> Judged | None:
    """A unit with everything that was said of it; `None` where there is no such unit.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        row = connection.execute("SELECT slug, raw_start, raw_end, text FROM unit WHERE id = ?", (unit_id,)).fetchone()
        records = connection.execute("SELECT record FROM judgement WHERE unit_id = ?", (unit_id,)).fetchall()
    if row is None:
        return None
    said = tuple(from_record(json.loads(record["record"]))[1] for record in records)
    return Judged(row["slug"], RawSpan(row["raw_start"], row["raw_end"]), row["text"], said)


def places(path: Path, unit_ids: Iterable[str], *, around: int) -> tuple[Place, ...]:
    """Units with `around` units on either side, in the order of `unit_ids`; ids that are not there are left out.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        found = (_place(connection, id_, around) for id_ in unit_ids)
        return tuple(place for place in found if place is not None)


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
        """SELECT record FROM judgement WHERE unit_id = ? AND labeller_kind IN (?, ?) AND stands
           ORDER BY time DESC, id DESC LIMIT 1""",
        (unit_id, *MACHINES),
    ).fetchone()
    return Place(row, near, None if machine is None else from_record(json.loads(machine["record"]))[1])
