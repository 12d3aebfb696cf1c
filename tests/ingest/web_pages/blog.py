# ruff: noqa: E501 — markup stands as sites send it
"""Blogs with comments: of the programs by which most are made, and of people who make their own."""

from __future__ import annotations

from html import escape

from tests.ingest.web_pages import site
from tests.ingest.web_pages.content import Piece, Remark, make_piece, make_remarks, truths
from tests.ingest.web_pages.page import Page
from tests.ingest.web_pages.prose import Prose


def pages(seed: int, n: int) -> list[Page]:
    """So many pages, each of the looks in turn."""
    return [_page(f"blog-{number}", Prose(f"blog {seed} {number}"), number) for number in range(n)]


def _page(name: str, prose: Prose, number: int) -> Page:
    look = (_press, _blocks, _own, _builder, _embedded)[number % 5]
    piece = make_piece(prose, paragraphs=prose.chance.choice((4, 6, 9)))
    remarks = make_remarks(prose, prose.chance.choice((1, 2, 5, 9)), nested=look is not _embedded)
    return Page(f"{name}.html", look(prose, piece, remarks), piece.truth, truths(remarks))


def _lead(piece: Piece) -> str:
    return f"<p><em>{escape(piece.lead)}</em></p>" if piece.lead else ""


def _press(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    return f"""<!DOCTYPE html><html lang="nl-NL">{site.head(piece, "De Wijkblogger")}
<body class="post-template-default single single-post comments-open"><div id="page" class="site">
<header id="masthead" class="site-header"><p class="site-title"><a href="/">De Wijkblogger</a></p>{site.menu(prose)}</header>
<div id="content" class="site-content"><main id="main"><article id="post-12" class="post-12 post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{escape(piece.title)}</h1><div class="entry-meta"><span
class="posted-on">Geplaatst op {piece.date}</span> <span class="byline">door <a href="/a">{piece.writer}</a></span></div>
</header><div class="entry-content">{_lead(piece)}{piece.body()}<div class="sharedaddy"><h3>Dit delen:</h3><ul>
<li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div><div id="jp-relatedposts"><h3>Gerelateerd</h3>
<p><a href="/x">{escape(prose.title())}</a><br>In "Wijk"</p></div></div>
<footer class="entry-footer">Geplaatst in <a href="/c">Wijk</a>, <a href="/d">Welzijn</a>. Bookmark de link.</footer>
</article><nav class="post-navigation"><a href="/v">Vorig bericht</a><a href="/n">Volgend bericht</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">{len(remarks)} gedachten over &ldquo;{escape(piece.title)}
&rdquo;</h2><ol class="comment-list">{"".join(map(_press_comment, remarks))}</ol><div id="respond" class="comment-respond">
<h3>Geef een reactie</h3><form><p>Het e-mailadres wordt niet gepubliceerd.</p><button>Reactie plaatsen</button></form>
</div></div></main><aside id="secondary" class="widget-area"><section class="widget widget_recent_comments"><h2>Recente reacties</h2>
<ul><li>{prose.name()} op <a href="/x">{escape(prose.title())}</a></li></ul></section></aside></div>{site.footer(prose)}
</div></body></html>"""


def _press_comment(remark: Remark) -> str:
    children = f'<ol class="children">{"".join(map(_press_comment, remark.replies))}</ol>' if remark.replies else ""
    return f"""<li id="comment-{len(remark.paragraphs[0])}" class="comment even thread-even depth-1"><article class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">{escape(remark.name)}</b> <span class="says">schreef:
</span></div><div class="comment-metadata"><a href="#c">{remark.date}</a></div></footer>
<div class="comment-content">{remark.html}</div><div class="reply"><a href="#r">Beantwoorden</a></div></article>{children}</li>"""


def _blocks(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """As the free blogs of a large firm are: names of its own, line breaks for paragraphs."""
    text = "<br /><br />".join(
        f"<b>{part.lines[0]}</b>"
        if part.kind == "h2"
        else part.html
        if part.kind in ("ul", "table")
        else escape(part.lines[0])
        for part in piece.parts
    )
    lead = f"{escape(piece.lead)}<br /><br />" if piece.lead else ""
    return f"""<!DOCTYPE html><html>{site.head(piece, "Achter de voordeur", shared=False)}<body><div class="body-fauxcolumns">
<div class="header-outer"><h1 class="title"><a href="/">Achter de voordeur</a></h1><p class="description">Notities van een
buurtwerker</p></div><div class="main-inner"><div class="column-center-inner"><div class="date-outer">
<h2 class="date-header"><span>{piece.date}</span></h2><div class="post hentry"><h3 class="post-title entry-title">
{escape(piece.title)}</h3><div class="post-body entry-content">{lead}{text}</div><div class="post-footer">Gepost door
{piece.writer} op 10:14 <a href="#">Dit e-mailen</a> <a href="#">Delen op Facebook</a></div></div>
<div class="comments" id="comments"><h4>{len(remarks)} opmerkingen:</h4><div class="comments-content"><ol id="top-ra">
{"".join(map(_block_comment, remarks))}</ol></div><p class="comment-footer"><a href="/c">Een reactie posten</a></p></div>
<div class="blog-pager"><a href="/n">Nieuwere post</a><a href="/">Homepage</a></div></div></div>
<div class="column-right-inner"><div class="widget"><h2>Blogarchief</h2><ul><li><a href="/1">2014 (12)</a></li><li><a
href="/2">2013 (31)</a></li></ul></div><div class="widget Profile"><h2>Over mij</h2><p>{prose.sentence()}</p></div></div>
</div></div></body></html>"""


def _block_comment(remark: Remark) -> str:
    replies = "".join(map(_block_comment, remark.replies))
    text = "<br>".join(map(escape, remark.paragraphs))
    thread = f'<div class="comment-replies"><ol>{replies}</ol></div>' if replies else ""
    return f"""<li class="comment"><div class="avatar-image-container"></div><div class="comment-block"><div class="comment-header">
<cite class="user">{escape(remark.name)}</cite><span class="datetime">{remark.date}</span></div><p class="comment-content">{text}
</p><span class="comment-actions"><a href="#">Beantwoorden</a></span></div>{thread}</li>"""


def _own(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """By hand, with hardly a name, and nothing but lines between one reader and the next."""
    said = "<hr>".join(
        f"<p><b>{escape(text.name)}</b> schreef op {text.date}:</p>{text.html}" for text in _flat(remarks)
    )
    return f"""<!doctype html><html lang="nl">{site.head(piece, "Jans weblog", shared=False)}<body>{site.menu(prose, "div")}
<h1>{escape(piece.title)}</h1><p><small>{piece.date}, {piece.writer}</small></p>{_lead(piece)}{piece.body()}
<p><a href="vorige.html">&laquo; Vorige</a> <a href="volgende.html">Volgende &raquo;</a></p>
<h2>Reacties</h2>{said}<p><a href="mailto:jan@weblog.example">Stuur een reactie</a></p><hr>
<p><small>&copy; 2009 {piece.writer}</small></p></body></html>"""


def _flat(remarks: list[Remark] | tuple[Remark, ...]) -> list[Remark]:
    return [one for remark in remarks for one in (remark, *_flat(remark.replies))]


def _builder(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """Of a builder of sites that wraps everything in sections, widgets and columns."""
    parts = "".join(
        f'<div class="elementor-widget elementor-widget-text-editor"><div class="widget-container">{part.html}</div></div>'
        for part in piece.parts
    )
    said = "".join(map(_semantic, remarks))
    return f"""<!DOCTYPE html><html lang="nl">{site.head(piece, "Sterk in de wijk", linked=site.linked_data(piece, "BlogPosting"))}
<body class="elementor-page"><div class="elementor-location-header">{site.menu(prose)}</div>
<div class="elementor elementor-88"><section class="elementor-section"><div class="elementor-column"><div
class="elementor-widget elementor-widget-heading"><h1>{escape(piece.title)}</h1></div><div class="elementor-widget
elementor-widget-post-info"><ul><li>{piece.writer}</li><li>{piece.date}</li><li>{len(remarks)} Reacties</li></ul></div>
{_lead(piece)}{parts}<div class="elementor-widget elementor-widget-author-box"><h4>{piece.writer}</h4><p>{piece.writer} is
opbouwwerker en schrijft elke maand over de wijk.</p></div></div></section>
<section class="elementor-section" id="responses"><h2>Wat anderen zeggen</h2>{said}</section></div>
<div class="elementor-location-footer">{site.letter_box(prose, "elementor-widget")}{site.footer(prose, "bottom")}</div>
{site.cookie_wall(prose)}</body></html>"""


def _semantic(remark: Remark) -> str:
    replies = "".join(map(_semantic, remark.replies))
    return f"""<article itemprop="comment" itemscope itemtype="https://schema.org/Comment"><header><span itemprop="author">
{escape(remark.name)}</span> <time itemprop="dateCreated">{remark.date}</time></header><div itemprop="text">{remark.html}</div>
{replies}</article>"""


def _embedded(prose: Prose, piece: Piece, remarks: list[Remark]) -> str:
    """With a discussion that a service of another firm wrote into the page."""
    posts = "".join(
        f"""<li class="post" id="post-{number}"><div class="post-content"><div class="post-body"><header><span class="post-byline">
<span class="author">{escape(remark.name)}</span></span> <span class="post-meta"><a class="time-ago">{remark.date}</a></span>
</header><div class="post-message"><div>{remark.html}</div></div><footer><ul><li>2</li><li><a>Reageer</a></li><li><a>Delen
&rsaquo;</a></li></ul></footer></div></div></li>"""
        for number, remark in enumerate(remarks)
    )
    return f"""<!DOCTYPE html><html lang="nl">{site.head(piece, "Welzijn nu")}<body><header class="top">{site.menu(prose)}</header>
<main><article><h1>{escape(piece.title)}</h1><p class="post-date">{piece.date} &middot; 5 min</p>{_lead(piece)}
<section class="gh-content">{piece.body(lambda n: site.letter_box(prose, "kg-signup") if n == 2 else "")}</section></article>
<section class="author-card"><p>{escape(piece.writer)} werkt twintig jaar in het welzijn.</p></section>
<div id="disqus_thread"><div id="layout"><header><nav><ul><li>{len(remarks)} reacties</li><li>Inloggen</li></ul></nav></header>
<section id="conversation"><ul id="post-list" class="post-list">{posts}</ul></section></div></div></main>
{site.teasers(prose, "section", "read-more")}{site.footer(prose)}</body></html>"""
