"""The two charts of Woord en daad: the gap of each theme, and presence on either side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from pipeline.browse.contrast import Contrast, SideFigures, WordAndDeed
from views.charts.axes import QUIET, Spec, finished, percent_axis, points_axis, rows_high, theme_axis
from views.rows import gap_interval, points, share_interval
from views.strings import percent, say

WORD, DEED = "#22262A", "#B5651D"
LEAST_WIDTH = 10.0
"""Percentage points that the axis of gaps shows on either side of zero at least."""


def gap_chart(
    answer: WordAndDeed, labels: Mapping[str, str], colours: Mapping[str, str], title: str, subtitle: str
) -> Spec:
    """The gap of each theme with its interval, around zero; what stands on too little says so and is not drawn."""
    base = alt.Chart(pd.DataFrame([_gap_row(contrast, labels, colours) for contrast in answer.contrasts]))
    widest, name = _widest(answer), say("contrast.gap_axis")
    theme, colour = _theme(labels), alt.Color("colour:N", scale=None)

    def across(column: str) -> alt.X:
        return alt.X(f"{column}:Q", title=name, axis=points_axis(), scale=alt.Scale(domain=[-widest, widest]))

    drawn = base.transform_filter("isValid(datum.gap)")
    intervals = drawn.mark_rule(strokeWidth=3, opacity=0.55)
    dots = drawn.mark_point(filled=True, size=90, opacity=1)
    none = base.transform_filter("!isValid(datum.gap)").mark_text(color=QUIET, fontStyle="italic", align="left", dx=8)
    chart = alt.layer(
        alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=QUIET).encode(x=across("zero")),
        intervals.encode(x=across("low"), x2=alt.X2("high:Q"), y=theme, color=colour),
        dots.encode(x=across("gap"), y=theme, color=colour, tooltip=_gap_tooltips()),
        none.encode(x=alt.datum(0), y=theme, text=alt.value(say("contrast.not_drawn"))),
    )
    return finished(chart, title, subtitle, rows_high(labels))


def presence_chart(answer: WordAndDeed, labels: Mapping[str, str], title: str, subtitle: str) -> Spec:
    """Presence in the word and in the deed, a line between the two for each theme."""
    base = alt.Chart(pd.DataFrame([row for contrast in answer.contrasts for row in _side_rows(contrast, labels)]))
    theme, scale = _theme(labels), alt.Scale(domain=[0, 1])
    share = alt.X("share:Q", title=say("contrast.presence_axis"), axis=percent_axis(), scale=scale)
    between = base.mark_line(color=QUIET, strokeWidth=1).encode(x=share, y=theme, detail=alt.Detail("theme:N"))
    solid = base.transform_filter("!datum.small && isValid(datum.share)").mark_point(filled=True, opacity=1)
    hollow = base.transform_filter("datum.small && isValid(datum.share)").mark_point(fill="white", opacity=1)
    dots = [dot.encode(x=share, y=theme, **_side_signs()) for dot in (solid, hollow)]
    return finished(alt.layer(between, *dots), title, subtitle, rows_high(labels))


def _side_signs() -> dict[str, Any]:
    """Word and deed differ in colour, in shape, and in size, so that both show where they are equal."""
    names, legend = [say("contrast.word"), say("contrast.deed")], alt.Legend(orient="bottom")
    colours = alt.Scale(domain=names, range=[WORD, DEED])
    shapes = alt.Scale(domain=names, range=["circle", "square"])
    return {
        "color": alt.Color("side:N", scale=colours, title=None, legend=legend),
        "shape": alt.Shape("side:N", scale=shapes, title=None, legend=legend),
        "size": alt.condition(alt.datum.side == names[0], alt.value(150), alt.value(60)),
        "tooltip": _side_tooltips(),
    }


def _side_tooltips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("theme:N", title=say("column.theme")),
        alt.Tooltip("side:N", title=say("column.side")),
        alt.Tooltip("presence:N", title=say("column.presence")),
        alt.Tooltip("interval:N", title=say("column.interval")),
        alt.Tooltip("attention:N", title=say("column.attention")),
    ]


def _gap_tooltips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("theme:N", title=say("column.theme")),
        alt.Tooltip("written:N", title=say("column.gap")),
        alt.Tooltip("interval:N", title=say("column.interval")),
    ]


def _theme(labels: Mapping[str, str]) -> alt.Y:
    return alt.Y("theme:N", title=None, sort=list(labels.values()), axis=theme_axis())


def _widest(answer: WordAndDeed) -> float:
    """How far the axis of gaps goes on either side of zero."""
    ends = [
        end for one in answer.contrasts if one.gap.interval for end in (one.gap.interval.low, one.gap.interval.high)
    ]
    return 1.1 * max([LEAST_WIDTH, *map(abs, ends)])


def _side_rows(contrast: Contrast, labels: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        _side_row(labels[contrast.theme], say("contrast.word"), contrast.word),
        _side_row(labels[contrast.theme], say("contrast.deed"), contrast.deed),
    ]


def _side_row(theme: str, side: str, figures: SideFigures) -> dict[str, Any]:
    presence, attention = figures.presence, figures.attention
    return {
        "theme": theme,
        "side": side,
        "share": presence.value,
        "small": presence.below_minimum,
        "presence": f"{percent(presence.value)} ({presence.count}/{presence.of})",
        "interval": share_interval(presence.interval),
        "attention": f"{percent(attention.value)} ({attention.count}/{attention.of})",
    }


def _gap_row(contrast: Contrast, labels: Mapping[str, str], colours: Mapping[str, str]) -> dict[str, Any]:
    gap = contrast.gap
    return {
        "theme": labels[contrast.theme],
        "colour": colours[contrast.theme],
        "gap": gap.points,
        "low": gap.interval.low if gap.interval else None,
        "high": gap.interval.high if gap.interval else None,
        "written": points(gap.points),
        "interval": gap_interval(gap.interval),
    }
