"""Which tables of a page hold data: sites of old lay out whole pages in tables."""

from __future__ import annotations

from lxml.html import HtmlElement

from pipeline.ingest.web_comment_words import ANSWERED

CELLS = frozenset({"td", "th"})
_LAID_OUT = ("table", "h1", "h2", "h3", "form", "ul")
_MOST = 500  # characters of a cell
_MOST_ACROSS_WORDS = 5
_PRESSED = ("a", "button")


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds data, in rows and columns of cells that say little each."""
    if table.get("role") in ("presentation", "none"):
        return False
    if any(table.find(f".//{tag}") is not None for tag in _LAID_OUT):
        return False
    rows = [[cell for cell in row if cell.tag in CELLS] for row in table.iter("tr")]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    if any(ANSWERED.fullmatch(pressed.text_content().strip()) for pressed in table.iter(*_PRESSED)):
        return False  # nobody answers data: readers do each other
    return not any(_tells(cell) for row in rows for cell in row)


def _tells(cell: HtmlElement) -> bool:
    """Whether a cell holds text to be read, as a column of a page does or what stands below a heading across."""
    text = cell.text_content().strip()
    says = len(text.split()) > _MOST_ACROSS_WORDS or text.endswith((".", "!", "?"))
    return len(text) > _MOST or (says and cell.get("colspan", "1") != "1")
