"""Which dates a text gives of itself: at its beginning or end, not deep inside it nor in an appendix that was scanned.

What is quoted, listed or bound in behind a text has dates of its own, often behind the very words that give a text its
date (*Vastgesteld op …*). So these prove little of the text that they stand in.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from pipeline.ingest.dates.places import look_over
from pipeline.ingest.reading import Reading
from pipeline.text import DateEvidence, Document, page_at


def own_dates(reading: Reading | Document) -> Callable[[DateEvidence], bool]:
    """What tells whether a text gives a date of itself; one that stands outside the text is its own.

    A page read by OCR counts where no page before it has text of another origin: a scan as a whole, or a scanned cover.

    Args:
        reading: Where the text, its pages and those read by OCR come from.
    """
    scanned = {page.number for page in reading.ocr if page.lack is None}
    pages = range(1, len(reading.page_starts) + 1)
    blank = set(reading.pages_without_text)
    cover = set(takewhile((scanned | blank).__contains__, pages))
    end = _end_of(reading, max((page for page in pages if page not in scanned | blank), default=pages[-1]))
    text = look_over(reading.raw[:end], reading.blocks)

    def is_own(one: DateEvidence) -> bool:
        if one.span is None:
            return True
        page = page_at(reading.page_starts, one.span.start)
        return (page not in scanned or page in cover) and text.is_end(one.span.start)

    return is_own


def _end_of(reading: Reading | Document, page: int) -> int:
    """Where a page ends in the raw text."""
    return (*reading.page_starts, len(reading.raw))[page]
