"""A link means the same in either language: what stands in the address as a label of one is understood in the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
Address = dict[str, str | list[str]]

ADDRESSES: dict[str, tuple[Address, Address]] = {
    "timeline": (
        {"themas": "opbouwwerk", "uitsplitsing": "medium", "maat": "aantal"},
        {"themas": "community work", "uitsplitsing": "outlet", "maat": "number"},
    ),
    "contrast": (
        {"kanten": "eigen groepen", "a-bron": ["beleid", "essay"], "a-vorm": "woord", "deel": "Per periode"},
        {"kanten": "own groups", "a-bron": ["policy", "essay"], "a-vorm": "word", "deel": "By period"},
    ),
    "searching": (
        {"zoek": "opbouw*", "zoek-soort": ["lopende tekst", "kop"], "maat": "aantallen"},
        {"zoek": "opbouw*", "zoek-soort": ["running text", "heading"], "maat": "counts"},
    ),
    "reading": (
        {"lees-themas": "opbouwwerk", "lees-vorm": ["woord", "geen van beide"], "lees-stem": "schrijver"},
        {"lees-themas": "community work", "lees-vorm": ["word", "neither"], "lees-stem": "author"},
    ),
    "method": ({"hoofdstuk": "kwaliteit"}, {"hoofdstuk": "quality"}),
}
"""What the address of a page may hold, in Dutch and in English; the app under test keeps the language to itself."""


@pytest.mark.parametrize("page", ADDRESSES)
def test_an_address_of_the_dutch_page_is_understood_in_english(page: str, open_page: Open, full: Path) -> None:
    dutch, english = ADDRESSES[page]
    assert open_page(page, **dutch, taal="en").query_params == english


@pytest.mark.parametrize("page", ["timeline", "contrast"])
def test_an_address_of_the_english_page_is_understood_in_dutch(page: str, open_page: Open, full: Path) -> None:
    dutch, english = ADDRESSES[page]
    assert open_page(page, **english).query_params == dutch


def test_a_choice_can_be_named_by_its_id_and_what_nobody_knows_is_left_out(open_page: Open, full: Path) -> None:
    app = open_page("timeline", themas=["community_work", "weather"], uitsplitsing="weather")
    assert app.query_params == {"themas": "opbouwwerk"}


def test_a_choice_that_is_there_keeps_its_meaning_when_the_language_changes(open_page: Open, full: Path) -> None:
    app = open_page("timeline", themas="community work")
    app.sidebar.button_group(key="taal").set_value("en").run()
    assert (app.title[0].value, app.query_params["themas"]) == ("Timeline", "community work")
