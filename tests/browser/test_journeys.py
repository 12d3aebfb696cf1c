"""What readers come for, done as they do it."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import open_page, paths, settled, unfold
from tests.views.corpus import WRAPPED_TITLE

# A click may fall in the very moment in which a busy machine draws the page anew; a fault of ours fails three times.
pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]


def test_pages_are_reached_from_the_bare_address_by_the_menu(page: Page) -> None:
    open_page(page, "")
    expect(page).to_have_url(re.compile(rf"/{paths()[0]}(\?|$)"))
    for path in paths()[1:]:
        link = page.get_by_test_id("stSidebarNav").locator(f"a[href$='/{path}']")
        title = link.inner_text()
        link.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page).to_have_url(re.compile(rf"/{path}(\?|$)"))
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_an_adviser_sees_the_gap_and_takes_its_figures_along(page: Page, tmp_path: Path) -> None:
    open_page(page, "woord-en-daad?kanten=op+bron&thema=opbouwwerk")
    expect(page.get_by_text("95%-interval").locator("visible=true").first).to_be_visible()
    expect(
        page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    ).to_be_visible()
    unfold(page, "Tabel bij deze grafiek")
    expect(page.get_by_role("button", name="CSV voor Excel").first).to_be_visible()
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV voor Excel").first.click()
    download = waiting.value
    assert download.suggested_filename.endswith("2010-2021-met-fictieve-voorbeelden-excel.csv")
    download.save_as(tmp_path / "gap.csv")
    data = (tmp_path / "gap.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = data.decode("utf-8-sig").splitlines()
    assert header.split(";")[:2] == ["theme", "sides"]
    (row,) = [row for row in rows if row.startswith("community_work;")]
    assert dict(zip(header.split(";"), row.split(";"), strict=True))["gap_points"]


def test_sentences_in_another_order_are_read_from_their_first_page_and_lead_to_their_document(page: Page) -> None:
    open_page(page, "woord-en-daad?thema=opbouwwerk&bladzijde=2")
    expect(page).to_have_url(re.compile("bladzijde=2"))
    page.get_by_role("radio", name="willekeurige greep").click(force=True)
    expect(page).not_to_have_url(re.compile("bladzijde=2"))
    settled(page)
    page.get_by_test_id("stPageLink").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lezen")
    expect(page.locator(".unit[aria-pressed=true]")).to_be_visible()
    expect(page.get_by_role("heading", name="Ruwe tekst erachter")).to_be_visible()


def test_a_choice_survives_a_change_of_language_which_stays_from_page_to_page(page: Page) -> None:
    open_page(page, "tijdlijn?themas=opbouwwerk")
    page.get_by_text("soort bron", exact=True).click()
    expect(page).to_have_url(re.compile(r"uitsplitsing=soort\+bron"))
    settled(page)
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline")
    expect(page.get_by_role("radio", name="kind of source")).to_be_checked()
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2)
    page.goto(page.url)
    settled(page)
    expect(page.get_by_role("radio", name="kind of source")).to_be_checked()
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Read", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Read")
    expect(page).to_have_url(re.compile("taal=English"))


def test_a_reader_follows_the_edits_from_sheet_to_sheet_and_opens_a_sentence(page: Page) -> None:
    open_page(page, "lezen?weergave=ruw+naast+schoon")
    page.get_by_role("combobox").click()
    page.get_by_role("option").filter(has_text=WRAPPED_TITLE).click()
    expect(page.locator(".alongside td.raw del").first).to_be_visible()
    following, status = page.get_by_role("button", name="Volgende ingreep"), page.locator(".alongside .status")
    following.click()
    expect(status).to_contain_text("Ingreep 1 van")
    following.focus()
    page.keyboard.press("Enter")
    expect(status).to_contain_text("Ingreep 2 van")
    expect(page.locator(".alongside .here")).to_have_count(2)  # on either side

    last = page.locator(".alongside td.raw [data-edit]").last
    last.click()
    expect(status).to_contain_text("Ingreep")
    following.click()
    expect(page).to_have_url(re.compile("schoon-blad=2"))
    expect(status).to_contain_text("Ingreep")
    page.get_by_role("button", name="Vorige ingreep").click()
    expect(page).not_to_have_url(re.compile("schoon-blad=2"))

    page.locator(".alongside .unit").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("unit="))
    expect(page.locator(".alongside .unit[aria-pressed=true]")).to_have_count(1)
    expect(page.get_by_role("heading", name="Ruwe tekst erachter")).to_be_visible()


def test_edits_of_one_rule_are_marked_alone_and_all_are_taken_along(page: Page, tmp_path: Path) -> None:
    open_page(page, "lezen?weergave=ruw+naast+schoon")
    page.get_by_role("combobox").click()
    page.get_by_role("option").filter(has_text=WRAPPED_TITLE).click()
    expect(page.locator(".alongside td.raw del.quiet").first).to_be_visible()
    page.get_by_role("button", name="afgebroken woorden aaneengezet").click()
    expect(page.locator(".alongside td.raw del.quiet")).to_have_count(0)
    expect(page.locator(".alongside td.raw del").first).to_be_visible()
    unfold(page, "Alle ingrepen per regel")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV met komma's").first.click()
    waiting.value.save_as(tmp_path / "edits.csv")
    rows = list(csv.DictReader((tmp_path / "edits.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert {"start", "end", "raw", "new", "rule", "page", "before", "after"} <= rows[0].keys()
    assert any(row["rule"] == "join_split_words" for row in rows)


def test_noise_is_left_out_by_a_switch_that_stays_in_the_address(page: Page) -> None:
    open_page(page, "overzicht")
    page.get_by_text("Laat ruis weg").click()
    expect(page.get_by_text("Weggelaten om ruis:", exact=False).first).to_be_visible()
    expect(page).to_have_url(re.compile("zonder-ruis=true"))
    page.goto(page.url)
    expect(page.get_by_text("Weggelaten om ruis:", exact=False).first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_follow_the_light_or_dark_of_the_readers_machine(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, "lezen?weergave=ruw+naast+schoon")
    expect(page.locator(".alongside td.clean").first).to_be_visible()
    ink = page.locator(".alongside").evaluate("element => getComputedStyle(element).color")
    paper = page.get_by_test_id("stApp").evaluate("element => getComputedStyle(element).backgroundColor")
    brightness = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (ink, paper)]
    assert (brightness[0] > brightness[1]) is (scheme == "dark")
