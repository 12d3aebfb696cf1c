"""A researcher's first essay, from their disk to its point on the timeline without the command line, and taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.corpus.documents import slugs
from pipeline.intake import remove
from pipeline.run import update
from pipeline.settings import Settings
from tests.browser import newcomer
from tests.browser.visiting import go_to, settled

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=2)]


@pytest.fixture
def borrowed(folder: Path) -> Iterator[Path]:
    """The corpus of all journeys, which afterwards is as it was."""
    before = slugs(folder)
    yield folder
    settings = Settings(corpus=folder, workers=1)
    if left := [slug for slug in slugs(folder) if slug not in before]:
        for slug in left:
            remove(settings, slug)
        update(settings)


def test_a_newcomer_brings_an_essay_reads_its_judged_sentences_and_finds_its_point(
    page: Page, borrowed: Path, tmp_path: Path
) -> None:
    before = slugs(borrowed)
    newcomer.bring(page, newcomer.write_essay(tmp_path))
    assert slugs(borrowed) == before
    newcomer.add(page)
    newcomer.read(page)
    newcomer.find_its_point(page)
    go_to(page, "toevoegen")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text(f"{newcomer.TITLE} staat in het corpus")).to_have_count(0)
    settled(page)
    assert slugs(borrowed) == before
    expect(page.get_by_role("textbox", name=re.compile("^Titel"))).to_have_value(newcomer.TITLE)
