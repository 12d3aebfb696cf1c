"""A next version of a document: judgements keep their place where their quotes still stand."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.corpus.documents import Entry, read_entry
from pipeline.corpus.judgements import read_all
from pipeline.corpus.metadata import Metadata
from pipeline.corpus.placing import Placer
from pipeline.corpus.turns import alone
from pipeline.corpus.versions import write_version
from pipeline.errors import CorpusError
from pipeline.intake.candidates import Candidate, of_file
from pipeline.intake.duplicates import refuse_duplicate
from pipeline.judgement import Judgement, standing
from pipeline.messages import Message
from pipeline.settings import Settings


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


def read_again(settings: Settings, slug: str) -> Versioned:
    """Read the source of a document again, as a next version: with a newer reader, or one that was not there before.

    Raises:
        IngestError: when the source cannot be read.
        CorpusError: when there is no such document, or it reads as it did; then nothing is changed.
    """
    entry = read_entry(settings.corpus, slug)
    return new_version(settings, slug, of_file(entry.folder / entry.source.name, settings, version_of=slug))


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
