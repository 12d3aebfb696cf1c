"""Whether the corpus has a document already, as soon told of a large corpus as of a small one."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.corpus import adding
from pipeline.corpus.documents import folders, slugs
from pipeline.corpus.slugs import is_slug
from pipeline.settings import Settings
from pipeline.store.connection import current, reading
from pipeline.store.documents import read_copies, read_slugs
from pipeline.text import Document


def refuse_duplicate(settings: Settings, document: Document, *, but: str | None = None) -> None:
    """Do nothing when a document is new to the corpus.

    Args:
        settings: Which corpus.
        document: As it was read.
        but: The slug of a document that may be of the same file, for this is to be its next version.

    Raises:
        DuplicateError: when a document there was made of the same file or has the same raw text; names it.
    """
    adding.refuse_duplicate(settings.corpus, document, suspects(settings, document), but=but)


def suspects(settings: Settings, document: Document) -> Iterable[str]:
    """The documents of the corpus that may be of the same file or text, in order of slug.

    Those that are by the checksums in the store, and those that are not in the store. A document whose text was changed
    by hand since the last run is found as it was then; the next run refuses one of two with the same text.
    """
    if not current(settings.store):
        return slugs(settings.corpus)
    with reading(settings.store) as connection:
        same = {
            *read_copies(connection, "source", document.source_sha256),
            *read_copies(connection, "raw", document.raw_sha256),
        }
        known = read_slugs(connection)
    there = folders(settings.corpus)
    return [name for name in there if name in same or (name not in known and is_slug(name))]
