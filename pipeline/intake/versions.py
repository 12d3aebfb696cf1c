"""A next version of a document: judgements keep their place where their quotes still stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.corpus.bin import throw_away_version
from pipeline.corpus.documents import Entry, read_document, read_entry, read_raw
from pipeline.corpus.judgements import read_all
from pipeline.corpus.metadata import Metadata
from pipeline.corpus.placing import Placer
from pipeline.corpus.turns import alone
from pipeline.corpus.versions import earlier, write_version
from pipeline.effective import standing
from pipeline.errors import CorpusError
from pipeline.intake.candidates import Candidate, of_file
from pipeline.intake.duplicates import refuse_duplicate
from pipeline.judgement import Judgement
from pipeline.messages import Message
from pipeline.settings import Settings
from pipeline.store.connection import reading
from pipeline.store.documents import read_ledgers


@dataclass(frozen=True, slots=True)
class Versioned:
    """A document that has another text than before.

    Attributes:
        entry: The document as it is now.
        kept: The codings and reviews whose quotes stand in it, in order of where they stood.
        lost: Those whose quotes do not; they stay in their files, and count for nothing.
    """

    entry: Entry
    kept: tuple[Judgement, ...]
    lost: tuple[Judgement, ...]


def new_version(settings: Settings, slug: str, candidate: Candidate, metadata: Metadata | None = None) -> Versioned:
    """Let a document have another text; the one that it had stays among its earlier versions.

    Args:
        settings: Which corpus.
        slug: The document.
        candidate: The version, read with `version_of=slug`.
        metadata: What people say of it now; `None`: what they said before.

    Raises:
        CorpusError: when there is no such document, this is the text that it has, another document has that text, or
            writing fails; then nothing is changed.
    """
    document = candidate.document
    with alone(settings.corpus):
        entry = read_entry(settings.corpus, slug)
        if entry.raw.sha256 == document.raw_sha256:
            problem = Message("has the very text that {slug} has, so it is no other version", slug=slug)
            raise CorpusError(problem, where=candidate.name, remedy="nothing was changed")
        refuse_duplicate(settings, document, but=slug)
        now = write_version(settings.corpus, entry, document, metadata or entry.metadata, candidate.data)
    return _versioned(settings, now, document.raw)


def read_again(settings: Settings, slug: str) -> Versioned | None:
    """Read the source of a document again, as a next version: with a newer reader, or one that was not there before.

    Returns:
        `None` where it reads as it did: then nothing is changed.

    Raises:
        IngestError: when the source cannot be read.
        CorpusError: when there is no such document, or another document has the text that it would have.
    """
    entry = read_entry(settings.corpus, slug)
    candidate = of_file(entry.folder / entry.source.name, settings, version_of=slug)
    if candidate.document.raw_sha256 == entry.raw.sha256:
        return None
    return new_version(settings, slug, candidate)


def waiting(settings: Settings) -> list[str]:
    """The documents with pages that are pictures and were not read, by what the store says of them; in order of slug.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with reading(settings.store) as connection:
        return sorted(slug for slug, ledger in read_ledgers(connection).items() if _waits(ledger.get("ocr")))


def _waits(ocr: object) -> bool:
    return isinstance(ocr, dict) and any(ocr["waiting"].values())  # none in a ledger of an earlier version


def undo_version(settings: Settings, slug: str) -> Versioned:
    """Let a document have its text of before its last version again; what it has now goes into the bin.

    Raises:
        CorpusError: when there is no such document, it has no earlier version, another document has that text by now,
            or writing fails; then nothing is changed.
    """
    with alone(settings.corpus):
        for version in earlier(read_entry(settings.corpus, slug))[-1:]:
            refuse_duplicate(settings, read_document(version), but=slug)
        entry = throw_away_version(settings.corpus, slug, datetime.now(UTC))
    return _versioned(settings, entry, read_raw(entry))


def _versioned(settings: Settings, entry: Entry, raw: str) -> Versioned:
    said, _ = read_all(settings.corpus, [entry.slug]).of(entry.slug).parse()
    placer = Placer(entry, raw)
    ordered = sorted(standing(said), key=lambda judgement: (judgement.span.start, judgement.time))
    placed = [(judgement, placer.place(judgement.span, judgement.quote) is not None) for judgement in ordered]
    return Versioned(
        entry,
        kept=tuple(judgement for judgement, stands in placed if stands),
        lost=tuple(judgement for judgement, stands in placed if not stands),
    )
