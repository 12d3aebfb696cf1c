"""The charts of Tijdlijn: one theme each, through the years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from pipeline.browse.timeline import Grouping, Period, Point, Timeline
from pipeline.codebook import SourceKind
from views.charts.axes import (
    QUIET,
    Rows,
    Spec,
    finished,
    percent_axis,
    source_colour,
    source_shape,
    year_axis,
    years_scale,
)
from views.rows import share_interval, small_note
from views.strings import percent, say

POINTS, EVENTS = alt.NamedData("points"), alt.NamedData("events")
OPEN_PERIOD_YEARS = 4
"""How wide a period that is open on one side is drawn."""
BESIDE = {Grouping.YEAR: 0.12, Grouping.PERIOD: 0.45}
"""Years between the points of two kinds of source in one period, so that their intervals can be told apart."""


def timeline_chart(
    answer: Timeline, theme: str, colour: str, *, events: Mapping[int, str], title: str, subtitle: str
) -> Spec:
    """One theme through the years.

    Args:
        answer: All points; those of other themes only set the scale, so that charts can be compared.
        theme: The theme drawn.
        colour: Of its line when all sources go together; kinds of source have their own.
        events: Label of each year in which the law changed.
        title: Of the chart.
        subtitle: What it stands on.
    """
    points = [_row(point, answer) for point in answer.points if point.theme == theme]
    marks = _event_rows(events, answer)
    layers = [*(_event_layers(answer) if marks else ()), *_point_layers(alt.Chart(POINTS), answer, colour)]
    return finished(alt.layer(*layers), title, subtitle, 300, points=points, events=marks)


def _point_layers(base: alt.Chart, answer: Timeline, colour: str) -> list[alt.Chart]:
    """Line, intervals, and points: solid where a group is large enough, hollow and without the others where not."""
    at = alt.X("at:Q", title=None, axis=_time_axis(answer), scale=years_scale(*_years_drawn(answer)))
    scale, up = alt.Scale(domain=[0, _highest(answer)]), say("timeline.axis")
    signs: dict[str, Any] = {"color": source_colour()} if answer.by_source else {"color": alt.value(colour)}
    shaped = {**signs, "tooltip": _tooltips(answer), **({"shape": source_shape()} if answer.by_source else {})}

    def share(column: str) -> alt.Y:
        return alt.Y(f"{column}:Q", title=up, axis=percent_axis(), scale=scale)

    line = base.mark_line(strokeWidth=1.5, invalid="break-paths-show-domains")
    intervals = base.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=1.5, opacity=0.5)
    solid = base.transform_filter("isValid(datum.solid)").mark_point(filled=True, size=55, opacity=1)
    hollow = base.transform_filter("datum.small && isValid(datum.share)").mark_point(size=65, fill="white", opacity=1)
    return [
        line.encode(x=at, y=share("solid"), **signs),
        intervals.encode(x=at, y=share("low"), y2=alt.Y2("high:Q"), **signs),
        solid.encode(x=at, y=share("share"), **shaped),
        hollow.encode(x=at, y=share("share"), **shaped),
    ]


def _event_rows(events: Mapping[int, str], answer: Timeline) -> Rows:
    """What changed in the law in the years drawn, at the turn of the year."""
    first, last = _years_drawn(answer)
    return [
        {"at": year - 0.5, "year": str(year), "event": label} for year, label in events.items() if first <= year <= last
    ]


def _event_layers(answer: Timeline) -> list[alt.Chart]:
    """Dashed lines where the law changed, the year above each."""
    tooltip = [alt.Tooltip("year:N", title=say("column.year")), alt.Tooltip("event:N", title=say("column.law"))]
    base = alt.Chart(EVENTS).encode(x=alt.X("at:Q", scale=years_scale(*_years_drawn(answer))), tooltip=tooltip)
    year = base.mark_text(fontSize=10, color=QUIET, baseline="bottom", dy=-3)
    return [base.mark_rule(strokeDash=[3, 3], color=QUIET), year.encode(y=alt.value(0), text=alt.Text("year:N"))]


def _row(point: Point, answer: Timeline) -> dict[str, Any]:
    share, drawn = point.share, not point.share.below_minimum
    return {
        "at": _middle(point.period) + _beside(point, answer),
        "period": point.period.label,
        "kind": say(f"source.{point.source_kind}") if point.source_kind else "",
        "share": share.value,
        "solid": share.value if drawn else None,
        "low": share.interval.low if share.interval else None,
        "high": share.interval.high if share.interval else None,
        "small": not drawn,
        "written": say("timeline.tooltip_share", share=percent(share.value), count=share.count, of=share.of),
        "interval": share_interval(share.interval),
        "documents": share.documents,
        "note": small_note(share) or "–",
    }


def _tooltips(answer: Timeline) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:N", title=say("column.period")),
        *([alt.Tooltip("kind:N", title=say("column.source"))] if answer.by_source else []),
        alt.Tooltip("written:N", title=say("column.share")),
        alt.Tooltip("interval:N", title=say("column.interval")),
        alt.Tooltip("documents:Q", title=say("column.documents")),
        alt.Tooltip("note:N", title=say("column.note")),
    ]


def _first_year(period: Period) -> int:
    return period.first if period.first is not None else (period.last or 0) - OPEN_PERIOD_YEARS + 1


def _last_year(period: Period) -> int:
    return period.last if period.last is not None else _first_year(period) + OPEN_PERIOD_YEARS - 1


def _middle(period: Period) -> float:
    return (_first_year(period) + _last_year(period)) / 2


def _beside(point: Point, answer: Timeline) -> float:
    if point.source_kind is None:
        return 0
    return BESIDE[answer.grouping] * (list(SourceKind).index(point.source_kind) - (len(SourceKind) - 1) / 2)


def _years_drawn(answer: Timeline) -> tuple[int, int]:
    periods = [point.period for point in answer.points]
    return min(map(_first_year, periods)), max(map(_last_year, periods))


def _highest(answer: Timeline) -> float:
    ends = [point.share.interval.high for point in answer.points if point.share.interval]
    shares = [point.share.value or 0 for point in answer.points]
    return min(1.0, 1.05 * max([*ends, *shares, 0.01]))


def _time_axis(answer: Timeline) -> alt.Axis:
    if answer.grouping is Grouping.YEAR:
        return year_axis()
    label_at = {_middle(point.period): point.period.label for point in answer.points}
    label = " : ".join(f"datum.value == {at} ? '{text}'" for at, text in label_at.items()) + " : ''"
    return alt.Axis(values=list(label_at), labelExpr=label, grid=False, labelFlush=False)
