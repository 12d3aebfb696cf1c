"""The browser's Back leads to the page before as it was."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import open_page, settled

# A click may fall in the very moment in which a busy machine draws the page anew; a fault of ours fails three times.
pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]


def test_back_leads_from_a_document_to_the_search_with_its_filters(page: Page) -> None:
    open_page(page, "zoeken?zoek=opbouw*&zoek-thema=opbouwwerk&volgorde=-left")
    before = page.url
    page.locator(".concordance td.keyword a").first.click()
    expect(page).to_have_url(re.compile("/lezen.*doc="))
    settled(page)
    page.go_back()
    expect(page).to_have_url(before)
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Zoeken")
    expect(page.locator(".concordance th.left")).to_have_attribute("aria-sort", "descending")


def test_the_language_stands_in_the_address_once_whatever_link_was_followed(page: Page) -> None:
    open_page(page, "overzicht?taal=English")
    page.locator(".st-key-vragen a").first.click()
    expect(page).to_have_url(re.compile(r"/tijdlijn\?.*themas="))
    settled(page)
    assert page.url.count("taal=") == 1
    page.go_back()
    expect(page).to_have_url(re.compile(r"/overzicht\?.*taal=English"))
