"""Documents of the corpus mended, taken out, and taken back; `pipeline.run.update` then follows in the store."""

from __future__ import annotations

from datetime import UTC, datetime

from pipeline.corpus.bin import Removed, in_bin, take_back, throw_away
from pipeline.corpus.documents import Entry, read_document
from pipeline.corpus.editing import Changes, edit_about
from pipeline.corpus.turns import alone
from pipeline.errors import CorpusError
from pipeline.intake.duplicates import refuse_duplicate
from pipeline.settings import Settings


def edit(settings: Settings, slug: str, changes: Changes) -> Entry:
    """Change what is said of a document; comments and order in its `document.toml` stay, and so does its slug.

    Args:
        settings: Which corpus.
        slug: The document.
        changes: New values by field of `pipeline.corpus.metadata.Metadata`; `None` takes a field out.

    Raises:
        CorpusError: when there is no such document, or the metadata would not be as they should be; then nothing is
            changed.
    """
    with alone(settings.corpus):
        return edit_about(settings.corpus, slug, changes)


def remove(settings: Settings, slug: str) -> Removed:
    """Move a document into the bin, with the codings handed in with it. Reviews stay in the files of reviewers.

    Raises:
        CorpusError: when there is no such document, or it cannot be moved.
    """
    with alone(settings.corpus):
        return throw_away(settings.corpus, slug, datetime.now(UTC))


def removed(settings: Settings) -> tuple[Removed, ...]:
    """The documents in the bin, the last removed first."""
    return in_bin(settings.corpus)


def restore(settings: Settings, removed: Removed) -> Entry:
    """Put a document of the bin back where it was; what was said of it counts again.

    Raises:
        CorpusError: when another has its name, file or text by now, or it cannot be moved.
    """
    with alone(settings.corpus):
        refuse_duplicate(settings, read_document(removed.entry))
        return take_back(settings.corpus, removed)


def last_removed(settings: Settings, slug: str) -> Removed:
    """The last of the documents that were removed under a name.

    Raises:
        CorpusError: when the bin has none.
    """
    for one in in_bin(settings.corpus):
        if one.slug == slug:
            return one
    raise CorpusError("is not in the bin", where=slug, remedy="see what is: wijkspiegel restore")
