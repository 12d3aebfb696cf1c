"""Scans made for the tests of OCR: pictures of pages with a known text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A5
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.ingest.ocr import find_engine

needs_tesseract = pytest.mark.skipif(
    find_engine() is None, reason="NO OCR TESTED: install tesseract-ocr and tesseract-ocr-nld"
)
DPI = 200
WIDTH, HEIGHT = A5


def scan(lines: Sequence[str], *, size: float = 12, turned: int = 0) -> Image.Image:
    """The picture of a page with these lines on it, turned clockwise by so many degrees."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=A5)
    canvas.setFont("Times-Roman", size)
    for number, line in enumerate(lines):
        canvas.drawString(40, HEIGHT - 60 - 1.4 * size * number, line)
    canvas.save()
    page = pypdfium2.PdfDocument(drawn.getvalue())[0]
    picture: Image.Image = page.render(scale=DPI / 72, grayscale=True).to_pil()
    return picture.rotate(-turned, expand=True)


def draw_scan(canvas: Canvas, picture: Image.Image) -> None:
    """The picture over the whole of a page."""
    canvas.drawImage(ImageReader(picture.convert("RGB")), 0, 0, WIDTH, HEIGHT)


def draw_text(canvas: Canvas, lines: Sequence[str], *, top: float = 60, unseen: bool = False) -> None:
    """Lines of a text layer, so many points below the upper edge; they show on the page or do not."""
    text = canvas.beginText(40, HEIGHT - top)
    text.setFont("Times-Roman", 12)
    text.setTextRenderMode(3 if unseen else 0)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)


def save(picture: Image.Image, path: Path, *more: Image.Image) -> Path:
    """A file of one picture, or of several where its format holds them."""
    picture.save(path, dpi=(DPI, DPI), **({"save_all": True, "append_images": list(more)} if more else {}))
    return path
