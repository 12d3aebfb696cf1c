"""Whatever a document says, the page shows those characters and runs none of them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.strategies import texts
from views.markup import PARTED, edited, lit, plain, seen, signs

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
COLOUR, OTHER = "#009E73", "#D55E00"
places = st.tuples(st.integers(0, 70), st.integers(0, 70)).map(sorted)


def without_tags(html: str, *names: str) -> str:
    return unescape(re.sub(rf"</?(?:{'|'.join(names)})\b[^>]*>", "", html))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_very_characters(text: str) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(plain(text).replace(PARTED, ""))
    assert unescape(rendered.removeprefix("<p>").removesuffix("</p>\n")) == " ".join(text.split())
    assert not re.search(r"<(?!/?p>)", rendered)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("https://buurt.example", ["https", r"\:\//buurt\.example"]),
        ("zie HTTP://www.buurt.example.", ["zie HTTP", r"\:\//www", r"\.buurt\.example\."]),
        ("anna@buurt.example", ["anna@", r"buurt\.example"]),
        ("om 9 @ 10, httpd, www en awww.", [r"om 9 @ 10, httpd, www en awww\."]),
    ],
)
def test_an_address_in_a_text_is_parted_so_that_it_becomes_no_link(text: str, parted: list[str]) -> None:
    assert plain(text).split(PARTED) == [part.replace("\\/", "/") for part in parted]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_lit_sentence_holds_no_tag_but_its_marks(text: str) -> None:
    html = lit(text, [(0, 3, COLOUR), (2, 5, COLOUR)])
    assert without_tags(html, "mark") == text
    assert html.count("<mark") == html.count("</mark>") == 1
    assert not re.search(r"<(?!/?mark\b)", html)


@given(texts, st.lists(st.tuples(places, st.sampled_from((COLOUR, OTHER))), max_size=5))
def test_lighting_never_changes_the_text(text: str, spans: list[tuple[list[int], str]]) -> None:
    marks = [(min(start, len(text)), min(end, len(text)), colour) for (start, end), colour in spans]
    assert without_tags(lit(text, marks), "mark") == text


def test_only_the_evidence_is_lit() -> None:
    html = lit("wat opbouwwerk doet", [(4, 14, COLOUR)])
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", html) == ["opbouwwerk"]


def test_evidence_of_two_themes_is_lit_in_the_colour_of_each() -> None:
    html = lit("samen opbouwwerk doen", [(6, 16, OTHER), (0, 16, COLOUR), (17, 21, OTHER)])
    marks = re.findall(r'<mark style="([^"]*)">(.*?)</mark>', html)
    assert [words for _, words in marks] == ["samen ", "opbouwwerk", "doen"]
    assert [[colour for colour in (COLOUR, OTHER) if colour in style] for style, _ in marks] == [
        [COLOUR],
        [COLOUR, OTHER],
        [OTHER],
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_edited_text_shows_old_and_new_and_runs_neither(text: str) -> None:
    html = edited(f"voor {text} na", [(5, 5 + len(text), text)])
    assert not re.search(r"<(?!/?(?:del|ins)\b)", html)
    kept = re.sub(r"<ins>.*?</ins>", "", html, flags=re.DOTALL)
    assert without_tags(kept, "del").replace("¶", "") == f"voor {text} na"


def test_an_edit_that_reaches_past_the_sentence_is_cut_to_it() -> None:
    assert edited("wijk", [(-3, 1, "W"), (3, 9, "")]) == "<del>w</del><ins>W</ins>ij<del>k</del>"


def test_white_space_that_went_is_seen() -> None:
    assert signs(" \n\u00ad") == "·¶‑"
    assert edited("a  b", [(1, 2, "")]) == "a<del>·</del> b"
    assert edited("a-\nb", [(1, 3, "")]) == "a<del>-¶\n</del>b"


def test_what_has_neither_shape_nor_sign_is_seen_by_its_number() -> None:
    assert signs("a\u200bb\uf0b7\u2009") == "a⟨200B⟩b⟨F0B7⟩⟨2009⟩"


def test_an_edit_among_other_text_shows_its_ends_and_leaves_spaces_between_words() -> None:
    assert seen(" \n") == "·¶"
    assert seen("-\n") == "-¶"
    assert seen(" de wijk \f12\n") == "·de wijk ⇟12¶"


@given(texts)
def test_nothing_of_an_edit_stays_unseen(text: str) -> None:
    assert len(seen(text)) >= len(text)
    assert not re.search(r"\A\s|\s\Z|[^\S ]", seen(text))
