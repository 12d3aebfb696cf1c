"""Charts draw what the answer says, and nothing that it says not to draw."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import altair as alt
import pytest

from pipeline.bootstrap import Interval
from pipeline.browse.contrast import Contrast, Gap, SideFigures, SideTotal, WordAndDeed
from pipeline.browse.figures import Lack, Lacking, Share
from pipeline.browse.footing import Footing
from pipeline.browse.overview import DocumentCount
from pipeline.browse.timeline import Grouping, Period, Point, Timeline
from pipeline.codebook import SourceKind
from pipeline.selection import Side, Sides
from views import charts, quoting

FOOTING = Footing(100, 8, 2, 5, "rule:cues@0000abcd", "1", "nl_test 1.0", 3)
FIRM = Share(20, 100, 4, Interval(0.1, 0.3, 2000))
SMALL = Share(1, 9, 1, None, Lack(Lacking.UNITS, 9, 10))
EMPTY = Share(0, 0, 0, None, Lack(Lacking.UNITS, 0, 10))
LABELS = {"cw": "opbouwwerk"}
COLOURS = {"cw": "#009E73"}


def timeline(*shares: Share, kind: SourceKind | None = None) -> Timeline:
    points = [Point("cw", Period(2010 + at, 2010 + at), kind, share, 0) for at, share in enumerate(shares)]
    return Timeline(tuple(points), Grouping.YEAR, kind is not None, FOOTING)


def drawn(answer: Timeline) -> dict[str, Any]:
    """The specification, checked against Vega-Lite's schema."""
    events = {2011: "Wet op de wijk", 1999: "te vroeg"}
    return checked(charts.timeline_chart(answer, "cw", "#009E73", events=events, title="titel", subtitle="ondertitel"))


def checked(spec: dict[str, Any]) -> dict[str, Any]:
    alt.Chart.from_dict(spec)  # raises where Vega-Lite's schema is not kept
    return spec


def rows(spec: dict[str, Any], column: str) -> list[dict[str, Any]]:
    return [row for data in spec["datasets"].values() for row in data if column in row]


def test_a_group_below_the_minimum_has_a_hollow_point_no_line_and_no_interval() -> None:
    firm, small, empty = rows(drawn(timeline(FIRM, SMALL, EMPTY)), "solid")
    assert (firm["solid"], firm["low"], firm["high"], firm["small"]) == (0.2, 0.1, 0.3, False)
    assert small["small"]
    assert small["share"] == pytest.approx(1 / 9)
    assert small["solid"] is None
    assert small["low"] is None
    assert empty["share"] is None


def test_lines_break_where_there_is_no_point() -> None:
    lines = [layer["mark"] for layer in drawn(timeline(FIRM, EMPTY, FIRM))["layer"] if layer["mark"]["type"] == "line"]
    assert [line["invalid"] for line in lines] == ["break-paths-show-domains"]


def test_a_tooltip_gives_counts_and_denominators_in_dutch() -> None:
    (row,) = rows(drawn(timeline(FIRM)), "solid")
    assert row["written"] == "20,0% (20 van 100 zinnen)"
    assert row["interval"] == "10,0%–30,0%"


def test_law_changes_are_marked_at_the_turn_of_the_year_and_only_within_the_years_shown() -> None:
    marks = rows(drawn(timeline(FIRM, FIRM, FIRM)), "event")
    assert {(mark["at"], mark["event"]) for mark in marks} == {(2010.5, "Wet op de wijk")}


def test_kinds_of_source_differ_in_shape_and_not_only_in_colour() -> None:
    points = [
        layer for layer in drawn(timeline(FIRM, kind=SourceKind.POLICY))["layer"] if layer["mark"]["type"] == "point"
    ]
    assert points
    for layer in points:
        assert len(set(layer["encoding"]["shape"]["scale"]["range"])) == len(SourceKind)


@pytest.mark.parametrize("period", [Period(None, 2006), Period(2007, 2014), Period(2020, None)])
def test_a_period_is_drawn_at_its_middle_under_its_own_name(period: Period) -> None:
    answer = replace(timeline(FIRM), points=(Point("cw", period, None, FIRM, 1),), grouping=Grouping.PERIOD)
    (row,) = rows(drawn(answer), "solid")
    assert row["period"] == period.label
    assert (period.first or 0) <= row["at"] <= (period.last or 9999)


def contrast(gap: Gap) -> WordAndDeed:
    figures = SideFigures(FIRM, FIRM)
    total = SideTotal(100, 8)
    return WordAndDeed(Sides.MODE, (Contrast("cw", figures, figures, gap),), total, total, 8, FOOTING)


LACK = Gap(None, None, (Lack(Lacking.UNITS, 3, 10, Side.DEED),))
WIDE = Gap(12.0, Interval(2.0, 22.0, 2000), ())


def gap_spec(gap: Gap) -> dict[str, Any]:
    return checked(charts.gap_chart(contrast(gap), LABELS, COLOURS, "titel", "ondertitel"))


def test_all_other_charts_keep_the_schema() -> None:
    assert checked(charts.presence_chart(contrast(WIDE), LABELS, "titel", "ondertitel"))
    counts = [DocumentCount(SourceKind.POLICY, 2010, 3, fictional=1), DocumentCount(SourceKind.ESSAY, 2012, 1, 0)]
    assert checked(charts.documents_chart(counts, "titel", "ondertitel"))


def test_what_a_chart_names_it_brings_along() -> None:
    for spec in (drawn(timeline(FIRM)), drawn(timeline(FIRM, SMALL, FIRM))):
        named = {part["data"]["name"] for part in (spec, *spec["layer"]) if "data" in part}
        assert named == set(spec["datasets"])


def test_a_gap_on_too_little_is_not_drawn() -> None:
    (row,) = rows(gap_spec(LACK), "gap")
    assert row["gap"] is None
    assert row["low"] is None


def test_zero_stands_in_the_middle_of_the_gaps() -> None:
    domains = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in gap_spec(WIDE)["layer"]
        if "scale" in layer["encoding"]["x"]
    ]
    assert domains
    assert all(low == -high < -22 for low, high in domains)


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (WIDE, "Het woord is dus ruimer dan de daad."),
        (Gap(-12.0, Interval(-22.0, -2.0, 2000), ()), "De daad is dus ruimer dan het woord."),
        (Gap(2.0, Interval(-3.0, 7.0, 2000), ()), "sluit nul in"),
        (LACK, "daad: 3 van de 10 zinnen"),
    ],
)
def test_the_sentence_to_quote_says_what_its_interval_allows(gap: Gap, said: str) -> None:
    answer = contrast(gap)
    text = quoting.paragraph(answer.contrasts[0], answer, LABELS)
    assert said in text
    assert "waarvan 2 fictieve voorbeelden" in text


@pytest.mark.parametrize(
    ("fictional", "said"), [(2, "8 documenten (waarvan 2 fictieve voorbeelden); "), (0, "8 documenten; ")]
)
def test_the_source_to_cite_names_fictional_documents_where_there_are_any(fictional: int, said: str) -> None:
    answer = contrast(Gap(10.0, Interval(1.0, 20.0, 2000), ()))
    footing = replace(FOOTING, fictional_documents=fictional)
    assert said in quoting.source(replace(answer, footing=footing))


def test_the_sentence_to_quote_gives_numbers_and_interval() -> None:
    answer = contrast(WIDE)
    text = quoting.paragraph(answer.contrasts[0], answer, LABELS)
    assert "20% van de zinnen aan de kant van het woord (20 van 100)" in text
    assert "een kloof van +12,0 procentpunt (95%-interval +2,0 tot +22,0)" in text
