# ruff: noqa: E501 — markup stands as sites send it
"""A forum: the first post is the piece, the answers are the comments, and all look alike."""

from __future__ import annotations

from html import escape

from tests.ingest.web_pages import site
from tests.ingest.web_pages.content import Piece, Remark, make_piece, make_remarks, truths
from tests.ingest.web_pages.page import Page
from tests.ingest.web_pages.prose import Prose


def pages(seed: int, n: int) -> list[Page]:
    """So many pages, each of the looks in turn."""
    return [_page(f"forum-{number}", Prose(f"forum {seed} {number}"), number) for number in range(n)]


def _page(name: str, prose: Prose, number: int) -> Page:
    look = (_board, _crawled, _rows, _thread)[number % 4]
    piece = make_piece(prose, paragraphs=prose.chance.choice((3, 4)), lists=False)
    piece = Piece(piece.title, prose.name(), piece.date, "", piece.parts)
    remarks = make_remarks(prose, prose.chance.choice((2, 5, 9)), nested=look is _thread)
    return Page(f"{name}.html", look(prose, piece, remarks), piece.truth, truths(remarks))


def _members(prose: Prose, name: str) -> str:
    posts = prose.chance.randint(3, 4000)
    return f"<dt><a href='/lid'>{escape(name)}</a></dt><dd>Berichten: {posts}</dd><dd>Lid geworden op: 12 mei 2008</dd>"


def _board(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    def post(number: int, name: str, date: str, html: str) -> str:
        signature = f'<div class="signature">{prose.sentence()}</div>' if number % 3 == 1 else ""
        return f"""<div id="p{number}" class="post has-profile bg{number % 2}"><div class="inner"><dl class="postprofile">
{_members(prose, name)}</dl><div class="postbody"><h3><a href="#p{number}">Re: {escape(piece.title)}</a></h3>
<ul class="post-buttons"><li><a href="q">Citeer</a></li></ul><p class="author">Bericht door <strong>{escape(name)}</strong>
&raquo; {date}</p><div class="content">{html}</div>{signature}</div></div><div class="back2top"><a href="#top">Omhoog</a></div></div>"""

    answers = "".join(post(number, r.name, r.date, r.html) for number, r in enumerate(remarks, 2))
    bar = f'<div class="action-bar"><a href="/r">Plaats reactie</a><div class="pagination">{len(remarks) + 1} berichten &bull; Pagina <strong>1</strong> van <strong>1</strong></div></div>'
    return f"""<!DOCTYPE html><html dir="ltr" lang="nl">{site.head(piece, "Opbouwforum", shared=False)}<body id="phpbb">
<div id="wrap"><div id="page-header"><h1>Opbouwforum</h1><p>Voor wie in de wijk werkt</p>{site.menu(prose)}</div>
<div id="page-body"><h2 class="topic-title"><a href="t">{escape(piece.title)}</a></h2>{bar}
{post(1, piece.writer, piece.date, piece.body())}{answers}{bar}<div class="stat-block"><h3>Wie is er online</h3>
<p>Gebruikers op dit forum: geen geregistreerde gebruikers en 3 gasten</p></div></div>
<div id="page-footer"><p>Alle tijden zijn UTC+1</p></div></div></body></html>"""


def _crawled(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """As a modern forum shows itself to programs."""

    def post(number: int, name: str, date: str, html: str) -> str:
        kind = "" if number == 1 else ' itemprop="comment" itemscope itemtype="http://schema.org/Comment"'
        likes = f'<div itemprop="interactionStatistic"><span>{number} likes</span></div>'
        return f"""<div{kind} id="post_{number}" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator">
<a href="/u"><span itemprop="name">{escape(name)}</span></a></span> <time class="post-time">{date}</time>
<span itemprop="position">{number}</span></div><div class="post" itemprop="text">{html}</div>{likes}</div>"""

    answers = "".join(post(number, r.name, r.date, r.html) for number, r in enumerate(remarks, 2))
    return f"""<!DOCTYPE html><html lang="nl">{site.head(piece, "Buurtpraat")}<body class="crawler"><header><a href="/">Buurtpraat</a>
</header><div id="main-outlet" class="wrap" role="main"><div id="topic-title"><h1><a href="/t">{escape(piece.title)}</a></h1>
<div class="topic-category"><a href="/c">Wijkwerk</a></div></div>
<div itemscope itemtype="http://schema.org/DiscussionForumPosting"><meta itemprop="headline" content="x">
{post(1, piece.writer, piece.date, piece.body())}{answers}</div>
<div id="related-topics"><h3>Verwante onderwerpen</h3><table><tr><th>Onderwerp</th><th>Antwoorden</th><th>Activiteit</th></tr>
<tr><td><a href="/x">{escape(prose.title())}</a></td><td>4</td><td>mei 2019</td></tr><tr><td><a href="/y">{escape(prose.title())}
</a></td><td>11</td><td>juni 2020</td></tr></table></div></div><footer class="wrap"><nav><a href="/a">Home</a></nav></footer>
</body></html>"""


def _rows(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """Long ago: each post a row, who on the left, what on the right."""

    def post(name: str, date: str, html: str) -> str:
        return f"""<tr><td width="20%" valign="top" class="row1"><b>{escape(name)}</b><br><span class="small">Stamgast<br>Berichten:
{prose.chance.randint(5, 900)}<br>Woonplaats: Heiloord</span></td><td class="row1" valign="top"><span class="small">Geplaatst:
{date}</span> <a href="q">quote</a><hr><span class="postbody">{html}</span></td></tr>"""

    answers = "".join(post(r.name, r.date, r.html) for r in remarks)
    return f"""<html>{site.head(piece, "Het Welzijnsforum", shared=False)}<body>{site.menu(prose, "table")}
<table width="100%"><tr><td><a class="maintitle" href="t"><b>{escape(piece.title)}</b></a></td></tr></table>
<table class="forumline" width="100%"><tr><th>Auteur</th><th>Bericht</th></tr>
{post(piece.writer, piece.date, piece.body())}{answers}</table>
<table width="100%"><tr><td>Ga naar: Overzicht</td></tr></table><div align="center"><span class="copyright">Powered by een
forum uit 2004</span></div></body></html>"""


def _thread(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """Answers upon answers, each with votes."""
    return f"""<!DOCTYPE html><html lang="nl">{site.head(piece, "Kletskop")}<body><div class="topbar">{site.menu(prose, "div")}</div>
<div class="grid"><main><div class="Submission"><div class="Submission-votes">41</div><div><p class="Submission-tagline">Geplaatst
door <a href="/u">{escape(piece.writer)}</a> {piece.date}</p><h1>{escape(piece.title)}</h1><div class="Submission-text">
{piece.body()}</div><div class="Submission-buttons"><a href="#">{len(remarks)} antwoorden</a> <a href="#">deel</a></div></div></div>
<div class="Thread">{"".join(map(_answer, remarks))}</div></main><div class="side"><h2>Regels</h2><ol><li>Wees aardig.</li><li>Geen
reclame.</li></ol>{site.teasers(prose, "div", "trending")}</div></div>{site.footer(prose, "bottombar")}</body></html>"""


def _answer(remark: Remark) -> str:
    return f"""<div class="Answer"><p class="Answer-tagline"><a href="/u">{escape(remark.name)}</a> <span>{len(remark.name)} punten</span>
<time>{remark.date}</time></p><div class="Answer-text">{remark.html}</div><div class="Answer-buttons"><a href="#">permalink</a>
<a href="#">antwoord</a></div>{"".join(map(_answer, remark.replies))}</div>"""
