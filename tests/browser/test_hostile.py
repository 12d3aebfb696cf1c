"""Nothing that a document, its metadata, the codebook or a law change holds is ever run, on any page, in any file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, Request, expect

from pipeline.corpus.metadata import Metadata
from tests.browser import hostile
from tests.browser.conftest import Tab, opened, served, visited
from tests.browser.visiting import DRAWING, go_to, open_page, paths, settled

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]
STATES = (
    f"lezen?doc={quote(hostile.IMAGE)}&unit={quote(hostile.SCRIPT)}",
    f"zoeken?zoek={quote(hostile.IMAGE + hostile.SCRIPT)}",
    f"tijdlijn?themas={quote(hostile.LABEL)}",
    f"woord-en-daad?thema={quote(hostile.LABEL)}&kanten={quote(hostile.SCRIPT)}",
    "lezen?weergave=ruw+naast+schoon",
    f"toevoegen?taal={quote(hostile.BROKEN_OUT)}",
)
"""Addresses that are hostile themselves, and views that only an address opens."""
TRACES = """() => {
    const found = [];
    const look = root => {
        for (const one of root.querySelectorAll('*')) {
            if (one.matches('img[src="x"], svg[onload], script:not([src])') && /hostile/.test(one.outerHTML)) {
                found.push(one.outerHTML.slice(0, 200));
            }
            for (const {name, value} of one.attributes) {
                if (/^on/.test(name) && /hostile/.test(value)) found.push(`${name}=${value}`);
                const runs = /^(href|src|action)$/.test(name) && /^\\s*javascript:/i.test(value);
                if (runs || (/^(href|src)$/.test(name) && /kwaad/.test(value))) found.push(`${name}=${value}`);
            }
            if (one.shadowRoot) look(one.shadowRoot);
        }
    };
    look(document);
    return found;
}"""
"""Where an attack became part of the page, in shadow trees too, even if it has not run; a link is one too."""


@pytest.fixture(scope="module")
def hostile_tab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """A reader of the app over the hostile corpus."""
    settings = hostile.make(tmp_path_factory.mktemp("hostile") / "corpus")
    with (
        served(settings.corpus, tmp_path_factory.mktemp("log") / "streamlit.log") as address,
        opened(browser, address) as tab,
    ):
        tab.page.on("request", lambda request: None if is_own(request, address) else tab.faults.append(request.url))
        yield tab


def is_own(request: Request, address: str) -> bool:
    """Whether the app is asked, and no other machine."""
    return re.match(rf"(data|blob|ws):|{re.escape(address)}/", request.url) is not None


@pytest.fixture
def attacked(hostile_tab: Tab) -> Iterator[Page]:
    """A page over the hostile corpus; whatever it asks of another machine is a fault."""
    with visited(hostile_tab) as page:
        yield page


def unharmed(page: Page) -> None:
    """Nothing ran, and nothing stands ready to."""
    assert page.evaluate("window.hostile") is None
    assert page.evaluate(TRACES) == []
    assert page.frames == [page.main_frame]


def test_the_attacks_are_those_that_a_browser_would_run(attacked: Page) -> None:
    """A page that is not careful falls for each of them: the tests below could fail."""
    for attack in (hostile.SCRIPT, hostile.IMAGE, hostile.BROKEN_OUT):
        attacked.goto("/_stcore/health")
        attacked.set_content(f"<p>{attack}")
        attacked.wait_for_function("window.hostile === 1")
        assert attacked.evaluate(TRACES) != []


def test_no_page_runs_what_the_corpus_holds(attacked: Page) -> None:
    open_page(attacked, paths()[0])
    for path in paths():
        go_to(attacked, path)
        unharmed(attacked)
        for folded in attacked.get_by_test_id("stExpander").locator("summary").all():
            folded.click()
        settled(attacked)
        unharmed(attacked)


@pytest.mark.parametrize("state", STATES)
def test_no_address_runs_what_it_holds(attacked: Page, state: str) -> None:
    open_page(attacked, state)
    unharmed(attacked)


def test_a_sentence_is_opened_and_shown_letter_by_letter_with_all_that_stands_behind_it(attacked: Page) -> None:
    open_page(attacked, "lezen")
    attacked.locator(".unit").filter(has_text="op het bord").first.click()
    expect(attacked).to_have_url(re.compile("unit="))
    settled(attacked)
    expect(attacked.locator("pre").filter(has_text=hostile.IMAGE).first).to_be_visible()
    unharmed(attacked)


def test_what_is_searched_and_what_is_found_are_letters(attacked: Page) -> None:
    open_page(attacked, "zoeken?zoek=opbouwwerk*")
    expect(attacked.get_by_text("op het bord", exact=False).first).to_be_visible()
    unharmed(attacked)


def test_a_tooltip_of_a_chart_shows_letters_and_its_picture_runs_nothing(attacked: Page, tmp_path: Path) -> None:
    open_page(attacked, "woord-en-daad")
    chart = attacked.get_by_test_id("stVegaLiteChart").first.locator("canvas, svg").first
    box = chart.bounding_box()
    assert box is not None
    for part in range(1, 20):
        attacked.mouse.move(box["x"] + box["width"] * part / 20, box["y"] + box["height"] * 0.75)
    unharmed(attacked)
    with attacked.expect_download(timeout=DRAWING) as waiting:
        attacked.get_by_role("button", name="Grafiek als SVG").first.click()
    waiting.value.save_as(tmp_path / "chart.svg")
    parts = list(etree.parse(tmp_path / "chart.svg").iter(etree.Element))
    assert not {etree.QName(part).localname for part in parts} & {"script", "foreignObject", "image", "a"}
    named = {etree.QName(name).localname for part in parts for name in part.attrib}
    assert {name for name in named if name == "href" or name.startswith("on")} == set()


def test_metadata_itself_does_not_mind() -> None:
    """The corpus takes every attack in: it is on the page that it must be harmless."""
    assert (
        Metadata.model_validate({**hostile.ABOUT, "year": 2010, "source_kind": "essay"}).address
        == f"javascript:{hostile.RUN}"
    )
