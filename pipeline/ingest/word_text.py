"""All text of a Word document as printed with its insertions accepted: paragraphs, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from pipeline.ingest.word_styles import Numbering, Styles, W, written
from pipeline.ingest.writer import Writer
from pipeline.text import Role

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = frozenset(
    W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "bdo", "dir")
)
_DRAWINGS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_SIGNS = {f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
_NOTE_FORMS = {f"{W}footnoteReference": "decimal", f"{W}endnoteReference": "lowerRoman"}
_FIRST_PRIVATE, _LAST_PRIVATE = 0xE000, 0xF8FF


class WordWriter:
    """Writes the parts of one document one after the other.

    Attributes:
        writer: Where they are written.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.writer = Writer()
        self._styles = styles
        self._numbering = numbering
        self._cells = 0
        self._after_item = False
        self._goes_on = False
        self._notes: dict[tuple[str, str], str] = {}
        self._boxes: list[Element] = []

    def furniture(self, root: Element) -> None:
        """Write a page header or footer."""
        with self.writer.block(Role.FURNITURE):
            self.container(root)

    def notes(self, tag: str, notes: Mapping[str, Element]) -> None:
        """Write the foot- or endnotes that were referred to, in order.

        Args:
            tag: The tag of the references, which tells the kind.
            notes: Note id → its element.
        """
        for (kind, identity), mark in list(self._notes.items()):
            if kind == tag and identity in notes:
                self.writer.paragraph()
                self.writer.prefix(f"{mark} ")
                self._goes_on = True
                with self.writer.block(Role.NOTE):
                    self.container(notes[identity])

    def container(self, root: Element) -> None:
        """Write what holds paragraphs and tables: the body, a cell, a text box, a note."""
        for child in root:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag in _WRAPPERS:
                self.container(child)
            elif tag == f"{_COMPATIBILITY}AlternateContent":
                self.container(_choice(child))

    def _paragraph(self, paragraph: Element) -> None:
        role, label = self._styles.role(paragraph), self._numbering.label(paragraph)
        if label and role is None:
            role = Role.ITEM
        self._gap(tight=role is Role.ITEM and self._after_item)
        if label and (self._cells or not self._goes_on):
            self.writer.prefix(f"{label} ")
        self._after_item = role is Role.ITEM
        with self.writer.block(*([role] if role else [])):
            self._runs(paragraph)
        if label:
            self.writer.prefix("")  # an empty item must not lend its bullet to the next paragraph
        self._goes_on = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None  # its end was deleted
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.container(box)

    def _gap(self, *, tight: bool) -> None:
        if self._goes_on:
            return
        if tight or self._cells:
            self.writer.line()
        else:
            self.writer.paragraph()

    def _table(self, table: Element) -> None:
        rows = list(_within(table, f"{W}tr"))
        cells = [list(_within(row, f"{W}tc")) for row in rows]
        framed = sum(map(len, cells)) <= 1  # one cell is a frame around text, no table
        self.writer.paragraph()
        with self.writer.block(*([] if framed else [Role.TABLE])):
            for row in cells:
                self._row(row, framed=framed)
        self.writer.paragraph()

    def _row(self, cells: list[Element], *, framed: bool) -> None:
        self.writer.line()
        self._cells += not framed
        for number, cell in enumerate(cells):
            if number:
                self.writer.tab()
            self._goes_on = not framed  # the first paragraph of a cell stands on the row's line
            self.container(cell)
        self._goes_on = False
        self._cells -= not framed

    def _runs(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                if child.find(f"{W}rPr/{W}vanish") is None:
                    self._run(child)
            elif tag in _WRAPPERS:
                self._runs(child)
            elif tag in (f"{_MATHS}oMath", f"{_MATHS}oMathPara"):
                self.writer.say("".join(text.text or "" for text in child.iter(f"{_MATHS}t")))
            elif tag == f"{_COMPATIBILITY}AlternateContent":
                self._runs(_choice(child))

    def _run(self, run: Element) -> None:
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self.writer.say(child.text or "")
            elif tag == f"{W}tab":
                self.writer.tab()
            elif tag in (f"{W}br", f"{W}cr"):
                self.writer.line(more=child.get(f"{W}type") is None)
            elif tag in _SIGNS or tag == f"{W}sym":
                self.writer.say(_SIGNS.get(str(tag)) or _symbol(child))
            elif tag in _NOTE_FORMS:
                self.writer.say(self._mark(str(tag), child.get(f"{W}id", "")))
            elif tag in _DRAWINGS:
                self._boxes += _boxes(child)
            elif tag == f"{_COMPATIBILITY}AlternateContent":
                self._run(_choice(child))

    def _mark(self, tag: str, identity: str) -> str:
        """The mark of a note in the text, in brackets: printed small and high, it does not run into the word."""
        count = 1 + sum(kind == tag for kind, _ in self._notes)
        return self._notes.setdefault((tag, identity), f"[{written(count, _NOTE_FORMS[tag])}]")


def _choice(alternatives: Element) -> Element:
    """The one of two forms of the same thing that new programs show; the other repeats its text."""
    for name in ("Choice", "Fallback"):
        found = alternatives.find(_COMPATIBILITY + name)
        if found is not None:
            return found
    return alternatives


def _boxes(drawing: Element) -> Iterator[Element]:
    """Text boxes that stand in no other text box of the same drawing."""
    for box in drawing.iter(f"{W}txbxContent"):
        parents = list(box.iterancestors(f"{W}txbxContent", f"{_COMPATIBILITY}Fallback"))
        if not any(drawing in parent.iterancestors() for parent in parents):
            yield box


def _within(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _symbol(element: Element) -> str:
    """A sign of a symbol font; those whose code means nothing outside their font are left out."""
    code = int(element.get(f"{W}char", "0") or "0", 16)
    return "" if code == 0 or _FIRST_PRIVATE <= code <= _LAST_PRIVATE else chr(code)
