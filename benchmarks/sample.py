"""What is measured on: documents of the shipped corpus, the same each time."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.clean import clean
from pipeline.corpus.documents import Entry, read_document, read_entry, slugs
from pipeline.settings import Settings
from pipeline.text import Document

DOCUMENTS = 24
PARAGRAPH_END = re.compile(r"\n\s*\n")


def entries(settings: Settings) -> list[Entry]:
    """Every n-th document of the corpus, so that all years and forms are among them."""
    names = slugs(settings.corpus)
    return [read_entry(settings.corpus, slug) for slug in names[:: max(1, len(names) // DOCUMENTS)]]


def documents(settings: Settings) -> list[Document]:
    """The texts of `entries`."""
    return [read_document(entry) for entry in entries(settings)]


def paragraphs(settings: Settings, enough: int) -> list[str]:
    """Whole paragraphs of clean text, of as many documents as hold `enough` words; of all where they hold fewer."""
    names = slugs(settings.corpus)
    step = max(1, len(names) // DOCUMENTS)
    found: list[str] = []
    for slug in (slug for begin in range(step) for slug in names[begin::step]):
        if words(found) >= enough:
            break
        text = clean(read_document(read_entry(settings.corpus, slug)).raw, settings.rules_off).text
        found += [paragraph for paragraph in PARAGRAPH_END.split(text) if paragraph.strip()]
    return found


def sources(settings: Settings, each: int) -> dict[str, list[Path]]:
    """Source files of the corpus by extension, the first `each` of every kind."""
    by_extension: dict[str, list[Path]] = {}
    for slug in slugs(settings.corpus):
        entry = read_entry(settings.corpus, slug)
        by_extension.setdefault(Path(entry.source.name).suffix.lower(), []).append(entry.folder / entry.source.name)
    return {extension: paths[:each] for extension, paths in sorted(by_extension.items())}


def words(texts: list[str]) -> int:
    """How many words, parted by white space."""
    return sum(len(text.split()) for text in texts)
