"""Years and longer periods on the axis of a chart."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from pipeline.browse.timeline import Period
from views.charts.axes import year_axis, years_scale
from views.rows import period_name

OPEN_PERIOD_YEARS = 4
"""How wide a period that is open on one side is drawn."""


def first_year(period: Period) -> int:
    """The year in which a period begins, or is drawn to begin."""
    return period.first if period.first is not None else (period.last or 0) - OPEN_PERIOD_YEARS + 1


def last_year(period: Period) -> int:
    """The year in which a period ends, or is drawn to end."""
    return period.last if period.last is not None else first_year(period) + OPEN_PERIOD_YEARS - 1


def middle(period: Period) -> float:
    """Where its point stands."""
    return (first_year(period) + last_year(period)) / 2


def across(periods: Sequence[Period], field: str) -> alt.X:
    """The axis on which `field` holds the middle of each of these periods, which stand in order of time."""
    scale = years_scale(first_year(periods[0]), last_year(periods[-1]))
    if all(period.first == period.last for period in periods):
        return alt.X(f"{field}:Q", title=None, axis=year_axis(), scale=scale)
    named = {middle(period): period_name(period) for period in periods}
    label = " : ".join(f"datum.value == {at} ? '{name}'" for at, name in named.items()) + " : ''"
    axis = alt.Axis(values=list(named), labelExpr=label, grid=False, labelFlush=False)
    return alt.X(f"{field}:Q", title=None, axis=axis, scale=scale)
