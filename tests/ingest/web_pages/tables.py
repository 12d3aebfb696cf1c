# ruff: noqa: E501 — markup stands as sites send it
"""Sites of before 2012: laid out in tables, with line breaks for paragraphs, guest books, and pages made for printing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from tests.ingest.web_pages.content import Part, Piece, Remark, cells, make_piece, make_remarks, truths
from tests.ingest.web_pages.page import Page
from tests.ingest.web_pages.prose import Prose

_BREAK = "<br>\n<br>\n"


def pages(seed: int, n: int) -> list[Page]:
    """So many pages, each of the looks in turn."""
    return [_page(f"tables-{number}", Prose(f"tables {seed} {number}"), number) for number in range(n)]


def _page(name: str, prose: Prose, number: int) -> Page:
    piece = make_piece(prose, paragraphs=prose.chance.choice((3, 5, 8)))
    look = (_columns, _panes, _portal, _print)[number % 4]
    remarks = [] if look is _print else make_remarks(prose, prose.chance.choice((0, 1, 3, 6)), nested=look is _portal)
    html = look(prose, piece, remarks)
    return Page(f"{name}.html", html, piece.truth, truths(remarks))


def _broken(piece: Piece, heading: Callable[[str], str]) -> str:
    """The parts of a piece with nothing but line breaks between them."""
    return _BREAK.join(_part(part, heading) for part in piece.parts)


def _part(part: Part, heading: Callable[[str], str]) -> str:
    if part.kind == "ul":
        return "<br>\n".join(f"- {escape(line)}" for line in part.lines)
    if part.kind == "table":
        rows = "".join(f"<tr>{cells(line)}</tr>" for line in part.lines)
        return f'<table border="1" cellpadding="2">{rows}</table>'
    line = escape(part.lines[0])
    return heading(line) if part.kind == "h2" else f"<i>{line}</i>" if part.kind == "quote" else line


def _head(piece: Piece, site: str) -> str:
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><title>{site} - {escape(piece.title)}</title>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>"""


def _links(prose: Prose, number: int) -> str:
    return "<br>".join(f'<a href="art.asp?id={at}">{escape(prose.title())}</a>' for at in range(number))


def _columns(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """A page in three columns, with a guest book below the text in tables of its own."""
    said = "".join(
        f"""<table width="100%" cellpadding="3"><tr bgcolor="#dddddd"><td><b>{escape(one.name)}</b></td><td align="right">{one.date}</td></tr>
<tr><td colspan="2">{"<br><br>".join(map(escape, one.paragraphs))}</td></tr></table><br>"""
        for one in remarks
    )
    below = f'<font size="3"><b>Reacties op dit artikel</b></font><br>{said}' if remarks else ""
    lead = f"<b>{escape(piece.lead)}</b>{_BREAK}" if piece.lead else ""
    return f"""{_head(piece, "Opbouwnet")}<body bgcolor="#ffffff"><table width="760" border="0" align="center"><tr><td colspan="3">
<img src="logo.gif"><br><a href="/">home</a> | <a href="/nieuws">nieuws</a> | <a href="/gast">gastenboek</a></td></tr><tr>
<td width="150" valign="top"><b>Dossiers</b><br>{_links(prose, 5)}<br><br><b>Nieuwsbrief</b><br>Vul hier uw adres in en u
krijgt elke maand ons nieuws.<form><input name="mail"><input type="submit" value="OK"></form></td>
<td valign="top"><font face="Verdana" size="2"><font size="4"><b>{escape(piece.title)}</b></font><br>
<font size="1">door {piece.writer}, {piece.date}</font>{_BREAK}{lead}{_broken(piece, lambda line: f"<b>{line}</b>")}
{_BREAK}<a href="javascript:history.back()">terug</a> | <a href="print.asp">printversie</a> | <a href="mail.asp">stuur door</a></font>
<hr>{below}<form action="reageer.asp">Naam: <input name="n"><br>Reactie: <textarea></textarea><input type="submit"></form></td>
<td width="140" valign="top"><table><tr><td><b>Agenda</b></td></tr><tr><td>12 mei: studiedag over bewonersparticipatie in
het provinciehuis.</td></tr><tr><td><a href="/agenda">meer</a></td></tr></table></td></tr>
<tr><td colspan="3" align="center"><font size="1">&copy; 2006 Opbouwnet. Niets van deze site mag zonder toestemming worden
overgenomen.</font></td></tr></table></body></html>"""


def _panes(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """As the first free systems for content were, with a plug-in for comments that numbers them."""
    said = "".join(
        f"""<tr><td class="sectiontableentry{at % 2 + 1}"><strong>{at}. {escape(prose.heading())}</strong><br />
<span class="small">Geschreven door {escape(one.name)} op {one.date}</span><br /><br />{"<br />".join(map(escape, one.paragraphs))}</td></tr>"""
        for at, one in enumerate(remarks, 1)
    )
    heads = f'<tr><td class="sectiontableheader">Commentaar ({len(remarks)})</td></tr>' if remarks else ""
    parts = "".join(f"<p><strong>{p.lines[0]}</strong></p>" if p.kind == "h2" else p.html for p in piece.parts)
    lead = f"<p>{escape(piece.lead)}</p>" if piece.lead else ""
    return f"""{_head(piece, "Wijkcentrum De Schakel")}<body><div id="wrap"><table class="nav_table"><tr><td><ul id="mainlevel-nav">
<li><a href="/">Voorpagina</a></li><li><a href="/c">Contact</a></li></ul></td></tr></table><table class="blog"><tr><td>
<table class="contentpaneopen"><tr><td class="contentheading" width="100%">{escape(piece.title)}</td><td align="right"
class="buttonheading"><a href="p">PDF</a></td><td class="buttonheading"><a href="d">Afdrukken</a></td></tr></table>
<table class="contentpaneopen"><tr><td><span class="small">Geschreven door {piece.writer}</span>&nbsp;&nbsp;</td></tr>
<tr><td class="createdate">{piece.date}</td></tr><tr><td>{lead}{parts}</td></tr>
<tr><td class="modifydate">Laatst aangepast op {prose.date()}</td></tr></table>
<table class="pagenav"><tr><th><a href="v">&lt; Vorige</a></th><td>&nbsp;</td><th><a href="n">Volgende &gt;</a></th></tr></table>
<table width="100%">{heads}{said}<tr><td>Alleen geregistreerde gebruikers kunnen commentaar plaatsen.<br />Log in of registreer.</td></tr>
</table><div class="back_button"><a href="#">[ Terug ]</a></div></td></tr></table><div class="moduletable"><h3>Populair</h3><ul
class="mostread"><li><a href="1">{escape(prose.title())}</a></li><li><a href="2">{escape(prose.title())}</a></li></ul></div></div></body></html>"""


def _portal(prose: Prose, piece: Piece, remarks: Sequence[Remark]) -> str:
    """A portal on which members post, and answer each other with an indent."""
    said = "".join(_indented(remark, 0) for remark in remarks)
    lead = f"{escape(piece.lead)}<br /><br />" if piece.lead else ""
    body = _broken(piece, lambda line: f"<u>{line}</u>")
    return f"""{_head(piece, "Welzijnsforum")}<body><table width="100%"><tr><td bgcolor="#336699"><font color="white"><b>Welzijnsforum</b>
- van en voor werkers in de wijk</font></td></tr></table><table width="100%"><tr><td valign="top" width="138"><table><tr><td><font
class="boxtitle"><b>Hoofdmenu</b></font></td></tr><tr><td><font class="content"><strong><big>&middot;</big></strong> <a
href="i">Start</a><br><strong><big>&middot;</big></strong> <a href="t">Onderwerpen</a></font></td></tr></table><table><tr><td><font
class="boxtitle"><b>Wie is er online</b></font></td></tr><tr><td><font class="content">Er zijn nu 14 gasten en 2 leden online. Je bent
een anonieme gebruiker. Je kunt je hier gratis registreren.</font></td></tr></table></td><td valign="top"><table><tr><td><font
class="option"><b>{escape(piece.title)}</b></font></td></tr><tr><td><font class="tiny">Geplaatst door: {piece.writer} op {piece.date}
(112 keer gelezen)</font></td></tr><tr><td><font class="content">{lead}{body}</font></td></tr></table><br><table><tr><td><center><font
class="content">De reacties zijn eigendom van de plaatser. Wij zijn niet verantwoordelijk voor hun inhoud.</font></center></td></tr></table>
{said}</td><td valign="top" width="150"><table><tr><td><font class="boxtitle"><b>Links bij dit onderwerp</b></font></td></tr><tr><td>{_links(prose, 3)}</td></tr></table></td>
</tr></table><center><font class="footmsg">Alle logo's en handelsmerken zijn eigendom van hun houder. Deze pagina werd gemaakt in 0.09 seconden.</font></center></body></html>"""


def _indented(remark: Remark, deep: int) -> str:
    text = "<br><br>".join(map(escape, remark.paragraphs))
    replies = "".join(_indented(reply, deep + 1) for reply in remark.replies)
    return f"""<table width="{100 - 5 * deep}%" align="right"><tr><td><font class="tiny">door {escape(remark.name)} op {remark.date}</font></td></tr>
<tr><td><font class="content">{text}</font></td></tr><tr><td><font class="content">[ <a href="r">Reageer hierop</a> | <a href="o">Ouder</a> ]</font></td></tr></table>{replies}"""


def _print(prose: Prose, piece: Piece, _: Sequence[Remark]) -> str:
    """A page that was made to be printed."""
    lead = f"<b>{escape(piece.lead)}</b><br /><br />" if piece.lead else ""
    return f"""{_head(piece, "Zorg en Welzijn in de Streek")}<body onload="window.print()"><div class="print-logo"><img src="logo.gif"></div>
<p>Gepubliceerd op <em>Zorg en Welzijn in de Streek</em> (<a href="http://www.streek.example">http://www.streek.example</a>)</p>
<h2>{escape(piece.title)}</h2><div>{piece.date}<br />Auteur: {piece.writer}<br />Rubriek: Praktijk</div>
<div>{lead}{"<br /><br />".join(_paragraphs(piece))}</div><hr /><div><strong>Bron-URL:</strong> http://www.streek.example/node/412</div>
<p><a href="#" onclick="window.print()">Afdrukken</a> <a href="#" onclick="window.close()">Venster sluiten</a></p></body></html>"""


def _paragraphs(piece: Piece) -> Iterator[str]:
    for part in piece.parts:
        yield _part(part, lambda line: f"<strong>{line}</strong>")
