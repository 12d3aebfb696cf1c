"""Two reviewers code twenty sentences and differ; an adjudicator settles, the chart changes, and the log tells it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.codebook import load_codebook
from pipeline.corpus.people import Role, give_role
from pipeline.review.assigning import assign
from pipeline.review.ways import Fill, Way
from pipeline.settings import Settings
from tests.browser.conftest import opened, served, visited
from tests.browser.visiting import go_to, open_page, settled

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=1)]

SENTENCES = 20
DIFFER = (3, 8, 14)
"""At which sentences, from 0, one of them sees a theme that the other does not."""
REASON = "Samen vegen en eten is hulp aan één mens niet; maar hier staat wie het was."


@pytest.fixture
def own(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the corpus, for what people judge here changes charts; Carla has asked two of them to judge."""
    copy = tmp_path_factory.mktemp("reviewed") / "corpus"
    shutil.copytree(folder, copy)
    give_role(copy, "Carla", Role.ADJUDICATOR)
    way, settings = Way(Fill.THEME, "community_work"), Settings(corpus=copy)
    assign(settings, load_codebook(settings.codebook), "Carla", to=("Anna", "Bram"), way=way, n=SENTENCES)
    return copy


@pytest.fixture
def people(own: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Page]]:
    """Two people, each with a browser of their own, on the app over that copy."""
    with ExitStack() as stack:
        address = stack.enter_context(served(own, tmp_path_factory.mktemp("log") / "streamlit.log"))
        tabs = [stack.enter_context(opened(browser, address)) for _ in range(2)]
        one, other = (stack.enter_context(visited(tab)) for tab in tabs)
        yield one, other


def come_in(page: Page, name: str) -> None:
    """Give a name, and leave the field, so that keys are for the page."""
    field = page.get_by_role("textbox", name="Uw naam")
    field.fill(name)
    field.press("Enter")
    field.blur()
    settled(page)


def code(page: Page, name: str, sees: tuple[int, ...]) -> None:
    """Judge twenty sentences by the keyboard: the first theme is there in those that they see it in, no other ever.

    The keys of a sentence come as fast as they can be typed, those of the next when that is there.
    """
    open_page(page, "beoordelen")
    come_in(page, name)
    for place in range(SENTENCES):
        at = page.url
        for key in ("1", "0", "s") if place in sees else ("0", "s"):
            page.keyboard.press(key)
        expect(page).not_to_have_url(at)
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def written(corpus: Path, name: str) -> list[dict[str, object]]:
    lines = (corpus / "reviews" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def charted(page: Page) -> str:
    """The figures under the chart of Tijdlijn, opened anew, for the first theme."""
    open_page(page, "tijdlijn")
    return "\n".join(page.get_by_test_id("stTable").locator("tr", has_text="casuïstiek").all_text_contents())


def test_people_differ_an_adjudicator_settles_the_chart_changes_and_the_log_tells_it(
    people: tuple[Page, Page], own: Path
) -> None:
    anna, bram = people
    code(anna, "Anna", DIFFER)
    code(bram, "Bram", ())
    said = {name: written(own, name) for name in ("anna", "bram")}
    assert [len(lines) for lines in said.values()] == [SENTENCES, SENTENCES]
    places = {name: [(line["doc"], line["start"], line["end"]) for line in lines] for name, lines in said.items()}
    assert places["anna"] == places["bram"]
    assert len(set(places["anna"])) == SENTENCES
    before = charted(anna)

    go_to(bram, "verschillen")
    expect(bram.get_by_role("heading", name=f"{len(DIFFER)} verschillen")).to_be_visible()
    come_in(bram, "Carla")
    bram.get_by_role("radio", name="ja, aanwezig").last.click()
    bram.get_by_label("Waarom", exact=True).fill(REASON)
    bram.get_by_role("button", name="Beslechten", exact=True).click()
    expect(bram.get_by_role("heading", name=f"{len(DIFFER) - 1} verschillen")).to_be_visible()
    settled(bram)
    (settlement,) = written(own, "carla")
    assert (settlement["settles"], settlement["note"]) == (True, REASON)

    assert charted(anna) != before
    go_to(anna, "logboek")
    expect(anna.get_by_role("heading", name=f"{2 * SENTENCES + 1} handelingen")).to_be_visible()
    first = anna.get_by_test_id("stMarkdown").filter(has_text="beslechting").first
    expect(first).to_contain_text("Carla")
    expect(first).to_contain_text(REASON)
    expect(first).to_contain_text("ja, aanwezig")
    anna.get_by_test_id("stPageLink").first.click()
    expect(anna.get_by_role("heading", level=1)).to_have_text("Lezen")
    expect(anna.locator(".unit[aria-pressed=true]")).to_be_visible()
