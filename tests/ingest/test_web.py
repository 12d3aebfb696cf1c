"""Web pages: all visible text in order, and what its parts are."""

from html import escape
from pathlib import Path

import pytest

from pipeline.errors import IngestError
from pipeline.ingest.here import read_here
from pipeline.text import Document, Role
from tests.ingest.documents import PROSE, texts_of

LONG = [f"{PROSE} Dat is alinea {number}." for number in ("een", "twee", "drie", "vier")]
PAGE = f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>De straat | Wijkblad</title>
<meta property="og:title" content="De straat leert ons lezen"><meta name="author" content="Anke de Boer">
<meta property="og:site_name" content="Wijkblad">
<meta property="article:published_time" content="2017-03-08T10:00:00+01:00">
<link rel="canonical" href="https://wijkblad.example/de-straat"><style>p {{ color: red }}</style>
<script>var verborgen = "niet lezen";</script></head>
<body class="single comments-open has-sidebar">
<div id="cookie-melding"><p>Deze site gebruikt cookies.</p><button>Akkoord</button></div>
<header class="site-header">
<nav><ul><li><a href="/">Home</a></li><li><a href="/over">Over ons</a></li></ul></nav></header>
<main><article><header><h1>De straat leert ons <em>lezen</em></h1><p class="byline">Door Anke de Boer</p></header>
<p>{LONG[0]}</p><p>{LONG[1]}</p>
<h2>Wat werkt</h2><p>{LONG[2]}</p>
<ul><li>koffie op dinsdag</li><li>een sleutel<ul><li>bij de buren</li></ul></li></ul>
<table><caption>Bezoek per jaar</caption><tr><th>Jaar</th><th>Bezoekers</th></tr>
<tr><td>2015</td><td>40</td></tr></table>
<figure><img src="x.jpg" alt="niet zichtbaar"><figcaption>Het buurthuis in mei.</figcaption></figure>
<p>{LONG[3]}</p><div class="footnotes"><p>1. Zie de nota van de gemeente.</p></div></article>
<p hidden>verborgen een</p><p style="display: none">verborgen twee</p><noscript>verborgen drie</noscript>
<template><p>verborgen vier</p></template>
<section id="comments" class="comments-area"><h2>2 reacties</h2><ol class="comment-list">
<li class="comment" id="comment-1"><article class="comment-body">
<footer class="comment-meta">Joke, 9 maart 2017</footer>
<div class="comment-content"><p>Bij ons in de straat gaat dat heel anders dan u schrijft.</p></div></article></li>
<li class="comment" id="comment-2"><p>Mooi stuk, hier herkennen wij ons in als vrijwilligers.</p></li></ol>
<form id="respond"><label>Uw naam</label><button>Plaats reactie</button></form></section></main>
<aside><h3>Meer lezen</h3><a href="/x">Een ander stuk</a></aside>
<footer><p>© Wijkblad</p></footer></body></html>"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("web") / "straat.html"
    path.write_text(PAGE, encoding="utf-8")
    return read_here(path)


def _read(tmp_path: Path, html: str | bytes) -> Document:
    path = tmp_path / "pagina.htm"
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return read_here(path)


def test_all_visible_text_is_there_in_order(page: Document) -> None:
    pieces = ["gebruikt cookies", "Akkoord", "Home", "Over ons", "De straat leert ons lezen", "Door Anke", *LONG[:2]]
    pieces += ["Wat werkt", LONG[2], "koffie op dinsdag", "Bezoek per jaar", "2015\t40", "Het buurthuis", LONG[3]]
    pieces += ["2 reacties", "Joke, 9 maart", "heel anders", "Mooi stuk", "Uw naam", "Meer lezen", "© Wijkblad"]
    places = [page.raw.find(piece) for piece in pieces]
    assert -1 not in places
    assert places == sorted(places)


def test_what_a_browser_does_not_show_is_not_there(page: Document) -> None:
    assert "verborgen" not in page.raw
    assert "niet zichtbaar" not in page.raw
    assert "color" not in page.raw


def test_paragraphs_stand_apart_and_items_on_lines(page: Document) -> None:
    assert (
        f"{LONG[0]}\n\n{LONG[1]}\n\nWat werkt\n\n{LONG[2]}\n\n• koffie op dinsdag\n• een sleutel\n• bij de buren"
        in page.raw
    )


def test_headings_items_tables_captions_and_notes_are_exact(page: Document) -> None:
    assert texts_of(page, Role.HEADING) == ["De straat leert ons lezen", "Wat werkt", "2 reacties", "Meer lezen"]
    assert texts_of(page, Role.ITEM)[2:5] == ["koffie op dinsdag", "een sleutel\n• bij de buren", "bij de buren"]
    assert texts_of(page, Role.TABLE) == ["Bezoek per jaar\n\nJaar\tBezoekers\n2015\t40"]
    assert texts_of(page, Role.CAPTION) == ["Bezoek per jaar", "Het buurthuis in mei."]
    assert texts_of(page, Role.NOTE) == ["1. Zie de nota van de gemeente."]


def test_furniture_is_marked_and_the_article_is_not(page: Document) -> None:
    furniture = texts_of(page, Role.FURNITURE)
    for piece in ("Deze site gebruikt cookies.", "Home\n• Over ons", "Joke, 9 maart 2017", "Meer lezen", "© Wijkblad"):
        assert any(piece in block for block in furniture)
    assert not any(PROSE in block or "heel anders" in block for block in furniture)


def test_each_comment_is_a_block(page: Document) -> None:
    comments = texts_of(page, Role.COMMENT)
    assert any("heel anders dan u schrijft" in block and "Mooi stuk" not in block for block in comments)
    assert "Mooi stuk, hier herkennen wij ons in als vrijwilligers." in comments
    assert not any(PROSE in block or "Plaats reactie" in block for block in comments)


def test_trafilaturas_vote_on_the_article_is_mapped_to_raw(page: Document) -> None:
    article = "\n".join(texts_of(page, Role.ARTICLE))
    assert all(paragraph in article for paragraph in LONG)
    assert not any(piece in article for piece in ("cookies", "Over ons", "Meer lezen", "©"))


def test_what_the_page_tells_of_itself_is_proposed(page: Document) -> None:
    told = page.proposal
    assert (told.title, told.author, told.outlet) == ("De straat leert ons lezen", "Anke de Boer", "Wijkblad")
    assert (told.year, told.date, told.address) == (2017, "2017-03-08", "https://wijkblad.example/de-straat")


def test_json_ld_is_read_too(tmp_path: Path) -> None:
    linked = '{"@context": "https://schema.org", "@type": "Article", "headline": "De wijk in",'
    linked += ' "author": {"@type": "Person", "name": "Piet Jansen"}, "datePublished": "2019-11-02"}'
    head = f'<head><script type="application/ld+json">{linked}</script></head>'
    told = _read(tmp_path, f"<html>{head}<body><p>{PROSE}</p></body></html>").proposal
    assert (told.author, told.year, told.date) == ("Piet Jansen", 2019, "2019-11-02")


def test_a_copyright_year_is_no_date(tmp_path: Path) -> None:
    html = f"<html><body><p>{PROSE}</p><footer>© 2024 Gemeente</footer></body></html>"
    assert _read(tmp_path, html).proposal.year is None


def test_prose_in_which_no_article_is_recognised_is_read_with_a_notice(tmp_path: Path) -> None:
    document = _read(tmp_path, f"<p>{PROSE}</p>")
    assert document.raw == PROSE
    assert any("no article" in notice for notice in document.notices)


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Home</li><li>Contact</li></ul>",
        "<nav><ul><li>Home</li><li>Contact</li></ul></nav><footer>© 2024 X</footer>",
        "<nav>Home</nav><main></main><footer><p>© 2024 Gemeente. Alle rechten voorbehouden aan haar.</p></footer>",
    ],
)
def test_a_page_of_menus_only_is_refused(tmp_path: Path, html: str) -> None:
    with pytest.raises(IngestError, match="without an article"):
        _read(tmp_path, f"<html><body>{html}</body></html>")


@pytest.mark.parametrize("author", ["Piet & Co", "Smit, Anna", "Anna Smit; Bob de Wit", "Jan en Piet"])
def test_an_author_stands_as_the_page_writes_it(tmp_path: Path, author: str) -> None:
    head = f'<meta name="author" content="{escape(author)}">'
    page = _read(tmp_path, f"<html><head>{head}</head><body><p>{PROSE}</p></body></html>")
    assert page.proposal.author == author


def test_lost_nul_characters_are_told(tmp_path: Path) -> None:
    page = _read(tmp_path, f"<html><body><p>\0{PROSE}\0</p></body></html>")
    assert page.raw == PROSE
    assert "2 NUL characters left out" in page.notices


@pytest.mark.parametrize(
    "html",
    ["<html><body></body></html>", "<html><body><script>x()</script></body></html>", "<!-- niets -->", "<p>&nbsp;</p>"],
)
def test_a_page_without_visible_text_is_refused(tmp_path: Path, html: str) -> None:
    with pytest.raises(IngestError, match="without visible text"):
        _read(tmp_path, html)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-8", "cp1252"), (None, "cp1252")],
)
def test_the_charset_is_the_declared_one_unless_the_bytes_say_otherwise(
    tmp_path: Path, declared: str | None, encoding: str
) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    html = f"<html><head>{meta}</head><body><p>Eén “coördinator”</p></body></html>"
    assert _read(tmp_path, html.encode(encoding)).raw == "Eén “coördinator”"


def test_an_xhtml_declaration_and_entities_do_no_harm(tmp_path: Path) -> None:
    html = '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html [<!ENTITY x "y">]>'
    html += "<html><body><p>Wij drinken in dit caf&eacute; &amp;lt; &#233;&#0; koffie.</p></body></html>"
    assert "café &lt; é" in _read(tmp_path, html).raw


def _nested(depth: int) -> str:
    return "<html><body>" + "<div>" * depth + f"<p>{PROSE}</p>" + "</div>" * depth + "<p>slot</p></body></html>"


def test_a_page_nested_a_thousand_deep_loses_no_text(tmp_path: Path) -> None:
    assert _read(tmp_path, _nested(1000)).raw == f"{PROSE}\n\nslot"


def test_a_page_that_the_parser_would_cut_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="nest too deep"):
        _read(tmp_path, _nested(5000))


def test_words_cut_by_inline_tags_stay_whole_and_blocks_part_words(tmp_path: Path) -> None:
    html = (
        "<div>op<b>bouw</b>werk<!-- weg -->ers <span> in</span> de<br>wijk</div><div>buurt</div><div><p></p></div>stad"
    )
    assert _read(tmp_path, f"<html><body>{html}</body></html>").raw == "opbouwwerkers in de\nwijk\n\nbuurt\n\nstad"


def test_preformatted_text_keeps_its_lines(tmp_path: Path) -> None:
    assert _read(tmp_path, f"<pre>een\n  twee\n\n{PROSE}</pre>").raw == f"een\n  twee\n\n{PROSE}"


def test_a_numbered_list_counts_from_its_start(tmp_path: Path) -> None:
    html = '<ol start="3"><li>drie</li><li><p>vier</p></li><li></li></ol><p>slot</p>'
    assert _read(tmp_path, html).raw == "3. drie\n\n4. vier\n\nslot"


def test_a_form_around_the_whole_page_is_no_furniture(tmp_path: Path) -> None:
    html = f'<form class="login"><h1>Kop</h1><p>{PROSE}</p></form>'
    assert texts_of(_read(tmp_path, html), Role.FURNITURE) == []


def test_a_table_for_layout_is_no_table(tmp_path: Path) -> None:
    html = f"<table><tr><td><ul><li>Home</li></ul></td><td><h1>Kop</h1><p>{PROSE}</p></td></tr></table>"
    assert texts_of(_read(tmp_path, html), Role.TABLE) == []


def test_a_list_of_comments_whose_comments_have_no_name_is_one_block(tmp_path: Path) -> None:
    html = f'<p>{PROSE}</p><div id="reacties"><p>Jan vindt dit onzin en dat zegt hij ook.</p></div>'
    assert "Jan vindt dit onzin en dat zegt hij ook." in texts_of(_read(tmp_path, html), Role.COMMENT)
