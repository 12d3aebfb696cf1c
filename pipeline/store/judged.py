"""What the machine said, document by document, for evaluation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.judgement import Judgement
from pipeline.records import from_record
from pipeline.store.connection import reading


@dataclass(frozen=True, slots=True)
class MachineDocument:
    """A document with the machine's judgements of its units, in order of the text."""

    slug: str
    source_kind: str
    raw: str
    judgements: tuple[Judgement, ...]


def machine_documents(path: Path) -> Iterator[MachineDocument]:
    """Every document in the store, in order of slug.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        documents = connection.execute("SELECT slug, source_kind, raw FROM document ORDER BY slug").fetchall()
        for slug, source_kind, raw in documents:
            rows = connection.execute(
                """SELECT record FROM judgement JOIN unit ON unit.id = unit_id
                   WHERE judgement.slug = ? AND (labeller LIKE 'rule:%' OR labeller LIKE 'model:%')
                   ORDER BY position""",
                (slug,),
            )
            said = tuple(from_record(json.loads(row["record"]))[1] for row in rows)
            yield MachineDocument(slug, source_kind, raw, said)
