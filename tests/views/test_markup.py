"""Whatever a document says, the page shows those characters and runs none of them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.strategies import texts
from views.markup import edited, lit, plain

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[klik](javascript:alert(1))",
    "**vet** _schuin_ `code` ~~weg~~",
    "# kop\n- punt\n1. een\n> citaat",
    "&lt;b&gt; &amp;",
    "<!-- --> <style>*{display:none}</style>",
    "\\*\\\\ | a | b |",
    "https://voorbeeld.example/a_b_c",
]
COLOUR = "#009E73"


def without_tags(html: str, *names: str) -> str:
    return unescape(re.sub(rf"</?(?:{'|'.join(names)})\b[^>]*>", "", html))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_very_characters(text: str) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(plain(text))
    assert unescape(rendered.removeprefix("<p>").removesuffix("</p>\n")) == " ".join(text.split())
    assert not re.search(r"<(?!/?p>)", rendered)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_lit_sentence_holds_no_tag_but_its_marks(text: str) -> None:
    html = lit(text, [(0, 3), (2, 5)], COLOUR)
    assert without_tags(html, "mark") == text
    assert html.count("<mark") == html.count("</mark>") == 1
    assert not re.search(r"<(?!/?mark\b)", html)


@given(texts, st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)).map(sorted), max_size=5))
def test_lighting_never_changes_the_text(text: str, spans: list[list[int]]) -> None:
    marks = [(min(start, len(text)), min(end, len(text))) for start, end in spans]
    assert without_tags(lit(text, marks, COLOUR), "mark") == text


def test_only_the_evidence_is_lit() -> None:
    html = lit("wat opbouwwerk doet", [(4, 14)], COLOUR)
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", html) == ["opbouwwerk"]


@pytest.mark.parametrize("text", HOSTILE)
def test_edited_text_shows_old_and_new_and_runs_neither(text: str) -> None:
    html = edited(f"voor {text} na", [(5, 5 + len(text), text)])
    assert not re.search(r"<(?!/?(?:del|ins)\b)", html)
    kept = re.sub(r"<ins>.*?</ins>", "", html, flags=re.DOTALL)
    assert without_tags(kept, "del").replace("↵", "") == f"voor {text} na"


def test_an_edit_that_reaches_past_the_sentence_is_cut_to_it() -> None:
    assert edited("wijk", [(-3, 1, "W"), (3, 9, "")]) == "<del>w</del><ins>W</ins>ij<del>k</del>"
