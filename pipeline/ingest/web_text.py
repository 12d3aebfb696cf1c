"""All visible text of a web page in order, each element knowing which stretch of it is its own.

Written here rather than left to a library because a span must be exact in tables too, and because blocks of a page must
come out a blank line apart, or the cleaning would take two of them for one hard-wrapped paragraph.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from pipeline.ingest.web_lines import Piece, Written
from pipeline.ingest.web_tables import CELLS, is_data
from pipeline.ingest.writer import Writer
from pipeline.spans import RawSpan


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_NEVER_SHOWN = _tags(
    "head title script style noscript template iframe object embed applet svg canvas audio video map select datalist "
    "textarea option input meta link base param source track area colgroup col frameset noframes"
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ROOTS = frozenset({"html", "body"})
_APART = _tags(
    "html body main article section div header footer nav aside p h1 h2 h3 h4 h5 h6 blockquote figure figcaption table "
    "caption form fieldset legend details summary dialog address center ul ol menu dl pre hr search hgroup"
)
_ON_ITS_OWN_LINE = frozenset({"li", "dt", "dd", "tr", "button", "label", "thead", "tbody", "tfoot"})
_VERBATIM = frozenset({"pre", "listing", "xmp", "plaintext"})


def prune(root: HtmlElement) -> None:
    """Take out of the tree what a browser does not show, but not the text behind it."""
    for element in [element for element in root.iter(etree.Element) if _is_hidden(element)]:
        if element.getparent() is not None:
            element.drop_tree()


def write(root: HtmlElement) -> Written:
    """The text of a pruned tree, and what of it each element says."""
    page = _Page()
    # Not recursion: pages nest as deep as they please.
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            page.enter(element)
        elif event == "end":
            page.leave(element)
        page.after(event, element)
    return Written(page.writer.raw, page.spans, page.pieces)


class _Page:
    def __init__(self) -> None:
        self.writer = Writer()
        self.spans: dict[HtmlElement, RawSpan] = {}
        self.pieces: list[Piece] = []
        self._opened: list[list[int]] = []
        self._counters: list[int] = []
        self._verbatim = 0
        self._tables: list[bool] = []

    def enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "table":
            self._tables.append(is_data(element))
        self._gap(tag)
        if tag in ("ul", "ol", "menu"):
            self._counters.append(_first_number(element))
        if tag == "li":
            self.writer.prefix(self._bullet(element))
        if tag == "br":
            self.writer.line(more=True)
        self._opened.append(self.writer.open())
        self._verbatim += tag in _VERBATIM
        self._say(element.text, element)

    def leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if span := self.writer.close(self._opened.pop()):
            self.spans[element] = span
        self._verbatim -= tag in _VERBATIM
        if tag in ("ul", "ol", "menu"):
            self._counters.pop()
        if tag == "li":
            self.writer.prefix("")
        self._gap(tag)
        if tag == "table":
            self._tables.pop()

    def after(self, event: str, element: HtmlElement) -> None:
        """The text behind an element, and behind a comment of the page's maker, belongs to what is around it."""
        if event != "start":
            self._say(element.tail, element.getparent())

    def _say(self, text: str | None, by: HtmlElement | None) -> None:
        if not text or by is None:
            return
        start = self.writer.length
        (self.writer.say_as_is if self._verbatim else self.writer.say)(text)
        if self.writer.length > start:
            self.pieces.append(Piece(RawSpan(start, self.writer.length), by))

    def _gap(self, tag: str) -> None:
        if tag in ("ul", "ol", "menu") and self._counters:
            self.writer.line()  # a list within a list stays with it
        elif tag in _APART:
            self.writer.paragraph()
        elif tag in _ON_ITS_OWN_LINE:
            self.writer.line()
        elif tag in CELLS:
            self._part_cells()

    def _part_cells(self) -> None:
        """Cells of a row stand side by side; columns of a page that is laid out in a table do not."""
        if self._tables and not self._tables[-1]:
            self.writer.paragraph()
        else:
            self.writer.tab()

    def _bullet(self, item: HtmlElement) -> str:
        if not self._counters or item.getparent().tag != "ol":
            return "• "
        self._counters[-1] += 1
        return f"{self._counters[-1]}. "


def _is_hidden(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _ROOTS:
        return False
    return (
        tag in _NEVER_SHOWN
        or "hidden" in element.attrib
        or (tag == "dialog" and "open" not in element.attrib)
        or bool(_HIDDEN_STYLE.search(element.get("style", "")))
    )


def _first_number(element: HtmlElement) -> int:
    """The number before the first of a list."""
    start = element.get("start", "")
    return int(start) - 1 if element.tag == "ol" and re.fullmatch(r"\d{1,6}", start) else 0
