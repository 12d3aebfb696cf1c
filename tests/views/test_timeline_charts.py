"""The charts of Tijdlijn draw what was counted, tell groups apart, and let each point be picked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import altair as alt
import pytest

from pipeline.bootstrap import Interval
from pipeline.browse.figures import Lack, Lacking, Share
from pipeline.browse.timeline import Period, Split, Steps, Timeline
from pipeline.codebook import SourceKind
from tests.views.answers import EMPTY, FIRM, SMALL, along, drawing, timeline
from views import charts, rows
from views.charts import Spec, time_axis
from views.charts.laws import LANE, law_rows, title_offset
from views.choices import Counting, Part

BOTH = (SourceKind.POLICY, SourceKind.PRACTICE)


def drawn(answer: Timeline, part: Part = Part.FREQUENCY, **more: Any) -> dict[str, Any]:
    """The specification, checked against Vega-Lite's schema."""
    spec = charts.timeline_chart(drawing(answer, **more), part, title="titel", subtitle=["onder"])
    alt.Chart.from_dict(spec)  # raises where Vega-Lite's schema is not kept
    return spec


def data(spec: dict[str, Any], part: Part = Part.FREQUENCY) -> list[dict[str, Any]]:
    rows_: list[dict[str, Any]] = spec["datasets"][part]
    return rows_


def apart(*shares: Share) -> Timeline:
    """The same shares of policy and of practice."""
    first, second = (timeline(*shares, kind=kind) for kind in BOTH)
    return replace(first, points=first.points + second.points)


def layers(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def picking(spec: dict[str, Any]) -> dict[str, Any]:
    (layer,) = [layer for layer in layers(spec, "point") if "tooltip" in layer["encoding"]]
    return layer


def test_a_group_below_the_minimum_has_a_hollow_point_no_line_and_no_interval() -> None:
    firm, small, empty = data(drawn(timeline(FIRM, SMALL, EMPTY)))
    assert (firm["solid"], firm["low"], firm["high"], firm["small"]) == (0.2, 0.1, 0.3, False)
    assert small["shown"] == pytest.approx(1 / 9)
    assert (small["solid"], small["low"], small["small"]) == (None, None, True)
    assert (empty["shown"], empty["solid"]) == (None, None)


def test_a_hollow_point_does_not_stretch_the_axis_and_tells_that_it_lies_above_it() -> None:
    high = Share(9, 9, 1, None, Lack(Lacking.UNITS, 9, 10))
    firm, small = data(drawn(timeline(FIRM, high)))
    assert small["shown"] == pytest.approx(1.05 * 0.3)
    assert (firm["over"], small["over"]) == (False, True)


def test_the_interval_of_nought_does_not_stretch_the_axis() -> None:
    nought = Share(0, 100, 3, Interval(0.0, 0.6, 2000))
    firm, none = data(drawn(timeline(FIRM, nought)))
    assert (firm["high"], none["high"]) == (0.3, pytest.approx(1.05 * 0.3))
    assert none["interval"] == "0,0%–60,0%"


def test_lines_break_where_there_is_no_point() -> None:
    lines = [layer["mark"] for layer in layers(drawn(timeline(FIRM, EMPTY, FIRM)), "line")]
    assert [line["invalid"] for line in lines] == ["break-paths-show-domains"]


def test_a_tooltip_gives_counts_and_denominators_in_dutch_or_what_is_lacking() -> None:
    firm, small = data(drawn(timeline(FIRM, SMALL)))
    assert (firm["written"], firm["interval"]) == ("20,0% (20 van 100)", "10,0%–30,0%")
    assert small["interval"] == "te weinig: 1 document, 9 zinnen"


def test_the_year_view_speaks_of_a_year_and_a_split_of_its_group() -> None:
    titles = [
        [tip["title"] for tip in picking(drawn(one))["encoding"]["tooltip"]] for one in (timeline(FIRM), apart(FIRM))
    ]
    assert titles[0][0] == "jaar"
    assert ["soort bron" in found for found in titles] == [False, True]


def test_as_numbers_sentences_are_counted_without_an_interval_and_none_out_of_none_is_no_point() -> None:
    spec = drawn(timeline(FIRM, SMALL, EMPTY), counting=Counting.ABSOLUTE)
    found = [(row["shown"], row["solid"], row["low"]) for row in data(spec)]
    assert found == [(20, 20, None), (1, None, None), (None, None, None)]


def test_documents_have_an_axis_that_holds_all_of_them() -> None:
    spec = drawn(timeline(FIRM), Part.DISPERSION)
    scales = [layer["encoding"]["y"]["scale"]["domain"] for layer in layers(spec, "line")]
    assert scales == [[0, {"expr": "dispersion_top"}]]
    assert {"name": "dispersion_top", "value": 1.05} in spec["params"]


def test_groups_are_told_apart_by_colour_and_by_shape_in_one_legend() -> None:
    spec = drawn(apart(FIRM, SMALL))
    (solid, *_) = [layer for layer in layers(spec, "point") if "shape" in layer["encoding"]]
    for sign in ("color", "shape"):
        scale = solid["encoding"][sign]["scale"]
        assert scale["domain"] == ["beleid", "praktijk"]
        assert len(set(scale["range"])) == 2
    assert {row["name"] for row in data(spec)} == {"beleid", "praktijk"}


def test_points_of_groups_in_one_year_stand_beside_each_other_within_it() -> None:
    at = [row["at"] for row in data(drawn(apart(FIRM, FIRM)))]
    assert len(set(at)) == 4
    assert all(abs(place - round(place)) < 0.5 for place in at)


def test_a_hostile_outlet_is_only_a_name_in_the_data() -> None:
    name = "<img src=x onerror=alert(1)>"
    answer = timeline(FIRM)
    points = tuple(replace(point, group=name) for point in answer.points)
    (row,) = data(drawn(replace(answer, points=points, split=Split.OUTLET)))
    assert row["name"] == name


def picks(spec: Spec) -> list[Spec]:
    """The parameters of a chart by which something in it is picked."""
    return [one for one in spec["params"] if "select" in one]


def test_a_point_is_picked_by_its_key_and_the_chosen_one_has_a_ring() -> None:
    answer = timeline(FIRM, FIRM)
    chosen = answer.points[1].key
    spec = drawn(answer, chosen=chosen)
    (pick,) = picks(spec)
    assert (pick["name"], pick["select"]["fields"]) == (charts.PICKED_POINT, ["key"])
    assert [row["key"] for row in data(spec)] == [point.key for point in answer.points]
    assert [row["chosen"] for row in data(spec)] == [False, True]


def test_a_picture_has_both_charts_and_nothing_to_pick() -> None:
    spec = charts.timeline_picture(drawing(timeline(FIRM, SMALL)), title="titel", subtitle=["onder"])
    alt.Chart.from_dict(spec)
    assert len(spec["vconcat"]) == 2
    assert picks(spec) == []


def test_where_years_are_smoothed_their_own_share_stays_to_be_seen_and_the_years_are_named() -> None:
    answer = timeline(FIRM, SMALL)
    points = tuple(
        replace(point, years=Period(2010, 2011), own=own)
        for point, own in zip(answer.points, (SMALL, FIRM), strict=True)
    )
    first, second = data(drawn(replace(answer, points=points, steps=Steps(smoothing=3))))
    assert (first["own"], second["own"]) == (None, 0.2)  # a year on too little is not drawn beside
    assert first["period"] == "2010 (2010–2011)"


def test_a_law_is_marked_at_the_point_of_its_year_and_only_within_the_years_shown() -> None:
    spec = drawn(timeline(FIRM, FIRM, FIRM))
    assert {(mark["at"], mark["event"]) for mark in spec["datasets"]["laws"]} == {(2011, "Wet op de wijk")}
    assert 2011 in {row["at"] for row in data(spec)}


def test_among_periods_a_law_is_marked_at_their_border() -> None:
    spec = drawn(along(Period(2007, 2010), Period(2011, 2014), shares=(FIRM, FIRM)))
    assert {mark["at"] for mark in spec["datasets"]["laws"]} == {2010.5}


def test_years_of_laws_that_stand_close_are_written_above_each_other_and_the_title_makes_room() -> None:
    answer = timeline(*[FIRM] * 20)
    marks = law_rows({2011: "a", 2012: "b", 2013: "c", 2020: "d"}, time_axis(answer))
    assert [mark["lane"] for mark in marks] == [0, 1, 2, 0]
    assert title_offset(marks) == title_offset([]) + 2 * LANE
    assert [mark["lane"] for mark in law_rows({2012: "a", 2018: "b"}, time_axis(answer))] == [0, 0]


@pytest.mark.parametrize(
    ("period", "name"),
    [(Period(None, 2006), "t/m 2006"), (Period(2007, 2014), "2007–2014"), (Period(2020, None), "vanaf 2020")],
)
def test_a_period_is_drawn_at_its_middle_under_its_own_name(period: Period, name: str) -> None:
    (row,) = data(drawn(along(period, shares=(FIRM,))))
    assert row["period"] == rows.period_name(period) == name
    assert (period.first or 0) <= row["at"] <= (period.last or 9999)


def test_an_open_period_reaches_as_far_as_the_corpus() -> None:
    answer = replace(along(Period(None, 1999), Period(2000, None), shares=(FIRM, FIRM)), ends=(1980, 2025))
    assert time_axis(answer).years == (1980, 2025)
