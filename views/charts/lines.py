"""The lines of a chart: what tells the groups of a split apart, by colour and by the shape of their points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from pipeline.browse.timeline import Split
from pipeline.codebook import Mode, SourceKind, Stance
from views.charts.axes import QUIET, SOURCE_COLOURS, colour
from views.charts.sides import DEED, WORD
from views.timeline_rows import group_name

OWN_COLOURS: dict[str, str] = {
    **{kind.value: found for kind, found in SOURCE_COLOURS.items()},
    Mode.RHETORIC: WORD,
    Mode.PRACTICE: DEED,
    Mode.NONE: QUIET,
    Stance.PRESENT: "#0077BB",
    Stance.ABSENT: "#CC3311",
}
"""Of groups that are a closed set."""
COLOURS = tuple(SOURCE_COLOURS[kind] for kind in SourceKind)
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down")
"""Of groups in order."""
MOST_LINES = len(SHAPES)
"""More cannot be told apart."""
LEGEND_COLUMNS, OUTLET_COLUMNS = 3, 1
"""Names in a row of the legend: those of outlets are long."""
LEGEND: dict[str, Any] = {"symbolOpacity": 1, "symbolSize": 60, "labelFontSize": 12, "labelLimit": 220, "rowPadding": 2}
"""Its look; a name longer than its pixels is cut, and whole in the table."""


@dataclass(frozen=True, slots=True)
class Lines:
    """How the points of each group look: one colour for all where nothing is split, else a colour and a shape each."""

    colour: alt.Color | alt.ColorValue
    shape: alt.Shape | alt.ShapeValue


def lines_of(split: Split, groups: Sequence[str | None], together: str) -> Lines:
    """How the groups of a split look.

    Args:
        split: What has a line of its own.
        groups: Its values, in order.
        together: Name of the parameter of the chart that is the colour where there is one line for all.
    """
    if split is Split.TOGETHER:
        return Lines(alt.ColorValue(alt.ExprRef(together)), alt.ShapeValue("circle"))
    names = [group_name(split, group) for group in groups]
    colours = [
        colour(OWN_COLOURS.get(group or "", COLOURS[place % len(COLOURS)])) for place, group in enumerate(groups)
    ]
    shapes = [SHAPES[place % len(SHAPES)] for place in range(len(groups))]
    columns = OUTLET_COLUMNS if split is Split.OUTLET else LEGEND_COLUMNS
    legend = alt.Legend(orient="bottom", columns=columns, **LEGEND)
    return Lines(
        alt.Color("name:N", scale=alt.Scale(domain=names, range=colours), title=None, legend=legend),
        alt.Shape("name:N", scale=alt.Scale(domain=names, range=shapes), title=None, legend=legend),
    )
