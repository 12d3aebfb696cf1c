"""The charts of Tijdlijn: one theme each, through the years; kinds of source one under the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from pipeline.browse.timeline import Grouping, Period, Point, Timeline
from pipeline.codebook import SourceKind
from views.charts.axes import (
    QUIET,
    SOURCE_COLOURS,
    Rows,
    Spec,
    colour,
    finished,
    percent_axis,
    year_axis,
    years_scale,
)
from views.rows import period_name, share_interval, small_note, so_many, step_heading
from views.strings import percent, say

POINTS, EVENTS = alt.NamedData("points"), alt.NamedData("events")
OPEN_PERIOD_YEARS = 4
"""How wide a period that is open on one side is drawn."""
HEIGHT = 380
"""Pixels of the chart of all sources together, title included; its width is that of its column."""
PLOT = {"height": 110, "width": 330}
"""Pixels of the plot of one kind of source: plots one under the other cannot follow their column's width."""
WIDE = 720
"""Width of such a plot when there is one theme only."""


def timeline_chart(
    answer: Timeline, theme: str, colour: str, *, events: Mapping[int, str], title: str, subtitle: Sequence[str]
) -> Spec:
    """One theme through the years, of all sources together or in a plot for each kind that there is.

    Args:
        answer: All points; those of other themes only set the scale, so that charts can be compared.
        theme: The theme drawn.
        colour: Of its line when all sources go together; kinds of source have their own.
        events: Label of each year in which the law changed.
        title: Of the chart.
        subtitle: What it stands on.
    """
    rows = [_row(point, answer) for point in answer.points if point.theme == theme]
    marks = _event_rows(events, answer)
    if not answer.by_source:
        chart = _plot(answer, colour, marked=bool(marks)).properties(height=HEIGHT)
        return finished(chart, title, subtitle, points=rows, events=marks)
    found = {point.source_kind for point in answer.points}
    kinds = [kind for kind in SourceKind if kind in found]
    plots = [_plot_of(kind, answer, first=kind is kinds[0], marked=bool(marks)) for kind in kinds]
    return finished(alt.vconcat(*plots, spacing=14), title, subtitle, points=rows, events=marks)


def years_drawn(answer: Timeline) -> tuple[int, int]:
    """The first and the last year of the axis."""
    periods = [point.period for point in answer.points]
    return min(map(_first_year, periods)), max(map(_last_year, periods))


def _plot_of(kind: SourceKind, answer: Timeline, *, first: bool, marked: bool) -> alt.LayerChart:
    """The plot of one kind of source; the years of the law stand above the first only."""
    name = alt.TitleParams(say(f"source.{kind}"), anchor="start", frame="group", fontSize=12, offset=16 if first else 4)
    plot = _plot(answer, colour(SOURCE_COLOURS[kind]), kind=kind, marked=marked, years_above=first)
    alone = len({point.theme for point in answer.points}) == 1
    return plot.properties(**(PLOT | {"width": WIDE} if alone else PLOT), title=name)


def _plot(
    answer: Timeline, colour: str, *, marked: bool, kind: SourceKind | None = None, years_above: bool = True
) -> alt.LayerChart:
    base = alt.Chart(POINTS)
    if kind:
        base = base.transform_filter(alt.datum.kind == kind.value)
    events = _event_layers(answer, years_above=years_above) if marked else ()
    return alt.layer(*events, *_point_layers(base, answer, colour))


def _point_layers(base: alt.Chart, answer: Timeline, colour: str) -> list[alt.Chart]:
    """Line, intervals, and points: solid where a group is large enough, hollow and without the others where not."""
    at = alt.X("at:Q", title=None, axis=_time_axis(answer), scale=years_scale(*years_drawn(answer)))
    scale = alt.Scale(domain=[0, _highest(answer)])
    up, axis = say("timeline.axis"), percent_axis(3 if answer.by_source else 5)

    def share(column: str) -> alt.Y:
        return alt.Y(f"{column}:Q", title=None if answer.by_source else up, axis=axis, scale=scale)

    line = base.mark_line(strokeWidth=1.5, color=colour, invalid="break-paths-show-domains")
    intervals = base.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=1.5, opacity=0.5, color=colour)
    solid = base.transform_filter("isValid(datum.solid)").mark_point(filled=True, size=55, opacity=1, color=colour)
    hollow = base.transform_filter("isValid(datum.hollow)").mark_point(size=55, fill="white", opacity=1, color=colour)
    shape = alt.condition("datum.over", alt.value("triangle-up"), alt.value("circle"))
    return [
        line.encode(x=at, y=share("solid")),
        intervals.encode(x=at, y=share("low"), y2=alt.Y2("high:Q")),
        solid.encode(x=at, y=share("solid"), tooltip=_tooltips(answer)),
        hollow.encode(x=at, y=share("hollow"), shape=shape, tooltip=[*_tooltips(answer), _note()]),
    ]


def _event_rows(events: Mapping[int, str], answer: Timeline) -> Rows:
    """What changed in the law in the years drawn: at the point of a year, or at the border of a period."""
    first, last = years_drawn(answer)
    before = 0.5 if answer.grouping is Grouping.PERIOD else 0.0
    return [
        {"at": year - before, "year": str(year), "event": label}
        for year, label in events.items()
        if first <= year <= last
    ]


def _event_layers(answer: Timeline, *, years_above: bool) -> list[alt.Chart]:
    """Dashed lines where the law changed, and a wider one that is not seen, on which the pointer finds which law."""
    tooltip = [alt.Tooltip("year:N", title=say("column.year")), alt.Tooltip("event:N", title=say("column.law"))]
    base = alt.Chart(EVENTS).encode(x=alt.X("at:Q", scale=years_scale(*years_drawn(answer))), tooltip=tooltip)
    rules = [base.mark_rule(strokeDash=[3, 3], color=QUIET), base.mark_rule(strokeWidth=9, opacity=0)]
    year = base.mark_text(fontSize=10, color=QUIET, baseline="bottom", dy=-3)
    return [*rules, year.encode(y=alt.value(0), text=alt.Text("year:N"))] if years_above else rules


def _row(point: Point, answer: Timeline) -> dict[str, Any]:
    share, top = point.share, _highest(answer)
    value, small = share.value, share.below_minimum
    return {
        "at": _middle(point.period),
        "period": period_name(point.period),
        "kind": point.source_kind.value if point.source_kind else "",
        "source": say(f"source.{point.source_kind}") if point.source_kind else "",
        "solid": None if small else value,
        "hollow": min(value, top) if small and value is not None else None,
        "over": small and value is not None and value > top,
        "low": share.interval.low if share.interval else None,
        "high": share.interval.high if share.interval else None,
        "written": f"{percent(value)} ({so_many(share)})",
        "interval": share_interval(share.interval),
        "documents": share.documents,
        "note": small_note(share),
    }


def _tooltips(answer: Timeline) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:N", title=step_heading(answer)),
        *([alt.Tooltip("source:N", title=say("column.source"))] if answer.by_source else []),
        alt.Tooltip("written:N", title=say("column.share")),
        alt.Tooltip("interval:N", title=say("column.interval")),
        alt.Tooltip("documents:Q", title=say("column.documents")),
    ]


def _note() -> alt.Tooltip:
    return alt.Tooltip("note:N", title=say("column.note"))


def _first_year(period: Period) -> int:
    return period.first if period.first is not None else (period.last or 0) - OPEN_PERIOD_YEARS + 1


def _last_year(period: Period) -> int:
    return period.last if period.last is not None else _first_year(period) + OPEN_PERIOD_YEARS - 1


def _middle(period: Period) -> float:
    return (_first_year(period) + _last_year(period)) / 2


def _highest(answer: Timeline) -> float:
    """How far the axis goes: groups that are too small do not stretch it, unless there are no others."""
    shares = [point.share for point in answer.points]
    firm = [share for share in shares if not share.below_minimum] or shares
    ends = [share.interval.high if share.interval else share.value or 0.0 for share in firm]
    return min(1.0, 1.05 * max([0.01, *ends]))


def _time_axis(answer: Timeline) -> alt.Axis:
    if answer.grouping is Grouping.YEAR:
        return year_axis()
    label_at = {_middle(point.period): period_name(point.period) for point in answer.points}
    label = " : ".join(f"datum.value == {at} ? '{text}'" for at, text in label_at.items()) + " : ''"
    return alt.Axis(values=list(label_at), labelExpr=label, grid=False, labelFlush=False)
