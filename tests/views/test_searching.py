"""Zoeken: over nothing, over a corpus, and after what its reader does; and what its table and chart are given."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import altair as alt
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from pipeline.browse import concordance as engine
from pipeline.browse.concordance import DocumentHits, Order
from pipeline.browse.spread import spread
from pipeline.browse.timeline import Grouping, Period
from pipeline.search import By
from pipeline.search.faults import Fault, QueryError
from pipeline.selection import Selection
from tests.views.components import given
from tests.views.corpus import HOSTILE_TITLE
from views import charts, concordance, found, search_form, searched
from views.choices import Measure
from views.searched import Search, said

Open = Callable[..., AppTest]


def table(app: AppTest) -> dict[str, Any]:
    """What the table of hits was given."""
    (shown,) = given(app, "concordance")
    return shown


def lines(app: AppTest) -> list[dict[str, Any]]:
    return table(app)["lines"]


def drawn(app: AppTest) -> list[str]:
    """The periods that the chart draws."""
    (chart,) = app.get("vega_lite_chart")
    (steps,) = [one for one in chart.proto.datasets if one.name == "steps"]
    periods: list[str] = pa.ipc.open_stream(steps.data.data).read_all()["period"].to_pylist()
    return periods


def words(app: AppTest) -> str:
    """Everything that the page says in running text."""
    return " ".join(element.value for element in (*app.markdown, *app.caption, *app.info, *app.warning))


@pytest.mark.parametrize("folder", ["bare", "unprocessed"])
def test_over_nothing_it_says_how_to_begin(folder: str, open_page: Open, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(folder)
    app = open_page("searching")
    assert app.title[0].value == "Zoeken"
    assert "wijkspiegel run" in app.info[0].value


def test_before_anything_is_asked_it_shows_what_can_be(open_page: Open, full: Path) -> None:
    app = open_page("searching")
    assert not given(app, "concordance")
    app.button(key="voorbeeld-0").click().run()
    assert not app.exception
    assert app.text_input(key=search_form.TYPED_KEY).value == search_form.EXAMPLES[0]
    assert lines(app)


@pytest.mark.parametrize("place", range(len(search_form.EXAMPLES)))
def test_every_example_can_be_asked(place: int, open_page: Open, full: Path) -> None:
    app = open_page("searching", zoek=search_form.EXAMPLES[place])
    assert not app.error


def test_hits_stand_with_their_context_their_source_and_a_way_to_read_them(open_page: Open, full: Path) -> None:
    app = open_page("searching", zoek="opbouw*")
    first, *_ = lines(app)
    assert first["keyword"].lower().startswith("opbouw")
    assert first["year"] == "2010"
    assert first["document"] == "Nota 1"
    link, query = first["href"].split("?")
    assert link == "lezen"
    assert parse_qs(query).keys() == {"doc", "unit", "zoek"}
    assert [tag["said"] for tag in first["themes"]] == ["opbouwwerk: aanwezig"]
    assert "treffers, in" in words(app)
    assert drawn(app) == ["2010", "2016", "2018", "2021"]


def test_the_button_asks_what_was_typed(open_page: Open, full: Path) -> None:
    app = open_page("searching", zoek="opbouw*")
    before = lines(app)
    app.text_input(key=search_form.TYPED_KEY).set_value("moestuin | wegbezuinigd")
    app.button[0].click().run()
    assert not app.exception
    assert {line["keyword"] for line in lines(app)} == {"wegbezuinigd"}
    assert before != lines(app)


@pytest.mark.parametrize(("order", "column"), [("keyword", "keyword"), ("document", "document"), ("year", "year")])
def test_the_address_says_which_column_sorts_and_which_way(
    order: str, column: str, open_page: Open, full: Path
) -> None:
    rising = [line[column].lower() for line in lines(open_page("searching", zoek="opbouw*", volgorde=order))]
    shown = open_page("searching", zoek="opbouw*", volgorde=f"-{order}")
    falling = [line[column].lower() for line in lines(shown)]
    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)
    assert rising[0] < falling[0]
    assert {one["id"]: one["sorted"] for one in table(shown)["columns"]}[order] == "descending"


def test_an_order_that_no_column_has_is_the_order_of_years(open_page: Open, full: Path) -> None:
    shown = table(open_page("searching", zoek="opbouw*", volgorde="-nonsense"))
    assert {one["sorted"] for one in shown["columns"] if one["id"] != "year"} == {"none"}


def test_a_second_press_on_a_heading_turns_the_order_and_another_heading_takes_over() -> None:
    assert concordance.turned((Order.YEAR, False), Order.YEAR) == "-year"
    assert concordance.turned((Order.YEAR, True), Order.YEAR) == "year"
    assert concordance.turned((Order.YEAR, True), Order.LEFT) == "left"


def test_filters_narrow_what_is_searched_and_the_page_says_so(open_page: Open, full: Path) -> None:
    everywhere = open_page("searching", zoek="opbouw*")
    absent = open_page("searching", **{"zoek": "opbouw*", "zoek-houding": "afwezig", "zoek-thema": "opbouwwerk"})
    assert 0 < len(lines(absent)) < len(lines(everywhere))
    assert all("opbouwwerk: afwezig" in {tag["said"] for tag in line["themes"]} for line in lines(absent))
    assert r"Beperkt tot\: thema opbouwwerk; afwezig\." in words(absent)
    assert "Elk aandeel is van deze" in words(absent)
    assert "Elk aandeel" not in words(everywhere)


def test_a_period_of_the_chart_narrows_the_lines_and_not_the_chart(open_page: Open, full: Path) -> None:
    app = open_page("searching", zoek="opbouw*", periode="2016-2016")
    assert {line["year"] for line in lines(app)} == {"2016"}
    assert "uit 2016" in app.subheader[0].value
    assert drawn(app) == ["2010", "2016", "2018", "2021"]
    app.button(key="alle-jaren").click().run()
    assert {line["year"] for line in lines(app)} > {"2016"}


def test_a_link_to_a_hit_carries_all_that_is_chosen(open_page: Open, full: Path) -> None:
    chosen = {"zoek-thema": "opbouwwerk", "periode": "2016-2016", "hele-zinnen": "true", "volgorde": "-left"}
    app = open_page("searching", zoek="opbouw*", **chosen)
    (carried,) = parse_qs(urlsplit(lines(app)[0]["href"]).query)["terug"]
    assert parse_qs(carried) == {key: [value] for key, value in chosen.items()}


def test_all_that_the_address_of_a_search_can_hold_is_carried(open_page: Open, full: Path) -> None:
    app = open_page("searching", zoek="opbouw*")
    widgets = [*app.get("button_group"), *app.toggle, *app.slider]
    bound = {key for one in widgets if (key := getattr(one.proto, "query_param_key", "")) and one not in app.sidebar}
    assert {"zoek-thema", "zoek-jaren", "hele-zinnen"} <= bound <= searched.CHOICES


def test_a_period_is_chosen_by_keyboard_as_by_a_click(open_page: Open, full: Path) -> None:
    app = open_page("searching", zoek="opbouw*")
    app.selectbox(key="picked_period").set_value("2016-2016").run()
    assert not app.exception
    assert {line["year"] for line in lines(app)} == {"2016"}
    assert app.query_params["periode"] == "2016-2016"


@pytest.mark.parametrize(
    ("address", "period"),
    [("2007-2014", Period(2007, 2014)), ("-2006", Period(None, 2006)), ("2020-", Period(2020, None)), ("-", None)],
)
def test_a_period_in_the_address_may_be_open_on_one_side(
    address: str, period: Period | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found.st, "query_params", {found.PERIOD: address})
    assert found.period_in_address() == period


def test_a_period_never_reaches_beyond_the_years_chosen() -> None:
    chosen = Selection(("cw",), years=(2010, 2012))
    assert found.within(chosen, Period(None, 2011)).years == (2010, 2011)
    assert found.within(replace(chosen, years=None), Period(2007, 2014)).years == (2007, 2014)


def test_nothing_found_says_in_how_much_and_what_to_try(open_page: Open, full: Path) -> None:
    app = open_page("searching", zoek="olifant")
    assert "Niets gevonden in" in app.info[0].value
    assert "ook in samenstellingen" in app.info[0].value
    assert not given(app, "concordance")


@pytest.mark.parametrize(("language", "said"), [("Nederlands", "niet gesloten"), ("English", "not closed")])
def test_a_search_that_cannot_be_read_says_why(language: str, said: str, open_page: Open, full: Path) -> None:
    app = open_page("searching", zoek='"de wijk', taal=language)
    assert said in app.error[0].value
    assert not given(app, "concordance")


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search is over before it looked through all."""
    search = engine.concordance
    monkeypatch.setattr(engine, "concordance", lambda *asked, **how: replace(search(*asked, **how), stopped=True))


def test_a_search_that_was_stopped_says_so_and_draws_no_years(open_page: Open, full: Path, stopped: None) -> None:
    app = open_page("searching", zoek="opbouw*")
    assert "afgebroken" in app.warning[0].value
    assert lines(app)
    assert not app.get("vega_lite_chart")


def test_a_search_that_was_stopped_before_it_found_anything_does_not_say_that_there_is_nothing(
    open_page: Open, full: Path, stopped: None
) -> None:
    app = open_page("searching", zoek="olifant")
    assert "niet doorzocht" in app.warning[0].value
    assert not app.info


def test_more_hits_than_a_page_are_turned_and_another_search_begins_at_its_first(open_page: Open, full: Path) -> None:
    first = open_page("searching", zoek="/[a-z]/")
    second = open_page("searching", **{"zoek": "/[a-z]/", "treffers-blad": "2"})
    assert len(lines(first)) == len(lines(second)) == 25
    assert [line["left"] for line in lines(first)] != [line["left"] for line in lines(second)]
    second.text_input(key=search_form.TYPED_KEY).set_value("opbouw*")
    second.button[0].click().run()
    assert lines(second) == lines(open_page("searching", zoek="opbouw*"))


def test_a_link_from_another_page_brings_how_words_count(open_page: Open, full: Path) -> None:
    app = open_page("searching", **{"zoek": "werk", "zoek-op": "part", "accenten": "los"})
    assert app.toggle(key=search_form.FOLDED_KEY).value
    assert any("opbouwwerk" in line["keyword"].lower() for line in lines(app))
    assert {"zoek-op=part", "accenten=los"} <= set(lines(app)[0]["href"].split("?")[1].split("&"))


def test_what_a_document_holds_reaches_the_table_as_text_only(open_page: Open, full: Path) -> None:
    app = open_page("searching", zoek="alert")
    (line, *_) = lines(app)
    assert line["document"] == HOSTILE_TITLE
    assert "<script>" in line["left"]
    assert all("<script>" not in said.value for said in (*app.markdown, *app.caption))


def test_a_search_goes_to_other_pages_by_words_that_no_language_changes() -> None:
    assert Search("wijk").query() == {"zoek": "wijk"}
    assert Search("wijk", By.LEMMA, folded=True).query() == {"zoek": "wijk", "zoek-op": "lemma", "accenten": "los"}


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_of_a_search_is_said_in_words(fault: Fault) -> None:
    assert said(QueryError(fault, "a*b")).endswith(r"(a\*b)")


STEPS = spread(
    [
        *(DocumentHits(f"a{n}", 2010, 2 * n, n, 20) for n in range(4)),
        DocumentHits("b", 2012, 9, 9, 9),
    ],
    Grouping.YEAR,
)


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("pickable", [True, False])
def test_the_chart_keeps_to_the_schema_and_draws_only_years_that_were_searched(
    measure: Measure, pickable: bool
) -> None:
    spec = charts.spread_chart(STEPS, measure, "titel", ["onder"], pickable=pickable)
    alt.Chart.from_dict(spec)  # raises where Vega-Lite's schema is not kept
    firm, small = spec["datasets"]["steps"]
    assert (firm["period"], firm["hits"], small["period"], small["hits"]) == ("2010", 12, "2012", 9)
    assert (charts.PICKED in json.dumps(spec)) is pickable


def test_a_year_below_the_minimum_is_hollow_and_stretches_no_axis() -> None:
    chart = charts.spread_chart(STEPS, Measure.SENTENCES, "titel", [])
    firm, small = chart["datasets"]["steps"]
    assert "white" not in json.dumps(chart), "a hollow point would shine on a dark page"
    assert (firm["small"], firm["firm"]) == (False, pytest.approx(6 / 80))
    assert (small["small"], small["firm"], small["low"], small["over"]) == (True, None, None, True)
    assert small["drawn"] < 1
    assert "100,0% (9 van 9)" in small["written"]


def test_the_interval_of_a_year_in_which_nothing_was_found_stretches_no_axis_and_ends_at_the_top() -> None:
    found = [DocumentHits(f"a{n}", 2010, 2, 2, 100) for n in range(8)]
    steps = spread([*found, *(DocumentHits(f"b{n}", 2011, 0, 0, 100) for n in range(3))], Grouping.YEAR)
    assert steps[1].sentences.interval is not None
    first, second = charts.spread_chart(steps, Measure.SENTENCES, "titel", [])["datasets"]["steps"]
    assert steps[1].sentences.interval.high > 0.5
    assert second["high"] == pytest.approx(1.05 * first["high"])
    assert "–" in second["interval"]


def test_where_nothing_was_found_in_any_year_the_axis_has_the_intervals() -> None:
    steps = spread([DocumentHits(f"b{n}", 2011, 0, 0, 100) for n in range(3)], Grouping.YEAR)
    (only,) = charts.spread_chart(steps, Measure.SENTENCES, "titel", [])["datasets"]["steps"]
    assert steps[0].sentences.interval is not None
    assert only["high"] == steps[0].sentences.interval.high
