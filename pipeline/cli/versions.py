"""What is told of a next version of a document, and how `wijkspiegel add --version-of` makes one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from pydantic import ValidationError

from pipeline.cli.shared import count
from pipeline.corpus.metadata import Metadata
from pipeline.errors import CorpusError, first_fault

if TYPE_CHECKING:
    from pipeline.cli.asking import Told
    from pipeline.intake import Candidate, Versioned
    from pipeline.settings import Settings

_QUOTED = 60
"""So many characters of a quote are told."""


def add_version(candidate: Candidate, slug: str, told: Told, settings: Settings) -> Versioned:
    """Add a document as the next version of another. What is not told of it is as it was.

    Raises:
        CorpusError: when there is no such document, what is told is not as it should be, or it has the same text.
    """
    from pipeline.corpus.documents import read_entry  # noqa: PLC0415 - as all rooms: only for the command that needs them
    from pipeline.intake import new_version  # noqa: PLC0415

    before = read_entry(settings.corpus, slug).metadata
    changes = {name: value for name, value in asdict(told).items() if value not in (None, "", False)}
    if "year" in changes:  # a person gave it
        changes = {"year_from": None, "year_uncertain": False, **changes}
    try:
        metadata = Metadata.model_validate(before.model_dump() | changes)
    except ValidationError as error:
        raise CorpusError(first_fault(error), where=slug, remedy="give another value as an option") from error
    return new_version(settings, slug, candidate, metadata)


def version_lines(versioned: Versioned, what: str = "has another version") -> Iterator[str]:
    """How what was said of a document fared, with a line on each judgement that lost its place."""
    slug, kept, lost = versioned.entry.slug, len(versioned.kept), len(versioned.lost)
    said = f"; {count(kept, 'judgement')} kept, {lost} lost" if kept or lost else ""
    yield f"{slug}: {what}{said}"
    for judgement in versioned.lost:
        quote = judgement.quote[:_QUOTED]
        yield f"note: {slug}: lost, by {judgement.labeller}: {judgement.span.start}–{judgement.span.end}, “{quote}”"


def lost_records(versioned: Versioned) -> list[dict[str, object]]:
    """The judgements that lost their place, for scripts; offsets are over the raw text of the version before."""
    return [
        {"id": one.id, "labeller": one.labeller, "start": one.span.start, "end": one.span.end, "quote": one.quote}
        for one in versioned.lost
    ]
