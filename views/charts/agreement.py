"""The chart of Overeenstemming: one coefficient for each question, with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from pipeline.agreement import Estimate
from views.charts.axes import QUIET, Spec, colour, ends_of, finished, number_axis
from views.strings import amount, number, say

FIGURES, ZERO = alt.NamedData("figures"), alt.NamedData("zero")
ROW, AROUND = 30, 150
"""Pixels: of each question, and of title and axis together."""
MOST_LABEL = 210
"""Pixels of the name of a question."""
DOT = "#0072B2"


def agreement_chart(estimates: Mapping[str, Estimate], *, measure: str, title: str, subtitle: Sequence[str]) -> Spec:
    """Each figure as a point with its interval, from no agreement beyond chance to full agreement.

    Args:
        estimates: By the name of the question, in order; those without a value are left out.
        measure: What is measured, as the axis says it.
        title: Of the chart.
        subtitle: What it stands on, in lines.
    """
    rows = [_row(name, estimate) for name, estimate in estimates.items() if estimate.value is not None]
    lowest = min([0.0, *(end for row in rows for end in (row["value"], row["low"]) if end is not None)])
    y = alt.Y("name:N", title=None, sort=[row["name"] for row in rows], axis=_names())
    x = alt.X("value:Q", title=measure, scale=alt.Scale(domain=[lowest, 1], nice=False), axis=number_axis())
    points = alt.Chart(FIGURES).encode(x=x, y=y)
    tooltips = [
        alt.Tooltip("name:N", title=say("column.question")),
        alt.Tooltip("written:N", title=measure),
        alt.Tooltip("units:N", title=say("column.sentences")),
    ]
    layers = alt.layer(
        alt.Chart(ZERO).mark_rule(color=colour(QUIET), strokeDash=[4, 4]).encode(x=alt.X("zero:Q")),
        points.mark_rule(color=DOT, strokeWidth=2)
        .encode(x=alt.X("low:Q"), x2="high:Q")
        .transform_filter("isValid(datum.low)"),
        points.mark_circle(color=DOT, size=90, opacity=1).encode(tooltip=tooltips),
    )
    sized = layers.properties(height=ROW * len(rows) + AROUND)
    return finished(sized, title, subtitle, figures=rows, zero=[{"zero": 0}])


def _names() -> alt.Axis:
    return alt.Axis(domain=False, ticks=False, labelLimit=MOST_LABEL, labelPadding=8, labelOverlap=False)


def _row(name: str, estimate: Estimate) -> dict[str, Any]:
    return {
        "name": name,
        "value": estimate.value,
        **ends_of(estimate.interval),
        "written": number(estimate.value, 2),
        "units": amount("sentences", estimate.used),
    }
