"""The chart of Woord en daad: attention, presence and gap side by side, a row for each theme or each period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from pipeline.browse.contrast import Contrast
from pipeline.browse.figures import Share
from pipeline.codebook import Language
from pipeline.selection import Pair, Side
from views.charts.axes import (
    HEADROOM,
    HOLLOW,
    INK,
    QUIET,
    STANDING,
    Rows,
    Spec,
    colour,
    ends_of,
    percent_axis,
    points_axis,
    theme,
    titled,
)
from views.charts.sides import side_signs
from views.rows import gap_interval, points, share_interval, told
from views.sides import gap_title, side_name
from views.strings import language, say

LEAST_WIDTH = 10.0
"""Percentage points that the axis of gaps shows on either side of zero at least."""
ROW, PANEL, HEAD = 52, 205, 8
"""Pixels: height of a theme's row, width of each of the three panels, and of what stands above it how far."""
ATTENTION, PRESENCE = "attention", "presence"
GAPS, ONE = alt.NamedData("gaps"), alt.NamedData("one")
KEPT = 64
"""Charts without their figures that are kept: one for each way to tell the sides apart, row of periods and language."""


def contrast_chart(
    contrasts: Mapping[str, Contrast],
    pair: Pair,
    colours: Mapping[str, str],
    *,
    of: str,
    title: str,
    subtitle: Sequence[str],
) -> Spec:
    """Attention and presence in the word and in the deed, and the gap, each with its interval.

    The panels share their rows. What stands on too little is hollow and has no interval; such a gap is not drawn.

    Args:
        contrasts: By the name of their row, in order.
        pair: The two groups that they hold up against each other.
        colours: Of the gap, by theme.
        of: What a row is: a theme, or a period.
        title: Of the chart.
        subtitle: What it stands on, in lines.
    """
    frame = _Frame(tuple(contrasts), (side_name(Side.WORD, pair), side_name(Side.DEED, pair)), of, pair)
    attention, presence = (_shares(contrasts, frame, figure) for figure in (ATTENTION, PRESENCE))
    gaps = [_gap_row(name, contrast, colours) for name, contrast in contrasts.items()]
    rows = {ATTENTION: attention, PRESENCE: presence, "gaps": gaps, "one": [{"zero": 0}]}
    ends = {ATTENTION: _highest(attention), PRESENCE: 1.0, "gaps": _widest(contrasts.values())}
    spec = titled(_chart(frame, language(), theme()), title, subtitle, **rows)
    return {**spec, "params": [{"name": _end(figure), "value": value} for figure, value in ends.items()]}


@dataclass(frozen=True)
class _Frame:
    """What the panels share: the names of the rows and of the two sides, and what a row is."""

    rows: tuple[str, ...]
    names: tuple[str, str]
    of: str
    pair: Pair


@lru_cache(maxsize=KEPT)
def _chart(frame: _Frame, reader: Language, theme: str | None) -> Spec:  # noqa: ARG001 (words and colours follow them)
    """The specification of a chart but for its figures: Altair takes longer to make it than the store to count."""
    panels = (_shares_panel(ATTENTION, frame, first=True), _shares_panel(PRESENCE, frame, first=False))
    chart = alt.hconcat(*panels, _gap_panel(frame), spacing=24)
    spec: Spec = chart.resolve_scale(color="independent", shape="independent").to_dict(validate=False)
    return spec


def _end(figure: str) -> str:
    """Name of the parameter of a chart that is how far the axis of a figure goes."""
    return f"{figure}_end"


def _shares_panel(figure: str, frame: _Frame, *, first: bool) -> alt.LayerChart:
    """A share on either side; its rows stand in the data of the figure's name."""
    named = alt.Chart(alt.NamedData(figure))
    base = named.encode(y=_row(frame, named=first), yOffset=_side_offset(frame))
    axis, scale = percent_axis(), alt.Scale(domain=[0, alt.ExprRef(_end(figure))])

    def across(column: str) -> alt.X:
        return alt.X(f"{column}:Q", title=say(f"contrast.{figure}_axis"), axis=axis, scale=scale)

    signs = side_signs(frame.names, legend=first)
    dots = base.encode(x=across("share"), tooltip=_side_tooltips(figure, frame))
    intervals = base.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=2.5, opacity=0.45)
    solid = dots.transform_filter("!datum.small && isValid(datum.share)").mark_point(filled=True, size=70, opacity=1)
    hollow = dots.transform_filter("datum.small && isValid(datum.share)").mark_point(fill=HOLLOW, size=60, opacity=1)
    layers = [
        intervals.encode(x=across("low"), x2=alt.X2("high:Q"), color=signs["color"]),
        *(points.encode(**signs) for points in (solid, hollow)),
    ]
    return _panel(layers, say(f"contrast.{figure}_chart"), frame)


def _gap_panel(frame: _Frame) -> alt.LayerChart:
    """The gap around zero; one that stands on too little says so."""
    base, row, hue = alt.Chart(GAPS), _row(frame, named=False), alt.Color("colour:N", scale=None)

    def across(column: str) -> alt.X:
        scale = alt.Scale(domain=[alt.ExprRef(f"-{_end('gaps')}"), alt.ExprRef(_end("gaps"))])
        return alt.X(f"{column}:Q", title=say("contrast.gap_axis"), axis=points_axis(), scale=scale)

    drawn = base.transform_filter("isValid(datum.gap)")
    quiet = {"color": colour(STANDING), "fontStyle": "italic", "fontSize": 11}
    none = base.transform_filter("!isValid(datum.gap)").mark_text(**quiet)
    layers = [
        alt.Chart(ONE).mark_rule(color=QUIET).encode(x=across("zero")),
        drawn.mark_rule(strokeWidth=3, opacity=0.55).encode(x=across("low"), x2=alt.X2("high:Q"), y=row, color=hue),
        drawn.mark_point(filled=True, size=90, opacity=1).encode(
            x=across("gap"), y=row, color=hue, tooltip=_gap_tooltips(frame)
        ),
        none.encode(x=alt.datum(0), y=row, text=alt.value(say("contrast.not_drawn"))),
    ]
    return _panel(layers, say(gap_title(frame.pair)), frame)


def _panel(layers: Sequence[alt.Chart], title: str, frame: _Frame) -> alt.LayerChart:
    """Layers with what they are of above them: as a mark, for titles stand at the height of what axes leave them."""
    head = alt.Chart(ONE).mark_text(align="left", baseline="bottom", fontSize=13, fontWeight="bold", color=colour(INK))
    named = head.encode(x=alt.value(0), y=alt.value(-HEAD), text=alt.value(title))
    return alt.layer(*layers, named, width=PANEL, height=ROW * len(frame.rows))


def _row(frame: _Frame, *, named: bool) -> alt.Y:
    """A row of the same height in every panel, parted by lines; named in the first."""
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
    return alt.Y("row:N", title=None, sort=list(frame.rows), axis=axis, scale=alt.Scale(type="band", padding=0))


def _side_offset(frame: _Frame) -> alt.YOffset:
    """The word above the deed, so that two intervals never cover each other."""
    names = list(frame.names)
    return alt.YOffset("side:N", sort=names, scale=alt.Scale(domain=names, paddingOuter=0.45))


def _side_tooltips(figure: str, frame: _Frame) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("row:N", title=frame.of),
        alt.Tooltip("side:N", title=say("column.side")),
        alt.Tooltip("written:N", title=say(f"column.{figure}")),
        alt.Tooltip("interval:N", title=say("column.interval")),
    ]


def _gap_tooltips(frame: _Frame) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("row:N", title=frame.of),
        alt.Tooltip("written:N", title=say("column.gap")),
        alt.Tooltip("interval:N", title=say("column.interval")),
    ]


def _highest(rows: Rows) -> float:
    """How far the axis of attention goes."""
    ends = [row["high"] or row["share"] or 0.0 for row in rows]
    return min(1.0, HEADROOM * max([0.01, *ends]))


def _widest(contrasts: Iterable[Contrast]) -> float:
    """How far the axis of gaps goes on either side of zero."""
    ends = [end for one in contrasts if one.gap.interval for end in (one.gap.interval.low, one.gap.interval.high)]
    return 1.1 * max([LEAST_WIDTH, *map(abs, ends)])


def _shares(contrasts: Mapping[str, Contrast], frame: _Frame, figure: str) -> Rows:
    """Two for each row of the chart: the figure in the word and in the deed."""
    return [
        _side_row(name, side, figures.attention if figure == ATTENTION else figures.presence)
        for name, contrast in contrasts.items()
        for side, figures in zip(frame.names, (contrast.word, contrast.deed), strict=True)
    ]


def _side_row(name: str, side: str, share: Share) -> dict[str, Any]:
    return {
        "row": name,
        "side": side,
        "share": share.value,
        **ends_of(share.interval),
        "small": share.below_minimum,
        "written": told(share),
        "interval": share_interval(share.interval),
    }


def _gap_row(name: str, contrast: Contrast, colours: Mapping[str, str]) -> dict[str, Any]:
    gap = contrast.gap
    return {
        "row": name,
        "colour": colours[contrast.theme],
        "gap": gap.points,
        **ends_of(gap.interval),
        "written": points(gap.points),
        "interval": gap_interval(gap.interval),
    }
