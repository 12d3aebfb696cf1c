"""Ways to fill the queue: which sentences come up for whom, in which order, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import chain, count, islice

from pipeline.codebook import Codebook
from pipeline.corpus.assignments import read_assignments, tasks_of
from pipeline.errors import CorpusError
from pipeline.judgement import Why
from pipeline.review.asked import units_asked
from pipeline.settings import Settings
from pipeline.store import queueing
from pipeline.store.queueing import ID_DIGITS, Askers, Shares


class Fill(StrEnum):
    """What a queue is filled with.

    `mixed`: what is assigned first, then what is doubtful with now and then what chance brings up, then what others
    corrected, then all that is left. The others are as in `pipeline.judgement.Why`.
    """

    MIXED = "mixed"
    DOUBT = "doubt"
    CHANCE = "chance"
    THEME = "theme"
    DOCUMENT = "document"
    ASSIGNED = "assigned"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to fill the queue.

    Attributes:
        fill: With what.
        about: The id of the theme for `theme`, the slug of the document for `document`; `None` for the others.
    """

    fill: Fill = Fill.MIXED
    about: str | None = None

    def checked(self, codebook: Codebook) -> Way:
        """The same.

        Raises:
            CodebookError: when it asks for a theme that the codebook lacks.
            CorpusError: when it does not say which theme or document.
        """
        if self.fill is Fill.THEME and not self.about:
            raise CorpusError("which theme is to be reviewed?", remedy="name a theme")
        if self.fill is Fill.DOCUMENT and not self.about:
            raise CorpusError("which document is to be reviewed?", remedy="name a document")
        if self.fill is Fill.THEME:
            codebook.theme(self.about or "")
        return self


MIXED = Way()


@dataclass(frozen=True, slots=True)
class Turn:
    """A unit that comes up, by id, and why."""

    unit_id: str
    why: Why


def turns(settings: Settings, way: Way, people: Collection[str], *, n: int, skip: Collection[str] = ()) -> list[Turn]:
    """The units that come up, in order: the same each time until somebody judges or the store changes.

    Args:
        settings: Which corpus and store, and how large a share chance brings up.
        way: With what the queue is filled.
        people: Ids of those who are to judge; nothing comes up that one of them judged.
        n: How many at most.
        skip: Ids of units to leave out.

    Raises:
        CorpusError: when the file of assignments cannot be read.
        StoreError: when there is no store, or it does not answer.
    """
    askers = Askers([f"person:{person}" for person in people], skip, n, _begin(people))
    if way.fill is not Fill.MIXED:
        return _filled(settings, way, people, askers)
    assigned, doubtful, drawn, corrected = (
        _filled(settings, replace(way, fill=fill), people, askers)
        for fill in (Fill.ASSIGNED, Fill.DOUBT, Fill.CHANCE, Fill.SECOND)
    )
    begun = sum(queueing.verdicts_of(settings.store, labeller) for labeller in askers.labellers)
    mixed = _mixed(iter(doubtful), iter(drawn), begun, settings.review.every)
    rest = _turns(queueing.rest(settings.store, askers), Why.REST)
    once: dict[str, Turn] = {}
    for turn in chain(assigned, mixed, corrected, rest):
        once.setdefault(turn.unit_id, turn)
    return list(islice(once.values(), n))


def _mixed(doubtful: Iterator[Turn], drawn: Iterator[Turn], begun: int, every: int) -> Iterator[Turn]:
    """What chance brings up after so many doubtful ones, counted from the first verdict; what is left of either."""
    for place in count(begun):
        first, other = (drawn, doubtful) if place % every == every - 1 else (doubtful, drawn)
        turn = next(first, None) or next(other, None)
        if turn is None:
            return
        yield turn


def _begin(people: Collection[str]) -> str:
    """Where among ids a reviewer begins, so that people who sit down together do not all judge the same.

    Several who are asked to judge the same begin with the first. So do all with what chance brings up, since estimates
    of error rest on what is judged before the first that is open.
    """
    return sha256(next(iter(people)).encode()).hexdigest()[:ID_DIGITS] if len(people) == 1 else ""


def _filled(settings: Settings, way: Way, people: Collection[str], askers: Askers) -> list[Turn]:
    return _turns(_ids(settings, way, people, askers), Why(way.fill.value))


def _turns(ids: Sequence[str], why: Why) -> list[Turn]:
    return [Turn(id_, why) for id_ in ids]


def _ids(settings: Settings, way: Way, people: Collection[str], askers: Askers) -> Sequence[str]:
    store, about = settings.store, way.about or ""
    match way.fill:
        case Fill.DOUBT:
            doubtful, begin = queueing.doubtful(store, askers), askers.begin
            return sorted(doubtful, key=lambda id_: (id_ < begin, id_)) if begin else doubtful
        case Fill.CHANCE:
            return queueing.drawn(store, askers, shares(settings))
        case Fill.THEME:
            return queueing.with_theme(store, askers, about)
        case Fill.DOCUMENT:
            return queueing.in_document(store, askers, about)
        case Fill.ASSIGNED:
            return queueing.among(store, askers, _assigned(settings, people))
        case _:
            return queueing.corrected(store, askers)


def shares(settings: Settings) -> Shares:
    """How large a share of units chance brings up."""
    return Shares(settings.review.doubtful, settings.review.positives, settings.review.negatives)


def _assigned(settings: Settings, people: Collection[str]) -> list[str]:
    """Ids of the units that people were asked to judge, as they stand in the store now."""
    assignments = read_assignments(settings.corpus)
    tasks = [task for person in people for task in tasks_of(assignments, person)]
    if not tasks:
        return []
    again = units_asked(settings, tasks)
    return list(dict.fromkeys(id_ for task in tasks for id_ in again.get(task.unit, ())))
