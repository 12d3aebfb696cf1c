"""The chart of Zoeken: what was found, through the years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from pipeline.browse.figures import Share
from pipeline.browse.spread import Step
from views.charts.axes import HOLLOW, Spec, ends_of, finished, highest, percent_axis
from views.charts.periods import TimeAxis
from views.choices import Measure
from views.rows import period_name, share_interval, small_note, told
from views.strings import say

STEPS, COLOUR = alt.NamedData("steps"), "#1F6F8B"
PICKED, FROM, UNTIL = "picked", "from", "until"
"""The selection of the chart, and the fields by which it says which period was picked."""
HEIGHT = 210
"""Pixels, title included."""
LEAST = 0.001
"""How far the axis of shares goes at the least."""


def spread_chart(
    steps: Sequence[Step], measure: Measure, title: str, subtitle: Sequence[str], *, pickable: bool = False
) -> Spec:
    """What was found in each period: shares as points with intervals, places as bars.

    Args:
        steps: In order of time, at least one.
        measure: What is drawn.
        title: Of the chart.
        subtitle: What it stands on.
        pickable: Whether a period can be picked, which a picture has no use for.
    """
    top = min(1.0, highest([_share(step, measure) for step in steps], LEAST))
    time = TimeAxis(tuple(step.period for step in steps))
    rows = [{**_row(step, measure, top), "at": time.middle(step.period)} for step in steps if step.sentences.of]
    base = alt.Chart(STEPS).encode(x=time.across("at"), tooltip=_tooltips(measure))
    layers = _bars(base) if measure is Measure.HITS else _points(base, measure, top)
    if pickable:
        layers[0] = layers[0].add_params(alt.selection_point(name=PICKED, fields=[FROM, UNTIL]))
    return finished(alt.layer(*layers).properties(height=HEIGHT), title, subtitle, steps=rows)


def _bars(base: alt.Chart) -> list[alt.Chart]:
    up = alt.Y("hits:Q", title=say("searching.axis_hits"), axis=alt.Axis(tickMinStep=1, tickCount=4))
    return [base.mark_bar(size=14, color=COLOUR, cursor="pointer").encode(y=up)]


def _points(base: alt.Chart, measure: Measure, top: float) -> list[alt.Chart]:
    """Solid points with their intervals, hollow ones without where a period is too small to say anything."""
    scale = alt.Scale(domain=[0, top])

    def up(column: str) -> alt.Y:
        return alt.Y(f"{column}:Q", title=say(f"searching.axis_{measure}"), axis=percent_axis(4), scale=scale)

    points = base.mark_point(size=65, opacity=1, color=COLOUR, cursor="pointer")
    fill = alt.condition("datum.small", alt.value(HOLLOW), alt.value(COLOUR))
    shape = alt.condition("datum.over", alt.value("triangle-up"), alt.value("circle"))
    line = base.mark_line(strokeWidth=1.5, color=COLOUR, invalid="break-paths-show-domains")
    intervals = base.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=1.5, opacity=0.5, color=COLOUR)
    return [
        points.encode(y=up("drawn"), fill=fill, shape=shape),
        line.encode(y=up("firm")),
        intervals.encode(y=up("low"), y2=alt.Y2("high:Q")),
    ]


def _share(step: Step, measure: Measure) -> Share:
    return step.documents if measure is Measure.DOCUMENTS else step.sentences


def _row(step: Step, measure: Measure, top: float) -> dict[str, Any]:
    share = _share(step, measure)
    value, small = share.value or 0.0, share.below_minimum
    return {
        "period": period_name(step.period),
        FROM: step.period.first,
        UNTIL: step.period.last,
        "hits": step.hits,
        "drawn": min(value, top),
        "over": value > top,
        "small": small,
        "firm": None if small else value,
        **ends_of(share.interval, top),
        "written": told(share),
        "interval": share_interval(share.interval),
        "note": small_note(step.sentences),
    }


def _tooltips(measure: Measure) -> list[alt.Tooltip]:
    share = [
        alt.Tooltip("written:N", title=say(f"searching.axis_{measure}")),
        alt.Tooltip("interval:N", title=say("column.interval")),
        alt.Tooltip("note:N", title=say("column.note")),
    ]
    return [
        alt.Tooltip("period:N", title=say("column.period")),
        alt.Tooltip("hits:Q", title=say("searching.axis_hits")),
        *([] if measure is Measure.HITS else share),
    ]
