"""Pages have no serious fault of our own that keeps people from using them: narrow in Dutch, wide in English.

axe-core looks at the whole page. What of it is Streamlit's is listed in `streamlit_faults.toml` for one version: the
list names no part that we write, holds nothing that is no longer there, and is looked over when Streamlit changes.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import streamlit
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.visiting import go_to, open_page, paths, settled

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]
LISTED = tomllib.loads(Path(__file__).with_name("streamlit_faults.toml").read_text(encoding="utf-8"))
SERIOUS = ("serious", "critical")
ASKED = {"resultTypes": ["violations"]}
WIDE: ViewportSize = {"width": 1280, "height": 1000}
NARROW: ViewportSize = {"width": 390, "height": 844}
LOOKS = {"Nederlands": NARROW, "English": WIDE}
"""Dutch has the longer words, and so goes narrow."""
VIEWS = (
    "zoeken?zoek=opbouwwerk*",
    "lezen?weergave=ruw+naast+schoon",
    "woord-en-daad?kanten=op+bron",
    "tijdlijn?uitsplitsing=soort+bron",
)
"""Addresses of views that a page does not begin with."""
OURS = {"stHtml", "stBidiComponent", "stVegaLiteChart", "stMarkdown", "stHeading", "stCaptionContainer"}
"""Parts of a page whose content we write: no fault in them is Streamlit's."""
PART = """target => {
    let found = document.querySelector(target);
    while (found && !(found.dataset && /^st[A-Z]/.test(found.dataset.testid || ''))) found = found.parentElement;
    return found ? found.dataset.testid : 'document';
}"""
"""The part of Streamlit in which an element stands."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule of axe-core that is broken, and the part of Streamlit in which it is."""

    rule: str
    part: str


STREAMLITS = {Fault(one["rule"], one["part"]): one["page"] for one in LISTED["faults"]}


def faults(page: Page) -> dict[Fault, str]:
    """The serious faults of a page, each with the first element that has it and what axe says of it."""
    violations: list[dict[str, Any]] = Axe().run(page, options=ASKED).response["violations"]
    return {
        Fault(violation["id"], page.evaluate(PART, _outermost(node["target"]))): f"{node['html'][:300]}: {_said(node)}"
        for violation in violations
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    }


def _outermost(target: list[Any]) -> str:
    """The selector of an element, or of the host of the shadow tree in which it stands."""
    first = target[0]
    return str(first[0] if isinstance(first, list) else first)


def _said(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))


def faults_at_both_widths(page: Page) -> dict[Fault, str]:
    """The serious faults of what is open, wide and narrow."""
    wide = faults(page)
    page.set_viewport_size(NARROW)
    settled(page)
    return wide | faults(page)


def ours(found: dict[Fault, str]) -> dict[Fault, str]:
    """Without what is listed as Streamlit's."""
    return {fault: said for fault, said in found.items() if fault not in STREAMLITS}


def reads_sideways(page: Page) -> bool:
    """Whether one has to scroll sideways to read the page; a letter's roundings are none."""
    return bool(page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth > 1"))


@pytest.mark.parametrize("language", LOOKS)
def test_pages_have_no_serious_fault_of_ours_and_are_read_without_scrolling_sideways(page: Page, language: str) -> None:
    page.set_viewport_size(WIDE)
    open_page(page, f"{paths()[0]}?taal={language}")
    found: dict[str, dict[Fault, str]] = {}
    sideways = []
    for path in paths():
        page.set_viewport_size(WIDE)
        go_to(page, path)
        page.set_viewport_size(LOOKS[language])
        settled(page)
        found[path] = ours(faults(page))
        sideways += [path] if reads_sideways(page) else []
    assert ({path: faults for path, faults in found.items() if faults}, sideways) == ({}, [])


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_no_serious_fault_of_ours_wide_or_narrow(page: Page, view: str) -> None:
    page.set_viewport_size(WIDE)
    open_page(page, view)
    assert ours(faults_at_both_widths(page)) == {}


def test_a_dark_page_has_no_serious_fault_of_ours_or_of_the_colours_that_we_give_streamlit(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, VIEWS[0])
    assert ours(faults(page)) == {}


def test_a_page_says_which_it_is_and_in_which_language_it_and_its_texts_are(page: Page) -> None:
    open_page(page, "lezen?taal=English")
    expect(page).to_have_title("Read – Wijkspiegel")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".unit .words").first).to_have_attribute("lang", "nl")
    page.get_by_role("radio", name="Nederlands").click(force=True)
    expect(page).to_have_title("Lezen – Wijkspiegel")
    expect(page.locator("html")).to_have_attribute("lang", "nl")


@pytest.mark.parametrize("fault", STREAMLITS, ids=lambda fault: f"{fault.rule}-{fault.part}")
def test_a_fault_that_is_listed_as_streamlits_is_still_there_or_the_list_can_shrink(page: Page, fault: Fault) -> None:
    open_page(page, STREAMLITS[fault])
    page.set_viewport_size(NARROW)
    settled(page)
    assert fault in faults(page)


def test_the_list_of_streamlits_faults_is_of_the_version_that_runs() -> None:
    assert LISTED["streamlit"] == streamlit.__version__, "look the list over: it may have become shorter"


def test_nothing_that_we_write_is_listed_as_streamlits() -> None:
    assert {fault.part for fault in STREAMLITS} & OURS == set()
