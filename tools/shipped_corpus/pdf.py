"""PDFs with a text layer, in one column or two, with running heads, page numbers and hyphens at line ends."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from html import escape

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus import Paragraph as Flowable

from pipeline.codebook import Voice
from tools.shipped_corpus.examples import Example, Paragraph

MARGIN, GUTTER, HEAD = 22 * mm, 8 * mm, 30 * mm
_HYPHENS = {"hyphenationLang": "nl_NL", "hyphenationMinWordLength": 7, "uriWasteReduce": 0.3}
BODY = ParagraphStyle(
    "body", fontName="Times-Roman", fontSize=10.5, leading=13.5, spaceAfter=6, alignment=TA_JUSTIFY, **_HYPHENS
)
ASK = ParagraphStyle("ask", parent=BODY, fontName="Times-Bold")
SUB = ParagraphStyle(
    "sub", parent=BODY, fontName="Helvetica-Bold", fontSize=11, spaceBefore=8, alignment=TA_LEFT, hyphenationLang=""
)
TITLE = ParagraphStyle("title", parent=SUB, fontSize=18, leading=22, spaceAfter=14)


def write(example: Example, *, columns: int) -> bytes:
    """The example as a PDF, set in one column or two."""
    buffer = io.BytesIO()
    setting = BaseDocTemplate(buffer, pagesize=A4, invariant=1, title=example.title, author=example.outlet)
    setting.addPageTemplates(PageTemplate(frames=_frames(columns), onPage=partial(_furnish, example)))
    setting.build([Flowable(escape(example.title), TITLE), *(_flow(paragraph) for paragraph in _all(example))])
    return buffer.getvalue()


one_column: Callable[[Example], bytes] = partial(write, columns=1)
two_columns: Callable[[Example], bytes] = partial(write, columns=2)


def _frames(columns: int) -> list[Frame]:
    width, height = A4
    column = (width - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    lefts = [MARGIN + k * (column + GUTTER) for k in range(columns)]
    return [Frame(left, MARGIN, column, height - MARGIN - HEAD, 0, 0, 0, 0) for left in lefts]


def _furnish(example: Example, canvas: Canvas, _: BaseDocTemplate) -> None:
    width, height = A4
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, height - 18 * mm, f"{example.outlet} | {example.year}")
    canvas.drawCentredString(width / 2, 12 * mm, str(canvas.getPageNumber()))


def _all(example: Example) -> list[Paragraph]:
    return [*example.body, *example.comments]


def _flow(paragraph: Paragraph) -> Flowable:
    if paragraph.heading:
        return Flowable(escape(paragraph.text), SUB)
    return Flowable(escape(paragraph.text), ASK if paragraph.voice is Voice.INTERVIEWER else BODY)
