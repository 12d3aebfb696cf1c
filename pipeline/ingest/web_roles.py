"""What an element of a web page is: heading, item, table, note, furniture. A witness, no verdict.

Tags and ARIA roles speak first. Class names and ids are hearsay: they are believed only of an element that holds less
than half of the page's text beside comments and not its main heading, since site builders hang such names on the whole
page too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lxml.html import HtmlElement

from pipeline.ingest.web_comments import is_named
from pipeline.ingest.web_lines import Cover, Written
from pipeline.ingest.web_names import listed
from pipeline.ingest.web_names import names as words_of
from pipeline.ingest.web_tables import is_data
from pipeline.spans import RawSpan
from pipeline.text import Block, Role

_BY_TAG = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    "li": Role.ITEM,
    "caption": Role.CAPTION,
    "figcaption": Role.CAPTION,
}
_BY_ARIA = {
    "heading": Role.HEADING,
    "listitem": Role.ITEM,
    "doc-footnote": Role.NOTE,
    "doc-endnote": Role.NOTE,
    "doc-endnotes": Role.NOTE,
    "doc-bibliography": Role.NOTE,
}
_BOXES = frozenset({"div", "section", "article", "td", "li"})
_MOST_ASKING = 300  # characters
_FURNITURE_TAGS = frozenset({"nav", "aside", "form", "button", "dialog", "search", "menu"})
_FURNITURE_ARIA = listed(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar button"
)
_FURNITURE_NAME = re.compile(
    r"""(?:skip-?(?:link|to)|log-?in|widget-area|ads?|widget|reply|respond|deel|delen|deelknoppen|deel-op
        |(?:post|entry|article)-(?:tags|navigation)|sr-only|visually-hidden|screen-reader-text|actions|signature
        |back-?to-?top|(?:page-)?rating|feedback|last-modified)""",
    re.VERBOSE,
)
_FURNITURE_WORDS = listed(
    "aanbevolen addthis addtoany advert advertentie advertisement banner breadcrumb breadcrumbs cmp consent "
    "cookie cookiebar cookiebot cookies cybot donate donatie donation footer gdpr gerelateerd kruimelpad mainmenu "
    "masthead menu modal nav navbar navigatie navigation newsletter nieuwsbrief pager pagination paginering "
    "paywall popup privacy promo promotion readspeaker recommended related relatedposts share sharebar sharedaddy "
    "sharing sidebar signup social socials submenu subscribe toolbar topbar topmenu trending"
)
_FURNITURE_STEMS = listed(
    "cookie nieuwsbrief newsletter gerelateerd soortgelijk zijbalk zijkolom rechterkolom voettekst koptekst "
    "broodkruimel kruimelpad deelknop deelbalk advertentie reclame abonne donatie doneer steunons wordlid leestip "
    "verderlezen leesverder leesook leesmeer meestgelezen bestgelezen sponsor webwinkel"
)
"""Of words that Dutch writes as one with others."""
_FURNITURE_PAIRS = frozenset(
    tuple(pair.split("-"))
    for pair in (
        *("lees-ook", "lees-verder", "lees-meer", "verder-lezen", "meer-lezen", "meest-gelezen", "best-gelezen"),
        *("zie-ook", "word-lid", "steun-ons", "read-more", "read-also", "read-next"),
    )
)
_COMMENT_FURNITURE = listed("meta metadata author reply form respond footer header actions time date count")
_NOTE_NAME = re.compile(
    r"footnotes?|endnotes?|voetnoot|voetnoten|eindnoten|noten|references|bibliography|literatuur(?:lijst)?|bronnen"
    r"|auteursinfo(?:rmatie)?|(?:fn|footnote|voetnoot)-?\d*"
)
_WRITER = listed("author authors auteur auteurs writer schrijver")
_TOLD_OF_WRITER = listed("bio box info card about over profile profiel description")


def blocks(root: HtmlElement, written: Written, comments: Sequence[RawSpan], voted: Sequence[RawSpan]) -> list[Block]:
    """What the elements of a pruned page are, in the order in which they stand; furniture in furniture is left out.

    Args:
        root: The tree.
        written: It as text.
        comments: Where readers' comments stand: what holds one is no furniture.
        voted: What trafilatura takes for article: nor is what holds half of it, whatever it is called.
    """
    judge, ordered = Judge(root, written, Cover(comments)), sorted(comments)
    article, half = Cover(voted), sum(map(len, voted)) / 2
    elements = (element for element in root.iter() if element in written.spans)
    found = (Block(written.spans[element], role) for element in elements for role in judge.roles(element))
    return list(
        _outermost_furniture(
            block
            for block in found
            if block.role is not Role.FURNITURE
            or not (_holds(block.span, ordered) or (voted and article.within(block.span) >= half))
        )
    )


def _holds(span: RawSpan, comments: Sequence[RawSpan]) -> bool:
    """Whether a span holds the first comment, in order, that begins in it."""
    at = bisect_left(comments, RawSpan(span.start, span.start))
    return at < len(comments) and comments[at].end <= span.end


def _outermost_furniture(found: Iterable[Block]) -> Iterator[Block]:
    """All blocks but furniture that stands in furniture, of which menus are full."""
    covered = 0
    for block in sorted(found, key=lambda block: (block.span.start, -block.span.end)):
        if block.role is not Role.FURNITURE or block.span.end > covered:
            yield block
        if block.role is Role.FURNITURE:
            covered = max(covered, block.span.end)


class Judge:
    """Gives the elements of one pruned page their roles."""

    def __init__(self, root: HtmlElement, written: Written, comments: Cover) -> None:
        self._written = written
        self._half = (len(written.raw) - comments.within(RawSpan(0, len(written.raw)))) / 2
        self._titled = {around for title in root.iter("h1") for around in title.iterancestors()}

    def roles(self, element: HtmlElement) -> tuple[Role, ...]:
        """The roles of one element, mostly none."""
        return tuple(dict.fromkeys(self._roles(element)))

    def _roles(self, element: HtmlElement) -> Iterator[Role]:
        tag, aria = element.tag, element.get("role", "")
        if role := _BY_TAG.get(tag) or _BY_ARIA.get(aria):
            yield role
        if tag == "table" and is_data(element):
            yield Role.TABLE
        names = ["-".join(name) for name in words_of(element)]
        if (any(_NOTE_NAME.fullmatch(name) for name in names) or tells_of_writer(element)) and self._is_part(element):
            yield Role.NOTE
        if (_may_be_furniture(element, names) or self._asks(element)) and self._is_part(element):
            yield Role.FURNITURE

    def _asks(self, element: HtmlElement) -> bool:
        """Whether an element is a box around a form: what little it says beside it invites to fill it in."""
        if element.tag not in _BOXES or all(child.tag != "form" for child in element):
            return False
        return self._written.length(element) - sum(map(self._written.length, element.iter("form"))) <= _MOST_ASKING

    def _is_part(self, element: HtmlElement) -> bool:
        """Whether an element is a part of the page, not a wrapper around the whole of it."""
        small = element.tag in ("button", "li")
        return small or (self._written.length(element) <= self._half and element not in self._titled)


def tells_of_writer(element: HtmlElement) -> bool:
    """Whether the page says of an element that it tells who wrote the piece."""
    return any(not (_WRITER.isdisjoint(name) or _TOLD_OF_WRITER.isdisjoint(name)) for name in words_of(element))


def _may_be_furniture(element: HtmlElement, names: list[str]) -> bool:
    tag = element.tag
    if tag == "aside" and _is_box(element):
        return any(map(_tells_furniture, words_of(element)))
    if tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ARIA:
        return True
    if tag in ("header", "footer"):
        return not _stands_in_article(element)
    return tag not in ("html", "body", "main") and (
        any(_FURNITURE_NAME.fullmatch(name) for name in names) or any(map(_tells_furniture, words_of(element)))
    )


def _is_box(aside: HtmlElement) -> bool:
    """Whether an aside stands between the paragraphs of a piece and tells something, without a link or a button."""
    before, after = (next(aside.itersiblings("p", preceding=above), None) for above in (True, False))
    quiet = next(aside.iter("a", "button", "form"), None) is None and aside.get("role") is None
    return quiet and (before is not None or after is not None) and next(aside.iter("p", "li"), None) is not None


def _tells_furniture(name: tuple[str, ...]) -> bool:
    if name[0] == "comment":
        return not _COMMENT_FURNITURE.isdisjoint(name)
    pairs = not _FURNITURE_PAIRS.isdisjoint(pairwise(name))
    return (
        pairs
        or not _FURNITURE_WORDS.isdisjoint(name)
        or any(stem in word for stem in _FURNITURE_STEMS for word in name)
    )


def _stands_in_article(element: HtmlElement) -> bool:
    """A header or footer of an article is text of it; one of a reader's comment holds the name and the date."""
    for parent in element.iterancestors("article", "main"):
        return not is_named(parent)
    return False
