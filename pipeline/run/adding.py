"""A new document on its way into the corpus: read, checked, and put there whole."""

from __future__ import annotations

from pathlib import Path

from pipeline.corpus.adding import add_document, refuse_duplicate
from pipeline.corpus.documents import Entry
from pipeline.corpus.durable import replace_durably
from pipeline.corpus.events import EVENTS
from pipeline.corpus.metadata import Metadata
from pipeline.errors import CorpusError, IngestError
from pipeline.ingest import looks_dutch, read
from pipeline.settings import REPOSITORY, Settings
from pipeline.text import Document

SHIPPED = REPOSITORY / "corpus"


def read_new(path: Path, settings: Settings, *, any_language: bool = False) -> Document:
    """Read a file that is to be added.

    Args:
        path: The file.
        settings: Limits for reading, and the corpus that must not have it yet.
        any_language: Take a text that does not look Dutch as well.

    Raises:
        IngestError: when it cannot be read, or does not look Dutch.
        CorpusError: when the corpus has it already; names the document.
    """
    document = read(path, settings.limits)
    if not any_language and not looks_dutch(document.raw):
        remedy = "if it is Dutch all the same, add it with --any-language"
        raise IngestError("does not look like Dutch", where=path, remedy=remedy)
    refuse_duplicate(settings.corpus, document)
    return document


def add(settings: Settings, document: Document, metadata: Metadata, source: Path) -> Entry:
    """Put a document into the corpus; `update` then brings it into the store.

    A corpus that has no codebook yet begins with the shipped one, and with the shipped years of the law.

    Raises:
        CorpusError: when the corpus has it already, the file changed since it was read, or writing fails.
    """
    _begin(settings.corpus, settings.codebook)
    return add_document(settings.corpus, document, metadata, source)


def _begin(corpus: Path, codebook: Path) -> None:
    if codebook.exists():
        return
    try:
        corpus.mkdir(parents=True, exist_ok=True)
        if not (corpus / EVENTS).exists():
            replace_durably(corpus / EVENTS, (SHIPPED / EVENTS).read_bytes())
        replace_durably(codebook, (SHIPPED / codebook.name).read_bytes())  # last: it says that all is there
    except OSError as error:
        raise CorpusError(f"cannot be made ({error})", where=corpus, remedy="see to its rights") from error
