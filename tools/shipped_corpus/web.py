"""Web pages of three families: a magazine with readers' comments, a weblog, a municipal site."""

from __future__ import annotations

import random
from html import escape

from pipeline.codebook import SourceKind, Voice
from tools.shipped_corpus.examples import Example, Paragraph
from tools.shipped_corpus.furniture import COOKIES, ELSEWHERE, FORM, MENU, NAMES, NEWSLETTER, day, dice


def write(example: Example) -> bytes:
    """The example as a web page in UTF-8, with everything that a site puts around a text."""
    chance = dice("web", example.id)
    family = _municipal if example.kind is SourceKind.POLICY else chance.choice((_magazine, _weblog))
    page = f"{_head(example, chance)}\n<body>{family(example, chance)}</body>"
    return f'<!DOCTYPE html>\n<html lang="nl">{page}</html>\n'.encode()


def _head(example: Example, chance: random.Random) -> str:
    title, outlet = escape(example.title), escape(example.outlet)
    published = f"{example.year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return (
        f'<head><meta charset="utf-8"><title>{title} – {outlet}</title>\n'
        f'<meta property="og:title" content="{title}">\n<meta property="og:site_name" content="{outlet}">\n'
        f'<meta property="article:published_time" content="{published}">\n'
        "<style>body { font: 16px/1.5 serif }</style></head>"
    )


def _magazine(example: Example, chance: random.Random) -> str:
    return (
        f'<div class="cookies">{COOKIES}</div>\n<header><a href="/">{escape(example.outlet)}</a>{_menu()}</header>\n'
        f"<main><article><h1>{escape(example.title)}</h1>\n"
        f'<p class="datum">{day(chance, example.year)}</p>\n{_paragraphs(example)}\n'
        '<div class="delen"><a href="#">Deel dit artikel</a> <a href="#">Afdrukken</a></div></article>\n'
        f"{_comments(example, chance)}</main>\n{_aside(chance)}{_footer(example)}"
    )


def _weblog(example: Example, chance: random.Random) -> str:
    return (
        f'<div id="kop"><h2><a href="/">{escape(example.outlet)}</a></h2>{_menu()}</div>\n'
        f'<div class="post"><h1>{escape(example.title)}</h1>\n{_paragraphs(example)}\n'
        f'<p class="meta">Geplaatst op {day(chance, example.year)} | <a href="#">Permalink</a></p></div>\n'
        f"{_comments(example, chance)}{_aside(chance)}{_footer(example)}"
    )


def _municipal(example: Example, chance: random.Random) -> str:
    return (
        f'<a class="skip" href="#inhoud">Direct naar de inhoud</a><header>{escape(example.outlet)}\n'
        f'<form role="search"><label>Zoeken <input name="q"></label><button>Zoek</button></form>{_menu()}</header>\n'
        f'<nav aria-label="kruimelpad"><a href="/">Home</a> / <a href="/zorg">Zorg en welzijn</a></nav>\n'
        f'<main id="inhoud"><h1>{escape(example.title)}</h1>\n{_paragraphs(example)}\n'
        f"<p><small>Laatst gewijzigd op {day(chance, example.year)}</small></p>\n{_comments(example, chance)}</main>\n"
        f"{_footer(example)}"
    )


def _paragraphs(example: Example) -> str:
    return "\n".join(_paragraph(paragraph) for paragraph in example.body)


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.heading:
        return f"<h2>{escape(paragraph.text)}</h2>"
    if paragraph.voice is Voice.INTERVIEWER:
        return f"<p><strong>{escape(paragraph.text)}</strong></p>"
    return f"<p>{escape(paragraph.text)}</p>"


def _comments(example: Example, chance: random.Random) -> str:
    if not example.comments:
        return ""
    items = "\n".join(
        f'<li class="comment"><div class="comment-meta"><b>{chance.choice(NAMES)}</b> {day(chance, example.year)}</div>'
        f'<p>{escape(comment.text)}</p><a href="#reageer">Beantwoorden</a></li>'
        for comment in example.comments
    )
    form = f"<h3>Reageer</h3><p>{FORM}</p><label>Naam * <input></label> <button>Plaats reactie</button>"
    return (
        f'<section id="comments"><h3>{len(example.comments)} reacties</h3><ol class="comment-list">\n{items}\n</ol>\n'
        f'<form id="reageer">{form}</form></section>\n'
    )


def _menu() -> str:
    return "<nav><ul>" + "".join(f'<li><a href="#">{item}</a></li>' for item in MENU) + "</ul></nav>"


def _aside(chance: random.Random) -> str:
    links = "".join(f'<li><a href="#">{title}</a></li>' for title in chance.sample(ELSEWHERE, 3))
    return f"<aside><h3>Lees ook</h3><ul>{links}</ul><p>{NEWSLETTER}</p></aside>\n"


def _footer(example: Example) -> str:
    return f"<footer>© {example.year} {escape(example.outlet)} | Privacy | Disclaimer | Sitemap</footer>"
