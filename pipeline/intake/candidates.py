"""What may come into the corpus, read and not added yet: a file, bytes, pasted text, or what stands at an address.

file | upload | text | address → read in a process of its own → `Candidate` → a person's look → `pipeline.intake.add`
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from pipeline.corpus.documents import source_name
from pipeline.errors import CorpusError, IngestError
from pipeline.fetch import fetch
from pipeline.ingest import looks_dutch, read
from pipeline.ingest.dates import own_dates
from pipeline.ingest.proposing import with_address
from pipeline.ingest.refusals import unreadable
from pipeline.intake.duplicates import refuse_duplicate
from pipeline.intake.likeness import Alike, alike
from pipeline.messages import Message
from pipeline.settings import Settings
from pipeline.text import Document, checksum

PASTED = "tekst.txt"
"""The name of a pasted text that has no title."""


@dataclass(frozen=True)
class Candidate:
    """A document that may be added.

    Attributes:
        document: As it was read; its `proposal` is what it says of itself.
        data: The bytes that it was read from; they come into the corpus as they are.
        address: Where it was fetched; `None` for a file or pasted text.
        alike: The documents of the corpus that it is like, the likest first.
    """

    document: Document
    data: bytes
    address: str | None = None
    alike: tuple[Alike, ...] = ()

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.document.name

    @cached_property
    def is_dutch(self) -> bool:
        """Whether its text looks Dutch."""
        return looks_dutch(self.document.raw)


def of_file(path: Path, settings: Settings, *, version_of: str | None = None) -> Candidate:
    """Read a file.

    Args:
        path: The file.
        settings: Limits for reading, and the corpus that must not have it yet.
        version_of: The slug of the document of which this is a next version; it may be of the same file.

    Raises:
        IngestError: when it cannot be read.
        DuplicateError: when the corpus has it already; names the document.
    """
    document = read(path, settings.limits)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    if checksum(data) != document.source_sha256:
        raise CorpusError("changed while it was being read", where=path, remedy="add it again")
    return _candidate(document, data, settings, None, version_of)


def of_upload(name: str, data: bytes, settings: Settings, *, version_of: str | None = None) -> Candidate:
    """Read bytes as a file of some name; whatever folders stand in the name are left out.

    Args:
        name: Of the file; its ending tells the format.
        data: What stands in it.
        settings: See `of_file`.
        version_of: See `of_file`.

    Raises:
        IngestError: when it cannot be read as a document.
        DuplicateError: when the corpus has it already; names the document.
    """
    return _candidate(_read(name, data, settings, where=name), data, settings, None, version_of)


def of_text(text: str, title: str, settings: Settings, *, version_of: str | None = None) -> Candidate:
    """Take pasted text as a document.

    Args:
        text: The text.
        title: What it is called; empty: that is not known, and it proposes its own.
        settings: See `of_file`.
        version_of: See `of_file`.

    Raises:
        IngestError: when there is no text in it.
        DuplicateError: when the corpus has it already; names the document.
    """
    name = f"{title.strip()}.txt" if title.strip() else PASTED
    read_as = of_upload(name, text.encode("utf-8", "replace"), settings, version_of=version_of)
    proposal = replace(read_as.document.proposal, title=title.strip() or read_as.document.proposal.title)
    return replace(read_as, document=replace(read_as.document, proposal=proposal))


def of_address(address: str, settings: Settings, *, version_of: str | None = None) -> Candidate:
    """Fetch what stands at a web address, and read it.

    Raises:
        IngestError: when it may not or cannot be fetched, or cannot be read as a document.
        DuplicateError: when the corpus has it already; names the document.
    """
    fetched = fetch(address, settings.fetch)
    document = _read(fetched.name, fetched.data, settings, where=fetched.address)
    when = Message("fetched from {address} on {date}", address=fetched.address, date=f"{fetched.time:%Y-%m-%d}")
    document = replace(
        document,
        proposal=with_address(document.proposal, fetched.address, date.today(), own_dates(document)),
        notices=(*document.notices, when, *fetched.notices),
    )
    return _candidate(document, fetched.data, settings, fetched.address, version_of)


def _read(name: str, data: bytes, settings: Settings, *, where: str) -> Document:
    """Read bytes as a file; a refusal names `where`, for the folder in which they are read is gone by then."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / source_name(name)
        path.write_bytes(data)
        try:
            return read(path, settings.limits)
        except IngestError as error:
            raise IngestError(error.problem, where=where, remedy=error.remedy) from error


def _candidate(
    document: Document, data: bytes, settings: Settings, address: str | None, version_of: str | None
) -> Candidate:
    refuse_duplicate(settings, document, but=version_of)
    return Candidate(document, data, address, alike(settings, document.raw, but=version_of))


def refuse_other_language(candidate: Candidate, where: str | Path | None = None) -> None:
    """Do nothing when a text looks Dutch.

    Args:
        candidate: The text.
        where: As the user named it; `None`: its address, or else the name of its file.

    Raises:
        IngestError: when it does not.
    """
    if not candidate.is_dutch:
        remedy = "if it is Dutch all the same, add it with --any-language"
        raise IngestError("does not look like Dutch", where=where or candidate.address or candidate.name, remedy=remedy)
