"""A new document into the corpus, once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pipeline.corpus.documents import TEXTS, UNFINISHED, Entry, new_slug, read_entry, slugs, write_document
from pipeline.corpus.durable import lock_file
from pipeline.corpus.metadata import Metadata
from pipeline.errors import CorpusError
from pipeline.text import Document


def add_document(corpus: Path, document: Document, metadata: Metadata, source: Path) -> Entry:
    """Put a document that was read from `source` into the corpus, under a slug of its year and title.

    Raises:
        CorpusError: when the corpus has this file or this text already (names the document), the file changed since
            it was read, or the folder cannot be written.
    """
    with _alone(corpus):
        for left in (corpus / TEXTS).glob(f"{UNFINISHED}*"):  # by a process that was killed: nobody else writes now
            shutil.rmtree(left, ignore_errors=True)
        refuse_duplicate(corpus, document)
        return write_document(corpus, new_slug(corpus, metadata), document, metadata, source)


def refuse_duplicate(corpus: Path, document: Document) -> None:
    """Do nothing when a document is new to the corpus.

    Raises:
        CorpusError: when a document there was made of the same file or has the same raw text; names it.
    """
    for slug in slugs(corpus):
        try:
            entry = read_entry(corpus, slug)
        except CorpusError:
            continue  # `run` reports it; it must not keep others out
        same = "file" if entry.source.sha256 == document.source_sha256 else "text"
        if same == "file" or entry.raw.sha256 == document.raw_sha256:
            problem = f"the corpus has this {same} already, as {slug}"
            raise CorpusError(problem, where=document.name, remedy="remove that document first to add it anew")


@contextmanager
def _alone(corpus: Path) -> Iterator[None]:
    with ExitStack() as held:
        try:
            held.enter_context(lock_file(corpus / ".store" / "add.lock"))
        except OSError as error:
            raise CorpusError(f"cannot be written ({error})", where=corpus, remedy="see to its rights") from error
        yield
