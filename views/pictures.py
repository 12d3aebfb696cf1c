"""Charts as pictures for a note: SVG and PNG, with what they stand on and how to cite them in the picture itself."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial

import streamlit as st
import vl_convert

from pipeline.browse.footing import Footing
from views import parts, standing
from views.charts import Spec, on_paper
from views.charts.axes import INK, STANDING
from views.strings import say

LINE = 120
"""Characters of a line under a picture: as wide as the narrowest chart that has one."""
WIDTH = 640
"""Pixels of the plot of a chart that on the page is as wide as its column."""
SHARP = 2.5
"""Pixels of a PNG for each pixel of the page: sharp in print at the width of a sheet."""
_AXES = {
    "labelColor": INK,
    "titleColor": INK,
    "titleFontWeight": "normal",
    "gridColor": "#E8E4DB",
    "domainColor": STANDING,
}
_CONFIG = {
    "font": "sans-serif",
    "view": {"continuousWidth": WIDTH, "stroke": None},
    "axis": {**_AXES, "tickColor": STANDING},
    "title": {"color": INK},
    "legend": {"labelColor": INK, "titleColor": INK},
}


class PictureForm(StrEnum):
    """What a picture is handed out as."""

    SVG = "svg"
    PNG = "png"


_MIME = {PictureForm.SVG: "image/svg+xml", PictureForm.PNG: "image/png"}


def offer(
    draw: Callable[..., Spec], inputs: Mapping[str, object], name: str, footing: Footing | None, *more: str
) -> None:
    """Buttons that hand out a chart as a picture, drawn for white paper when one is pressed.

    Args:
        draw: Draws the chart, as for `cached.chart`.
        inputs: What it draws, as for `cached.chart`.
        name: Of the file and of the widgets.
        footing: What the chart stands on; `None`: on no sentences of the corpus, `more` says on what.
        more: Sentences of its own under the picture, before those on what it stands on; plain text.
    """
    told = standing.told(footing) if footing else ()
    lines = [" ".join((*more, *told)), standing.source(footing)]
    with st.container(horizontal=True):
        for form in PictureForm:
            parts.file_button(
                say(f"chart.picture_{form}"),
                partial(picture, draw, inputs, lines, form),
                f"{parts.file_stem(name, footing)}.{form}",
                mime=_MIME[form],
                key=f"picture-{name}-{form}",
            )


def picture(draw: Callable[..., Spec], inputs: Mapping[str, object], lines: Sequence[str], form: PictureForm) -> bytes:
    """A chart as a picture, its lines under it. Nothing is fetched from anywhere."""
    with on_paper():
        spec = _with_lines(draw(**inputs), lines)
    if form is PictureForm.SVG:
        return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]).encode()
    png: bytes = vl_convert.vegalite_to_png(spec, scale=SHARP, allowed_base_urls=[])
    return png


def _with_lines(chart: Spec, lines: Sequence[str]) -> Spec:
    """The chart with lines under it, as the title at the bottom of a figure of which it is the only part."""
    whole = ("$schema", "datasets", "params")
    return {
        **{key: chart[key] for key in whole if key in chart},
        "vconcat": [{key: value for key, value in chart.items() if key not in (*whole, "config")}],
        "title": {
            "text": [short for line in lines for short in textwrap.wrap(line, LINE)],
            "orient": "bottom",
            "anchor": "start",
            "frame": "bounds",
            "fontSize": 10,
            "lineHeight": 14,
            "fontWeight": "normal",
            "color": STANDING,
            "offset": 16,
        },
        "config": _CONFIG,
        "background": "white",
        "padding": 20,
    }
