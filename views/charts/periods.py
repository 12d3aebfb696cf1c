"""Time along a chart: where a year or a longer period stands on its axis, and how it is called there."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

from pipeline.browse.timeline import Period
from views.charts.axes import year_axis
from views.rows import period_name

OPEN_PERIOD_YEARS = 4
"""How wide a period that is open on one side is drawn at least."""
ROOM = 0.7
"""Years before the first and after the last, for the marks at both ends."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The years from left to right.

    Attributes:
        periods: What stands on it, in order of time, at least one.
        ends: First and last year of what is drawn, as far as which open periods reach; `None`: they are
            `OPEN_PERIOD_YEARS` wide.
    """

    periods: tuple[Period, ...]
    ends: tuple[int, int] | None = None

    @property
    def by_year(self) -> bool:
        """Whether single years stand on it."""
        return all(period.first is not None and period.first == period.last for period in self.periods)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of the axis."""
        return min(map(self.first_year, self.periods)), max(map(self.last_year, self.periods))

    @property
    def scale(self) -> alt.Scale:
        """From the first year to the last."""
        first, last = self.years
        return alt.Scale(domain=[first - ROOM, last + ROOM], nice=False, zero=False)

    def first_year(self, period: Period) -> int:
        """Where a period begins, or is drawn to begin."""
        if period.first is not None:
            return period.first
        end = period.last or 0
        return min(self.ends[0] if self.ends else end, end - OPEN_PERIOD_YEARS + 1)

    def last_year(self, period: Period) -> int:
        """Where a period ends, or is drawn to end."""
        if period.last is not None:
            return period.last
        begin = self.first_year(period)
        return max(self.ends[1] if self.ends else begin, begin + OPEN_PERIOD_YEARS - 1)

    def middle(self, period: Period) -> float:
        """Where the point of a period stands."""
        return (self.first_year(period) + self.last_year(period)) / 2

    def across(self, field: str) -> alt.X:
        """The axis of a chart in which `field` holds where each point stands."""
        return alt.X(f"{field}:Q", title=None, axis=self._named(), scale=self.scale)

    def _named(self) -> alt.Axis:
        """Whole years, or periods by their names."""
        if self.by_year:
            return year_axis()
        names = {self.middle(period): period_name(period) for period in self.periods}
        label = " : ".join(f"datum.value == {at} ? '{name}'" for at, name in names.items()) + " : ''"
        return alt.Axis(values=list(names), labelExpr=label, grid=False, labelFlush=False, labelOverlap=True)
