"""An adviser with ten minutes: from a question to the gap, to a chart with its source, by pointer or by keyboard."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import unquote_plus

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import DRAWING, open_page, settled

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]
MOST_TABS = 150
SHARED = (
    "tijdlijn?themas=opbouwwerk&uitsplitsing=soort+bron",
    "woord-en-daad?kanten=op+bron&thema=opbouwwerk",
    "methode?hoofdstuk=hoe+het+werkt",
)
"""Views that differ from what a page begins with."""
WORDS = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    const icons = [...main.querySelectorAll('[data-testid=stIconMaterial]')].map(icon => icon.innerText);
    return main.innerText.split('\\n').filter(line => line.trim() && !icons.includes(line)).join('\\n');
}"""
"""What a page says, without the names of its icons, which are letters until their font has come."""


def taken_along(page: Page, press: Callable[[], None]) -> tuple[str, bytes]:
    """Name and content of the file that a button hands out."""
    with page.expect_download(timeout=DRAWING) as waiting:
        press()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def assert_alike(page: Page, other: Page) -> None:
    """Both come to show the same words; icons are drawn after the rest."""
    other.wait_for_function(f"words => ({WORDS})() === words", arg=page.evaluate(WORDS))


def test_an_adviser_finds_the_gap_and_takes_the_chart_along(page: Page) -> None:
    open_page(page, "overzicht")
    page.get_by_role("link", name=re.compile("meer beloofd dan gezien")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Woord en daad")
    settled(page)
    expect(page.get_by_text(re.compile(r"Aanwezigheid.*kloof|kloof.*procentpunt", re.IGNORECASE)).first).to_be_visible()
    name, png = taken_along(page, page.get_by_role("button", name="Grafiek als PNG").first.click)
    assert name.endswith(".png")
    assert png.startswith(b"\x89PNG")


def test_a_narrow_page_says_that_the_gap_stands_further_on_in_the_chart(page: Page) -> None:
    open_page(page, "woord-en-daad?thema=opbouwwerk")
    hint = page.get_by_text("achteraan staat het verschil")
    expect(hint).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(hint).to_be_visible()


def test_a_table_goes_out_as_excel_with_what_was_counted_in_the_language_of_the_page(page: Page) -> None:
    open_page(page, "woord-en-daad?taal=English")
    page.get_by_text("Table of this chart").first.click()
    name, data = taken_along(page, page.get_by_role("button", name="Excel", exact=True).first.click)
    assert name.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["rows", "what was counted", "columns"]
    header, first, *_ = book["rows"].values
    assert dict(zip(header, first, strict=True))["model that judges"]
    explained = {code: (heading, said) for heading, code, said in book["columns"].values}
    assert explained["machine_labeller"][0] == "model that judges"
    assert all(said for _, said in explained.values())
    lines = [str(row[0]) for row in book["what was counted"].values]
    assert lines[0] == "Word and deed by theme"
    assert any(line.startswith("Attention: sentences with the theme") for line in lines)
    assert any(line.startswith("Counted over") for line in lines)
    assert any(line.startswith("Source: Wijkspiegel") for line in lines)
    (link,) = [line for line in lines if line.startswith("View: ")]
    assert "taal=English" in unquote_plus(link)


def test_sentences_go_out_with_source_place_labels_and_who_gave_them(page: Page) -> None:
    open_page(page, "lezen")
    _, data = taken_along(page, page.get_by_role("button", name="Excel", exact=True).first.click)
    book = openpyxl.load_workbook(io.BytesIO(data))
    headings, *rows = book["rijen"].values
    code_of = {heading: code for heading, code, _ in book["kolommen"].values}
    header = [code_of[heading] for heading in headings]
    wanted = {"document", "year", "source_kind", "address", "start", "end", "quote", "theme", "stance", "mode"}
    assert wanted | {"labellers", "machine_labeller", "codebook"} <= set(header)
    assert all(row[header.index("quote")] for row in rows)


@pytest.mark.parametrize("view", SHARED)
def test_a_link_shows_another_person_the_same(page: Page, other: Page, view: str) -> None:
    open_page(page, view)
    other.goto(page.url)
    settled(other)
    assert_alike(page, other)


def test_what_is_clicked_is_in_the_link_that_another_person_opens(page: Page, other: Page) -> None:
    open_page(page, "woord-en-daad")
    page.get_by_role("radio", name="op bron").click(force=True)
    expect(page).to_have_url(re.compile("kanten=op"))
    settled(page)
    other.goto(page.url)
    settled(other)
    expect(other.get_by_role("radio", name="op bron")).to_be_checked()
    assert_alike(page, other)


def test_the_way_from_a_question_to_a_file_that_tells_its_source_needs_no_pointer(page: Page) -> None:
    open_page(page, "overzicht")
    tab_to(page, page.get_by_role("link", name=re.compile("meer beloofd dan gezien")))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Woord en daad")
    settled(page)
    tab_to(page, page.get_by_role("button", name="Grafiek als SVG").first)
    name, svg = taken_along(page, lambda: page.keyboard.press("Enter"))
    assert name.endswith(".svg")
    told = re.sub(r"<[^>]+>", " ", svg.decode())
    for line in ("Geteld over", "Bron: Wijkspiegel", "fictieve voorbeelden"):
        assert line in told


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_the_keyboard_is_can_be_seen(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, "lezen")
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if not page.evaluate(FOCUS_SEEN):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
    assert unseen == []


FOCUS_SEEN = """() => {
    let at = document.activeElement;
    while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
    if (at === document.body) return true;
    const shown = one => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    for (let near = at, steps = 0; near && steps < 4; near = near.parentElement, steps++) if (shown(near)) return true;
    return [...at.parentElement.querySelectorAll('*')].some(shown);
}"""
"""Whether what has the focus, or what draws it, has a frame or a glow."""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"no way by keyboard to {target}")
