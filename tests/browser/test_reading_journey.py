"""A reader sees where a theme stands, goes there by mouse and by keyboard, and takes the citation along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import open_page, settled, unfold
from tests.views.corpus import WRAPPED_TITLE

# A click may fall in the very moment in which a busy machine draws the page anew; a fault of ours fails three times.
pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]


def choose(page: Page, title: str, begins: str = "Over 2010 en de wijk.") -> None:
    page.get_by_role("combobox").click()
    page.get_by_role("option").filter(has_text=title).click()
    expect(page.locator(".unit").first).to_contain_text(begins)
    settled(page)


def picked(page: Page) -> Locator:
    return page.locator(".unit[aria-pressed=true]")


def lane(page: Page, theme: str) -> Locator:
    return page.get_by_role("slider", name=re.compile(theme))


def test_a_click_in_the_strip_scrolls_to_a_sentence_with_the_theme(page: Page) -> None:
    open_page(page, "lezen?alles=true")
    choose(page, WRAPPED_TITLE, "Een middag in de buurtkamer")
    box = lane(page, "opbouwwerk").bounding_box()
    assert box is not None
    scroller = page.locator(".scroller")
    scroller.evaluate("box => { box.scrollTop = box.scrollHeight }")
    assert scroller.evaluate("box => box.scrollTop") > 0
    page.mouse.click(box["x"] + 2, box["y"] + box["height"] / 2)
    expect(picked(page).locator("sup.tag", has_text="O")).to_have_count(1)
    expect(picked(page)).to_be_in_viewport()
    expect(page).to_have_url(re.compile("unit="))
    expect(page.get_by_role("heading", name="Ruwe tekst erachter")).to_be_visible()


def test_the_strip_is_gone_through_by_keyboard(page: Page) -> None:
    open_page(page, "lezen")
    choose(page, "Nota 1")
    strip = lane(page, "opbouwwerk")
    last = strip.get_attribute("aria-valuemax")
    assert last is not None
    assert int(last) > 2
    expect(strip).to_have_attribute("aria-valuenow", "0")
    strip.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(strip).to_have_attribute("aria-valuenow", "2")
    words = (strip.get_attribute("aria-valuetext") or "").partition(": ")[2]
    expect(page.locator(".unit.here")).to_contain_text(words.removesuffix(" …"))
    page.keyboard.press("End")
    expect(strip).to_have_attribute("aria-valuenow", last)
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(picked(page).locator("sup.tag", has_text="O")).to_have_count(1)
    expect(page).to_have_url(re.compile("unit="))


def test_steps_lead_from_one_marked_sentence_to_the_next(page: Page) -> None:
    open_page(page, "lezen")
    choose(page, "Nota 1")
    following = page.get_by_role("button", name="Volgende gemarkeerde zin")
    before = page.get_by_role("button", name="Vorige gemarkeerde zin")
    status = page.locator(".steps .status")
    expect(before).to_be_disabled()
    following.click()
    expect(status).to_have_text(re.compile("^1 van"))
    first = picked(page).inner_text()
    settled(page)
    following.click()
    expect(status).to_have_text(re.compile("^2 van"))
    expect(picked(page)).not_to_have_text(first)
    expect(picked(page).locator("sup.tag")).not_to_have_count(0)
    settled(page)
    before.click()
    expect(status).to_have_text(re.compile("^1 van"))
    expect(before).to_be_disabled()


def test_hits_of_a_search_are_framed_and_gone_through_and_survive_a_choice_of_marks(page: Page) -> None:
    open_page(page, "lezen")
    choose(page, "Nota 1")
    page.goto(f"{page.url}{'&' if '?' in page.url else '?'}zoek=wijk")
    expect(page.locator("mark.hit").first).to_have_text("wijk")
    settled(page)
    page.get_by_role("button", name="Volgende treffer").click()
    expect(picked(page).locator("mark.hit")).to_have_count(1)
    settled(page)
    unfold(page, "Wat gemarkeerd wordt")
    page.get_by_role("button", name="opbouwwerk", exact=True).click()
    expect(lane(page, "opbouwwerk")).to_have_count(0)
    expect(page).to_have_url(re.compile("lees-themas=.*zoek=wijk|zoek=wijk.*lees-themas="))
    page.goto(page.url)
    expect(page.locator("mark.hit").first).to_be_visible()
    expect(lane(page, "opbouwwerk")).to_have_count(0)


def test_what_is_left_out_is_told_in_its_place(page: Page) -> None:
    open_page(page, "lezen")
    choose(page, WRAPPED_TITLE, "Een middag in de buurtkamer")
    everything = page.locator(".unit").count()
    unfold(page, "Wat gemarkeerd wordt")
    page.get_by_role("button", name="opbouwwerk", exact=True).click()
    page.get_by_text("Alleen gemarkeerde zinnen").click()
    expect(page.locator("small.gap").first).to_contain_text("weggelaten")
    left_out = [int(re.sub(r"\D", "", told)) for told in page.locator("small.gap").all_inner_texts()]
    assert page.locator(".unit").count() + sum(left_out) == everything
    expect(page).to_have_url(re.compile("lees-alleen=true"))


def test_sentences_are_picked_by_arrows_and_by_mouse_with_one_stop_for_the_tab_key(page: Page) -> None:
    open_page(page, "lezen")
    choose(page, "Nota 1")
    expect(page.locator(".unit[tabindex='0']")).to_have_count(1)
    page.locator(".unit[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".unit").nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".unit").nth(2)).to_have_attribute("aria-pressed", "true")
    settled(page)
    page.locator(".unit").nth(1).click()
    expect(page.locator(".unit").nth(1)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".unit").nth(2)).to_have_attribute("aria-pressed", "false")
    expect(page).to_have_url(re.compile("unit="))


def test_a_citation_is_taken_along_as_a_file(page: Page, tmp_path: Path) -> None:
    open_page(page, "lezen")
    choose(page, "Nota 1")
    page.locator(".unit").nth(1).click()
    expect(page.get_by_role("heading", name="Deze zin aanhalen")).to_be_visible()
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="BibTeX-bestand").click()
    waiting.value.save_as(tmp_path / "zin.bib")
    entry = (tmp_path / "zin.bib").read_text(encoding="utf-8")
    assert entry.startswith("@techreport{")
    assert "title = {{Nota 1}}" in entry
    assert "investeren in opbouwwerk" in entry
    page.get_by_role("tab", name="RIS").click()
    expect(page.get_by_text("TY - RPRT").first).to_be_visible()
