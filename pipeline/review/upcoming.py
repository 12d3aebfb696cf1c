"""What a person judges next, and how much is left: nothing twice, and the same after a restart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pipeline.codebook import Codebook
from pipeline.judgement import Why
from pipeline.review.items import Item, items
from pipeline.review.verdicts import labeller_of
from pipeline.review.ways import MIXED, Fill, Turn, Way, turns
from pipeline.settings import Settings

MOST = 200
"""No more than so many that are left are counted."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What comes next.

    Attributes:
        next: The first; `None` when nothing is left.
        left: How many are left with it, up to `MOST`.
    """

    next: Item | None
    left: int


def queue(
    settings: Settings, codebook: Codebook, reviewer: str, way: Way = MIXED, *, skip: Collection[str] = ()
) -> Queue:
    """What a reviewer judges next, the same each time until a verdict is given or the store changes.

    Args:
        settings: Which corpus and store, and how large a share chance brings up.
        codebook: Its themes are what is asked.
        reviewer: Name of the reviewer; what they judged already does not come again, unless they took it back.
        way: With what the queue is filled.
        skip: Ids of units to leave out for now.

    Raises:
        CodebookError: when the way asks for a theme that the codebook lacks.
        CorpusError: when the name is no reviewer's, the way lacks its theme or document, or assignments cannot be read.
        StoreError: when there is no store, or it does not answer.
    """
    labeller = labeller_of(reviewer)
    coming = turns(settings, way.checked(codebook), [labeller.partition(":")[2]], n=MOST, skip=skip)
    first = items(settings, codebook, labeller, coming[:1], _theme(way))
    return Queue(next(iter(first), None), len(coming))


def item(
    settings: Settings, codebook: Codebook, reviewer: str, unit_id: str, *, why: Why, theme: str | None = None
) -> Item | None:
    """A unit that a reviewer wants to judge, or judged already; `None` where there is none.

    Args:
        settings: Which corpus and store, and how large a share chance brings up.
        codebook: Its themes are what is asked.
        reviewer: Name of the reviewer.
        unit_id: The unit.
        why: Why it comes up.
        theme: The theme that it comes up for; `None` where it is for none.

    Raises:
        CorpusError: when the name is no reviewer's.
        StoreError: when there is no store, or it does not answer.
    """
    found = items(settings, codebook, labeller_of(reviewer), [Turn(unit_id, why)], theme)
    return next(iter(found), None)


def _theme(way: Way) -> str | None:
    return way.about if way.fill is Fill.THEME else None
