"""The chart of Overzicht."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from pipeline.browse.overview import DocumentCount
from views.charts.axes import Rows, Spec, finished, source_colour, year_axis, years_scale
from views.strings import say

DOCUMENTS = alt.NamedData("documents")
HEIGHT = 320
"""Pixels, title and legend included."""


def documents_chart(counts: Sequence[DocumentCount], title: str, subtitle: Sequence[str]) -> Spec:
    """Documents by year, stacked by kind."""
    rows: Rows = [
        {"year": count.year, "kind": say(f"source.{count.source_kind}"), "documents": count.documents}
        for count in counts
    ]
    years = [count.year for count in counts]
    tooltips = [
        alt.Tooltip("year:Q", title=say("column.year"), format="d"),
        alt.Tooltip("kind:N", title=say("column.source")),
        alt.Tooltip("documents:Q", title=say("column.documents")),
    ]
    bars = alt.Chart(DOCUMENTS).mark_bar(size=14)
    chart = bars.encode(
        x=alt.X("year:Q", title=None, axis=year_axis(), scale=years_scale(min(years), max(years))),
        y=alt.Y("documents:Q", title=say("column.documents"), axis=alt.Axis(tickMinStep=1)),
        color=source_colour({count.source_kind for count in counts}),
        tooltip=tooltips,
    )
    return finished(chart.properties(height=HEIGHT), title, subtitle, documents=rows)
