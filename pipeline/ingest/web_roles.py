"""What an element of a web page is: heading, item, furniture, a reader's comment. A witness, no verdict.

Tags and ARIA roles speak first. Class names and ids are hearsay: they are believed only of an element that holds less
than half of the page's text and not its main heading, since site builders hang such names on the whole page too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from pipeline.text import Role

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
_FURNITURE_TAGS = frozenset({"nav", "aside", "form", "button", "dialog", "search", "menu"})
_FURNITURE_ARIA = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar button".split()  # noqa: SIM905 — words rather than a name a line
)
_FURNITURE_NAME = re.compile(
    r"""(?:cookie|consent|gdpr|sidebar|related|gerelateerd|newsletter|nieuwsbrief|advert|promo|log-?in|skip-?(?:link|to)
        |shar(?:e|ing)|site-(?:header|footer)|comment-(?:meta|author|reply|form)|banner)[\w-]*
    |breadcrumbs?|kruimelpad|pagination|paginering|pager|ads?|widget|widget-area|reply|respond
    |deel|delen|deelknoppen|deel-op|social(?:s|-share|-media|-links|-icons|-buttons)?
    |(?:main-?|top-?|sub-?|hoofd|site-)?(?:menu|nav|navigation|navigatie)(?:-[\w-]+)?
    |(?:post|entry|article)-(?:tags|navigation|share)|sr-only|visually-hidden|screen-reader-text""",
    re.VERBOSE,
)
_COMMENT_NAME = re.compile(r"comment|reactie|(?:comment|reactie)-?\d+|comment-(?:body|content|text)|reactie-tekst")
_COMMENTS_NAME = re.compile(r"comments|comment-?list|comments-(?:area|list)|reacties|reactielijst|disqus_thread")
_NOTE_NAME = re.compile(
    r"footnotes?|endnotes?|voetnoot|voetnoten|eindnoten|noten|references|bibliography|literatuur(?:lijst)?|bronnen"
    r"|author-(?:bio|box|info)|about-(?:the-)?author|auteursinfo(?:rmatie)?|over-de-auteurs?|(?:fn|footnote|voetnoot)-?\d+"
)


class Judge:
    """Gives the elements of one pruned page their roles."""

    def __init__(self, root: HtmlElement) -> None:
        self._half = _length(root) / 2

    def roles(self, element: HtmlElement) -> tuple[Role, ...]:
        """The roles of one element, mostly none."""
        return tuple(dict.fromkeys(self._roles(element)))

    def _roles(self, element: HtmlElement) -> Iterator[Role]:
        tag, aria = element.tag, element.get("role", "")
        if role := _BY_TAG.get(tag) or _BY_ARIA.get(aria):
            yield role
        if tag == "table" and _is_data(element):
            yield Role.TABLE
        names = list(_names(element))
        if _is_comment(element, names):
            yield Role.COMMENT
        if any(_NOTE_NAME.fullmatch(name) for name in names) and self._is_part(element):
            yield Role.NOTE
        if _may_be_furniture(element, names) and self._is_part(element):
            yield Role.FURNITURE

    def _is_part(self, element: HtmlElement) -> bool:
        """Whether an element is a part of the page, not a wrapper around the whole of it."""
        small = element.tag in ("button", "li")
        return small or (_length(element) <= self._half and element.find(".//h1") is None)


def _length(element: HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _names(element: HtmlElement) -> Iterator[str]:
    if element.tag in ("html", "body"):
        return
    yield from (name.replace("_", "-") for name in element.get("class", "").lower().split())
    if identity := element.get("id", "").lower():
        yield identity


def _may_be_furniture(element: HtmlElement, names: list[str]) -> bool:
    tag = element.tag
    if tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ARIA:
        return True
    if tag in ("header", "footer"):
        return not _stands_in_article(element)
    return tag not in ("html", "body", "main") and any(_FURNITURE_NAME.fullmatch(name) for name in names)


def _stands_in_article(element: HtmlElement) -> bool:
    """A header or footer of an article is text of it; one of a reader's comment holds the name and the date."""
    for parent in element.iterancestors("article", "main"):
        return not _is_comment(parent, list(_names(parent)))
    return False


def _is_comment(element: HtmlElement, names: list[str]) -> bool:
    if element.tag in ("a", "span", "html", "body", "form", "button"):
        return False
    if _is_one_comment(element, names):
        return True
    if not any(_COMMENTS_NAME.fullmatch(name) for name in names):
        return False
    # A list of comments is one only where the comments in it have no names of their own.
    below = (inner for inner in element.iterdescendants() if isinstance(inner.tag, str))
    return not any(_is_one_comment(inner, list(_names(inner))) for inner in below)


def _is_one_comment(element: HtmlElement, names: list[str]) -> bool:
    schema = element.get("itemtype", "").endswith(("schema.org/Comment", "schema.org/UserComments"))
    return schema or any(_COMMENT_NAME.fullmatch(name) for name in names)


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds data; old sites lay out whole pages in tables."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    if any(table.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3", "form", "ul")):
        return False
    return len(table.xpath(".//td | .//th")) > 1
