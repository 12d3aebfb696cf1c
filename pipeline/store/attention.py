"""What of a unit asks for a person's eye: how doubtful the machine is, and whether one person alone corrected it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from operator import attrgetter

from pipeline.effective import by_kind, latest_machine, on_theme, standing, votes
from pipeline.judgement import Judgement, LabellerKind, ThemeJudgement, Verdict

RISKY = 0.3
"""A verdict that is wrong with a higher probability than this is in doubt."""


def doubts(said: Sequence[Judgement]) -> dict[str, float]:
    """How doubtful the machine's verdict on each theme is; themes without doubt are left out.

    It is the probability that the verdict is wrong, as the machine itself gives it, and halfway from there to one where
    its model and the cues differ. Cues that judge alone give no probability, and there is no doubt.

    Args:
        said: All judgements of one unit.
    """
    machine = latest_machine(said)
    if machine is None:
        return {}
    found = {judged.theme: _doubt(judged, contested=judged.theme in machine.contested) for judged in machine.themes}
    return {theme: doubt for theme, doubt in found.items() if doubt is not None and doubt > RISKY}


def _doubt(judged: ThemeJudgement, *, contested: bool) -> float | None:
    if judged.probability is None:
        return None
    wrong = judged.probability if judged.verdict is Verdict.NO else 1 - judged.probability
    return (1 + wrong) / 2 if contested else wrong


def corrected_by(said: Sequence[Judgement]) -> str | None:
    """The labeller who says otherwise than the machine, where no other person said anything; `None` elsewhere.

    Args:
        said: All judgements of one unit.
    """
    people, machine = by_kind(standing(said), LabellerKind.PERSON), latest_machine(said)
    labellers = {judgement.labeller for judgement in people}
    if machine is None or len(labellers) != 1 or any(judgement.settles for judgement in people):
        return None
    return labellers.pop() if _differ(people, machine) else None


def _differ(people: Sequence[Judgement], machine: Judgement) -> bool:
    """Whether what they said last of anything is otherwise than what the machine says of it."""
    themes = {judged.theme for judgement in people for judged in judgement.themes}
    questions: tuple[Callable[[Judgement], StrEnum | None], ...] = (
        *map(attrgetter, ("kind", "voice", "mode")),
        *map(on_theme, themes),
    )
    return any(given != ask(machine) for ask in questions for given in votes(people, ask).values())


def columns(said: Sequence[Judgement]) -> dict[str, object]:
    """What stands of this in `unit`, by the names of its columns."""
    return {"doubt": max(doubts(said).values(), default=None), "corrected_by": corrected_by(said)}


def save_doubts(connection: sqlite3.Connection, said: Mapping[str, Sequence[Judgement]]) -> None:
    """Write the doubts of units, by id, in place of what stood there."""
    connection.executemany("DELETE FROM doubt WHERE unit_id = ?", [(id_,) for id_ in said])
    rows = [(id_, theme, doubt) for id_, judgements in said.items() for theme, doubt in doubts(judgements).items()]
    connection.executemany("INSERT INTO doubt VALUES (?, ?, ?)", rows)
