"""The chart of Overzicht: a field for each kind of source and year, so that what is missing is seen too."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from pipeline.browse.completeness import Cell, Filling
from views.charts.axes import Rows, Spec, colour, finished
from views.strings import say

FIELDS = alt.NamedData("fields")
ROW_HEIGHT, AROUND = 30, 150
"""Pixels: of each kind of source, and of title, axis and legend together."""
MOST_NUMBERED = 40
"""Years, beyond which a field is too narrow for its number."""
MOST_LABELLED = 12
FILLS = {Filling.EMPTY: "#FFFFFF00", Filling.FEW: "#BFD9EA", Filling.ENOUGH: "#0B5C93"}
INKS = {Filling.EMPTY: "#5F5B53", Filling.FEW: "#22262A", Filling.ENOUGH: "#FFFFFF"}


def documents_chart(cells: Sequence[Cell], title: str, subtitle: Sequence[str]) -> Spec:
    """The number of documents by kind of source and year; an empty field is only outlined, and holds a dash.

    Args:
        cells: At least one, see `pipeline.browse.completeness`.
        title: Of the chart.
        subtitle: What it stands on, in lines.
    """
    rows: Rows = [_row(cell) for cell in cells]
    years = list(dict.fromkeys(cell.year for cell in cells))
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    base = alt.Chart(FIELDS).encode(
        x=alt.X("year:O", title=None, axis=_axis(years)),
        y=alt.Y("kind:N", title=None, sort=kinds, axis=alt.Axis(domain=False, ticks=False)),
        tooltip=[
            alt.Tooltip("kind:N", title=say("column.source")),
            alt.Tooltip("year:O", title=say("column.year")),
            alt.Tooltip("documents:Q", title=say("column.documents")),
            alt.Tooltip("filling:N", title=say("corpus.filling")),
        ],
    )
    layers = [base.mark_rect(cornerRadius=2, stroke=colour("#8A8578"), strokeOpacity=0.45).encode(color=_fills())]
    if len(years) <= MOST_NUMBERED:
        ink = alt.Color("ink:N", scale=None)
        layers.append(base.mark_text(fontSize=11).encode(text="shown:N", color=ink))
    chart = alt.layer(*layers).properties(height=AROUND + ROW_HEIGHT * len(kinds))
    return finished(chart, title, subtitle, fields=rows)


def _row(cell: Cell) -> dict[str, str | int]:
    return {
        "kind": say(f"source.{cell.source_kind}"),
        "year": cell.year,
        "documents": cell.documents,
        "filling": say(f"corpus.filling_{cell.filling}"),
        "shown": str(cell.documents) if cell.documents else "–",
        "ink": colour(INKS[cell.filling]) if cell.filling is Filling.EMPTY else INKS[cell.filling],
    }


def _axis(years: Sequence[int]) -> alt.Axis:
    """A few years named, the first among them, so that a narrow page can show them upright."""
    step = -(-len(years) // MOST_LABELLED)
    return alt.Axis(values=list(years[::step]), labelAngle=0, domain=False, ticks=False)


def _fills() -> alt.Color:
    names = [say(f"corpus.filling_{one}") for one in FILLS]
    scale = alt.Scale(domain=names, range=list(FILLS.values()))
    legend = alt.Legend(
        orient="bottom", symbolType="square", symbolStrokeWidth=1, symbolStrokeColor="#8A8578", labelLimit=0
    )
    return alt.Color("filling:N", scale=scale, title=None, legend=legend)
