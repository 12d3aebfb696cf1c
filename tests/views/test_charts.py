"""Charts draw what the answer says, and nothing that it says not to draw."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.browse.contrast import Gap
from pipeline.codebook import SourceKind
from tests.views.answers import FIRM, LABELS, LACK, SMALL, WIDE, contrast, drawing, timeline
from views import charts
from views.choices import Part

COLOURS = {"cw": "#009E73"}


def checked(spec: dict[str, Any]) -> dict[str, Any]:
    alt.Chart.from_dict(spec)  # raises where Vega-Lite's schema is not kept
    return spec


def data(spec: dict[str, Any], column: str) -> list[dict[str, Any]]:
    return [row for some in spec["datasets"].values() for row in some if column in row]


def layers(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def names(spec: dict[str, Any]) -> set[str]:
    """The data that a chart and its parts name."""
    inner = [part for key in ("layer", "hconcat", "vconcat") for part in spec.get(key, ())]
    own = {spec["data"]["name"]} if "data" in spec else set()
    return own.union(*map(names, inner))


def contrast_spec(gap: Gap) -> dict[str, Any]:
    return checked(charts.contrast_chart(contrast(gap), LABELS, COLOURS, "titel", ["onder"]))


def test_what_a_chart_names_it_brings_along() -> None:
    for answer in (timeline(FIRM), timeline(FIRM, SMALL, FIRM), timeline(FIRM, SMALL, kind=SourceKind.POLICY)):
        whole = charts.timeline_picture(drawing(answer), title="titel", subtitle=["onder"])
        parts = [charts.timeline_chart(drawing(answer), part, title="titel", subtitle=["onder"]) for part in Part]
        for spec in (whole, *parts, contrast_spec(WIDE)):
            assert names(checked(spec)) == set(spec["datasets"])


def test_attention_presence_and_gap_stand_side_by_side_in_rows_of_one_height_each_with_intervals() -> None:
    spec = contrast_spec(WIDE)
    panels = spec["hconcat"]
    assert [panel["title"]["text"] for panel in panels] == ["Aandacht", "Aanwezigheid", "Kloof: woord min daad"]
    assert len({panel["height"] for panel in panels}) == 1
    assert [any("x2" in layer["encoding"] for layer in panel["layer"]) for panel in panels] == [True] * 3
    assert {(row["low"], row["high"]) for row in data(spec, "side")} == {(0.1, 0.3)}


def test_one_legend_tells_word_from_deed_by_colour_and_shape() -> None:
    first, second, _ = contrast_spec(WIDE)["hconcat"]
    for panel, told in ((first, True), (second, False)):
        (solid, _) = layers(panel, "point")
        assert [bool(solid["encoding"][sign]["legend"]) for sign in ("color", "shape")] == [told, told]


def test_a_gap_on_too_little_is_not_drawn() -> None:
    (row,) = data(contrast_spec(LACK), "gap")
    assert row["gap"] is None
    assert row["low"] is None


def test_zero_stands_in_the_middle_of_the_gaps() -> None:
    *_, gaps = contrast_spec(WIDE)["hconcat"]
    across = [layer["encoding"]["x"] for layer in gaps["layer"]]
    domains = [x["scale"]["domain"] for x in across if "scale" in x]
    assert domains
    assert all(low == -high < -22 for low, high in domains)
