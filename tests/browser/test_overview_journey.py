"""An adviser begins with a question and lands where it is answered; a researcher reads what the answers are worth."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import open_page, unfold

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]


def test_an_adviser_picks_a_theme_and_follows_a_question_into_a_filled_in_page(page: Page) -> None:
    open_page(page, "overzicht")
    page.get_by_test_id("stMain").get_by_text("collectivering", exact=True).first.click()
    page.get_by_role("link", name="Zegt de praktijk iets anders over collectivering dan het beleid?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Woord en daad")
    expect(page.get_by_role("radio", name="op bron", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name="collectivering", exact=True)).to_be_checked()
    expect(page).to_have_url(re.compile(r"thema=collectivering"))


def test_a_question_in_english_stays_in_english_for_another_person_too(page: Page) -> None:
    open_page(page, "overzicht?taal=English")
    link = page.get_by_role("link", name="Is more promised about community work than is seen?")
    address = link.get_attribute("href")
    assert address is not None
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Word and deed")
    expect(page.get_by_role("radio", name="community work", exact=True)).to_be_checked()


def test_a_long_question_is_read_whole_on_a_narrow_page(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    open_page(page, "overzicht")
    words = page.get_by_role("link", name="Ging het vaker of minder vaak over").locator("p")
    assert words.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_what_is_folded_open_stands_in_the_address(page: Page) -> None:
    open_page(page, "corpus")
    unfold(page, "Wat het schoonmaken deed")
    expect(page.get_by_text("Het schoonmaken nam")).to_be_visible()
    page.goto(page.url)
    expect(page.get_by_text("Het schoonmaken nam")).to_be_visible()


def test_a_researcher_goes_from_the_codebook_to_the_sentence_that_shows_a_theme(page: Page) -> None:
    open_page(page, "methode")
    page.get_by_test_id("stMain").get_by_test_id("stPageLink").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lezen")
    expect(page.locator(".unit[aria-pressed=true]")).to_be_visible()


def test_a_bare_address_with_a_language_opens_the_first_page_in_it(page: Page) -> None:
    page.goto("/?taal=English")
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    expect(page.get_by_test_id("stException")).to_have_count(0)
