"""What is said of the pages of a document that are pictures: those that OCR read, and those that wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean
from typing import TYPE_CHECKING

from pipeline.cli.shared import count
from pipeline.text import OcrLack

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from pipeline.cli.shared import Report
    from pipeline.text import Document


def told(document: Document, slug: str) -> Iterator[str]:
    """A line on the pages that were read, and one for each reason why others were not.

    Args:
        document: As it was read.
        slug: Its name in the corpus, under which it can be read again.
    """
    read = [page for page in document.ocr if page.lack is None]
    sure = [page.confidence for page in read if page.confidence is not None]
    if sure:
        yield f"{count(len(read), 'page')} read by OCR, with {document.ocr_engine}, {fmean(sure):.0%} sure of the words"
    for lack in OcrLack:
        if pages := [page.number for page in document.ocr if page.lack is lack]:
            numbers = ", ".join(map(str, pages))
            yield f"{count(len(pages), 'picture')} not read (page {numbers}): {_why(lack)}; {_again(lack, slug)}"


def _why(lack: OcrLack) -> str:
    return {
        OcrLack.MISSING: "there is no Tesseract with Dutch data here",
        OcrLack.OFF: "ocr_seconds is 0",
        OcrLack.SLOW: "that took too long",
        OcrLack.FAILED: "Tesseract failed on them",
    }[lack]


def _again(lack: OcrLack, slug: str) -> str:
    from pipeline.ingest.refusals import HOW_TO_GET_OCR  # noqa: PLC0415 - as all rooms: only for who needs them

    first = {
        OcrLack.MISSING: HOW_TO_GET_OCR,
        OcrLack.OFF: "raise ocr_seconds under [limits] in wijkspiegel.toml",
        OcrLack.SLOW: "raise ocr_seconds under [limits] in wijkspiegel.toml",
        OcrLack.FAILED: "look at the pages in another program",
    }[lack]
    return f"{first}, then: wijkspiegel reread {slug}"


def pages_within(report: Report, done: int, of: int, name: str) -> AbstractContextManager[None]:
    """While this lasts the bar of `done` `of` so many documents names each page that OCR has read."""
    from pipeline.ingest import listening  # noqa: PLC0415 - as above

    return listening(lambda page, pages: report(done, of, f"{name}: page {page} of {pages}"))
