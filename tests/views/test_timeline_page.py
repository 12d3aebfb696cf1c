"""Tijdlijn: what it shows, what its reader chooses, and the sentences behind a point."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
POINT = "community_work.2010"


def captions(app: AppTest) -> str:
    return " ".join(caption.value for caption in app.caption).replace("\\", "")


def rows(app: AppTest) -> list[dict[str, str]]:
    """The table, as a reader sees it: without what keeps Markdown from reading it."""
    found = app.table[0].value.to_dict("records")
    return [{name: str(cell).replace("\\", "") for name, cell in row.items()} for row in found]


def titles(app: AppTest) -> list[str]:
    return [json.loads(chart.proto.spec)["title"]["text"] for chart in app.get("vega_lite_chart")]


def quotes(app: AppTest) -> list[str]:
    return [html.proto.body for html in app.get("html") if "<blockquote" in html.proto.body]


def test_each_theme_has_its_sentences_and_beside_them_its_documents(open_page: Open, full: Path) -> None:
    app = open_page("timeline", themas="opbouwwerk")
    assert titles(app) == ["Opbouwwerk: aandeel van de zinnen", "In welk deel van de documenten"]
    assert "minder dan 3 documenten of 10 zinnen" in captions(app)
    assert "bootstrap over documenten, 2.000 trekkingen" in captions(app)
    assert {"documenten met het thema", "aandeel documenten", "95%-interval"} <= set(rows(app)[0])


def test_it_goes_by_period_once_lines_are_split_and_says_over_what_it_counts(open_page: Open, full: Path) -> None:
    app = open_page("timeline")
    together = app.button_group(key="stap")
    assert together.value == "year"
    app.button_group(key="uitsplitsing").set_value("source_kind").run()
    assert not app.exception
    apart = app.button_group(key="stap-uitgesplitst")
    assert apart.value == "period"
    assert apart.options == together.options
    assert {row["soort bron"] for row in rows(app)} == {"beleid", "praktijk", "essay"}
    assert {row["periode"] for row in rows(app)} <= {"2007–2014", "2015–2019", "vanaf 2020"}
    assert "van dezelfde soort bron" in captions(app)


@pytest.mark.parametrize(
    ("split", "groups"),
    [("mode", {"woord", "daad", "geen van beide"}), ("stance", {"aanwezig", "afwezig"})],
)
def test_lines_are_split_by_mode_and_by_stance(split: str, groups: set[str], open_page: Open, full: Path) -> None:
    app = open_page("timeline")
    app.button_group(key="uitsplitsing").set_value(split).run()
    assert not app.exception
    heading = {"mode": "woord of daad", "stance": "aanwezig of afwezig"}[split]
    assert {row[heading] for row in rows(app)} == groups


def test_documents_without_an_outlet_are_one_that_can_be_chosen(open_page: Open, full: Path) -> None:
    app = open_page("timeline")
    app.button_group(key="uitsplitsing").set_value("outlet").run()
    assert not app.exception
    assert {row["medium"] for row in rows(app)} == {"medium niet bekend"}
    app.multiselect(key="media").set_value([]).run()
    assert not app.exception
    assert "ten minste één medium" in app.info[0].value


def test_periods_begin_where_the_reader_wants(open_page: Open, full: Path) -> None:
    app = open_page("timeline", stap="per periode", grenzen="2012, 2018")
    assert {row["periode"] for row in rows(app)} == {"t/m 2011", "2012–2017", "vanaf 2018"}
    app.text_input(key="grenzen").set_value("vroeger").run()
    assert not app.exception
    assert "niet te lezen" in app.warning[0].value
    assert not app.get("vega_lite_chart")


def test_smoothing_says_so_in_chart_caption_and_table(open_page: Open, full: Path) -> None:
    app = open_page("timeline", themas="opbouwwerk")
    app.button_group(key="vloeiend").set_value("3").run()
    assert not app.exception
    spec = json.loads(app.get("vega_lite_chart")[0].proto.spec)
    assert spec["title"]["subtitle"][0] == "vloeiend gemaakt: elk punt telt 3 jaar samen"
    assert "buren delen zinnen" in captions(app)
    assert rows(app)[0]["jaar"] == "2010 (2010–2011)"


def test_as_numbers_there_is_no_interval_and_nothing_to_smooth(open_page: Open, full: Path) -> None:
    app = open_page("timeline", themas="opbouwwerk", vloeiend="over 3 jaar")
    app.button_group(key="maat").set_value("absolute").run()
    assert not app.exception
    assert titles(app) == ["Opbouwwerk: aantal zinnen", "In hoeveel documenten"]
    assert "geteld en niet geschat" in captions(app)
    assert "bootstrap" not in captions(app)
    assert rows(app)[0]["jaar"] == "2010"


def test_a_point_in_the_address_opens_its_sentences_with_a_link_to_each(open_page: Open, full: Path) -> None:
    app = open_page("timeline", punt=POINT)
    assert app.selectbox(key="picked_point").value == POINT
    (row,) = [row for row in rows(app) if (row["thema"], row["jaar"]) == ("opbouwwerk", "2010")]
    counted = row["met het thema"]
    (told,) = [one.value.replace("\\", "") for one in app.markdown if one.value.startswith("2010")]
    assert told.startswith(f"2010: {counted} zinnen")
    assert told.endswith("; te weinig: 2 documenten, 12 zinnen.")
    shown = min(10, int(counted.split()[0]))
    assert len(quotes(app)) == shown > 0
    links = [link.proto.query_string for link in app.get("page_link")]
    assert all("doc=" in link and "unit=" in link for link in links[-shown:])


def test_a_point_is_chosen_from_a_list_and_stands_in_the_address(open_page: Open, full: Path) -> None:
    app = open_page("timeline", themas="opbouwwerk")
    assert not quotes(app)
    app.selectbox(key="picked_point").set_value(POINT).run()
    assert not app.exception
    assert app.query_params["punt"] == POINT
    assert quotes(app)


def test_a_point_that_is_not_in_the_charts_is_said_to_be_gone(open_page: Open, full: Path) -> None:
    app = open_page("timeline", punt="community_work.1950")
    assert "staat niet in deze grafieken" in app.info[0].value
    assert not quotes(app)


def test_the_caption_names_no_place_for_on_a_phone_and_in_a_picture_charts_stand_below_each_other(
    open_page: Open, full: Path
) -> None:
    told = captions(open_page("timeline", themas="opbouwwerk"))
    assert "twee grafieken" in told
    assert not {"links", "rechts", "boven", "onder"} & set(re.findall(r"\w+", told.lower()))


def test_it_asks_for_a_theme_when_none_is_chosen(open_page: Open, full: Path) -> None:
    app = open_page("timeline")
    app.button_group(key="themas").set_value([]).run()
    assert not app.exception
    assert "ten minste één thema" in app.info[0].value
