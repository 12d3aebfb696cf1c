"""Charts draw what the answer says, and nothing that it says not to draw."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.bootstrap import Interval
from pipeline.browse.contrast import Gap
from pipeline.browse.keyness import Distinctive, Keyness, Use, WordTotal
from pipeline.codebook import SourceKind
from pipeline.selection import BY_MODE, Group, Pair, Side
from tests.views.answers import FIRM, FOOTING, LABELS, LACK, SMALL, WIDE, contrast, drawing, timeline
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


def contrast_spec(gap: Gap, pair: Pair = BY_MODE) -> dict[str, Any]:
    contrasts = {LABELS[one.theme]: one for one in contrast(gap).contrasts}
    spec = charts.contrast_chart(contrasts, pair, COLOURS, of="thema", title="titel", subtitle=["onder"])
    return checked(spec)


def heading(panel: dict[str, Any]) -> str:
    """What stands above a panel, at the height at which it stands above each."""
    (above,) = [one["encoding"] for one in layers(panel, "text") if one["encoding"]["y"] == {"value": -8}]
    return str(above["text"]["value"])


def test_what_a_chart_names_it_brings_along() -> None:
    for answer in (timeline(FIRM), timeline(FIRM, SMALL, FIRM), timeline(FIRM, SMALL, kind=SourceKind.POLICY)):
        whole = charts.timeline_picture(drawing(answer), title="titel", subtitle=["onder"])
        parts = [charts.timeline_chart(drawing(answer), part, title="titel", subtitle=["onder"]) for part in Part]
        for spec in (whole, *parts, contrast_spec(WIDE)):
            assert names(checked(spec)) == set(spec["datasets"])


def test_attention_presence_and_gap_stand_side_by_side_in_rows_of_one_height_each_with_intervals() -> None:
    spec = contrast_spec(WIDE)
    panels = spec["hconcat"]
    assert [heading(panel) for panel in panels] == ["Aandacht", "Aanwezigheid", "Kloof: woord min daad"]
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
    spec = contrast_spec(WIDE)
    *_, gaps = spec["hconcat"]
    across = [layer["encoding"]["x"] for layer in gaps["layer"]]
    domains = [x["scale"]["domain"] for x in across if "scale" in x]
    assert domains
    assert all(domain == [{"expr": "-gaps_end"}, {"expr": "gaps_end"}] for domain in domains)
    ends = {parameter["name"]: parameter["value"] for parameter in spec["params"]}
    assert ends["gaps_end"] > 22


def test_groups_that_a_reader_made_are_called_a_and_b() -> None:
    spec = contrast_spec(WIDE, Pair(Group(years=(2004, 2014)), Group()))
    assert {row["side"] for row in data(spec, "side")} == {"groep A", "groep B"}
    assert heading(spec["hconcat"][2]) == "Verschil: A min B"


WORDS = {
    Side.WORD: (
        Distinctive("zullen", Use(30, 9), Use(3, 2), 2.1, 6.0, Interval(1.5, 2.6, 2000)),
        Distinctive("plan", Use(12, 5), Use(2, 2), 1.4, 2.5, Interval(-0.1, 2.4, 2000)),
        Distinctive("beleid", Use(11, 4), Use(2, 2), 1.3, 2.2, None),
    ),
    Side.DEED: (Distinctive("nooit", Use(1, 1), Use(20, 8), -1.8, -4.2, Interval(-2.5, -1.2, 2000)),),
}


def words_spec(*, pickable: bool = False) -> dict[str, Any]:
    total = WordTotal(100, 2000, 9)
    answer = Keyness(BY_MODE, None, (), WORDS, total, total, rare=5, with_common=True, lacks=(), footing=FOOTING)
    return checked(charts.words_chart(answer, "titel", ["onder"], pickable=pickable))


def test_words_stand_in_order_those_of_the_word_above_those_of_the_deed_and_all_are_named() -> None:
    spec = words_spec()
    (points,) = layers(spec, "point")
    assert points["encoding"]["y"]["sort"] == ["zullen", "plan", "beleid", "nooit"]
    assert points["encoding"]["y"]["axis"]["labelOverlap"] is False
    assert [row["side"] for row in data(spec, "log_odds")] == ["woord", "woord", "woord", "daad"]


def test_a_word_has_its_interval_within_the_axis_and_one_without_has_none() -> None:
    spec = words_spec()
    rows_ = data(spec, "log_odds")
    assert [(row["low"], row["high"]) for row in rows_] == [(1.5, 2.6), (-0.1, 2.4), (None, None), (-2.5, -1.2)]
    (points,) = layers(spec, "point")
    low, high = points["encoding"]["x"]["scale"]["domain"]
    assert low == -high
    assert high > 2.6
    assert [row["times"] for row in rows_] == ["8,2 keer", "4,1 keer", "3,7 keer", "6,0 keer"]


def test_a_chart_on_a_page_has_room_for_what_stands_around_its_rows() -> None:
    assert words_spec(pickable=True)["height"] > words_spec()["height"] == 22 * 4


def test_a_word_whose_interval_goes_on_on_the_other_side_has_a_hollow_sign() -> None:
    spec = words_spec()
    assert [row["firm"] for row in data(spec, "log_odds")] == [True, False, False, True]
    (points,) = layers(spec, "point")
    assert points["encoding"]["fillOpacity"] == {"condition": {"test": "datum.firm", "value": 1}, "value": 0}


def test_only_the_chart_on_the_page_lets_a_word_be_picked() -> None:
    assert [param["name"] for param in words_spec(pickable=True)["params"]] == [charts.PICKED_WORD]
    assert "params" not in words_spec()
