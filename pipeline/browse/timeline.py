"""The share of running units that have a theme, through the years, by bootstrap over the documents of each group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from pipeline.bootstrap import DRAWS, SEED, drawn_ratios, percentile_interval
from pipeline.browse.figures import Bases, Share, bases_of, lack_of
from pipeline.browse.footing import Footing, footing_of
from pipeline.codebook import SourceKind
from pipeline.selection import Selection
from pipeline.store import questions
from pipeline.store.questions import ThemeCount, UnitCount


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


PERIODS = (Period(None, 2006), Period(2007, 2014), Period(2015, 2019), Period(2020, None))
"""Before the Wmo, under it, after the decentralisations of 2015, and since."""

EVER = (0, 9999)


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
        bases: On whose word the labels of the theme stand.
    """

    theme: str
    period: Period
    source_kind: SourceKind | None
    share: Share
    documents_with_theme: int
    bases: Bases


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
    with questions.asking(store) as connection:
        units = questions.units_by_document(connection, selection)
        themes = questions.themes_by_document(connection, selection)
        foot = footing_of(connection, selection)
    periods = periods_of((row.year for row in units), grouping)
    groups = _groups(units, themes, periods, by_source=by_source)
    points = [point for group in groups for point in _points(selection.themes, group)]
    points.sort(key=lambda point: selection.themes.index(point.theme))  # stable: source kind and time stay in order
    return Timeline(tuple(points), grouping, by_source, foot)


def behind(selection: Selection, point: Point) -> Selection:
    """What to ask for to see the sentences of a point: of these units, those with its theme are those that it counts.

    Args:
        selection: That of the timeline.
        point: One of its points.
    """
    first, last = selection.years or EVER
    years = (max(first, point.period.first or first), min(last, point.period.last or last))
    kinds = selection.source_kinds if point.source_kind is None else (point.source_kind,)
    return replace(selection, years=years, source_kinds=kinds)


def periods_of(years: Iterable[int], grouping: Grouping) -> tuple[Period, ...]:
    """The steps from the first of the years to the last, without a gap; none when there are no years."""
    found = sorted(set(years))
    if not found:
        return ()
    if grouping is Grouping.YEAR:
        return tuple(Period(year, year) for year in range(found[0], found[-1] + 1))
    first, last = (next(i for i, period in enumerate(PERIODS) if period.holds(year)) for year in (found[0], found[-1]))
    return PERIODS[first : last + 1]


@dataclass
class _Group:
    """The documents of one step and kind of source: running units of each, and of those with a theme; its labels."""

    period: Period
    source_kind: SourceKind | None
    units: dict[str, int] = field(default_factory=dict)
    themed: dict[tuple[str, str], int] = field(default_factory=dict)
    labels: dict[str, list[ThemeCount]] = field(default_factory=dict)


def _groups(
    units: Sequence[UnitCount], themes: Sequence[ThemeCount], periods: Sequence[Period], *, by_source: bool
) -> list[_Group]:
    """A group for each kind of source found (or one for all) and each step, with its counts."""
    found = {row.source_kind for row in units}
    kinds = [kind for kind in SourceKind if kind in found] if by_source else [None]
    groups = {(kind, period): _Group(period, kind) for kind in kinds for period in periods}
    period_of = {row.slug: next(period for period in periods if period.holds(row.year)) for row in units}

    def group_of(row: UnitCount | ThemeCount) -> _Group:
        return groups[SourceKind(row.source_kind) if by_source else None, period_of[row.slug]]

    for row in units:
        counts = group_of(row).units
        counts[row.slug] = counts.get(row.slug, 0) + row.units
    for label in themes:
        themed = group_of(label).themed
        themed[label.slug, label.theme] = themed.get((label.slug, label.theme), 0) + label.units
        group_of(label).labels.setdefault(label.theme, []).append(label)
    return list(groups.values())


def _points(themes: Sequence[str], group: _Group) -> list[Point]:
    shape = (len(group.units), len(themes))
    themed = np.array([[group.themed.get((slug, theme), 0) for theme in themes] for slug in group.units], float)
    units = np.array(list(group.units.values()), float)
    lack = lack_of(int(units.sum()), len(units))
    drawn = None if lack else drawn_ratios(themed, np.broadcast_to(units[:, None], shape))
    return [
        Point(
            *(theme, group.period, group.source_kind),
            Share(int(counts.sum()), int(units.sum()), len(units), interval, lack),
            documents_with_theme=int((counts > 0).sum()),
            bases=bases_of(group.labels.get(theme, ())),
        )
        for column, theme in enumerate(themes)
        for counts in [themed.reshape(shape)[:, column]]
        for interval in [None if drawn is None else percentile_interval(drawn[:, column])]
    ]
