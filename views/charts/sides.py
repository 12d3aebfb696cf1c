"""How the two sides of a contrast are told apart in charts: by colour and by shape, and never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from views.charts.axes import INK, colour

WORD, DEED = INK, "#B5651D"
SHAPES = ("circle", "square")


def side_signs(names: Sequence[str], *, legend: bool = True) -> dict[str, Any]:
    """The channels by which points of a chart say their side, which stands in their field `side`.

    Args:
        names: Of the first side and of the second.
        legend: Whether the chart tells what they mean; of charts beside each other one does.
    """
    told = alt.Legend(orient="bottom", symbolOpacity=1, symbolSize=80) if legend else None
    colours = alt.Scale(domain=list(names), range=[colour(WORD), DEED])
    shapes = alt.Scale(domain=list(names), range=list(SHAPES))
    return {
        "color": alt.Color("side:N", scale=colours, title=None, legend=told),
        "shape": alt.Shape("side:N", scale=shapes, title=None, legend=told),
    }
