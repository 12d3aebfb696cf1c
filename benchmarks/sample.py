"""What is measured on: documents of the shipped corpus, the same each time."""

from __future__ import annotations

from pathlib import Path

from pipeline.corpus.documents import Entry, read_document, read_entry, slugs
from pipeline.settings import Settings
from pipeline.text import Document

DOCUMENTS = 24


def entries(settings: Settings) -> list[Entry]:
    """Every n-th document of the corpus, so that all years and forms are among them."""
    names = slugs(settings.corpus)
    return [read_entry(settings.corpus, slug) for slug in names[:: max(1, len(names) // DOCUMENTS)]]


def documents(settings: Settings) -> list[Document]:
    """The texts of `entries`."""
    return [read_document(entry) for entry in entries(settings)]


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
