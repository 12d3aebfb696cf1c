# ruff: noqa: E501 — markup stands as sites send it
"""What sites put around a piece: cookie walls, menus, buttons, teasers, boxes, footers; in many shapes, by chance."""

from __future__ import annotations

import json
from html import escape

from tests.ingest.web_pages.content import Piece
from tests.ingest.web_pages.prose import Prose

_MENU = ("Home", "Nieuws", "Dossiers", "Agenda", "Vacatures", "Over ons", "Contact", "Abonneren", "Opinie", "Podcast")
_COOKIES = (
    "Wij gebruiken cookies om deze site goed te laten werken en om te zien hoe bezoekers haar gebruiken. Door op "
    "akkoord te klikken gaat u daarmee akkoord. Lees meer in onze verklaring.",
    "Deze website maakt gebruik van cookies. Sommige zijn nodig, andere helpen ons de site te verbeteren en u "
    "persoonlijke advertenties te tonen. U kunt uw keuze altijd weer wijzigen.",
)
_LETTER = (
    "Elke vrijdag het belangrijkste nieuws over zorg en welzijn in uw postvak? Meld u aan voor onze nieuwsbrief.",
    "Mis niets meer: schrijf u in en ontvang wekelijks onze beste verhalen. Uitschrijven kan altijd met één klik.",
)
_SUPPORT = "Onze verhalen zijn voor iedereen gratis te lezen. Steun ons werk en word vriend vanaf drie euro per maand."


def head(piece: Piece, site: str, *, linked: str = "", shared: bool = True) -> str:
    """The head of a page: title, what networks want to know, and perhaps what search engines do."""
    open_graph = (
        f'<meta property="og:title" content="{escape(piece.title)}"><meta property="og:site_name" content="{site}">'
    )
    style = "<style>.artikel{max-width:40em}</style><script>window.dataLayer=[];var t='niet lezen';</script>"
    return (
        f'<head><meta charset="utf-8"><title>{escape(piece.title)} - {site}</title>'
        f"{open_graph if shared else ''}{linked}{style}</head>"
    )


def linked_data(piece: Piece, kind: str = "NewsArticle", **more: object) -> str:
    """What the page tells search engines of the piece."""
    told = {"@context": "https://schema.org", "@type": kind, "headline": piece.title, "datePublished": "2016-04-12"}
    told |= {"author": {"@type": "Person", "name": piece.writer}, **more}
    return f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>'


def cookie_wall(prose: Prose) -> str:
    """A question about cookies, in front of the page or behind it."""
    text = prose.chance.choice(_COOKIES)
    return prose.chance.choice(
        (
            f'<div id="cookiebar" class="cookie-bar"><p>{text}</p><button>Akkoord</button><a href="/c">Instellen</a></div>',
            f'<div class="cmp-container" role="dialog" aria-label="Cookies"><h2>Uw privacy</h2><p>{text}</p>'
            "<ul><li><label><input type=checkbox> Noodzakelijk</label></li><li><label><input type=checkbox> "
            "Statistieken</label></li></ul><button>Alles accepteren</button></div>",
            f'<div id="CybotCookiebotDialog"><div><h2>Deze website gebruikt cookies</h2><div>{text}</div></div>'
            '<div><a href="#">Details tonen</a> <a href="#">Alle cookies toestaan</a></div></div>',
            f'<section class="privacy-notice"><p>{text}</p><p><a href="/privacy">Privacy</a></p></section>',
        )
    )


def menu(prose: Prose, shape: str = "nav") -> str:
    """Links to the parts of the site."""
    links = prose.chance.sample(_MENU, 7)
    if shape == "nav":
        return f"<nav><ul>{''.join(f'<li><a href=/{n}>{link}</a></li>' for n, link in enumerate(links))}</ul></nav>"
    if shape == "table":
        return f'<table width="100%"><tr>{"".join(f"<td><a href=x>{link}</a></td>" for link in links)}</tr></table>'
    return f"<div>{' | '.join(f'<a href=/{n}>{link}</a>' for n, link in enumerate(links))}</div>"


def share_bar(prose: Prose) -> str:
    """Buttons by which a reader passes the piece on."""
    return prose.chance.choice(
        (
            '<div class="share-buttons"><span>Deel dit artikel</span><a href="#">Facebook</a><a href="#">X</a>'
            '<a href="#">LinkedIn</a><a href="#">WhatsApp</a></div>',
            "<ul class='social-links'><li><a href='#'>Deel op Facebook</a></li><li><a href='#'>Deel op LinkedIn</a></li>"
            "<li><a href='#'>Mail dit artikel</a></li></ul>",
            '<div class="addthis_toolbox"><a href="#">Tweet</a> <a href="#">Vind ik leuk</a> <a href="#">Afdrukken</a></div>',
            '<div><button type="button">Bewaar</button><button type="button">Deel</button></div>',
        )
    )


def teasers(prose: Prose, tag: str = "div", cls: str = "related") -> str:
    """Pieces to go on with: a link, mostly with a line about it, and a date."""
    items = []
    for _ in range(prose.chance.randint(3, 5)):
        text = f"<p>{prose.sentence()}</p>" if prose.chance.random() < 0.5 else ""
        when = f"<time>{prose.date()}</time>" if prose.chance.random() < 0.5 else ""
        items.append(f'<li><h3><a href="/artikel">{escape(prose.title())}</a></h3>{when}{text}</li>')
    title = prose.chance.choice(("Lees ook", "Meer over dit onderwerp", "Gerelateerde artikelen", "Ook interessant"))
    return f'<{tag} class="{cls}"><h2>{title}</h2><ul>{"".join(items)}</ul></{tag}>'


def read_also(prose: Prose, cls: str) -> str:
    """A link to another piece between two paragraphs."""
    link = f'<a href="/ander">{escape(prose.title())}</a>'
    return prose.chance.choice(
        (
            f'<div class="{cls}"><strong>Lees ook</strong> {link}</div>',
            f'<p class="{cls}">Lees ook: {link}</p>',
            f'<aside class="{cls}"><h4>Lees ook</h4><ul><li>{link}</li></ul></aside>',
        )
    )


def letter_box(prose: Prose, cls: str) -> str:
    """A request to subscribe."""
    return (
        f'<div class="{cls}"><h3>Nieuwsbrief</h3><p>{prose.chance.choice(_LETTER)}</p><form action="/aan">'
        '<label>E-mailadres <input type="email"></label><button>Aanmelden</button></form></div>'
    )


def support_box() -> str:
    """A request for money."""
    return f'<div class="donatie-blok"><p>{_SUPPORT}</p><a class="knop" href="/steun">Steun ons</a></div>'


def picture(prose: Prose) -> str:
    """A picture that loads late, and what stands below it."""
    return (
        '<figure class="beeld"><img data-src="/f.jpg" alt="foto"><noscript><img src="/f.jpg"></noscript>'
        f"<figcaption>{prose.sentence()} Foto: {prose.writer()}</figcaption></figure>"
    )


def footer(prose: Prose, shape: str = "footer") -> str:
    """The foot of the page."""
    words = "<p>Wijkblad verschijnt sinds 1998 en wordt gemaakt door een kleine redactie in Heiloord.</p>"
    links = "<ul><li><a href=/p>Privacy</a></li><li><a href=/d>Disclaimer</a></li><li><a href=/c>Colofon</a></li></ul>"
    inner = f"{words if prose.chance.random() < 0.6 else ''}{links}<p>© 2024 Alle rechten voorbehouden</p>"
    return f"<footer>{inner}</footer>" if shape == "footer" else f'<div class="{shape}">{inner}</div>'
