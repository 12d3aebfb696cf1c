"""Charts draw what the answer says, and nothing that it says not to draw."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import altair as alt
import pytest

from pipeline.browse.contrast import Gap
from pipeline.browse.figures import Lack, Lacking, Share
from pipeline.browse.timeline import Period, Timeline
from pipeline.codebook import SourceKind
from tests.views.answers import EMPTY, FIRM, LABELS, LACK, SMALL, WIDE, along, contrast, timeline
from views import charts, rows

COLOURS = {"cw": "#009E73"}
LAWS = {2011: "Wet op de wijk", 1999: "te vroeg"}


def drawn(answer: Timeline) -> dict[str, Any]:
    """The specification, checked against Vega-Lite's schema."""
    return checked(charts.timeline_chart(answer, "cw", "#009E73", events=LAWS, title="titel", subtitle=["onder"]))


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


def test_a_group_below_the_minimum_has_a_hollow_point_no_line_and_no_interval() -> None:
    firm, small, empty = data(drawn(timeline(FIRM, SMALL, EMPTY)), "solid")
    assert (firm["solid"], firm["low"], firm["high"], firm["hollow"]) == (0.2, 0.1, 0.3, None)
    assert small["hollow"] == pytest.approx(1 / 9)
    assert small["solid"] is None
    assert small["low"] is None
    assert (empty["solid"], empty["hollow"]) == (None, None)


def test_a_hollow_point_does_not_stretch_the_axis_and_tells_that_it_lies_above_it() -> None:
    high = Share(9, 9, 1, None, Lack(Lacking.UNITS, 9, 10))
    firm, small = data(drawn(timeline(FIRM, high)), "solid")
    assert small["hollow"] == pytest.approx(1.05 * 0.3)
    assert (firm["over"], small["over"]) == (False, True)


def test_lines_break_where_there_is_no_point() -> None:
    lines = [layer["mark"] for layer in layers(drawn(timeline(FIRM, EMPTY, FIRM)), "line")]
    assert [line["invalid"] for line in lines] == ["break-paths-show-domains"]


def test_a_tooltip_gives_counts_and_denominators_in_dutch() -> None:
    (row,) = data(drawn(timeline(FIRM)), "solid")
    assert row["written"] == "20,0% (20 van 100)"
    assert row["interval"] == "10,0%–30,0%"


def test_the_year_view_speaks_of_a_year_and_only_a_point_on_too_little_has_a_note() -> None:
    tips = [layer["encoding"]["tooltip"] for layer in layers(drawn(timeline(FIRM)), "point")]
    assert [tip[0]["title"] for tip in tips] == ["jaar", "jaar"]
    assert ["opmerking" in {one["title"] for one in tip} for tip in tips] == [False, True]


def test_a_law_is_marked_at_the_point_of_its_year_and_only_within_the_years_shown() -> None:
    spec = drawn(timeline(FIRM, FIRM, FIRM))
    assert {(mark["at"], mark["event"]) for mark in data(spec, "event")} == {(2011, "Wet op de wijk")}
    assert 2011 in {row["at"] for row in data(spec, "solid")}


def test_among_periods_a_law_is_marked_at_their_border() -> None:
    spec = drawn(along(Period(2007, 2010), Period(2011, 2014), shares=(FIRM, FIRM)))
    assert {mark["at"] for mark in data(spec, "event")} == {2010.5}


def test_each_kind_of_source_found_has_a_plot_of_its_own_under_its_name() -> None:
    policy, practice = (timeline(FIRM, kind=kind) for kind in (SourceKind.POLICY, SourceKind.PRACTICE))
    spec = drawn(replace(policy, points=policy.points + practice.points))
    assert [plot["title"]["text"] for plot in spec["vconcat"]] == ["beleid", "praktijk"]


@pytest.mark.parametrize(
    ("period", "name"),
    [(Period(None, 2006), "t/m 2006"), (Period(2007, 2014), "2007–2014"), (Period(2020, None), "vanaf 2020")],
)
def test_a_period_is_drawn_at_its_middle_under_its_own_name(period: Period, name: str) -> None:
    (row,) = data(drawn(along(period, shares=(FIRM,))), "solid")
    assert row["period"] == rows.period_name(period) == name
    assert (period.first or 0) <= row["at"] <= (period.last or 9999)


def contrast_spec(gap: Gap) -> dict[str, Any]:
    return checked(charts.contrast_chart(contrast(gap), LABELS, COLOURS, "titel", ["onder"]))


def test_what_a_chart_names_it_brings_along() -> None:
    apart = drawn(timeline(FIRM, SMALL, kind=SourceKind.POLICY))
    for spec in (drawn(timeline(FIRM)), drawn(timeline(FIRM, SMALL, FIRM)), apart, contrast_spec(WIDE)):
        assert names(spec) == set(spec["datasets"])


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
