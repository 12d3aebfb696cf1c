# ruff: noqa: E501 — markup stands as sites send it
"""A municipal site: how to ask for something, a news item, and a plan on which residents react."""

from __future__ import annotations

from html import escape

from tests.ingest.web_pages import site
from tests.ingest.web_pages.content import Part, Piece, Remark, cells, make_piece, make_remarks, make_table, truths
from tests.ingest.web_pages.page import Page
from tests.ingest.web_pages.prose import Prose


def pages(seed: int, n: int) -> list[Page]:
    """So many pages, each of the looks in turn."""
    return [_page(f"municipal-{number}", Prose(f"municipal {seed} {number}"), number) for number in range(n)]


def _page(name: str, prose: Prose, number: int) -> Page:
    piece = make_piece(prose, paragraphs=prose.chance.choice((4, 6)))
    look = number % 4
    if look == 0:
        piece = Piece(
            piece.title, "", piece.date, piece.lead, (*piece.parts, Part("h2", ("Kosten",)), make_table(prose))
        )
        return Page(f"{name}.html", _product(prose, piece), piece.truth, ())
    if look == 1:
        return Page(f"{name}.html", _news(prose, piece), piece.truth, ())
    remarks = make_remarks(prose, prose.chance.choice((1, 4, 7)), nested=False)
    html = _plan(prose, piece, remarks) if look == 2 else _consultation(prose, piece, remarks)
    return Page(f"{name}.html", html, piece.truth, truths(remarks))


def _top(prose: Prose) -> str:
    return f"""<div class="header-wrapper"><a class="logo" href="/">Gemeente Waterveen</a><form role="search">
<input type="search"><button>Zoeken</button></form>{site.menu(prose)}</div>
<div class="kruimelpad">U bent hier: <a href="/">Home</a> &gt; <a href="/z">Zorg en welzijn</a></div>"""


def _bottom() -> str:
    return """<div id="footer-container"><div class="kolom"><h2>Contact</h2><p>Stadhuis, Raadhuisplein 1, Waterveen</p>
<p>Telefoon 14 0399, op werkdagen van 9.00 tot 17.00 uur</p></div><div class="kolom"><h2>Over deze site</h2><ul>
<li><a href="/t">Toegankelijkheid</a></li><li><a href="/p">Privacy</a></li></ul></div></div>"""


def _feedback(prose: Prose) -> str:
    return prose.chance.choice(
        (
            '<form class="feedback"><fieldset><legend>Was deze informatie nuttig?</legend><label><input type=radio> Ja'
            "</label><label><input type=radio> Nee</label><button>Verstuur</button></fieldset></form>",
            '<div id="page-rating"><h2>Heeft u gevonden wat u zocht?</h2><p>Met uw antwoord maken wij deze pagina beter.'
            '</p><a href="#j">Ja</a> <a href="#n">Nee</a></div>',
        )
    )


def _product(prose: Prose, piece: Piece) -> str:
    """Parts behind headings that fold, a table with a head, and an aside with where to go."""
    folded, opened = [], False
    for part in piece.parts:
        if part.kind == "h2":
            folded.append(f"{'</div></details>' if opened else ''}<details><summary>{part.lines[0]}</summary><div>")
            opened = True
        elif part.kind == "table":
            body = "".join(f"<tr>{cells(line)}</tr>" for line in part.lines[1:])
            folded.append(f"<table><thead><tr>{cells(part.lines[0], 'th')}</tr></thead><tbody>{body}</tbody></table>")
        else:
            folded.append(part.html)
    lead = f'<p class="intro">{escape(piece.lead)}</p>' if piece.lead else ""
    return f"""<!DOCTYPE html><html lang="nl-NL">{site.head(piece, "Gemeente Waterveen")}<body>{site.cookie_wall(prose)}
{_top(prose)}<div class="content-main-container"><div id="content"><h1>{escape(piece.title)}</h1>
<div class="readspeaker"><a href="#">Lees voor</a></div>{lead}{"".join(folded)}{"</div></details>" if opened else ""}
<div class="zie-ook"><h2>Zie ook</h2><ul><li><a href="/a">Huishoudelijke hulp</a></li><li><a href="/b">Parkeerkaart voor
gehandicapten</a></li><li><a href="/c">Bijzondere bijstand</a></li></ul></div>
<p class="last-modified">Laatst gewijzigd op {piece.date}</p>{_feedback(prose)}</div>
<div class="contact-block"><h2>Heeft u vragen?</h2><p>Bel het Sociaal Loket, wij helpen u graag verder.</p>
<a href="/afspraak">Afspraak maken</a></div></div>{_bottom()}</body></html>"""


def _news(prose: Prose, piece: Piece) -> str:
    submenu = "".join(f"<li><a href=/n>{escape(prose.title())}</a></li>" for _ in range(5))
    picture = f'<div class="foto"><img src="x.jpg" alt=""><p class="onderschrift">{prose.sentence()}</p></div>'
    lead = f"<p><strong>{escape(piece.lead)}</strong></p>" if piece.lead else ""
    return f"""<!DOCTYPE html><html lang="nl">{site.head(piece, "Gemeente Heiloord")}<body class="has-submenu">
{_top(prose)}<div id="wrapper"><div id="submenu"><h2>Nieuws</h2><ul>{submenu}</ul></div>
<div class="iprox-content"><div class="iprox-rich-content"><h1>{escape(piece.title)}</h1>
<p class="datum">Gepubliceerd op {piece.date}</p>{lead}{piece.body(lambda n: picture if n == 0 else "")}</div>
{site.share_bar(prose)}<div class="nieuws-navigatie"><a href="/v">Vorige</a> <a href="/o">Alle nieuwsberichten</a></div></div>
<div id="right"><div class="blok"><h3>Agenda</h3><ul><li>12 mei: raadsvergadering</li><li>14 mei: open dag van de werf</li>
</ul></div>{site.letter_box(prose, "blok")}</div></div>{_bottom()}{site.cookie_wall(prose)}</body></html>"""


def _plan(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """A page of a site on which residents react to plans."""
    said = "".join(
        f"""<div class="c-contribution"><div class="c-contribution__top"><strong>{escape(remark.name)}</strong>
<time>{remark.date}</time></div><div class="c-contribution__main">{remark.html}</div>
<ul class="c-contribution__actions"><li><a href="#">Eens (3)</a></li><li><a href="#">Oneens (1)</a></li></ul></div>"""
        for remark in remarks
    )
    lead = f'<div class="c-lead">{escape(piece.lead)}</div>' if piece.lead else ""
    return f"""<!DOCTYPE html><html lang="nl">{site.head(piece, "Doe mee in Waterveen")}<body>{_top(prose)}
<main class="l-page"><div class="c-hero"><h1>{escape(piece.title)}</h1><p class="c-hero__status">Fase: meedenken</p></div>
<div class="l-columns"><div class="c-richtext">{lead}{piece.body()}</div><div class="c-timeline"><h2>Planning</h2>
<ol><li>Voorjaar: gesprekken</li><li>Zomer: ontwerp</li><li>Najaar: besluit</li></ol></div></div>
<div class="c-contributions"><h2>Reacties van bewoners</h2><p>{len(remarks)} {"reactie" if len(remarks) == 1 else "reacties"}
| <a href="?s=n">Nieuwste eerst</a></p>{said}</div>
<div class="c-form"><h2>Wat vindt u?</h2><form><label>Naam<input></label><textarea></textarea><button>Plaats</button></form>
</div></main>{_bottom()}{site.cookie_wall(prose)}</body></html>"""


def _consultation(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """Reactions in a list of terms: who and when, and what they said."""
    said = "".join(f"<dt>{escape(r.name)}, {r.date}</dt><dd>{r.html}</dd>" for r in remarks)
    lead = f"<p>{escape(piece.lead)}</p>" if piece.lead else ""
    return f"""<!DOCTYPE html><html lang="nl">{site.head(piece, "Inspraak Marksteden", shared=False)}<body>{_top(prose)}
<div id="main" class="column"><h1>{escape(piece.title)}</h1><p class="info">Inspraak gesloten | Dossier 2017-{len(said)}</p>
{lead}{piece.body()}<h2>Ingezonden reacties</h2><dl class="reacties">{said}</dl></div>
<div class="region region-sidebar-second">{site.teasers(prose, "div", "block block-views")}</div>{_bottom()}</body></html>"""
