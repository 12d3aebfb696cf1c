"""Asking two or more people to judge the same sentences, and how far each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.codebook import Codebook
from pipeline.corpus.assignments import Assignment, Task, append_assignment, read_assignments
from pipeline.corpus.people import Role
from pipeline.corpus.turns import alone_with
from pipeline.errors import CorpusError
from pipeline.judgement import LabellerKind, Why
from pipeline.messages import Message
from pipeline.review.asked import units_asked
from pipeline.review.verdicts import allowed
from pipeline.review.ways import Fill, Way, turns
from pipeline.settings import Settings
from pipeline.store import queueing
from pipeline.store.reviewing import places

ASSIGNABLE = (Fill.CHANCE, Fill.DOUBT, Fill.THEME, Fill.DOCUMENT)
"""The ways by which sentences can be chosen for several people."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far people are with what they were asked.

    Attributes:
        assignment: What was asked.
        judged: By the id of each person asked, how many of the sentences they judged.
        there: How many of the sentences are still in the store.
    """

    assignment: Assignment
    judged: dict[str, int]
    there: int


def assign(settings: Settings, codebook: Codebook, by: str, *, to: Sequence[str], way: Way, n: int) -> Assignment:
    """Ask people to judge sentences that none of them judged and that were assigned to nobody yet. On disk at once.

    Args:
        settings: Which corpus and store.
        codebook: The way's theme is checked against it.
        by: Name of the adjudicator who asks.
        to: Names of the people asked, two or more.
        way: How the sentences are chosen, one of `ASSIGNABLE`.
        n: How many; fewer where there are no more.

    Raises:
        CodebookError: when the way asks for a theme that the codebook lacks.
        CorpusError: when somebody may not do this, fewer than two people are asked, there is nothing to assign, or it
            cannot be written; nothing has happened then.
        StoreError: when there is no store, or it does not answer.
    """
    asker = allowed(settings, by, Role.ADJUDICATOR)
    people = list(dict.fromkeys(allowed(settings, name, Role.REVIEWER).id for name in to))
    if len(people) < 2 or n < 1 or way.fill not in ASSIGNABLE:
        told = "name two people or more, a number above 0, and one of {ways}"
        raise CorpusError("nothing is assigned", remedy=Message(told, ways=", ".join(ASSIGNABLE)))
    with alone_with(settings.corpus, "assignments"):  # two who ask at once must not ask the same
        before = [task.unit for one in read_assignments(settings.corpus) for task in one.tasks]
        coming = turns(settings, way.checked(codebook), people, n=n, skip=before)
        tasks = _tasks(settings, [turn.unit_id for turn in coming])
        if not tasks:
            raise CorpusError("there is nothing left to assign", remedy="choose sentences in another way")
        why, now = Why(way.fill.value), datetime.now(UTC)
        made = Assignment(time=now, by=asker.id, to=tuple(people), why=why, about=way.about, tasks=tasks)
        append_assignment(settings.corpus, made)
    return made


def progress(settings: Settings) -> tuple[Progress, ...]:
    """How far people are with all that was assigned, the latest first.

    Raises:
        CorpusError: when the file of assignments cannot be read.
        StoreError: when there is no store, or it does not answer.
    """
    return tuple(_progress(settings, one) for one in reversed(read_assignments(settings.corpus)))


def _progress(settings: Settings, assignment: Assignment) -> Progress:
    again = units_asked(settings, assignment.tasks)
    ids = [id_ for found in again.values() for id_ in found]
    labellers = {f"{LabellerKind.PERSON}:{person}": person for person in assignment.to}
    judged = queueing.judged_by(settings.store, ids, list(labellers))
    return Progress(assignment, {person: judged.get(name, 0) for name, person in labellers.items()}, len(ids))


def _tasks(settings: Settings, ids: Sequence[str]) -> tuple[Task, ...]:
    rows = [place.row for place in places(settings.store, ids, around=0)]
    return tuple(
        Task(unit=row["id"], doc=row["slug"], start=row["raw_start"], end=row["raw_end"], quote=row["text"])
        for row in rows
    )
