"""The reliability plot: what was said from left to right, what was found upwards."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from pipeline.evaluate.calibration import Calibration
from views.charts.axes import QUIET, Rows, Spec, colour, ends_of, finished, percent_axis
from views.strings import amount, percent, say

BINS, DIAGONAL = alt.NamedData("bins"), alt.NamedData("diagonal")
HEIGHT = 280
"""Pixels, title included."""
DOT = "#0072B2"


def reliability_chart(calibration: Calibration, title: str, subtitle: Sequence[str]) -> Spec:
    """The share found beside the probability said, with its interval, and the diagonal where the two are the same."""
    both = alt.Scale(domain=[0, 1], nice=False)
    x = alt.X("said:Q", title=say("method.said"), scale=both, axis=percent_axis())
    y = alt.Y("found:Q", title=say("method.found"), scale=both, axis=percent_axis())
    sizes = alt.Size("units:Q", scale=alt.Scale(range=[20, 220]), legend=None)
    dots = alt.Chart(BINS).encode(x=x, y=y)
    tooltips = [
        alt.Tooltip("said_written:N", title=say("method.said")),
        alt.Tooltip("found_written:N", title=say("method.found")),
        alt.Tooltip("units_written:N", title=say("column.sentences")),
    ]
    layers = alt.layer(
        alt.Chart(DIAGONAL).mark_line(color=colour(QUIET), strokeDash=[4, 4], strokeWidth=1).encode(x=x, y=y),
        dots.mark_rule(color=DOT, strokeWidth=1.5).encode(y=alt.Y("low:Q"), y2="high:Q"),
        dots.mark_circle(color=DOT, opacity=1).encode(size=sizes, tooltip=tooltips),
    )
    diagonal: Rows = [{"said": 0, "found": 0}, {"said": 1, "found": 1}]
    return finished(layers.properties(height=HEIGHT), title, subtitle, bins=_rows(calibration), diagonal=diagonal)


def _rows(calibration: Calibration) -> Rows:
    return [
        {
            "said": each.said,
            "found": each.found,
            **ends_of(each.interval),
            "units": each.units,
            "said_written": percent(each.said),
            "found_written": percent(each.found),
            "units_written": amount("sentences", each.units),
        }
        for each in calibration.bins
    ]
