"""Where the law changed, as lines in a chart through the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from views.charts.axes import STANDING, Rows, colour
from views.charts.periods import TimeAxis
from views.strings import say

MARKS = "laws"
"""Name of the data of law marks."""
NARROWEST = 250
"""Pixels of the narrowest plot, that on a telephone, in which the years of laws must not touch."""
LABEL, LANE = 30, 11
"""Pixels that the year of a law is wide and high, with the room around it."""
TITLE_OFFSET = 14
"""Pixels between the title and the first row of years."""


def law_rows(events: Mapping[int, str], time: TimeAxis) -> Rows:
    """What changed in the law in the years drawn: at the point of a year, or at the border of a period.

    Each has the lane above the plot in which its year is written: a lower one is full where years stand close.
    """
    first, last = time.years
    before = 0.0 if time.by_year else 0.5
    years = [year for year in sorted(events) if first <= year <= last]
    lanes = _lanes(years, room=LABEL * (last - first + 1) / NARROWEST)
    return [
        {"at": year - before, "year": str(year), "event": events[year], "lane": lane}
        for year, lane in zip(years, lanes, strict=True)
    ]


def _lanes(years: Sequence[int], room: float) -> list[int]:
    """For each year, in order, the lowest lane in which no other stands within `room` years."""
    last_in: list[int] = []
    lanes = []
    for year in years:
        lane = next((at for at, last in enumerate(last_in) if year - last >= room), len(last_in))
        last_in[lane : lane + 1] = [year]
        lanes.append(lane)
    return lanes


def law_layers(time: TimeAxis, lanes: Sequence[int]) -> list[alt.Chart]:
    """Dashed lines where the law changed, their years above, and a wider line, not seen, that tells which law it is.

    Args:
        time: The axis.
        lanes: Those in which a year is written; where there are none, nothing is drawn.
    """
    if not lanes:
        return []
    tooltip = [alt.Tooltip("year:N", title=say("column.year")), alt.Tooltip("event:N", title=say("column.law"))]
    base = alt.Chart(alt.NamedData(MARKS)).encode(x=alt.X("at:Q", scale=time.scale), tooltip=tooltip)
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
