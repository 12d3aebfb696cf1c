"""A researcher searches, sorts, opens a hit, and finds everything again by its link."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import open_page, settled

# A click may fall in the very moment in which a busy machine draws the page anew; a fault of ours fails three times.
pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]
LINES = ".concordance tbody tr"


def texts(page: Page, column: str) -> list[str]:
    return page.locator(f"{LINES} td.{column}").all_inner_texts()


def sort_by(page: Page, column: str, way: str) -> None:
    page.locator(f".concordance th.{column} button").click()
    expect(page.locator(f".concordance th.{column}")).to_have_attribute("aria-sort", way)
    settled(page)


def test_a_researcher_searches_sorts_opens_and_goes_from_hit_to_hit(page: Page) -> None:
    open_page(page, "zoeken")
    page.get_by_role("textbox", name="Zoek naar").fill("opbouw*")
    page.keyboard.press("Enter")
    expect(page.locator(LINES).first).to_be_visible()
    expect(page).to_have_url(re.compile("zoek=opbouw"))

    sort_by(page, "right", "ascending")
    rising = texts(page, "right")
    assert len(set(rising)) > 1
    sort_by(page, "right", "descending")
    assert texts(page, "right") != rising
    expect(page).to_have_url(re.compile("volgorde=-right"))

    sentence = page.locator(LINES).first.inner_text()
    keyword = page.locator(f"{LINES} td.keyword a").first
    assert keyword.inner_text() in sentence
    right = texts(page, "right")[0].strip()
    keyword.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lezen")
    expect(page).to_have_url(re.compile(r"unit=.*zoek=opbouw"))
    expect(page.locator(".unit[aria-pressed=true]")).to_contain_text(right)
    expect(page.locator(".unit[aria-pressed=true]")).to_be_in_viewport(ratio=0.9)


def test_a_link_to_a_search_shows_another_person_the_same(page: Page, other: Page) -> None:
    open_page(page, "zoeken?zoek=opbouw*&volgorde=-left&zoek-houding=afwezig")
    expect(page.locator(LINES).first).to_be_visible()
    mine = [texts(page, column) for column in ("year", "left", "keyword", "right", "document")]
    assert mine[0]
    other.goto(page.url)
    expect(other.locator(LINES).first).to_be_visible()
    settled(other)
    assert [texts(other, column) for column in ("year", "left", "keyword", "right", "document")] == mine
    expect(other.locator(".concordance th.left")).to_have_attribute("aria-sort", "descending")


def test_a_click_in_the_chart_leaves_the_hits_of_that_year(page: Page) -> None:
    open_page(page, "zoeken?zoek=opbouw*")
    before = set(texts(page, "year"))
    page.locator("[data-testid=stVegaLiteChart] .mark-symbol.role-mark path").first.click()
    expect(page).to_have_url(re.compile(r"periode=\d{4}-\d{4}"))
    settled(page)
    assert set(texts(page, "year")) < before
    page.get_by_role("button", name="Toon alle jaren").click()
    expect(page).not_to_have_url(re.compile("periode="))
    settled(page)
    assert set(texts(page, "year")) == before


def test_a_search_is_typed_sorted_and_opened_by_keyboard_alone(page: Page) -> None:
    open_page(page, "zoeken")
    page.get_by_role("textbox", name="Zoek naar").focus()
    page.keyboard.type("opbouw*")
    page.keyboard.press("Enter")
    expect(page.locator(LINES).first).to_be_visible()
    settled(page)
    page.locator(".concordance th.document button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".concordance th.document")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator(".concordance th.document button")).to_be_focused()
    page.locator(f"{LINES} td.keyword a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lezen")


def test_all_hits_are_taken_along_with_their_source_and_place(page: Page, tmp_path: Path) -> None:
    open_page(page, "zoeken?zoek=opbouw*")
    expect(page.locator(LINES).first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV met komma's").last.click()
    waiting.value.save_as(tmp_path / "hits.csv")
    rows = list(csv.DictReader((tmp_path / "hits.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    asked = {"document", "year", "address", "start", "end", "left", "keyword", "right", "labellers", "searched"}
    assert asked <= rows[0].keys()
    assert {row["searched"] for row in rows} == {"opbouw*"}
    assert len(rows) > page.locator(LINES).count()
    expect(page.get_by_text(f"{len(rows)} treffers").first).to_be_visible()


def test_the_file_of_hits_says_what_was_asked_and_of_how_many_sentences(page: Page, tmp_path: Path) -> None:
    open_page(page, "zoeken?zoek=opbouw*&zoek-houding=afwezig")
    expect(page.locator(LINES).first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Excel", exact=True).first.click()
    waiting.value.save_as(tmp_path / "hits.xlsx")
    _, about, _ = openpyxl.load_workbook(tmp_path / "hits.xlsx").worksheets
    lines = [str(row[0]) for row in about.values]
    assert lines[0] == "Zoekvraag: opbouw*."
    for said in ("treffer", "Beperkt tot: afwezig.", "Elk aandeel is van deze"):
        assert any(said in line for line in lines[1:4])


def test_on_a_telephone_a_hit_is_running_text_within_the_screen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, "zoeken?zoek=opbouw*")
    line = page.locator(LINES).first
    expect(line).to_be_visible()
    width = page.locator(".concordance table").evaluate("table => table.scrollWidth")
    assert width <= 390
    assert page.locator(f"{LINES} td.left").first.evaluate("cell => getComputedStyle(cell).display") == "inline"
