# ruff: noqa: E501 — markup stands as sites send it
"""A news site: with tags that mean something, with names that a machine made, and laid out in tables as long ago."""

from __future__ import annotations

from html import escape

from tests.ingest.web_pages import site
from tests.ingest.web_pages.content import Piece, Remark, make_piece, make_remarks, truths
from tests.ingest.web_pages.page import Page
from tests.ingest.web_pages.prose import Prose


def pages(seed: int, n: int) -> list[Page]:
    """So many pages, each of the looks in turn."""
    return [_page(f"news-{number}", Prose(f"news {seed} {number}"), number) for number in range(n)]


def _page(name: str, prose: Prose, number: int) -> Page:
    look = (_meaningful, _hashed, _tables, _linked)[number % 4]
    piece = make_piece(prose, paragraphs=prose.chance.choice((4, 7, 12)), lists=look is not _tables)
    remarks = make_remarks(prose, prose.chance.choice((0, 1, 3, 6)), nested=look is not _tables)
    return Page(f"{name}.html", look(prose, piece, remarks), piece.truth, truths(remarks))


def _meaningful(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    def between(number: int) -> str:
        boxes = {1: site.read_also(prose, "article__related"), 3: site.letter_box(prose, "newsletter-signup")}
        return boxes.get(number, "") + (site.picture(prose) if number == 2 else "")

    said = "".join(_reaction(remark) for remark in remarks) or "<p>Er zijn nog geen reacties. Wees de eerste!</p>"
    return f"""<!DOCTYPE html><html lang="nl">{site.head(piece, "Wijkblad", linked=site.linked_data(piece))}<body>
{site.cookie_wall(prose)}<a class="skip-link" href="#main">Naar de inhoud</a>
<header class="masthead"><a href="/">Wijkblad</a>{site.menu(prose)}</header>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/n">Nieuws</a></li></ol>
<main id="main"><article class="article"><header><span class="article__kicker">Zorg</span><h1>{escape(piece.title)}</h1>
<p class="article__lead">{escape(piece.lead)}</p><div class="article__meta">Door <a href="/a">{piece.writer}</a>
<time datetime="2016-04-12">{piece.date}</time> Leestijd 4 minuten</div>{site.share_bar(prose)}</header>
<div class="article__body">{piece.body(between)}</div>
<ul class="article__tags"><li><a href="/t/1">welzijn</a></li><li><a href="/t/2">wijkteams</a></li></ul></article>
<section class="reactions" aria-label="Reacties"><h2>{len(remarks)} reacties</h2>{said}
<form class="reactions__form"><label>Uw reactie<textarea></textarea></label><p>Houd het netjes: de redactie leest mee en
verwijdert wat kwetst.</p><button>Verstuur</button></form></section></main>
{site.teasers(prose, "aside", "sidebar")}{site.footer(prose)}</body></html>"""


def _reaction(remark: Remark) -> str:
    replies = "".join(map(_reaction, remark.replies))
    return f"""<div class="reaction-item" data-reaction-id="{len(remark.name)}"><div class="reaction-item__head">
<span class="reaction-item__user">{escape(remark.name)}</span><span class="reaction-item__time">{remark.date}</span></div>
<div class="reaction-item__text">{remark.html}</div><button>Reageer</button><button>Meld misbruik</button>
{f'<div class="reaction-item__replies">{replies}</div>' if replies else ""}</div>"""


def _hashed(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    parts = "".join(
        f'<div class="css-1n0kx">{part.html}</div>' + (_promotion(prose) if number in (1, 4) else "")
        for number, part in enumerate(piece.parts)
    )
    said = "".join(_card(remark) for remark in remarks)
    heading = f'<h3 class="css-9dd1">Reacties ({len(remarks)})</h3>' if remarks else ""
    return f"""<!DOCTYPE html><html lang="nl">{site.head(piece, "De Regio")}<body><div id="__next"><div class="css-k2x">
<div class="css-77a"><a href="/">De Regio</a>{site.menu(prose, "div")}</div>
<div class="css-0m1"><h1 class="css-t1">{escape(piece.title)}</h1><div class="css-lw">{escape(piece.lead)}</div>
<div class="css-by"><span>{piece.writer}</span> <span>{piece.date}</span></div><div class="css-bd">{parts}</div></div>
<div class="css-cm">{heading}{said}<div class="css-bt"><button>Toon meer reacties</button></div></div>
<div class="css-rl"><h3>Best gelezen</h3>{"".join(_headline(prose) for _ in range(5))}</div>
<div class="css-ft"><a href="/v">Voorwaarden</a><a href="/p">Privacy</a><p>© De Regio Media. Alle rechten voorbehouden.</p>
</div></div></div>{site.cookie_wall(prose)}</body></html>"""


def _promotion(prose: Prose) -> str:
    return f'<div class="css-pr"><span>Lees ook</span><a href="/x">{escape(prose.title())}</a></div>'


def _headline(prose: Prose) -> str:
    return f'<a class="css-hl" href="/x"><div>{escape(prose.title())}</div><div>{prose.date()}</div></a>'


def _card(remark: Remark) -> str:
    replies = "".join(map(_card, remark.replies))
    return f"""<div class="css-c1"><div class="css-c2"><div class="css-av">{remark.name[0].upper()}</div><div>
<span class="css-nm">{escape(remark.name)}</span><span class="css-dt">{remark.date}</span></div></div>
<div class="css-tx">{remark.html}</div><div class="css-ac"><button>Antwoord</button><button>3</button></div>
{f'<div class="css-rp">{replies}</div>' if replies else ""}</div>"""


def _tables(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    text = "<br><br>\n".join(
        f"<b>{part.lines[0]}</b>" if part.kind == "h2" else escape(part.lines[0]) for part in piece.parts
    )
    lead = f"<b>{escape(piece.lead)}</b><br><br>" if piece.lead else ""
    said = "".join(_row(number, remark) for number, remark in enumerate(remarks, 1))
    heading = f"<font size=3><b>Reacties van lezers ({len(remarks)})</b></font>" if remarks else ""
    return f"""<HTML>{site.head(piece, "Streekkrant", shared=False)}<BODY BGCOLOR="#ffffff">
<table width="780" cellpadding=0><tr><td colspan=2>{site.menu(prose, "table")}</td></tr><tr><td width=150 valign=top>
<font size=1>{"<br>".join(f"<a href=x>{escape(prose.title())}</a>" for _ in range(6))}</font></td><td valign=top>
<font size=5>{escape(piece.title)}</font><br><font size=1>{piece.date} - Van onze redactie</font><br><br>
<font size=2>{lead}{text}</font><br><br><font size=1><a href="p">Print dit artikel</a> | <a href="m">Mail door</a></font>
<hr>{heading}<table width="100%">{said}</table></td></tr>
<tr><td colspan=2 align=center><font size=1>&copy; 2007 Streekkrant | <a href=c>Colofon</a></font></td></tr></table></BODY></HTML>"""


def _row(number: int, remark: Remark) -> str:
    text = "<br><br>".join(map(escape, remark.paragraphs))
    return f"""<tr><td bgcolor="#eeeeee"><font size=1>{number}. <b>{escape(remark.name)}</b> - {remark.date}</font></td></tr>
<tr><td><font size=2>{text}</font></td></tr>"""


def _linked(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """With roles of ARIA and a list of comments whose items have no names."""

    def between(number: int) -> str:
        return site.support_box() if number == 2 else ""

    body = " ".join(part.truth for part in piece.parts)
    linked = site.linked_data(piece, articleBody=body, commentCount=len(remarks))
    said = f"<ol>{''.join(map(_item, remarks))}</ol>" if remarks else ""
    return f"""<!doctype html><html lang=nl>{site.head(piece, "Zorgpost", linked=linked)}<body><div role="banner">
<a href="/">Zorgpost</a></div><div role="navigation">{site.menu(prose, "div")}</div><div role="main">
<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(piece.title)}</h1>
<p itemprop="description"><b>{escape(piece.lead)}</b></p><p class="byline">Tekst: {piece.writer} | {piece.date}</p>
<div itemprop="articleBody">{piece.body(between)}</div>{site.share_bar(prose)}</div>
<div id="discussie"><h2>Praat mee</h2><p>Er {"is 1 reactie" if len(remarks) == 1 else f"zijn {len(remarks)} reacties"} op
dit artikel</p>{said}<p><a href="/login">Log in</a> om te reageren</p></div></div>
<div role="complementary">{site.teasers(prose)}{site.letter_box(prose, "box")}</div>
<div role="contentinfo">{site.footer(prose, "onderkant")}</div></body></html>"""


def _item(remark: Remark) -> str:
    replies = f"<ol>{''.join(map(_item, remark.replies))}</ol>" if remark.replies else ""
    return f"""<li><p><strong>{escape(remark.name)}</strong> <time>{remark.date}</time></p><div>{remark.html}</div>
<p><a href="#r">Reageer op {escape(remark.name)}</a></p>{replies}</li>"""
