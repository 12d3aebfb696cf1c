"""What all charts share: titles, axes and signs; and how a finished chart leaves as a specification."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from typing import Any

import altair as alt
import streamlit as st
from altair.utils.schemapi import disable_debug_mode

from pipeline.bootstrap import Interval
from pipeline.browse.figures import Share
from pipeline.codebook import Language, SourceKind
from views.strings import language

disable_debug_mode()  # Altair would hold every axis against the schema as it is made; tests do so for whole charts
Spec = dict[str, Any]
"""A chart in Vega-Lite."""
Rows = list[dict[str, Any]]
SOURCE_COLOURS = {
    SourceKind.POLICY: "#0077BB",
    SourceKind.RESEARCH: "#009988",
    SourceKind.ESSAY: "#CC3311",
    SourceKind.INTERVIEW: "#E8702A",
    SourceKind.PRACTICE: "#3B3F6B",
}
"""Colours that the colour-blind tell apart."""
HEADROOM = 1.05
"""How much further an axis goes than what is drawn."""
HOLLOW = "transparent"
"""What fills a hollow point: white would shine on a dark page, brighter than the solid ones."""
ON_DARK = {"#3B3F6B": "#B3AEE8", "#22262A": "#E6E3DC", "#5F5B53": "#A8A398"}
"""What stands for colours that a dark page would swallow."""
QUIET, STANDING, INK = "#8A8578", "#5F5B53", "#22262A"
_ON_PAPER = ContextVar("a chart for paper", default=False)


def colour(on_light: str) -> str:
    """A colour as the page of this reader can show it, light or dark."""
    return ON_DARK.get(on_light, on_light) if theme() == "dark" else on_light


def theme() -> str | None:
    """Whether the page of this reader is `light` or `dark`; `None` outside a browser."""
    return "light" if _ON_PAPER.get() else st.context.theme.type


@contextmanager
def on_paper() -> Iterator[None]:
    """Within this, charts are drawn for white paper, whatever the page of the reader is."""
    token = _ON_PAPER.set(True)
    try:
        yield
    finally:
        _ON_PAPER.reset(token)


def finished(chart: alt.TopLevelMixin, title: str, subtitle: Sequence[str], **rows: Rows) -> Spec:
    """The specification of a chart, which tests hold against Vega-Lite's schema: that takes as long as making it.

    Args:
        chart: The marks.
        title: Of the chart.
        subtitle: What it stands on, in lines.
        rows: Rows that the chart only names (`alt.NamedData`): Altair prepares frames anew for each of its layers.
    """
    return titled(chart.to_dict(validate=False), title, subtitle, **rows)


def titled(spec: Spec, title: str, subtitle: Sequence[str], **rows: Rows) -> Spec:
    """As `finished`, of a specification that was made before; it is left as it is."""
    head = title[:1].upper() + title[1:]
    sizes = {"fontSize": 14, "subtitleFontSize": 11, "subtitleLineHeight": 15}
    lines = alt.TitleParams(
        head, subtitle=list(subtitle), anchor="start", offset=14, subtitleColor=colour(STANDING), **sizes
    )
    # Not Altair's own sizes, in the place of which Streamlit has the page's; only its grey is too light for words. To a
    # screen reader a chart is one picture, told by its alternative text and its table: what Vega says of each mark has
    # no name where there is none to draw.
    words = {"labelColor": colour(STANDING), "titleColor": colour(STANDING)}
    config = {"mark": {"aria": False}, "axis": words, "legend": words}
    named = {name: some for name, some in rows.items() if some}
    datasets = {**spec.get("datasets", {}), **named}
    return {**spec, "title": lines.to_dict(validate=False), "config": config, "datasets": datasets}


def year_axis() -> alt.Axis:
    """Whole years."""
    return alt.Axis(format="d", grid=False, tickMinStep=1, labelFlush=False)


def percent_axis(ticks: int = 5) -> alt.Axis:
    """Fractions as percentages."""
    return alt.Axis(labelExpr=_written(".1~%"), tickCount=ticks)


def number_axis(ticks: int = 6) -> alt.Axis:
    """Plain numbers, as the language writes them."""
    return alt.Axis(labelExpr=_written("~r"), tickCount=ticks)


def points_axis() -> alt.Axis:
    """Percentage points with their sign."""
    written = f"datum.value == 0 ? '0' : {_written('+~r')}"
    return alt.Axis(labelExpr=written, tickCount=7, labelFlush=False)


def firm(shares: Sequence[Share]) -> Sequence[Share]:
    """Those that are large enough to say something, by which an axis goes; all where none is."""
    return [share for share in shares if not share.below_minimum] or shares


def highest(shares: Sequence[Share], least: float) -> float:
    """How far an axis of shares goes.

    Only what is `firm` stretches it, and not the interval of nought, unless there is nothing else: that is Wilson's
    over the documents, see `pipeline.bootstrap.share_interval`, and beside it all that was found would lie flat.

    Args:
        shares: What is drawn.
        least: How far it goes at the least.
    """
    large = firm(shares)
    found = [share for share in large if share.count] or large
    return HEADROOM * max([least, *(share.interval.high if share.interval else share.value or 0.0 for share in found)])


def ends_of(interval: Interval | None, top: float = inf) -> dict[str, float | None]:
    """Both ends of an interval as the fields of a row, for `isValid(datum.low)` tells where there is none.

    Args:
        interval: Drawn as far as the axis goes.
        top: How far that is.
    """
    return {"low": interval.low, "high": min(interval.high, top)} if interval else {"low": None, "high": None}


def _written(format_: str) -> str:
    expression = f"format(datum.value, '{format_}')"
    return f"replace({expression}, '.', ',')" if language() is Language.DUTCH else expression
