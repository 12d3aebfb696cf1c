"""What the machine said, document by document, for evaluation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.judgement import MACHINES, Judgement
from pipeline.messages import Message
from pipeline.records import from_record
from pipeline.store.connection import reading


@dataclass(frozen=True, slots=True)
class MachineDocument:
    """A document with the machine's judgements of its units, in order of the text."""

    slug: str
    source_kind: str
    year: int
    raw: str
    judgements: tuple[Judgement, ...]


def document_slugs(path: Path) -> tuple[str, ...]:
    """All documents in the store, in order.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        return tuple(row["slug"] for row in connection.execute("SELECT slug FROM document ORDER BY slug"))


def machine_document(path: Path, slug: str) -> MachineDocument:
    """A document that is in the store.

    Raises:
        StoreError: when the document is not there, or the store does not answer.
    """
    with reading(path) as connection:
        about = connection.execute("SELECT source_kind, year, raw FROM document WHERE slug = ?", (slug,)).fetchone()
        if about is None:
            problem = Message("no document {slug}", slug=slug)
            raise StoreError(problem, where=path, remedy="bring it up to date with: wijkspiegel run")
        rows = connection.execute(
            """SELECT unit_id, record FROM judgement JOIN unit ON unit.id = unit_id
               WHERE judgement.slug = ? AND labeller_kind IN (?, ?) AND stands ORDER BY position, time, judgement.id""",
            (slug, *MACHINES),
        )
        records = {row["unit_id"]: row["record"] for row in rows}  # of several machines the last one counts
        said = tuple(from_record(json.loads(record))[1] for record in records.values())
    return MachineDocument(slug, about["source_kind"], about["year"], about["raw"], said)
