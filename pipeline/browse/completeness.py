"""How complete a corpus is: of which kinds of source it has documents in which years, and of which it has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from pipeline.browse.figures import MINIMUM_DOCUMENTS
from pipeline.browse.overview import DocumentCount
from pipeline.codebook import SourceKind


class Filling(StrEnum):
    """How full a cell is: empty, with too few documents for a figure of its own, or with enough."""

    EMPTY = "empty"
    FEW = "few"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class Cell:
    """The documents of one kind and year, none too; `fictional` of them were written as examples."""

    source_kind: SourceKind
    year: int
    documents: int
    fictional: int

    @property
    def filling(self) -> Filling:
        """Whether it holds enough documents for a figure of its own."""
        if not self.documents:
            return Filling.EMPTY
        return Filling.FEW if self.documents < MINIMUM_DOCUMENTS else Filling.ENOUGH


@dataclass(frozen=True, slots=True)
class EmptyYears:
    """The years in which a kind of source has no document, as runs of (first, last), both included."""

    source_kind: SourceKind
    runs: tuple[tuple[int, int], ...]


def cells(counts: Sequence[DocumentCount]) -> tuple[Cell, ...]:
    """A cell for every kind of source and every year from the first document to the last.

    Args:
        counts: The documents there are, see `pipeline.browse.overview`; where there are none, there are no cells.

    Returns:
        By kind in the order of `SourceKind`, then by year. A kind of which the corpus has nothing is there too.
    """
    of = {(count.source_kind, count.year): count for count in counts}
    years = sorted({count.year for count in counts})
    return tuple(
        Cell(kind, year, found.documents if found else 0, found.fictional if found else 0)
        for kind in SourceKind
        for year in (range(years[0], years[-1] + 1) if years else ())
        for found in [of.get((kind, year))]
    )


def empty_years(found: Iterable[Cell]) -> tuple[EmptyYears, ...]:
    """For each kind of source that lacks years, which; kinds that lack none are left out."""
    by_kind = groupby(found, key=lambda cell: cell.source_kind)
    lacking = (EmptyYears(kind, _runs(cell.year for cell in row if not cell.documents)) for kind, row in by_kind)
    return tuple(one for one in lacking if one.runs)


def _runs(years: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Years that follow each other, as first and last; years come in order."""
    runs = (list(run) for _, run in groupby(enumerate(years), key=lambda place: place[1] - place[0]))
    return tuple((run[0][1], run[-1][1]) for run in runs)
