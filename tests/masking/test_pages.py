"""Pages of many forms, read, judged by cues, and masked: each comment is one, and none shows who wrote it."""

import importlib
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.codebook import SourceKind
from pipeline.ingest import read_here
from pipeline.settings import Settings
from pipeline.stages import Stages, load_stages, process

NAMED = re.compile(r"(?:Bericht door |^\d\. )(?:[A-Z][a-z]+ )")


@pytest.fixture(scope="module")
def stages() -> Stages:
    return load_stages(Settings(model="none"))


@pytest.mark.parametrize("family", ["news", "blog", "forum"])
def test_comments_of_a_page_are_told_apart_and_show_no_names(family: str, stages: Stages, tmp_path: Path) -> None:
    pages = importlib.import_module(f"tests.ingest.web_pages.{family}").pages(11, 2)
    page = max(pages, key=lambda one: len(one.comments))
    path = tmp_path / "pagina.html"
    path.write_text(page.html, encoding="utf-8")
    made = process(read_here(path), SourceKind.ESSAY, stages, time=datetime.now(UTC))
    numbers = {number for number in made.comments if number is not None}
    assert len(numbers) == len(page.comments)
    assert made.masks
    said = [unit.text for unit, number in zip(made.seen.units, made.comments, strict=True) if number is not None]
    assert [text for text in said if NAMED.search(text)] == []
