"""The share of running units that have a theme, through the years, by bootstrap over the documents of each group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from pipeline.browse.bootstrap import DRAWS, SEED, drawn_ratios, percentile_interval
from pipeline.browse.figures import Share, lack_of
from pipeline.browse.footing import Footing, footing
from pipeline.codebook import SourceKind
from pipeline.store import questions
from pipeline.store.questions import ThemeCount, UnitCount
from pipeline.store.questions_selection import Selection


class Grouping(StrEnum):
    """How wide a step of the timeline is."""

    YEAR = "year"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Period:
    """A run of years, both ends included; `None`: open on that side."""

    first: int | None
    last: int | None

    def holds(self, year: int) -> bool:
        """Whether a year falls in it."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    @property
    def label(self) -> str:
        """As shown: `2012`, `–2006`, `2007–2014`, `2020–`."""
        if self.first == self.last and self.first is not None:
            return str(self.first)
        return f"{self.first or ''}–{self.last or ''}"


PERIODS = (Period(None, 2006), Period(2007, 2014), Period(2015, 2019), Period(2020, None))
"""Before the Wmo, under it, after the decentralisations of 2015, and since."""


@dataclass(frozen=True, slots=True)
class Point:
    """One theme in one period, of one kind of source or of all together.

    Attributes:
        theme: The theme's id.
        period: A year or a longer period.
        source_kind: Of the units; `None`: all sources together.
        share: Running units with the theme out of all running units of the group. Its interval resamples the
            documents of the group; a group of fewer than three documents or ten units lacks one.
        documents_with_theme: Documents of the group with at least one such unit.
    """

    theme: str
    period: Period
    source_kind: SourceKind | None
    share: Share
    documents_with_theme: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All points, by theme, then source kind, then time; and what they stand on."""

    points: tuple[Point, ...]
    grouping: Grouping
    by_source: bool
    footing: Footing
    draws: int = DRAWS
    seed: int = SEED


def timeline(
    store: Path, selection: Selection, *, grouping: Grouping = Grouping.YEAR, by_source: bool = False
) -> Timeline:
    """How much a theme is spoken of, through time.

    Args:
        store: The store's file.
        selection: What is counted; its themes are the lines.
        grouping: By year of the document, or by `PERIODS`.
        by_source: Apart for each kind of source of the units, or all together.

    Returns:
        A point for every theme, kind of source found, and step from the first year found to the last (of `PERIODS`:
        those that touch that stretch); where a step holds nothing, its share is of zero units.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    units = questions.units_by_document(store, selection)
    themes = questions.themes_by_document(store, selection)
    kinds = sorted({SourceKind(row.source_kind) for row in units}, key=list(SourceKind).index) if by_source else [None]
    points = [
        point
        for kind in kinds
        for period in periods_of((row.year for row in units), grouping)
        for point in _points(selection.themes, period, kind, _Group.of(units, themes, period, kind))
    ]
    order = {theme: place for place, theme in enumerate(selection.themes)}
    points.sort(key=lambda point: order[point.theme])  # stable: source kind and time stay in order
    return Timeline(tuple(points), grouping, by_source, footing(store, selection))


def periods_of(years: Iterable[int], grouping: Grouping) -> tuple[Period, ...]:
    """The steps from the first of the years to the last, without a gap; none when there are no years."""
    found = sorted(set(years))
    if not found:
        return ()
    if grouping is Grouping.YEAR:
        return tuple(Period(year, year) for year in range(found[0], found[-1] + 1))
    first, last = (next(i for i, period in enumerate(PERIODS) if period.holds(year)) for year in (found[0], found[-1]))
    return PERIODS[first : last + 1]


@dataclass(frozen=True)
class _Group:
    """The documents of one point: units of each, and units with a theme of each."""

    units: Mapping[str, int]
    with_theme: Mapping[tuple[str, str], int]

    @classmethod
    def of(
        cls, units: Sequence[UnitCount], themes: Sequence[ThemeCount], period: Period, kind: SourceKind | None
    ) -> _Group:
        of_each: dict[str, int] = defaultdict(int)
        with_theme: dict[tuple[str, str], int] = defaultdict(int)
        for row in units:
            if period.holds(row.year) and kind in (None, row.source_kind):
                of_each[row.slug] += row.units
        for label in themes:
            if label.slug in of_each and kind in (None, label.source_kind):
                with_theme[label.slug, label.theme] += label.units
        return cls(of_each, with_theme)


def _points(themes: Sequence[str], period: Period, kind: SourceKind | None, group: _Group) -> list[Point]:
    counts = np.array([[group.with_theme.get((slug, theme), 0) for theme in themes] for slug in group.units], float)
    counts = counts.reshape(len(group.units), len(themes))
    units = np.array([list(group.units.values())], float).T
    lack = lack_of(sum(group.units.values()), len(group.units))
    drawn = None if lack else drawn_ratios(counts, units)
    return [
        Point(
            theme,
            period,
            kind,
            Share(
                count=int(counts[:, column].sum()),
                of=int(units.sum()),
                documents=len(group.units),
                interval=None if drawn is None else percentile_interval(drawn[:, column]),
                lack=lack,
            ),
            int((counts[:, column] > 0).sum()),
        )
        for column, theme in enumerate(themes)
    ]
