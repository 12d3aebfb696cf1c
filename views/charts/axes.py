"""What all charts share: titles, axes and signs; and how a finished chart leaves as a specification."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from pipeline.codebook import Language, SourceKind
from views.strings import language, say

Spec = dict[str, Any]
"""A chart in Vega-Lite."""
Rows = list[dict[str, Any]]
SOURCE_SIGNS = {
    SourceKind.POLICY: ("#0077BB", "circle"),
    SourceKind.RESEARCH: ("#009988", "square"),
    SourceKind.ESSAY: ("#CC3311", "triangle-up"),
    SourceKind.INTERVIEW: ("#EE7733", "diamond"),
    SourceKind.PRACTICE: ("#3B3F6B", "cross"),
}
"""Colours that the colour-blind tell apart, and a shape each, so that colour is never the only sign."""
QUIET = "#8A8578"


def finished(
    chart: alt.Chart | alt.LayerChart | alt.FacetChart, title: str, subtitle: str, height: int, **rows: Rows
) -> Spec:
    """The specification of a chart, which tests hold against Vega-Lite's schema: that takes as long as making it.

    Args:
        chart: The marks.
        title: Of the chart.
        subtitle: What it stands on.
        height: In pixels.
        rows: Rows that the chart only names (`alt.NamedData`): Altair prepares frames anew for each of its layers.
    """
    head = title[:1].upper() + title[1:]
    lines = alt.TitleParams(head, subtitle=[subtitle], anchor="start", fontSize=14, subtitleFontSize=11, offset=12)
    spec: Spec = chart.properties(height=height, title=lines).to_dict(validate=False)
    spec.pop("config", None)  # Altair's own sizes, in the place of which Streamlit has the page's
    named = {name: some for name, some in rows.items() if some}
    return {**spec, "datasets": {**spec.get("datasets", {}), **named}}


def rows_high(labels: Mapping[str, str]) -> int:
    """Height of a chart with a row for each theme, axis and legend included."""
    return 130 + 46 * len(labels)


def years_scale(first: int, last: int) -> alt.Scale:
    """Years from the first to the last, with room for the marks at both ends."""
    return alt.Scale(domain=[first - 0.7, last + 0.7], nice=False, zero=False)


def year_axis() -> alt.Axis:
    """Whole years."""
    return alt.Axis(format="d", grid=False, tickMinStep=1, labelFlush=False)


def percent_axis() -> alt.Axis:
    """Fractions as percentages."""
    return alt.Axis(labelExpr=_written(".1~%"), tickCount=5)


def points_axis() -> alt.Axis:
    """Percentage points with their sign."""
    return alt.Axis(labelExpr=f"datum.value == 0 ? '0' : {_written('+~r')}", tickCount=7)


def theme_axis() -> alt.Axis:
    """Themes beside their rows."""
    return alt.Axis(labelLimit=220, labelFontSize=13, ticks=False, domain=False)


def _written(format_: str) -> str:
    expression = f"format(datum.value, '{format_}')"
    return f"replace({expression}, '.', ',')" if language() is Language.DUTCH else expression


def source_colour() -> alt.Color:
    """The colour of the kind of source in the column `kind`."""
    colours = [colour for colour, _ in SOURCE_SIGNS.values()]
    return alt.Color("kind:N", scale=alt.Scale(domain=_source_names(), range=colours), title=None, legend=_legend())


def source_shape() -> alt.Shape:
    """The shape of the kind of source in the column `kind`."""
    shapes = [shape for _, shape in SOURCE_SIGNS.values()]
    return alt.Shape("kind:N", scale=alt.Scale(domain=_source_names(), range=shapes), title=None, legend=_legend())


def _source_names() -> list[str]:
    return [say(f"source.{kind}") for kind in SOURCE_SIGNS]


def _legend() -> alt.Legend:
    return alt.Legend(orient="bottom", columns=3, symbolOpacity=1)
