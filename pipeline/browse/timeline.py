"""How much a theme is spoken of through time, and in how many documents: with bootstrap over those of each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.bootstrap import DRAWS, SEED, Interval, Numbers, share_intervals
from pipeline.browse.figures import Bases, Share, lack_of
from pipeline.browse.footing import Footing, footing_of
from pipeline.browse.timeline_steps import BORDERS, Grouping, Period, Steps, periods_of
from pipeline.codebook import Mode, SourceKind, Stance
from pipeline.selection import Selection
from pipeline.store import questions, questions_timeline
from pipeline.store.questions_timeline import GroupLabels, GroupUnits, OutletCount

__all__ = [
    "BORDERS",
    "Grouping",
    "OutletCount",
    "Period",
    "Point",
    "Split",
    "Steps",
    "Timeline",
    "key_of",
    "outlets",
    "periods_of",
    "timeline",
]
BY_YEAR = Steps()


class Split(StrEnum):
    """What has a line of its own.

    All together; each kind of source; each outlet; what units do; or what they say of a theme. Units of a kind of
    source, an outlet or a mode are counted over all such units, units that say that a theme is there over all units.
    """

    TOGETHER = "together"
    SOURCE_KIND = "source_kind"
    OUTLET = "outlet"
    MODE = "mode"
    STANCE = "stance"


ORDERS: dict[Split, tuple[str, ...]] = {
    Split.SOURCE_KIND: tuple(SourceKind),
    Split.MODE: (Mode.RHETORIC, Mode.PRACTICE, Mode.NONE),
    Split.STANCE: tuple(Stance),
}
"""The order of groups that are a closed set."""


@dataclass(frozen=True, slots=True)
class Point:
    """One theme in one step of time, of one group or of all together.

    Attributes:
        theme: The theme's id.
        period: The year or period that it stands for.
        group: A value of what the timeline is split by, an outlet that is not known as `""`; `None`: all together.
        years: What it takes together: its period, or more where years are smoothed.
        share: Running units with the theme out of all running units of the group. Its interval resamples the
            documents of the group; a group of fewer than three documents or ten units lacks one.
        dispersion: Documents with at least one such unit out of all documents of the group, with interval.
        bases: On whose word the labels of the theme stand.
        own: The share of its period alone, without interval, where more years are taken together; `None` where not.
    """

    theme: str
    period: Period
    group: str | None
    years: Period
    share: Share
    dispersion: Share
    bases: Bases
    own: Share | None = None

    @property
    def key(self) -> str:
        """What tells it from all other points of a timeline, and stays the same when others come and go."""
        return key_of(self.theme, self.period, self.group)


def key_of(theme: str, period: Period, group: str | None = None) -> str:
    """The key of the point of a theme in one step of time; `group` as in `Point`."""
    first, last = period.first or "", period.last or ""
    step = str(first) if first == last else f"{first}-{last}"
    return ".".join([theme, step, *([] if group is None else [group])])


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was counted, and what it stands on.

    Attributes:
        points: By theme, then group, then time.
        steps: How time was cut.
        split: What the groups are.
        ends: First and last year with a running unit; `None` where there is none.
        footing: Of the whole selection.
        draws: Bootstrap draws.
        seed: Of the draws.
    """

    points: tuple[Point, ...]
    steps: Steps
    split: Split
    ends: tuple[int, int] | None
    footing: Footing
    draws: int = DRAWS
    seed: int = SEED

    def point(self, key: str) -> Point | None:
        """The point with this key; `None` when it is not in this timeline."""
        return next((point for point in self.points if point.key == key), None)


def timeline(
    store: Path,
    selection: Selection,
    *,
    steps: Steps = BY_YEAR,
    split: Split = Split.TOGETHER,
    foot: Footing | None = None,
) -> Timeline:
    """How much a theme is spoken of, through time.

    Args:
        store: The store's file.
        selection: What is counted; its themes are the lines, and its outlets, where given, their order.
        steps: How time is cut.
        split: What has a line of its own.
        foot: What the selection stands on, where that was asked before; `None`: it is asked here.

    Returns:
        A point for every theme, group found, and step from the first year found to the last (of periods: those that
        touch that stretch); where a step holds nothing, its share is of zero units.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store, machine_only=selection.machine_only) as connection:
        units = questions_timeline.units_by_group(connection, selection, split)
        labels = questions_timeline.labels_by_group(connection, selection, split)
        foot = foot or footing_of(connection, selection)
    periods = periods_of((row.year for row in units), steps.grouping, steps.borders)
    groups = list(_groups(units, labels, selection, split))
    points = [point for group in groups for period in periods for point in _points(group, period, steps)]
    points.sort(key=lambda point: selection.themes.index(point.theme))  # stable: group and time stay in order
    return Timeline(tuple(points), steps, split, groups[0].ends if groups else None, foot)


def outlets(store: Path, selection: Selection) -> tuple[OutletCount, ...]:
    """Every outlet that a selection has running units of, those with most documents first; `""`: not known.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store, machine_only=selection.machine_only) as connection:
        return tuple(questions_timeline.outlets(connection, selection))


@dataclass(frozen=True)
class _Group:
    """Documents of one group, as arrays with a row for each.

    Attributes:
        name: `None`: all together.
        themes: The columns of `labels`.
        years: Year of each document.
        units: Running units of each document.
        labels: Documents × themes × (units, of which on people's word, of which on codings).
        ends: First and last year of all groups together.
    """

    name: str | None
    themes: tuple[str, ...]
    years: npt.NDArray[np.int64]
    units: Numbers
    labels: Numbers
    ends: tuple[int, int]

    def within(self, period: Period) -> _Group:
        """The documents of these years only."""
        first, last = period.years
        there = (self.years >= first) & (self.years <= last)
        return _Group(self.name, self.themes, self.years[there], self.units[there], self.labels[there], self.ends)

    def share(self, column: int, interval: Interval | None = None) -> Share:
        """Units with a theme out of all."""
        count, of = int(self.labels[:, column, 0].sum()), int(self.units.sum())
        return Share(count, of, len(self.units), interval, lack_of(of, len(self.units)))

    def dispersion(self, column: int, interval: Interval | None) -> Share:
        """Documents with a theme out of all; it lacks what the share lacks."""
        count, of = int((self.labels[:, column, 0] > 0).sum()), len(self.units)
        return Share(count, of, of, interval, lack_of(int(self.units.sum()), of))

    def bases(self, column: int) -> Bases:
        """On whose word a theme stands."""
        units, people, codings = (int(number) for number in self.labels[:, column].sum(axis=0))
        return Bases(people, codings, units - people - codings)


def _groups(
    units: Sequence[GroupUnits], labels: Sequence[GroupLabels], selection: Selection, split: Split
) -> Iterator[_Group]:
    """The groups found, in order, each with its documents in order of slug."""
    if not units:
        return
    by_name: dict[str, list[GroupUnits]] = {}
    for row in units:
        by_name.setdefault(row.group, []).append(row)
    ends = (min(row.year for row in units), max(row.year for row in units))
    for name in _names(by_name, selection, split):
        rows = by_name["" if split is Split.STANCE else name]
        counted = _label_counts([row.slug for row in rows], [row for row in labels if row.group == name], selection)
        years, sizes = np.array([row.year for row in rows]), np.array([row.units for row in rows], float)
        yield _Group(name if split is not Split.TOGETHER else None, selection.themes, years, sizes, counted, ends)


def _names(found: dict[str, list[GroupUnits]], selection: Selection, split: Split) -> list[str]:
    if split is Split.STANCE:
        return list(ORDERS[split])
    order = selection.outlets if split is Split.OUTLET else ORDERS.get(split)
    return sorted(found) if order is None else [name for name in order if name in found]


def _label_counts(slugs: Sequence[str], labels: Sequence[GroupLabels], selection: Selection) -> Numbers:
    place = {slug: at for at, slug in enumerate(slugs)}
    column = {theme: at for at, theme in enumerate(selection.themes)}
    counts = np.zeros((len(slugs), len(selection.themes), 3))
    for row in labels:
        counts[place[row.slug], column[row.theme]] = row.units, row.people, row.codings
    return counts


def _points(group: _Group, period: Period, steps: Steps) -> list[Point]:
    """A point of each theme in one step of one group; shares and dispersions come from the same draws."""
    years = steps.window(period, group.ends)
    inside, own = group.within(years), group.within(period)
    intervals = _intervals(inside)
    themes = len(group.themes)
    return [
        Point(
            *(theme, period, group.name, years),
            share=inside.share(column, intervals[column]),
            dispersion=inside.dispersion(column, intervals[themes + column]),
            bases=inside.bases(column),
            own=own.share(column) if steps.smoothed else None,
        )
        for column, theme in enumerate(group.themes)
    ]


def _intervals(group: _Group) -> tuple[Interval | None, ...]:
    """Of the share of each theme, then of the dispersion of each."""
    counts = group.labels[:, :, 0]
    if lack_of(int(group.units.sum()), len(group.units)):
        return (None,) * (2 * len(group.themes))
    bases = np.broadcast_to(group.units[:, None], counts.shape)
    return share_intervals(np.hstack([counts, counts > 0]), np.hstack([bases, np.ones_like(counts)]))
