"""A new document into the corpus, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.corpus.documents import Entry, new_slug, read_entry, slugs, write_document
from pipeline.corpus.metadata import Metadata
from pipeline.corpus.turns import alone
from pipeline.errors import CorpusError, DuplicateError
from pipeline.messages import Message
from pipeline.text import Document

Suspects = Callable[[Document], Iterable[str]]
"""Among which documents of the corpus one would stand that is the same."""


def add_document(
    corpus: Path, document: Document, metadata: Metadata, data: bytes, suspects: Suspects | None = None
) -> Entry:
    """Put a document into the corpus, under a slug of its year and title.

    Args:
        corpus: The corpus folder.
        document: As it was read.
        metadata: What people say of it.
        data: The bytes of the file that it was read from.
        suspects: Tells which documents may be the same, so that not all are read; `None`: any may.

    Raises:
        DuplicateError: when the corpus has this file or this text already.
        CorpusError: when these are not the bytes that were read, or the folder cannot be written.
    """
    with alone(corpus):
        refuse_duplicate(corpus, document, suspects(document) if suspects else None)
        return write_document(corpus, new_slug(corpus, metadata), document, metadata, data)


def refuse_duplicate(
    corpus: Path, document: Document, among: Iterable[str] | None = None, *, but: str | None = None
) -> None:
    """Do nothing when a document is new to the corpus.

    Args:
        corpus: The corpus folder.
        document: As it was read.
        among: The slugs of those that may be the same; `None`: any may.
        but: The slug of a document that may be of the same file, for this is to be its next version.

    Raises:
        DuplicateError: when a document there was made of the same file or has the same raw text; names it.
    """
    for slug in slugs(corpus) if among is None else among:
        if slug == but:
            continue
        try:
            entry = read_entry(corpus, slug)
        except CorpusError:
            continue  # `run` reports it; it must not keep others out
        same = entry.source.sha256 == document.source_sha256
        if same or entry.raw.sha256 == document.raw_sha256:
            told = (
                "the corpus has this file already, as {slug}" if same else "the corpus has this text already, as {slug}"
            )
            problem = Message(told, slug=slug)
            raise DuplicateError(problem, where=document.name, remedy="remove that document first to add it anew")
