"""The chart of Woord en daad: attention, presence and gap side by side, a row for each theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from pipeline.browse.contrast import Contrast, WordAndDeed
from pipeline.browse.figures import Share
from views.charts.axes import QUIET, Rows, Spec, colour, finished, percent_axis, points_axis
from views.rows import gap_interval, points, share_interval, so_many
from views.strings import percent, say

WORD, DEED = "#22262A", "#B5651D"
LEAST_WIDTH = 10.0
"""Percentage points that the axis of gaps shows on either side of zero at least."""
ROW, PANEL = 52, 205
"""Pixels: height of a theme's row, and width of each of the three panels."""
ATTENTION, PRESENCE = "attention", "presence"
GAPS, ZERO = alt.NamedData("gaps"), alt.NamedData("zero")


def contrast_chart(
    answer: WordAndDeed, labels: Mapping[str, str], colours: Mapping[str, str], title: str, subtitle: Sequence[str]
) -> Spec:
    """Attention and presence in the word and in the deed, and the gap, each with its interval.

    The panels share their rows. What stands on too little is hollow and has no interval; such a gap is not drawn.
    """
    attention, presence = (_shares(answer, labels, figure) for figure in (ATTENTION, PRESENCE))
    panels = (
        _shares_panel(ATTENTION, labels, _highest(attention), first=True),
        _shares_panel(PRESENCE, labels, 1.0, first=False),
        _gap_panel(_widest(answer), labels),
    )
    gaps = [_gap_row(contrast, labels, colours) for contrast in answer.contrasts]
    rows = {ATTENTION: attention, PRESENCE: presence, "gaps": gaps, "zero": [{"zero": 0}]}
    chart = alt.hconcat(*panels, spacing=24).resolve_scale(color="independent", shape="independent")
    return finished(chart, title, subtitle, **rows)


def _shares_panel(figure: str, labels: Mapping[str, str], highest: float, *, first: bool) -> alt.LayerChart:
    """A share on either side; its rows stand in the data of the figure's name."""
    named = alt.Chart(alt.NamedData(figure))
    base = named.encode(y=_theme(labels, named=first), yOffset=_side_offset())
    axis, scale = percent_axis(), alt.Scale(domain=[0, highest])

    def across(column: str) -> alt.X:
        return alt.X(f"{column}:Q", title=say(f"contrast.{figure}_axis"), axis=axis, scale=scale)

    signs = _signs(alt.Legend(orient="bottom", symbolOpacity=1, symbolSize=80) if first else None)
    dots = base.encode(x=across("share"), tooltip=_side_tooltips(figure))
    intervals = base.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=2.5, opacity=0.45)
    solid = dots.transform_filter("!datum.small && isValid(datum.share)").mark_point(filled=True, size=70, opacity=1)
    hollow = dots.transform_filter("datum.small && isValid(datum.share)").mark_point(fill="white", size=60, opacity=1)
    layers = alt.layer(
        intervals.encode(x=across("low"), x2=alt.X2("high:Q"), color=signs["color"]),
        *(points.encode(**signs) for points in (solid, hollow)),
    )
    return _panel(layers, say(f"contrast.{figure}_chart"), labels)


def _gap_panel(widest: float, labels: Mapping[str, str]) -> alt.LayerChart:
    """The gap around zero; one that stands on too little says so."""
    base, theme, colour = alt.Chart(GAPS), _theme(labels, named=False), alt.Color("colour:N", scale=None)

    def across(column: str) -> alt.X:
        scale = alt.Scale(domain=[-widest, widest])
        return alt.X(f"{column}:Q", title=say("contrast.gap_axis"), axis=points_axis(), scale=scale)

    drawn = base.transform_filter("isValid(datum.gap)")
    none = base.transform_filter("!isValid(datum.gap)").mark_text(color=QUIET, fontStyle="italic", fontSize=11)
    layers = alt.layer(
        alt.Chart(ZERO).mark_rule(color=QUIET).encode(x=across("zero")),
        drawn.mark_rule(strokeWidth=3, opacity=0.55).encode(
            x=across("low"), x2=alt.X2("high:Q"), y=theme, color=colour
        ),
        drawn.mark_point(filled=True, size=90, opacity=1).encode(
            x=across("gap"), y=theme, color=colour, tooltip=_gap_tooltips()
        ),
        none.encode(x=alt.datum(0), y=theme, text=alt.value(say("contrast.not_drawn"))),
    )
    return _panel(layers, say("contrast.gap_chart"), labels)


def _panel(layers: alt.LayerChart, title: str, labels: Mapping[str, str]) -> alt.LayerChart:
    head = alt.TitleParams(title, anchor="start", frame="group", fontSize=13, offset=8)
    return layers.properties(width=PANEL, height=ROW * len(labels), title=head)


def _theme(labels: Mapping[str, str], *, named: bool) -> alt.Y:
    """A row of the same height for each theme in every panel, parted by lines; named in the first."""
    axis = alt.Axis(
        labels=named,
        labelLimit=150,
        labelFontSize=13,
        labelBaseline="middle",
        ticks=False,
        domain=False,
        grid=True,
        tickBand="extent",
    )
    return alt.Y("theme:N", title=None, sort=list(labels.values()), axis=axis, scale=alt.Scale(type="band", padding=0))


def _side_offset() -> alt.YOffset:
    """The word above the deed, so that two intervals never cover each other."""
    names = [say("contrast.word"), say("contrast.deed")]
    return alt.YOffset("side:N", sort=names, scale=alt.Scale(domain=names, paddingOuter=0.45))


def _signs(legend: alt.Legend | None) -> dict[str, Any]:
    """Word and deed differ in colour, in shape, and in place."""
    names = [say("contrast.word"), say("contrast.deed")]
    colours = alt.Scale(domain=names, range=[colour(WORD), DEED])
    shapes = alt.Scale(domain=names, range=["circle", "square"])
    return {
        "color": alt.Color("side:N", scale=colours, title=None, legend=legend),
        "shape": alt.Shape("side:N", scale=shapes, title=None, legend=legend),
    }


def _side_tooltips(figure: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("theme:N", title=say("column.theme")),
        alt.Tooltip("side:N", title=say("column.side")),
        alt.Tooltip("written:N", title=say(f"column.{figure}")),
        alt.Tooltip("interval:N", title=say("column.interval")),
    ]


def _gap_tooltips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("theme:N", title=say("column.theme")),
        alt.Tooltip("written:N", title=say("column.gap")),
        alt.Tooltip("interval:N", title=say("column.interval")),
    ]


def _highest(rows: Rows) -> float:
    """How far the axis of attention goes."""
    ends = [row["high"] or row["share"] or 0.0 for row in rows]
    return min(1.0, 1.05 * max([0.01, *ends]))


def _widest(answer: WordAndDeed) -> float:
    """How far the axis of gaps goes on either side of zero."""
    ends = [
        end for one in answer.contrasts if one.gap.interval for end in (one.gap.interval.low, one.gap.interval.high)
    ]
    return 1.1 * max([LEAST_WIDTH, *map(abs, ends)])


def _shares(answer: WordAndDeed, labels: Mapping[str, str], figure: str) -> Rows:
    """Two rows a theme: the figure in the word and in the deed."""
    return [
        _side_row(labels[contrast.theme], side, figures.attention if figure == ATTENTION else figures.presence)
        for contrast in answer.contrasts
        for side, figures in ((say("contrast.word"), contrast.word), (say("contrast.deed"), contrast.deed))
    ]


def _side_row(theme: str, side: str, share: Share) -> dict[str, Any]:
    return {
        "theme": theme,
        "side": side,
        "share": share.value,
        "low": share.interval.low if share.interval else None,
        "high": share.interval.high if share.interval else None,
        "small": share.below_minimum,
        "written": f"{percent(share.value)} ({so_many(share)})",
        "interval": share_interval(share.interval),
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
