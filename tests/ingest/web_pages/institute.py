# ruff: noqa: E501 — markup stands as sites send it
"""Institutes that gather and spread knowledge: boxes on authors, downloads, tags and contacts all around a piece."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.ingest.web_pages.content import Part, Piece, Remark, make_piece, make_remarks, truths
from tests.ingest.web_pages.page import Page
from tests.ingest.web_pages.prose import Prose


def pages(seed: int, n: int) -> list[Page]:
    """So many pages, each of the looks in turn."""
    return [_page(f"institute-{number}", Prose(f"institute {seed} {number}"), number) for number in range(n)]


def _page(name: str, prose: Prose, number: int) -> Page:
    piece = make_piece(prose, paragraphs=prose.chance.choice((3, 5, 9)))
    look = (_fields, _soup, _elements, _sections, _long_list)[number % 5]
    if look is _long_list:
        items = (Part("ul", tuple(prose.paragraph(1, 2) for _ in range(prose.chance.randint(8, 20)))),)
        piece = Piece(piece.title, piece.writer, piece.date, piece.lead, (*piece.parts[:1], *items))
    remarks = make_remarks(prose, prose.chance.choice((0, 1, 2, 5)), nested=look is not _sections)
    return Page(f"{name}.html", look(prose, piece, remarks), piece.truth, truths(remarks))


def _head(piece: Piece, site: str) -> str:
    return f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{escape(piece.title)} | {site}</title></head>'


def _downloads() -> str:
    return """<div class="block"><h3>Downloads</h3><ul><li><a href="/r.pdf">Rapport Samen sterk (pdf, 2,4 MB)</a></li>
<li><a href="/s.pdf">Samenvatting (pdf, 300 kB)</a></li></ul></div>"""


def _fields(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """A system that wraps each field of a page in two elements, with authors below the piece."""
    lead = (
        f'<div class="field field--name-field-inleiding"><div class="field__item">{escape(piece.lead)}</div></div>'
        if piece.lead
        else ""
    )
    function = prose.chance.choice(
        ("is senior onderzoeker bij", "werkt als adviseur bij", "houdt zich bezig met wonen en zorg bij")
    )
    return f"""{_head(piece, "Kennisplein Wijk")}<body class="path-node"><div class="layout-container"><div class="region region-header">
<a href="/">Kennisplein Wijk</a><ul><li><a href="/t">Thema's</a></li><li><a href="/p">Publicaties</a></li></ul></div>
<div class="region region-content"><div class="node node--type-artikel"><h1><span>{escape(piece.title)}</span></h1>
<div class="field field--name-field-datum">{piece.date}</div><div class="field field--name-field-type">Artikel</div>{lead}
<div class="field field--name-body"><div class="field__item">{piece.body()}</div></div>
<div class="field field--name-field-auteurs"><div class="field__label">Auteur(s)</div><div class="field__item"><div class="person">
<div>{piece.writer}</div><div>{piece.writer} {function} Kennisplein Wijk en schreef eerder over buurten en de mensen die er werken.</div>
<div>030 - 555 01 23</div><div><a href="mailto:x@kennisplein.example">Stuur een bericht</a></div></div></div></div>{_downloads()}
<div class="field field--name-field-tags"><div class="field__label">Onderwerpen</div><div><a href="/1">sociale basis</a></div><div><a href="/2">wijkteams</a></div></div>
<div class="view view-verwant"><div class="view-header"><h2>Meer over sociale basis</h2></div>{"".join(_teaser(prose) for _ in range(3))}</div>
<section><h2>{_counted(remarks)}</h2>{"".join(map(_field_remark, remarks))}<h2>Reactie toevoegen</h2><form><label>Uw naam<input></label>
<label>Reactie<textarea></textarea></label><p>Alle velden met een sterretje zijn verplicht. Uw adres wordt niet getoond.</p><button>Opslaan</button></form></section>
</div></div><div class="region region-footer"><p>Kennisplein Wijk is het landelijke instituut voor vragen over zorg en samenleven in de wijk.</p>
<ul><li><a href="/w">Werken bij</a></li></ul></div></div></body></html>"""


def _counted(remarks: Sequence[Remark]) -> str:
    count = len(truths(remarks))
    return "1 reactie" if count == 1 else f"{count} reacties" if count else "Reacties"


def _teaser(prose: Prose) -> str:
    return f'<div class="views-row"><div><a href="/a">{escape(prose.title())}</a></div><div>{prose.paragraph(1, 2)}</div><div><a href="/a">Lees meer</a></div></div>'


def _field_remark(remark: Remark) -> str:
    replies = f'<div class="indented">{"".join(map(_field_remark, remark.replies))}</div>' if remark.replies else ""
    return f"""<article><footer><p>Ingediend door {escape(remark.name)} op {remark.date}</p><p><a href="#p">Permalink</a></p></footer>
<div><h3><a href="#p">{escape(remark.paragraphs[0][:20])}</a></h3><div>{remark.html}</div><ul><li><a href="#r">Reageren</a></li></ul></div></article>{replies}"""


def _soup(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """A site of which a program made all names, and nothing is a paragraph."""
    body = "".join(_div(part) for part in piece.parts)
    lead = f'<div class="sc-bZQynM eRtyUi">{escape(piece.lead)}</div>' if piece.lead else ""
    said = "".join(map(_soup_remark, remarks))
    return f"""{_head(piece, "Vakwerk")}<body><div id="__next"><div class="sc-a1 fGhJkL"><div class="sc-a2"><a href="/">Vakwerk</a></div><div class="sc-a3">
<a href="/1">Thema's</a><a href="/2">Aan de slag</a><a href="/3">Over ons</a></div></div><div class="sc-b1 mNbVcX"><div class="sc-b2"><div class="sc-b3">
<div class="sc-b4">Artikel</div><h1 class="sc-b5">{escape(piece.title)}</h1><div class="sc-b6"><span>{piece.date}</span><span> · </span><span>{len(piece.parts)} minuten leestijd</span></div></div>
{lead}{body}<div class="sc-c1"><div class="sc-c2"><img src="x.jpg" alt=""></div><div class="sc-c3"><div class="sc-c4">{piece.writer}</div><div class="sc-c5">Adviseur
participatie bij Vakwerk. Zij begeleidt gemeenten en organisaties die met bewoners aan de slag willen.</div></div></div>
<div class="sc-d1"><div class="sc-d2">Vond je dit artikel nuttig?</div><button>Ja</button><button>Nee</button></div></div>
<div class="sc-e1"><div class="sc-e2">Praat mee</div>{said}</div>
<div class="sc-f1"><div class="sc-f2">Blijf op de hoogte</div><div class="sc-f3">Ontvang elke twee weken de laatste inzichten in je mailbox.</div><input type="email"><button>Inschrijven</button></div>
<div class="sc-f1"><div class="sc-f2">Ook interessant voor jou</div>{"".join(f'<a class="sc-g1" href="/x"><div class="sc-g2">{escape(prose.title())}</div><div class="sc-g3">{prose.paragraph(1, 2)}</div></a>' for _ in range(3))}</div></div>
<div class="sc-h1"><div>Vakwerk, Kerkstraat 12, Waterveen</div><div>Wij helpen professionals bij het werken aan een samenleving waarin iedereen meetelt.</div></div></div></body></html>"""


def _div(part: Part) -> str:
    if part.kind in ("p", "quote"):
        return f'<div class="sc-bZQynM eRtyUi">{escape(part.lines[0])}</div>'
    return part.html


def _soup_remark(remark: Remark) -> str:
    replies = f'<div class="sc-r9">{"".join(map(_soup_remark, remark.replies))}</div>' if remark.replies else ""
    text = "".join(f'<div class="sc-r4">{escape(line)}</div>' for line in remark.paragraphs)
    return f"""<div class="sc-r1"><div class="sc-r2"><span class="sc-r5">{escape(remark.name)}</span><span class="sc-r6">{remark.date}</span></div>{text}
<div class="sc-r7"><button>Reageer</button></div></div>{replies}"""


def _elements(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """A system of numbered content elements, with reactions that call themselves so."""
    parts = "".join(
        f'<div id="c{at}" class="csc-default csc-space-after-10">{part.html}</div>'
        for at, part in enumerate(piece.parts, 400)
    )
    lead = f'<div class="news-teaser">{escape(piece.lead)}</div>' if piece.lead else ""
    said = "".join(
        f"<li>Reactie van {escape(one.name)} op {one.date}<br>{'<br>'.join(map(escape, one.paragraphs))}</li>"
        for one in _flat(remarks)
    )
    below = (
        f"<h3>Reacties</h3><ul>{said}</ul>"
        if remarks
        else "<h3>Reacties</h3><p>Er zijn nog geen reacties geplaatst.</p>"
    )
    return f"""{_head(piece, "Steunpunt Samen")}<body><div id="page"><div id="top"><ul><li><a href="/">Home</a></li><li><a href="/d">Diensten</a></li></ul></div>
<div id="left"><ul><li><a href="/n">Nieuws</a><ul><li><a href="/n1">Archief</a></li></ul></li></ul></div><div id="middle">
<div class="news-single-item"><h1>{escape(piece.title)}</h1><div class="news-single-timedata">{piece.date} | Categorie: Nieuws, Wmo | Van: {piece.writer}</div>
{lead}{parts}<p>Deel dit bericht op: <a href="#f">Facebook</a> <a href="#l">LinkedIn</a></p><p>Trefwoorden: wmo, wijkteam, eigen kracht, mantelzorg</p>
<dl><dt>Bestanden:</dt><dd><a href="/f.pdf">factsheet.pdf</a> 212 K</dd></dl><p><a href="/n">&lt;- Terug naar: Nieuws</a></p></div>{below}</div>
<div id="right"><h4>Contactpersoon</h4><p>Heeft u vragen over dit onderwerp? Neem dan contact op met {prose.writer()}, zij vertelt u graag meer.</p></div>
<div id="bottom">Steunpunt Samen - Stationsplein 3 - Heiloord - <a href="/s">Sitemap</a></div></div></body></html>"""


def _flat(remarks: Sequence[Remark]) -> list[Remark]:
    return [one for remark in remarks for one in (remark, *_flat(remark.replies))]


def _sections(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """Sections without a name, in each a heading and what stands below it; a sentence of the piece again, large."""
    body, streamer = "", next(part.lines[0] for part in reversed(piece.parts) if part.kind == "p").split(". ")[0]
    for at, part in enumerate(piece.parts):
        body += ("</section><section>" if part.kind == "h2" else "") + part.html
        body += f"<section><span>“{escape(streamer)}”</span></section>" if at == 1 else ""
    said = "".join(f"<section><h4>{escape(r.name)}</h4><small>{r.date}</small>{r.html}</section>" for r in remarks)
    lead = f"<section><strong>{escape(piece.lead)}</strong></section>" if piece.lead else ""
    below = f"<section><h3>Reacties ({len(remarks)})</h3>{said}</section>" if remarks else ""
    return f"""{_head(piece, "Platform Buurt")}<body><header><a href="/">Platform Buurt</a></header><main><section><h1>{escape(piece.title)}</h1>
<p>Tekst: {piece.writer} • Beeld: {prose.writer()} • {piece.date}</p></section>{lead}<section>{body}</section>
<section><p>Dit artikel verscheen eerder in het magazine Buurtwerk, nummer {prose.chance.randint(1, 9)}.</p></section>
<section><h3>Over de auteur</h3><p>{piece.writer} is socioloog en doet onderzoek naar de manier waarop mensen in een buurt met elkaar omgaan.</p></section>
{below}<section><h3>Lees verder</h3>{"".join(f'<h4><a href="/l">{escape(prose.title())}</a></h4><p>{prose.sentence()}</p>' for _ in range(2))}</section></main>
<footer><p>Platform Buurt wordt mogelijk gemaakt door het ministerie en twaalf gemeenten.</p></footer></body></html>"""


def _long_list(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """A piece that is mostly a list of what works."""
    said = "".join(
        f'<div class="bericht"><div class="kop">{escape(r.name)} | {r.date}</div><div>{r.html}</div></div>'
        for r in _flat(remarks)
    )
    below = f'<div class="onder"><h2>{_counted(_flat(remarks))}</h2>{said}</div>' if remarks else ""
    return f"""{_head(piece, "Databank Aanpakken")}<body><div class="kop"><a href="/">Databank Aanpakken</a></div><div class="midden"><h1>{escape(piece.title)}</h1>
<p class="gegevens">Geplaatst: {piece.date} | Door: {piece.writer} | Gelezen: 340 keer</p><p>{escape(piece.lead)}</p>{piece.body()}
<p>Vragen over deze lijst? <a href="mailto:x@y.example">Mail de redactie</a>.</p></div>{below}
<div class="rechts"><h3>Nieuwste aanpakken</h3><ul>{"".join(f"<li><a href=/x>{escape(prose.title())}</a> {prose.sentence()}</li>" for _ in range(3))}</ul></div></body></html>"""
