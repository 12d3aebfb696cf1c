"""What is said of the pages of a document that are pictures: what read them and how surely, and which wait."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.browse.ledgers import OcrEntry
from views.markup import plain
from views.strings import amount, percent, say


def told(ocr: OcrEntry, slug: str) -> list[str]:
    """A line on those that were read, and one for each reason why others were not; safe as Markdown."""
    share, read = percent(ocr.confidence, 0), amount("pages", ocr.pages)
    return [
        *([say("adding.ocr", pages=read, engine=plain(ocr.engine or "–"), share=share)] if ocr.pages else []),
        *(waits(f"corpus.waits_{lack}", pages, slug=slug) for lack, pages in ocr.waiting),
    ]


def waits(key: str, pages: Collection[int], **told: str) -> str:
    """The line on pages that were not read, with how to get what reads them where it names that."""
    return say(key, pages=", ".join(map(str, pages)), how=say("adding.how_to_get_ocr"), **told)
