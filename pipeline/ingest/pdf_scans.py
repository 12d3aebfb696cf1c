"""Pages of a PDF that are pictures: which they are, and what OCR reads of them.

A page is one when it shows something and has no text; when its text is nothing but a stamp over a picture of the whole
page; and when what stands for its letters are none. Text that OCR of others laid, unseen, over a picture is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from math import sqrt
from string import ascii_lowercase
from types import MappingProxyType

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from rapidfuzz import fuzz

from pipeline.ingest.hocr import PageRead
from pipeline.ingest.limits import MEGAPIXEL, Limits
from pipeline.ingest.lines import Line, Page
from pipeline.ingest.ocr import Picture, counted, find_engine, ocr_page, read_pictures, why_waiting
from pipeline.text import OcrLack, OcrPage

UNKNOWN_SIGN = re.compile("[\ufffd\ue000-\uf8ff]")
"""What stands for a letter that a PDF does not tell."""

_STAMP = 200  # signs at most: more is a text of its own
_WHOLE = 0.6  # of the page, which a picture covers that is the page
_MORE = 2  # times as many letters does OCR read where the layer is a stamp only
_UNKNOWN = 0.2  # of the signs: a layer of which so many are not told is no text
_LETTERS = 100  # from so many on their vowels tell
_VOWELS = 0.2  # of the letters of a to z; in Dutch there are twice as many
_SURE = 0.7  # of OCR that takes the place of a layer without words
_SAME = 75  # of 100: a line of the layer that OCR has read as well
_DPI = 300
_MOST_PIXELS = 40 * MEGAPIXEL  # of a page, however large: more helps nobody who reads it


@dataclass(frozen=True, slots=True)
class Scans:
    """What OCR gave.

    Attributes:
        lines: For the index of a page the lines that stand in place of its own.
        told: The pages that are pictures, as the document keeps them.
        engine: What read them; `None`: nothing did.
        marks: Words that were specks or drawings, and are left out.
    """

    lines: Mapping[int, Page] = field(default_factory=lambda: MappingProxyType({}))
    told: tuple[OcrPage, ...] = ()
    engine: str | None = None
    marks: int = 0


def read_scans(document: pypdfium2.PdfDocument, pages: Sequence[Page], torn: Iterable[int], limits: Limits) -> Scans:
    """Read the pages that are pictures; where there is no program for it they wait.

    Args:
        document: The PDF.
        pages: The lines of the text layer of each page.
        torn: The indices of pages that cannot be loaded.
        limits: How long OCR may take, and how large the picture of a page may be.
    """
    whole = set(range(len(pages))).difference(torn)
    wanted = [at for at in sorted(whole) if _is_picture(document[at], pages[at])]
    engine = find_engine() if wanted and limits.ocr_seconds else None
    if engine is None:
        lack = why_waiting(limits.ocr_seconds)
        return Scans(told=tuple(OcrPage(at + 1, lack=lack) for at in wanted))
    found = read_pictures(engine, (partial(_picture, document, at, limits) for at in wanted), limits)
    return _taken(pages, dict(zip(wanted, counted(found, len(wanted)), strict=True)), str(engine))


def _taken(pages: Sequence[Page], found: Mapping[int, PageRead | OcrLack], engine: str) -> Scans:
    """What OCR read, where that is more than the text layer says."""
    lacking = {at: one for at, one in found.items() if isinstance(one, OcrLack)}
    read = {at: one for at, one in found.items() if isinstance(one, PageRead) and _says_more(one, pages[at])}
    return Scans(
        lines=MappingProxyType({at: [*_unread(pages[at], one), *one.lines] for at, one in read.items()}),
        told=tuple(ocr_page(at + 1, found[at]) for at in sorted({*lacking, *read})),
        engine=engine if read else None,
        marks=sum(one.marks for one in read.values()),
    )


def _says_more(found: PageRead, layer: Page) -> bool:
    if _is_junk(layer):
        return (found.confidence or 0) >= _SURE
    return not layer or len(_ink(found.lines)) >= _MORE * len(_ink(layer))


def _unread(layer: Page, found: PageRead) -> Iterator[Line]:
    """The lines of a stamp that OCR did not read."""
    text = " ".join(line.text for line in found.lines)
    if not _is_junk(layer):
        yield from (line for line in layer if fuzz.partial_ratio(line.text, text) < _SAME)


def _is_picture(page: pypdfium2.PdfPage, layer: Page) -> bool:
    if _is_junk(layer) or len(_ink(layer)) >= _STAMP:
        return _is_junk(layer)
    try:
        if not layer:
            return any(True for _ in islice(page.get_objects(max_depth=1), 1))
        return _covered(page) >= _WHOLE and not _is_unseen(page)
    except pypdfium2.PdfiumError:  # of a page that is damaged in part, what can be drawn may say more
        return not layer


def _is_junk(layer: Page) -> bool:
    """Whether what stands for letters are none, as in a PDF with a font that does not say which they are."""
    ink = _ink(layer)
    if len(UNKNOWN_SIGN.findall(ink)) > _UNKNOWN * len(ink):
        return True
    small = ink.lower()
    letters, vowels = (sum(map(small.count, signs)) for signs in (ascii_lowercase, "aeiouy"))
    return letters >= _LETTERS and vowels < _VOWELS * letters


def _ink(lines: Iterable[Line]) -> str:
    return "".join(word.text for line in lines for word in line.words)


def _covered(page: pypdfium2.PdfPage) -> float:
    """The share of a page that pictures cover."""
    width, height = page.get_size()
    whole: float = max(1.0, width * height)
    return sum(_area(one) for one in page.get_objects(max_depth=1) if _shows_picture(page, one)) / whole


def _shows_picture(page: pypdfium2.PdfPage, one: pypdfium2.PdfObject) -> bool:
    if one.type != pdfium.FPDF_PAGEOBJ_FORM:
        return bool(one.type == pdfium.FPDF_PAGEOBJ_IMAGE)
    inside = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], form=one, level=1)
    return any(True for _ in islice(inside, 1))


def _area(one: pypdfium2.PdfObject) -> float:
    left, bottom, right, top = map(float, one.get_bounds())
    return abs((right - left) * (top - bottom))


def _is_unseen(page: pypdfium2.PdfPage) -> bool:
    """Whether the first letter of a page is there to be found and not to be seen."""
    textpage = page.get_textpage()
    inked = (at for at in range(textpage.count_chars()) if not chr(pdfium.FPDFText_GetUnicode(textpage, at)).isspace())
    first = next(inked, None)
    if first is None:
        return False
    mode = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(textpage, first))
    return bool(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def _picture(document: pypdfium2.PdfDocument, at: int, limits: Limits) -> Picture | OcrLack:
    """The picture of a page, where it can be drawn."""
    try:
        page = document[at]
        width, height = page.get_size()
        most = min(_MOST_PIXELS, limits.picture_megapixels * MEGAPIXEL)
        scale = min(_DPI / 72, sqrt(most / (width * height)))
        pixels = page.render(scale=scale, grayscale=True).to_numpy()
        return Picture(np.array(pixels), 72 * scale)
    except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError):
        return OcrLack.FAILED
