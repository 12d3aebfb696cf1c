"""What every figure is made of: a count over a denominator, its interval, and why it may not be drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.bootstrap import Interval
from pipeline.effective import BY_PEOPLE, Basis
from pipeline.selection import Side
from pipeline.store.questions import ThemeCount
from pipeline.store.questions_sides import SideCount, SideThemeCount

MINIMUM_UNITS = 10
MINIMUM_DOCUMENTS = 3


class Lacking(StrEnum):
    """What there is too little of."""

    UNITS = "units"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Lack:
    """Why a figure is not drawn.

    Attributes:
        what: Units or documents.
        have: How many there are.
        need: How many there have to be.
        side: The side that lacks them; `None` for a figure without sides.
    """

    what: Lacking
    have: int
    need: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """So many out of so many.

    Attributes:
        count: Units counted.
        of: Units counted over.
        documents: Documents in which the units counted over stand.
        interval: Of the share, as a fraction; `None` when `lack` is given or too few draws have a denominator.
        lack: Why the share is not drawn; `None` when it is.
    """

    count: int
    of: int
    documents: int
    interval: Interval | None = None
    lack: Lack | None = None

    @property
    def value(self) -> float | None:
        """The fraction, 0 to 1; `None` when there is nothing to count over."""
        return self.count / self.of if self.of else None

    @property
    def below_minimum(self) -> bool:
        """Whether it stands on too little to be drawn."""
        return self.lack is not None


@dataclass(frozen=True, slots=True)
class Bases:
    """On whose word counted labels stand.

    Attributes:
        people: Labels that a person gave, or several alike.
        codings: Labels on which codings that were handed in agree.
        machine: Labels that the product's own judgement alone gave.
    """

    people: int = 0
    codings: int = 0
    machine: int = 0

    @property
    def labels(self) -> int:
        """All of them."""
        return self.people + self.codings + self.machine


def bases_of(counts: Iterable[ThemeCount | SideCount | SideThemeCount]) -> Bases:
    """On whose word the labels of some counts stand together."""
    rows = list(counts)
    people, codings = sum(row.people for row in rows), sum(row.codings for row in rows)
    return Bases(people, codings, sum(row.units for row in rows) - people - codings)


def bases_by_name(counts: Iterable[tuple[str, int]]) -> Bases:
    """The same of (basis, labels)."""
    of = {Basis(basis): number for basis, number in counts}
    return Bases(sum(of.get(basis, 0) for basis in BY_PEOPLE), of.get(Basis.CODINGS, 0), of.get(Basis.MACHINE, 0))


def lack_of(units: int, documents: int, side: Side | None = None) -> Lack | None:
    """What a denominator of so many units in so many documents lacks; `None` when it is enough. Units come first."""
    if units < MINIMUM_UNITS:
        return Lack(Lacking.UNITS, units, MINIMUM_UNITS, side)
    if documents < MINIMUM_DOCUMENTS:
        return Lack(Lacking.DOCUMENTS, documents, MINIMUM_DOCUMENTS, side)
    return None
