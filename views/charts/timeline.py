"""The charts of Tijdlijn, one theme each: how much it is spoken of through the years, and in how many documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import altair as alt

from pipeline.browse.figures import Share
from pipeline.browse.timeline import Grouping, Point, Split, Timeline
from pipeline.codebook import Language
from views.charts.axes import HEADROOM, HOLLOW, Rows, Spec, ends_of, firm, highest, percent_axis, theme, titled
from views.charts.laws import MARKS, law_layers, law_rows, title_offset
from views.charts.lines import lines_of
from views.charts.periods import TimeAxis
from views.choices import Counting, Part
from views.rows import share_interval, small_note, told
from views.strings import language, say
from views.timeline_rows import group_name, point_name, step_heading

PICKED = "point"
"""Name of the selection in a chart; what is picked has the `key` of a point."""
HEIGHT, HEIGHT_APART = 330, 400
"""Pixels of a chart, title included, without and with a legend; its width is that of its column."""
PICTURE = {Part.FREQUENCY: {"width": 640, "height": 220}, Part.DISPERSION: {"width": 640, "height": 110}}
"""Pixels of the two plots of a picture."""
ASIDE = 0.6
"""The part of a step over which the points of groups spread."""
INK = "ink"
"""Name of the parameter of a chart that is the colour of its theme."""
KEPT = 64
"""Charts without their figures that are kept: two a timeline, for as many timelines as readers ask of."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn of a timeline.

    Attributes:
        answer: All points; those of other themes only set the scale, so that charts can be compared.
        theme: The theme drawn.
        colour: Of its line when all goes together; groups have their own.
        counting: As a share, or as a number.
        events: Label of each year in which the law changed.
        chosen: Key of the point that stands out; `None`: none does.
    """

    answer: Timeline
    theme: str
    colour: str
    counting: Counting
    events: Mapping[int, str]
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """What the marks of a chart depend on, which is the same for all themes of a timeline.

    Attributes:
        time: The axis of time.
        split: What has a line of its own.
        groups: The values of the split, in order.
        grouping: How wide a step is.
        part: How often, or in how many documents.
        counting: As a share, or as a number.
        lanes: In which the years of laws are written, see `law_rows`.
    """

    time: TimeAxis
    split: Split
    groups: tuple[str | None, ...]
    grouping: Grouping
    part: Part
    counting: Counting
    lanes: tuple[int, ...]


def time_axis(answer: Timeline) -> TimeAxis:
    """The axis of a timeline that has points."""
    return TimeAxis(tuple(dict.fromkeys(point.period for point in answer.points)), answer.ends)


def timeline_chart(drawing: Drawing, part: Part, *, title: str, subtitle: Sequence[str]) -> Spec:
    """One theme through the years; points can be picked.

    Args:
        drawing: What is drawn.
        part: How often, or in how many documents.
        title: Of the chart.
        subtitle: What it stands on.
    """
    marks = law_rows(drawing.events, time_axis(drawing.answer))
    spec = _chart(_plot(drawing, part, marks), language(), theme())
    return _titled(spec, drawing, marks, title, subtitle, **{part: _rows(drawing, part)})


def timeline_picture(drawing: Drawing, *, title: str, subtitle: Sequence[str]) -> Spec:
    """Both charts of a theme one under the other, to hand out; as `timeline_chart`."""
    marks = law_rows(drawing.events, time_axis(drawing.answer))
    plots = [alt.layer(*_layers(_plot(drawing, part, marks)), **PICTURE[part]) for part in Part]
    rows = {part.value: _rows(drawing, part) for part in Part}
    spec = alt.vconcat(*plots, spacing=24).to_dict(validate=False)
    return _titled(spec, drawing, marks, title, subtitle, **rows)


def _titled(spec: Spec, drawing: Drawing, marks: Rows, title: str, subtitle: Sequence[str], **rows: Rows) -> Spec:
    """The finished specification, its title above the years of laws."""
    spec = titled(spec, title, subtitle, **rows, **{MARKS: marks})
    spec["title"]["offset"] = title_offset(marks)
    tops = [{"name": _top(part), "value": _highest(drawing, part)} for part in Part if part in rows]
    spec["params"] = [{"name": INK, "value": drawing.colour}, *tops, *spec.get("params", ())]
    return spec


def _top(part: Part) -> str:
    """Name of the parameter of a chart that is how far its axis goes."""
    return f"{part}_top"


@lru_cache(maxsize=KEPT)
def _chart(plot: Plot, reader: Language, theme: str | None) -> Spec:  # noqa: ARG001 (words and colours follow them)
    """The specification of a chart but for its figures: Altair takes longer to make it than the store to count."""
    height = HEIGHT if plot.split is Split.TOGETHER else HEIGHT_APART
    spec: Spec = alt.layer(*_layers(plot), *_picking(plot), height=height).to_dict(validate=False)
    return spec


def _plot(drawing: Drawing, part: Part, marks: Rows) -> Plot:
    answer = drawing.answer
    return Plot(
        time=time_axis(answer),
        split=answer.split,
        groups=tuple(dict.fromkeys(point.group for point in answer.points)),
        grouping=answer.steps.grouping,
        part=part,
        counting=drawing.counting,
        lanes=tuple(sorted({int(mark["lane"]) for mark in marks})),
    )


def _layers(plot: Plot) -> list[alt.Chart]:
    """Laws, line, intervals and points: solid where a group is large enough, hollow and alone where not."""
    base, shape = _based(plot), lines_of(plot.split, plot.groups, INK).shape
    shown = base.encode(y=_up("shown", plot))
    solid, hollow = shown.transform_filter("!datum.small"), shown.transform_filter("datum.small")
    own, line = base.encode(y=_up("own", plot)), base.encode(y=_up("solid", plot))
    intervals = base.encode(y=_up("low", plot), y2=alt.Y2("high:Q"))
    return [
        *law_layers(plot.time, plot.lanes),
        own.mark_point(size=14, filled=True, opacity=0.45),
        line.mark_line(strokeWidth=1.5, invalid="break-paths-show-domains"),
        intervals.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=1.5, opacity=0.5),
        solid.mark_point(filled=True, size=55, opacity=1).encode(shape=shape),
        hollow.mark_point(size=50, fill=HOLLOW, opacity=1).encode(shape=shape),
        hollow.transform_filter("datum.over").mark_text(text="↑", dy=-10, fontSize=12),
    ]


def _picking(plot: Plot) -> list[alt.Chart]:
    """A ring around the chosen point, and a wide place around every point on which it is read and picked."""
    shown = _based(plot).encode(y=_up("shown", plot))
    ring = shown.transform_filter("datum.chosen").mark_point(size=260, strokeWidth=2, opacity=1)
    pick = alt.selection_point(name=PICKED, fields=["key"], on="click", toggle=False)
    around = shown.mark_point(size=420, filled=True, opacity=0, cursor="pointer")
    return [ring, around.encode(tooltip=_tooltips(plot)).add_params(pick)]


def _based(plot: Plot) -> alt.Chart:
    colour = lines_of(plot.split, plot.groups, INK).colour
    return alt.Chart(alt.NamedData(plot.part)).encode(x=plot.time.across("at"), color=colour)


def _up(column: str, plot: Plot) -> alt.Y:
    relative = plot.counting is Counting.RELATIVE
    axis = percent_axis() if relative else alt.Axis(tickMinStep=1, format="d")
    title = say(f"timeline.axis_{plot.part}_{plot.counting}")
    return alt.Y(f"{column}:Q", title=title, axis=axis, scale=alt.Scale(domain=[0, alt.ExprRef(_top(plot.part))]))


def _rows(drawing: Drawing, part: Part) -> Rows:
    answer, time = drawing.answer, time_axis(drawing.answer)
    groups = list(dict.fromkeys(point.group for point in answer.points))
    apart, top = _apart(time, len(groups)), _highest(drawing, part)
    aside = {group: apart * (place - (len(groups) - 1) / 2) for place, group in enumerate(groups)}
    return [
        {**_row(point, drawing, part, top), "at": time.middle(point.period) + aside[point.group]}
        for point in answer.points
        if point.theme == drawing.theme
    ]


def _apart(time: TimeAxis, groups: int) -> float:
    """Years by which the points of groups in one step stand beside each other, so that no interval hides another."""
    starts = sorted(map(time.first_year, time.periods))
    narrowest = min((later - former for former, later in pairwise(starts)), default=1)
    return ASIDE * narrowest / groups if groups > 1 else 0.0


def _row(point: Point, drawing: Drawing, part: Part, top: float) -> dict[str, Any]:
    share, counting, split = _figure(point, part), drawing.counting, drawing.answer.split
    value, small = _value(share, counting), share.below_minimum
    interval = share.interval if counting is Counting.RELATIVE else None
    own = point.own if part is Part.FREQUENCY and point.own and not point.own.below_minimum else None
    return {
        "key": point.key,
        "period": point_name(point, drawing.answer),
        "name": group_name(split, point.group),
        "shown": None if value is None else min(value, top),
        "solid": None if small else value,
        "own": _value(own, counting) if own else None,
        "small": small,
        "over": small and value is not None and value > top,
        "chosen": point.key == drawing.chosen,
        **ends_of(interval, top),
        "written": told(share),
        "interval": small_note(point.share) or share_interval(share.interval),
        "dispersion": told(point.dispersion),
    }


def _tooltips(plot: Plot) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:N", title=step_heading(plot.grouping)),
        *([] if plot.split is Split.TOGETHER else [alt.Tooltip("name:N", title=say(f"timeline.{plot.split}"))]),
        alt.Tooltip("written:N", title=say(f"timeline.axis_{plot.part}_{Counting.RELATIVE}")),
        alt.Tooltip("interval:N", title=say("column.interval")),
        *([alt.Tooltip("dispersion:N", title=say("column.documents"))] if plot.part is Part.FREQUENCY else []),
    ]


def _figure(point: Point, part: Part) -> Share:
    return point.share if part is Part.FREQUENCY else point.dispersion


def _value(share: Share, counting: Counting) -> float | None:
    """What is drawn of a share; `None` where there was nothing to count over."""
    return share.value if counting is Counting.RELATIVE or not share.of else float(share.count)


def _highest(drawing: Drawing, part: Part) -> float:
    """How far the axis goes, see `highest`; that of documents up to all of them."""
    shares = [_figure(point, part) for point in drawing.answer.points]
    if drawing.counting is Counting.ABSOLUTE:
        return HEADROOM * max([1, *(share.count for share in firm(shares))])
    return highest(shares, 0.01) if part is Part.FREQUENCY else HEADROOM
