"""What each coder answered of each unit, kept ready: agreement is asked over all of them, and their records are long.

Units that were answered alike share a row, and each names the number of its own.

Coders are people, codings that were handed in, and the product itself; a settlement is nobody's answer.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from pipeline.effective import by_kind, latest_machine, standing
from pipeline.judgement import Judgement, LabellerKind, labeller_kind
from pipeline.text import content_id


class Given(NamedTuple):
    """What one labeller answered last to each question of a unit; `None` for a question not answered.

    `blind`: whether a person did not see what the machine says, `None` for others; `themes`: verdicts, by theme.
    """

    labeller: str
    blind: int | None
    kind: str | None
    voice: str | None
    mode: str | None
    themes: Mapping[str, str]


def save_answers(connection: sqlite3.Connection, said: Mapping[str, Sequence[Judgement]]) -> None:
    """Write what was answered of units, by id, in place of what stood there.

    Args:
        connection: A connection that writes.
        said: All judgements of each unit.
    """
    given = {unit: _given(judgements) for unit, judgements in said.items()}
    ways = {unit: json.dumps(answers, separators=(",", ":")) for unit, answers in given.items() if answers}
    numbers = {way: _number(way) for way in set(ways.values())}
    of_way = {way: given[unit] for unit, way in ways.items()}
    connection.executemany(
        "INSERT OR IGNORE INTO answer VALUES (?, ?, ?)",
        [(numbers[way], way, _people_differ(answers)) for way, answers in of_way.items()],
    )
    connection.executemany(
        "UPDATE unit SET answer = ? WHERE id = ?",
        [(numbers[ways[unit]] if unit in ways else None, unit) for unit in said],
    )


def _number(way: str) -> int:
    """The number of a way of answering: of the same in every store, in whatever order it was filled."""
    return int(content_id("answer", way), 16) >> 1  # SQLite's whole numbers have a sign


def _given(judgements: Sequence[Judgement]) -> list[Given]:
    """What each coder answered who answered anything, in order of the coders."""
    votes = [one for one in standing(judgements) if not one.settles]
    machine = latest_machine(votes)
    by_coder: dict[str, list[Judgement]] = defaultdict(list)
    for one in [*by_kind(votes, LabellerKind.PERSON, LabellerKind.CODING), *([machine] if machine else [])]:
        by_coder[one.labeller].append(one)
    answers = [_last_of(labeller, by_coder[labeller]) for labeller in sorted(by_coder)]
    return [one for one in answers if one[2:] != (None, None, None, {})]


def _last_of(labeller: str, own: Sequence[Judgement]) -> Given:
    """The last answer to each question; `own` in order of time."""
    themes = {judged.theme: judged.verdict.value for one in own for judged in one.themes}
    return Given(
        labeller,
        blind=_blind(own) if labeller_kind(labeller) is LabellerKind.PERSON else None,
        kind=_last(one.kind for one in own),
        voice=_last(one.voice for one in own),
        mode=_last(one.mode for one in own),
        themes=dict(sorted(themes.items())),
    )


def _people_differ(answers: Iterable[Given]) -> bool:
    """Whether people answered, and not all in the same words."""
    people = [one[2:] for one in answers if labeller_kind(one.labeller) is LabellerKind.PERSON]
    return any(one != people[0] for one in people)


def _last(answers: Iterable[StrEnum | None]) -> str | None:
    given = [answer.value for answer in answers if answer is not None]
    return given[-1] if given else None


def _blind(own: Sequence[Judgement]) -> int:
    return int(all(one.asked is not None and one.asked.blind for one in own))
