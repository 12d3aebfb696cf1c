"""The axis of a chart through the years: where a step stands on it, how it is called, and where the law changed."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt

from pipeline.browse.timeline import Grouping, Period, Timeline
from views.charts.axes import STANDING, Rows, colour, year_axis, years_scale
from views.rows import period_name
from views.strings import say

MARKS = "laws"
"""Name of the data of law marks."""
OPEN_PERIOD_YEARS = 4
"""How wide a period that is open on one side is drawn at least."""
NARROWEST = 250
"""Pixels of the narrowest plot, that on a telephone, in which the years of laws must not touch."""
LABEL, LANE = 30, 11
"""Pixels that the year of a law is wide and high, with the room around it."""
TITLE_OFFSET = 14
"""Pixels between the title and the first row of years."""


def first_year(period: Period, answer: Timeline) -> int:
    """Where a period begins on the axis; an open one where the corpus does, or at least some years before its end."""
    if period.first is not None:
        return period.first
    end = period.last or 0
    return min(answer.ends[0] if answer.ends else end, end - OPEN_PERIOD_YEARS + 1)


def last_year(period: Period, answer: Timeline) -> int:
    """Where a period ends on the axis; an open one where the corpus does, or at least some years after it begins."""
    if period.last is not None:
        return period.last
    begin = first_year(period, answer)
    return max(answer.ends[1] if answer.ends else begin, begin + OPEN_PERIOD_YEARS - 1)


def middle(period: Period, answer: Timeline) -> float:
    """Where the point of a period stands."""
    return (first_year(period, answer) + last_year(period, answer)) / 2


def years_drawn(answer: Timeline) -> tuple[int, int]:
    """The first and the last year of the axis."""
    periods = {point.period for point in answer.points}
    return min(first_year(one, answer) for one in periods), max(last_year(one, answer) for one in periods)


def time_axis(answer: Timeline) -> alt.Axis:
    """Whole years, or periods by their names."""
    if answer.steps.grouping is Grouping.YEAR:
        return year_axis()
    label_at = {middle(point.period, answer): period_name(point.period) for point in answer.points}
    label = " : ".join(f"datum.value == {at} ? '{text}'" for at, text in label_at.items()) + " : ''"
    return alt.Axis(values=list(label_at), labelExpr=label, grid=False, labelFlush=False, labelOverlap=True)


def law_rows(events: Mapping[int, str], answer: Timeline) -> Rows:
    """What changed in the law in the years drawn: at the point of a year, or at the border of a period.

    Each has the lane above the plot in which its year is written: a lower one is full where years stand close.
    """
    first, last = years_drawn(answer)
    before = 0.5 if answer.steps.grouping is Grouping.PERIOD else 0.0
    years = [year for year in sorted(events) if first <= year <= last]
    lanes = _lanes(years, room=LABEL * (last - first + 1) / NARROWEST)
    return [
        {"at": year - before, "year": str(year), "event": events[year], "lane": lane}
        for year, lane in zip(years, lanes, strict=True)
    ]


def _lanes(years: list[int], room: float) -> list[int]:
    """For each year, in order, the lowest lane in which no other stands within `room` years."""
    last_in: list[int] = []
    lanes = []
    for year in years:
        lane = next((at for at, last in enumerate(last_in) if year - last >= room), len(last_in))
        last_in[lane : lane + 1] = [year]
        lanes.append(lane)
    return lanes


def law_layers(answer: Timeline, marks: Rows) -> list[alt.Chart]:
    """Dashed lines where the law changed, their years above, and a wider line, not seen, that tells which law it is."""
    tooltip = [alt.Tooltip("year:N", title=say("column.year")), alt.Tooltip("event:N", title=say("column.law"))]
    scale = years_scale(*years_drawn(answer))
    base = alt.Chart(alt.NamedData(MARKS)).encode(x=alt.X("at:Q", scale=scale), tooltip=tooltip)
    lanes = sorted({int(mark["lane"]) for mark in marks})
    years = base.mark_text(fontSize=10, color=colour(STANDING), baseline="bottom").encode(text="year:N")
    return [
        base.mark_rule(strokeDash=[3, 3], color=colour(STANDING), opacity=0.6),
        base.mark_rule(strokeWidth=9, opacity=0),
        *(years.transform_filter(f"datum.lane == {lane}").encode(y=alt.value(-3 - LANE * lane)) for lane in lanes),
    ]


def title_offset(marks: Rows) -> int:
    """Pixels between the plot and its title, with room for the years of laws."""
    lanes = 1 + max((int(mark["lane"]) for mark in marks), default=0)
    return TITLE_OFFSET + LANE * (lanes - 1)
