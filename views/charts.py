"""Chart specifications: answers in, Altair charts out. Nothing is counted here, only placed and coloured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from pipeline.browse.contrast import Contrast, SideFigures, WordAndDeed
from pipeline.browse.overview import DocumentCount
from pipeline.browse.timeline import Grouping, Period, Point, Timeline
from pipeline.codebook import Language, SourceKind
from views.rows import gap_interval, points, share_interval, small_note
from views.strings import language, percent, say

SOURCE_SIGNS = {
    SourceKind.POLICY: ("#0077BB", "circle"),
    SourceKind.RESEARCH: ("#009988", "square"),
    SourceKind.ESSAY: ("#CC3311", "triangle-up"),
    SourceKind.INTERVIEW: ("#EE7733", "diamond"),
    SourceKind.PRACTICE: ("#3B3F6B", "cross"),
}
"""Colours that the colour-blind tell apart, and a shape each, so that colour is never the only sign."""
WORD, DEED, QUIET = "#22262A", "#B5651D", "#8A8578"
OPEN_PERIOD_YEARS = 4
"""How wide a period that is open on one side is drawn."""


def documents_chart(counts: Sequence[DocumentCount], title: str, subtitle: str) -> alt.Chart:
    """Documents by year, stacked by kind."""
    rows = [
        {"year": count.year, "kind": say(f"source.{count.source_kind}"), "documents": count.documents}
        for count in counts
    ]
    years = [count.year for count in counts]
    return (
        alt.Chart(pd.DataFrame(rows), title=_title(title, subtitle))
        .mark_bar(size=14)
        .encode(
            x=alt.X("year:Q", title=None, axis=_year_axis(), scale=_years(min(years), max(years))),
            y=alt.Y("documents:Q", title=say("column.documents"), axis=alt.Axis(tickMinStep=1)),
            color=_source_colour(),
            tooltip=[
                alt.Tooltip("year:Q", title=say("column.year"), format="d"),
                alt.Tooltip("kind:N", title=say("column.source")),
                alt.Tooltip("documents:Q", title=say("column.documents")),
            ],
        )
        .properties(height=260)
    )


def timeline_chart(
    answer: Timeline, theme: str, colour: str, *, events: Mapping[int, str], title: str, subtitle: str
) -> alt.LayerChart:
    """One theme through the years.

    Args:
        answer: All points; those of other themes only set the scale, so that charts can be compared.
        theme: The theme drawn.
        colour: Of its line when all sources go together; kinds of source have their own.
        events: Label of each year in which the law changed.
        title: Of the chart.
        subtitle: What it stands on.
    """
    rows = pd.DataFrame([_point_row(point, answer) for point in answer.points if point.theme == theme])
    at = alt.X("at:Q", title=None, axis=_time_axis(answer), scale=_years(*_years_drawn(answer)))
    up = {"title": say("timeline.axis"), "axis": _percent_axis(), "scale": alt.Scale(domain=[0, _highest(answer)])}
    signs: dict[str, Any] = {"color": _source_colour()} if answer.by_source else {"color": alt.value(colour)}
    shaped = {**signs, **({"shape": _source_shape()} if answer.by_source else {}), "tooltip": _point_tooltips(answer)}
    base = alt.Chart(rows)
    line = base.mark_line(strokeWidth=1.5, invalid="break-paths-show-domains")
    intervals = base.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=1.5, opacity=0.5)
    solid = base.transform_filter("isValid(datum.solid)").mark_point(filled=True, size=55, opacity=1)
    hollow = base.transform_filter("datum.small && isValid(datum.share)").mark_point(size=45, fill="white", opacity=1)
    return alt.layer(
        *_event_layers(events, answer),
        line.encode(x=at, y=alt.Y("solid:Q", **up), **signs),
        intervals.encode(x=at, y=alt.Y("low:Q", **up), y2="high:Q", **signs),
        solid.encode(x=at, y=alt.Y("share:Q", **up), **shaped),
        hollow.encode(x=at, y=alt.Y("share:Q", **up), **shaped),
    ).properties(height=300, title=_title(title, subtitle))


def presence_chart(answer: WordAndDeed, labels: Mapping[str, str], title: str, subtitle: str) -> alt.LayerChart:
    """Presence in the word and in the deed, a line between the two for each theme."""
    rows = pd.DataFrame([row for contrast in answer.contrasts for row in _side_rows(contrast, labels)])
    theme = alt.Y("theme:N", title=None, sort=list(labels.values()), axis=_theme_axis())
    across = {"title": say("contrast.presence_axis"), "axis": _percent_axis(), "scale": alt.Scale(domain=[0, 1])}
    names = [say("contrast.word"), say("contrast.deed")]
    side = {"title": None, "legend": alt.Legend(orient="bottom")}
    signs = {
        "color": alt.Color("side:N", scale=alt.Scale(domain=names, range=[WORD, DEED]), **side),
        "shape": alt.Shape("side:N", scale=alt.Scale(domain=names, range=["circle", "square"]), **side),
        "size": alt.condition(alt.datum.side == names[0], alt.value(150), alt.value(60)),  # both show when equal
        "tooltip": [
            alt.Tooltip("theme:N", title=say("column.theme")),
            alt.Tooltip("side:N", title=say("column.side")),
            alt.Tooltip("presence:N", title=say("column.presence")),
            alt.Tooltip("interval:N", title=say("column.interval")),
            alt.Tooltip("attention:N", title=say("column.attention")),
        ],
    }
    base = alt.Chart(rows)
    between = base.mark_line(color=QUIET, strokeWidth=1).encode(x=alt.X("share:Q", **across), y=theme, detail="theme:N")
    solid = base.transform_filter("!datum.small && isValid(datum.share)").mark_point(filled=True, opacity=1)
    hollow = base.transform_filter("datum.small && isValid(datum.share)").mark_point(fill="white", opacity=1)
    dots = [dot.encode(x=alt.X("share:Q", **across), y=theme, **signs) for dot in (solid, hollow)]
    return alt.layer(between, *dots).properties(height=_rows_high(labels), title=_title(title, subtitle))


def gap_chart(
    answer: WordAndDeed, labels: Mapping[str, str], colours: Mapping[str, str], title: str, subtitle: str
) -> alt.LayerChart:
    """The gap of each theme with its interval, around zero; what stands on too little says so and is not drawn."""
    rows = pd.DataFrame([_gap_row(contrast, labels, colours) for contrast in answer.contrasts])
    theme = alt.Y("theme:N", title=None, sort=list(labels.values()), axis=_theme_axis())
    widest = _widest(answer)
    across = {"title": say("contrast.gap_axis"), "scale": alt.Scale(domain=[-widest, widest]), "axis": _points_axis()}
    colour = alt.Color("colour:N", scale=None)
    base = alt.Chart(rows)
    drawn = base.transform_filter("isValid(datum.gap)")
    zero = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=QUIET).encode(x=alt.X("zero:Q", **across))
    tooltips = [
        alt.Tooltip("theme:N", title=say("column.theme")),
        alt.Tooltip("written:N", title=say("column.gap")),
        alt.Tooltip("interval:N", title=say("column.interval")),
    ]
    none = base.transform_filter("!isValid(datum.gap)").mark_text(color=QUIET, fontStyle="italic", align="left", dx=8)
    return alt.layer(
        zero,
        drawn.mark_rule(strokeWidth=3, opacity=0.55).encode(
            x=alt.X("low:Q", **across), x2="high:Q", y=theme, color=colour
        ),
        drawn.mark_point(filled=True, size=90, opacity=1).encode(
            x=alt.X("gap:Q", **across), y=theme, color=colour, tooltip=tooltips
        ),
        none.encode(y=theme, x=alt.datum(0), text=alt.value(say("contrast.not_drawn"))),
    ).properties(height=_rows_high(labels), title=_title(title, subtitle))


def _rows_high(labels: Mapping[str, str]) -> int:
    """Height of a chart with a row for each theme, axis and legend included."""
    return 130 + 46 * len(labels)


def _title(title: str, subtitle: str) -> alt.TitleParams:
    return alt.TitleParams(
        title[:1].upper() + title[1:], subtitle=[subtitle], anchor="start", fontSize=14, subtitleFontSize=11, offset=12
    )


def _point_row(point: Point, answer: Timeline) -> dict[str, Any]:
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


def _point_tooltips(answer: Timeline) -> list[alt.Tooltip]:
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
    """Kinds of source of one period stand beside each other, so that their intervals can be told apart."""
    if point.source_kind is None:
        return 0
    step = 0.12 if answer.grouping is Grouping.YEAR else 0.45
    return step * (list(SourceKind).index(point.source_kind) - (len(SourceKind) - 1) / 2)


def _years_drawn(answer: Timeline) -> tuple[int, int]:
    periods = [point.period for point in answer.points]
    return min(map(_first_year, periods)), max(map(_last_year, periods))


def _highest(answer: Timeline) -> float:
    ends = [point.share.interval.high for point in answer.points if point.share.interval]
    shares = [point.share.value or 0 for point in answer.points]
    return min(1.0, 1.05 * max([*ends, *shares, 0.01]))


def _widest(answer: WordAndDeed) -> float:
    """How far the axis of gaps goes on either side of zero."""
    ends = [
        end for one in answer.contrasts if one.gap.interval for end in (one.gap.interval.low, one.gap.interval.high)
    ]
    return 1.1 * max([10.0, *map(abs, ends)])


def _years(first: int, last: int) -> alt.Scale:
    return alt.Scale(domain=[first - 0.7, last + 0.7], nice=False, zero=False)


def _year_axis() -> alt.Axis:
    return alt.Axis(format="d", grid=False, tickMinStep=1, labelFlush=False)


def _time_axis(answer: Timeline) -> alt.Axis:
    if answer.grouping is Grouping.YEAR:
        return _year_axis()
    label_at = {_middle(point.period): point.period.label for point in answer.points}
    label = " : ".join(f"datum.value == {at} ? '{text}'" for at, text in label_at.items()) + " : ''"
    return alt.Axis(values=list(label_at), labelExpr=label, grid=False, labelFlush=False)


def _written(format_: str) -> str:
    expression = f"format(datum.value, '{format_}')"
    return f"replace({expression}, '.', ',')" if language() is Language.DUTCH else expression


def _percent_axis() -> alt.Axis:
    return alt.Axis(labelExpr=_written(".1~%"), tickCount=5)


def _points_axis() -> alt.Axis:
    return alt.Axis(labelExpr=f"datum.value == 0 ? '0' : {_written('+~r')}", tickCount=7)


def _theme_axis() -> alt.Axis:
    return alt.Axis(labelLimit=220, labelFontSize=13, ticks=False, domain=False)


def _source_colour() -> alt.Color:
    names = [say(f"source.{kind}") for kind in SOURCE_SIGNS]
    scale = alt.Scale(domain=names, range=[colour for colour, _ in SOURCE_SIGNS.values()])
    return alt.Color("kind:N", scale=scale, title=None, legend=_legend())


def _source_shape() -> alt.Shape:
    names = [say(f"source.{kind}") for kind in SOURCE_SIGNS]
    scale = alt.Scale(domain=names, range=[shape for _, shape in SOURCE_SIGNS.values()])
    return alt.Shape("kind:N", scale=scale, title=None, legend=_legend())


def _legend() -> alt.Legend:
    return alt.Legend(orient="bottom", columns=3, symbolOpacity=1)


def _event_layers(events: Mapping[int, str], answer: Timeline) -> list[alt.Chart]:
    """Dashed lines at the turn of the years in which the law changed, the year above each."""
    first, last = _years_drawn(answer)
    rows = [
        {"at": year - 0.5, "year": str(year), "event": label} for year, label in events.items() if first <= year <= last
    ]
    if not rows:
        return []
    tooltip = [alt.Tooltip("year:N", title=say("column.year")), alt.Tooltip("event:N", title=say("column.law"))]
    base = alt.Chart(pd.DataFrame(rows)).encode(x=alt.X("at:Q", scale=_years(first, last)), tooltip=tooltip)
    year = base.mark_text(fontSize=10, color=QUIET, baseline="bottom", dy=-3).encode(y=alt.value(0), text="year:N")
    return [base.mark_rule(strokeDash=[3, 3], color=QUIET), year]


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
