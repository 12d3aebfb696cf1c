"""Tijdlijn as a reader uses it with a pointer: from a point in a chart to the sentences that it counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import choose, open_page, settled, unfold

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]
START = "tijdlijn?themas=opbouwwerk"


def points(page: Page, chart: int) -> Locator:
    """Where the points of a chart are clicked: the last that are drawn, above all else."""
    return page.get_by_test_id("stVegaLiteChart").nth(chart).locator(".mark-symbol.role-mark path")


def test_a_click_on_a_point_opens_its_sentences_and_the_link_shows_them_to_others(page: Page) -> None:
    open_page(page, START)
    points(page, 0).last.click(force=True)
    expect(page).to_have_url(re.compile(r"punt=community_work\.2021"))
    quote = page.locator("blockquote").first
    expect(quote).to_be_visible()
    text = quote.inner_text()
    page.goto(page.url)
    expect(page.locator("blockquote").first).to_have_text(re.compile(re.escape(text.splitlines()[0])))
    page.get_by_test_id("stPageLink").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lezen")
    expect(page).to_have_url(re.compile("doc=.*unit="))


def test_the_same_point_is_picked_again_after_one_in_another_chart(page: Page) -> None:
    open_page(page, START)
    points(page, 0).last.click(force=True)
    expect(page).to_have_url(re.compile(r"punt=community_work\.2021"))
    settled(page)
    left = points(page, 0).last.element_handle()
    choose(page, "Punt", "2016")
    expect(page).to_have_url(re.compile(r"punt=community_work\.2016"))
    left.wait_for_element_state("hidden")  # the chart is drawn anew, without what was picked in it
    settled(page)
    points(page, 0).last.click(force=True)
    expect(page).to_have_url(re.compile(r"punt=community_work\.2021"))


def test_a_chart_goes_into_a_note_as_a_picture(page: Page, tmp_path: Path) -> None:
    open_page(page, START)
    unfold(page, "Grafieken als plaatje")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile("SVG")).first.click()
    waiting.value.save_as(tmp_path / "chart.svg")
    picture = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "Opbouwwerk: aandeel van de zinnen" in picture
    assert "Bron: Wijkspiegel" in picture
