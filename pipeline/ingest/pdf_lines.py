"""The lines of a PDF page and where they stand, from pdfium's stream of characters and their boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.ingest.lines import Line, Word

_LINE_END_HYPHEN = "\x02"  # what pdfium makes of a hyphen behind which a word goes on in the next line
_BOLD = 600
_SLANTED = (b"italic", b"oblique")
_DROP = 0.5  # of a line's height: a character this much lower or higher begins a new line


class _Glyph(NamedTuple):
    """One character in the order of the file; its box is as high as its font, in points from the page's lower left."""

    sign: str
    left: float
    right: float
    bottom: float
    top: float


def lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """The lines of a page in the order in which pdfium gives them, mostly that of the file."""
    textpage = page.get_textpage()
    lines: list[Line] = []
    glyphs: list[tuple[int, _Glyph]] = []
    for index, glyph in enumerate(_glyphs(textpage)):
        if glyph.sign == "\n" or (glyphs and not glyph.sign.isspace() and _falls_off(glyphs[-1][1], glyph)):
            lines += _line(textpage, glyphs)
            glyphs = []
        if glyph.sign not in "\r\n":
            glyphs.append((index, glyph))
    lines += _line(textpage, glyphs)
    return lines


def _glyphs(textpage: pypdfium2.PdfTextPage) -> Iterator[_Glyph]:
    box, handle = pdfium.FS_RECTF(), textpage.raw  # the handle itself: a page has thousands of characters
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        pdfium.FPDFText_GetLooseCharBox(handle, index, box)
        yield _Glyph(chr(code), box.left, box.right, box.bottom, box.top)


def _falls_off(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a character stands on another line than the hyphen before it, where pdfium gives no line end."""
    return last.sign == _LINE_END_HYPHEN and abs(last.bottom - glyph.bottom) > _DROP * (last.top - last.bottom)


def _line(textpage: pypdfium2.PdfTextPage, glyphs: list[tuple[int, _Glyph]]) -> list[Line]:
    """One line, or none when all of it is white space."""
    inked = [(index, glyph) for index, glyph in glyphs if not glyph.sign.isspace()]
    if not inked:
        return []
    bottom, top = (median(edges) for edges in zip(*((glyph.bottom, glyph.top) for _, glyph in inked), strict=True))
    first, last = (_style(textpage, inked[at][0]) for at in (0, -1))
    return [Line(tuple(_words([glyph for _, glyph in glyphs])), bottom, top, first if first == last else "")]


def _words(glyphs: list[_Glyph]) -> Iterator[Word]:
    word: list[_Glyph] = []
    for glyph in [*glyphs, _Glyph(" ", 0, 0, 0, 0)]:
        if not glyph.sign.isspace():
            word.append(glyph)
        elif word:
            text = "".join(one.sign for one in word).replace(_LINE_END_HYPHEN, "-")
            yield Word(_joined(text), min(one.left for one in word), max(one.right for one in word))
            word = []


def _joined(text: str) -> str:
    """Pairs of surrogates, as pdfium gives signs beyond the basic plane, made one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _style(textpage: pypdfium2.PdfTextPage, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, len(buffer), ctypes.c_int())
    name = buffer.value.lower()
    bold = b"bold" in name or pdfium.FPDFText_GetFontWeight(textpage, index) >= _BOLD
    return " ".join(["bold"] * bold + ["italic"] * any(word in name for word in _SLANTED))
