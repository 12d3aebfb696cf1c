# ruff: noqa: E501 — markup stands as sites send it
"""Associations and magazines of a trade: letters to subscribers, and replies that nest in whatever is at hand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.ingest.web_pages.content import Piece, Remark, make_piece, make_remarks, truths
from tests.ingest.web_pages.page import Page
from tests.ingest.web_pages.prose import Prose


def pages(seed: int, n: int) -> list[Page]:
    """So many pages, each of the looks in turn."""
    return [_page(f"association-{number}", Prose(f"association {seed} {number}"), number) for number in range(n)]


def _page(name: str, prose: Prose, number: int) -> Page:
    piece = make_piece(prose, paragraphs=prose.chance.choice((2, 4, 8)))
    remarks = make_remarks(prose, prose.chance.choice((1, 2, 4, 8)))
    look = (_terms, _letter, _embedded, _network, _cells)[number % 5]
    return Page(f"{name}.html", look(prose, piece, remarks), piece.truth, truths(remarks))


def _head(piece: Piece, site: str, more: str = "") -> str:
    return f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{escape(piece.title)} – {site}</title>{more}</head>'


def _lead(piece: Piece, tag: str = "p") -> str:
    return f"<{tag}>{escape(piece.lead)}</{tag}>" if piece.lead else ""


def _terms(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """Replies as lists of terms within the terms that they reply to."""
    return f"""{_head(piece, "Beroepsvereniging")}<body><div id="kop"><a href="/">Beroepsvereniging van sociaal werkers</a> <a href="/lid">Lid worden</a></div>
<div id="artikel"><div class="rubriek">Vakblad</div><h2>{escape(piece.title)}</h2><div class="intro">{escape(piece.lead)}</div>{piece.body()}
<p><em>{piece.writer} is hoofdredacteur van dit vakblad. Reageren kan via <a href="mailto:r@bv.example">r@bv.example</a>.</em></p></div>
<div class="kader"><h3>Al lid?</h3><p>Leden lezen het vakblad als eerste en krijgen korting op scholing. Een proeflidmaatschap kost niets.</p><a href="/lid">Meld je aan</a></div>
<h3>Wat lezers vinden</h3>{_termed(remarks)}<h3>Ook reageren?</h3><p>Log in met uw lidnummer om een reactie te plaatsen.</p>
<div id="voet">Beroepsvereniging van sociaal werkers | Postbus 100 | Waterveen</div></body></html>"""


def _termed(remarks: Sequence[Remark]) -> str:
    said = "".join(
        f"<dt><b>{escape(r.name)}</b> ({r.date})</dt><dd>{r.html}{_termed(r.replies) if r.replies else ''}</dd>"
        for r in remarks
    )
    return f"<dl>{said}</dl>"


def _letter(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """A letter to subscribers, with an invitation to subscribe in its midst."""
    invitation = """<div class="subscription-widget-wrap"><div class="preamble"><p>Bedankt voor het lezen! Abonneer je gratis om nieuwe
brieven te ontvangen en mijn werk te steunen.</p></div><form><input type="email"><button>Abonneren</button></form></div>"""
    body = piece.body(lambda at: invitation if at == 1 else "")
    return f"""{_head(piece, "Brieven uit de buurt")}<body><div id="main"><div class="topbar-x"><a href="/">Brieven uit de buurt</a><button>Abonneren</button></div>
<article><div class="post-header"><h1>{escape(piece.title)}</h1>{_lead(piece, "h3")}<div class="pencraft"><div><a href="/@x">{piece.writer}</a></div>
<div>{piece.date}</div></div><div class="pencraft"><a href="#">12</a><a href="#c">{len(truths(remarks))}</a><a href="#">Delen</a></div></div>
<div class="available-content"><div class="body markup">{body}</div></div></article>
<div class="pencraft"><h4>Discussie over deze brief</h4><div><button>Reacties</button><button>Restacks</button></div>{"".join(map(_pencilled, remarks))}</div>
<div class="pencraft"><div>Bovenaan</div><div>Nieuwste</div>{"".join(f'<div><a href="/p">{escape(prose.title())}</a><div>{prose.sentence()}</div><div>3 mei • <a href="/@x">{piece.writer}</a></div></div>' for _ in range(3))}</div>
<div>© 2024 {piece.writer} <a href="/p">Privacy</a> ∙ <a href="/v">Voorwaarden</a></div></div></body></html>"""


def _pencilled(remark: Remark) -> str:
    replies = "".join(map(_pencilled, remark.replies))
    return f"""<div class="pencraft"><div class="pencraft"><div><a href="/@y">{escape(remark.name)}</a></div><div><a href="#c">{remark.date}</a></div></div>
<div><div>{remark.html}</div></div><div><a href="#">Vind ik leuk (2)</a><a href="#">Beantwoorden</a><a href="#">Delen</a></div>{replies}</div>"""


def _embedded(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """Comments of a service that many sites embed, as a browser saves them."""
    return f"""{_head(piece, "Vakblad Wijk")}<body><div class="wrapper"><div class="top"><a href="/">Vakblad Wijk</a><a href="/i">Inloggen</a><a href="/a">Abonneren</a></div>
<div class="content"><span class="chapeau">Opinie</span><h1>{escape(piece.title)}</h1><p class="lead">{escape(piece.lead)}</p><div class="by"><span>{piece.writer}</span> <span>{piece.date}</span></div>
<div class="text">{piece.body()}<p><strong>{piece.writer}</strong> is wijkverpleegkundige en columnist.</p></div><div class="tags">Tags: <a href="/1">wijkverpleging</a>, <a href="/2">Wmo</a></div></div>
<div id="disqus_thread"><div id="layout"><div class="nav-primary"><span>{len(truths(remarks))} Reacties</span> <a href="#">Login</a></div><div class="nav-secondary"><a>Aanbevelen 4</a> <a>Sorteer op beste</a></div>
<div class="textarea-outer">Neem deel aan de discussie…</div><ul class="post-list">{"".join(map(_listed, remarks))}</ul></div></div>
<div class="onder"><h3>Meest recent</h3><ul>{"".join(f"<li><a href=/x>{escape(prose.title())}</a></li>" for _ in range(4))}</ul></div></div></body></html>"""


def _listed(remark: Remark) -> str:
    replies = "".join(map(_listed, remark.replies))
    return f"""<li class="post"><div class="post-content"><div class="avatar"><img src="a.png" alt="Avatar"></div><div class="post-body"><header class="comment__header"><span class="post-byline"><span class="author"><a
href="/u">{escape(remark.name)}</a></span></span><span class="post-meta"><span class="bullet">•</span> <a class="time-ago">{remark.date}</a></span></header>
<div class="post-body-inner"><div class="post-message">{remark.html}</div></div><footer><menu><li>2</li><li>•</li><li><a>Beantwoorden</a></li><li>•</li><li><a>Delen ›</a></li></menu></footer></div></div>
<ul class="children">{replies}</ul></li>"""


def _network(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """Comments of a social network: who, what he wrote, and how long ago in a letter or two."""
    linked = f'<meta property="og:title" content="{escape(piece.title)}">'
    return f"""{_head(piece, "De Streekbode", linked)}<body><div class="site"><div class="menubalk"><a href="/">De Streekbode</a><a href="/r">Regio</a><a href="/s">Sport</a></div>
<div class="artikel"><h1>{escape(piece.title)}</h1><div class="artikel-info">{piece.writer} {piece.date} - Laatste update: {prose.date()}</div>{_lead(piece, "h2")}
{piece.body(lambda at: '<div class="ad-label">Advertentie</div>' if at == 1 else "")}<p>Heeft u nieuws? Tip de redactie via <a href="mailto:tip@streekbode.example">tip@streekbode.example</a>.</p></div>
<div class="fb-wrap"><div class="_491z"><span class="_50f7">{len(truths(remarks))} opmerkingen</span><span>Sorteren op Oudste</span></div><div class="_4uyl">Een opmerking toevoegen...</div>{"".join(map(_boxed, remarks))}</div>
<div class="kolom"><h3>Net binnen</h3>{"".join(f'<div><b>1{at}:15</b> <a href="/x">{escape(prose.title())}</a></div>' for at in range(4))}</div></div></body></html>"""


def _boxed(remark: Remark) -> str:
    replies = f'<div class="_44ri _2pis">{"".join(map(_boxed, remark.replies))}</div>' if remark.replies else ""
    text = "<br>".join(map(escape, remark.paragraphs))
    return f"""<div class="_3-8y _5nz1 clearfix"><div><span class="UFICommentActorName">{escape(remark.name)}</span></div><div class="_3-8m"><div class="_30o4"><span><span class="_5mdd">{text}</span></span></div></div>
<div class="_2vq9 fsm fwn fcg"><a href="#">Vind ik leuk</a><span> · </span><a href="#">Beantwoorden</a><span> · </span><span>8 j</span></div>{replies}</div>"""


def _cells(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """Replies in rows of a table, further to the right by an empty cell, each with its own heading line."""
    rows = "".join(_row(remark, 0) for remark in remarks)
    return f"""{_head(piece, "Vereniging van Buurthuizen")}<body><div class="page"><p><a href="/">Vereniging van Buurthuizen</a> &gt; <a href="/m">Magazine</a> &gt; {escape(piece.title)}</p>
<h1>{escape(piece.title)}</h1><p><small>Uit: Buurthuis, jaargang 12, nummer 3. Door {piece.writer}.</small></p>{_lead(piece)}{piece.body()}
<p>[<a href="/pdf">Dit artikel als pdf</a>]</p></div><div class="page"><h4>Er zijn {len(truths(remarks))} reacties op dit artikel</h4><table>{rows}</table><p>Uw naam en reactie worden pas na controle getoond.</p></div>
<div class="page"><p>De Vereniging van Buurthuizen komt op voor de belangen van vierhonderd huizen in het hele land.</p></div></body></html>"""


def _row(remark: Remark, deep: int) -> str:
    pad = f'<td width="{20 * deep}"></td>' if deep else ""
    replies = "".join(_row(reply, deep + 1) for reply in remark.replies)
    return f"<tr>{pad}<td><div>Reactie van <b>{escape(remark.name)}</b> op {remark.date}</div><div>{remark.html}</div></td></tr>{replies}"
