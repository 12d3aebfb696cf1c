"""What each coder answered of each unit, kept ready: agreement is asked over all of them, and their records are long.

Coders are people, codings that were handed in, and the product itself; a settlement is nobody's answer.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from pipeline.judgement import Judgement, LabellerKind, by_kind, labeller_kind, latest_machine, standing

Row = tuple[str, str, str | None, str | None, str | None, str, int | None]


def save_answers(connection: sqlite3.Connection, said: Mapping[str, Sequence[Judgement]]) -> None:
    """Write what was answered of units, by id, in place of what stood there.

    Args:
        connection: A connection that writes.
        said: All judgements of each unit.
    """
    connection.executemany("DELETE FROM answer WHERE unit_id = ?", [(unit,) for unit in said])
    connection.executemany(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(unit, *row) for unit, judgements in said.items() for row in _rows(judgements)],
    )


def _rows(judgements: Sequence[Judgement]) -> list[Row]:
    """Columns of `answer` (without the unit): a row for each coder who answered anything."""
    votes = [one for one in standing(judgements) if not one.settles]
    machine = latest_machine(votes)
    by_coder: dict[str, list[Judgement]] = defaultdict(list)
    for one in [*by_kind(votes, LabellerKind.PERSON, LabellerKind.CODING), *([machine] if machine else [])]:
        by_coder[one.labeller].append(one)
    rows = [_row(labeller, own) for labeller, own in by_coder.items()]
    return [row for row in rows if row[2:6] != (None, None, None, "{}")]


def _row(labeller: str, own: Sequence[Judgement]) -> Row:
    """Of each question the last answer; `own` in order of time."""
    themes = {judged.theme: judged.verdict.value for one in own for judged in one.themes}
    return (
        *(labeller, labeller_kind(labeller)),
        *(_last(one.kind for one in own), _last(one.voice for one in own), _last(one.mode for one in own)),
        json.dumps(themes, separators=(",", ":"), sort_keys=True),
        _blind(own) if labeller_kind(labeller) is LabellerKind.PERSON else None,
    )


def _last(answers: Iterable[StrEnum | None]) -> str | None:
    given = [answer.value for answer in answers if answer is not None]
    return given[-1] if given else None


def _blind(own: Sequence[Judgement]) -> int:
    return int(all(one.asked is not None and one.asked.blind for one in own))
