"""Charts go out as pictures that say what they stand on, drawn for paper, in the language of who asked."""

from __future__ import annotations

import struct
from threading import Thread
from typing import Any
from xml.etree import ElementTree

import pytest

from pipeline.codebook import Language
from tests.views.answers import FIRM, FOOTING, SMALL, WIDE, contrast, drawing, timeline
from views import charts, pictures, standing, strings
from views.charts import axes
from views.pictures import PictureForm, picture

TITLE = '<script>hostile</script> "&'
LINES = ["Geteld over <b>100</b> zinnen. " + 20 * "Een lange regel onder de grafiek. ", "Bron: Wijkspiegel."]
COLOURS = {"cw": "#009E73"}


def inputs(**more: Any) -> dict[str, Any]:
    answer = contrast(WIDE)
    drawn = {"contrasts": {TITLE: answer.contrasts[0]}, "pair": answer.pair, "colours": COLOURS, "of": "thema"}
    return {**drawn, "title": TITLE, "subtitle": ["onder"], **more}


@pytest.fixture(scope="module")
def svg() -> ElementTree.Element:
    return ElementTree.fromstring(picture(charts.contrast_chart, inputs(), LINES, PictureForm.SVG))  # noqa: S314 (ours)


def words(svg: ElementTree.Element) -> list[str]:
    """All lines of text."""
    return [text for one in svg.iter() if one.tag.endswith(("}text", "}tspan")) and (text := (one.text or "").strip())]


def test_a_picture_holds_its_title_its_lines_and_where_it_comes_from(svg: ElementTree.Element) -> None:
    assert {"onder", "Bron: Wijkspiegel."} <= set(words(svg))
    assert any(line.startswith("Geteld over <b>100</b> zinnen.") for line in words(svg))


def test_what_a_label_holds_is_letters_in_a_picture(svg: ElementTree.Element) -> None:
    assert TITLE in words(svg)
    tags = {one.tag.rpartition("}")[2] for one in svg.iter()}
    assert tags <= {"svg", "g", "path", "text", "tspan", "rect", "line", "defs", "clipPath"}
    assert not any(name.startswith("on") or name.endswith("href") for one in svg.iter() for name in one.attrib)


def test_lines_are_broken_at_the_width_of_a_chart(svg: ElementTree.Element) -> None:
    assert max(map(len, words(svg))) <= pictures.LINE
    assert 640 < float(svg.attrib["width"]) < 1000


def test_a_png_is_sharp_enough_to_print() -> None:
    drawn = {"drawing": drawing(timeline(FIRM, SMALL)), "title": "titel", "subtitle": ["onder"]}
    png = picture(charts.timeline_picture, drawn, LINES, PictureForm.PNG)
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width > 1600
    assert height > 800


def test_a_picture_is_drawn_for_paper_whatever_the_page_is(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []

    def draw(**rest: Any) -> charts.Spec:
        seen.append(axes.theme())
        return charts.contrast_chart(**rest)

    picture(draw, inputs(), LINES, PictureForm.SVG)
    assert seen == ["light"]
    assert axes.theme() != "light"


def test_a_file_speaks_the_language_of_who_asked_on_a_thread_that_knows_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(strings.st.session_state, strings.LANGUAGE_KEY, Language.ENGLISH)
    said: list[str] = []
    make = strings.in_this_language(lambda: said.append(strings.say("page.contrast")))
    monkeypatch.delitem(strings.st.session_state, strings.LANGUAGE_KEY)
    thread = Thread(target=make)
    thread.start()
    thread.join()
    assert said == ["Word and deed"]
    assert strings.say("page.contrast") == "Woord en daad"


def test_the_source_names_product_state_and_versions_and_says_that_examples_are_fictional() -> None:
    source = standing.source(FOOTING)
    for told in (
        "Wijkspiegel",
        "stand 3a5f00c2d1e4",
        "met fictieve voorbeelden",
        "Codeboek 1",
        "nl_test 1.0",
        FOOTING.labeller,
    ):
        assert told in source
