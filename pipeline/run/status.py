"""How corpus and store stand: the ledger of each document, what is stale, what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.run.ledger import Ledger
from pipeline.run.planning import plan
from pipeline.settings import Settings
from pipeline.store.connection import reading, usable
from pipeline.store.documents import read_facts, read_ledgers, read_refusals


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand.

    Attributes:
        ledgers: The ledger of each document in the store, by slug.
        stale: Why a document is to be done again, by slug; empty when the store is up to date.
        refused: What cannot be taken in, by slug or file; also what the last run could not judge.
        faults: Lines of judgement files that are no judgements.
        notices: What a person should know.
        facts: What the store says of itself: labeller, codebook, language pipeline, revision.
    """

    ledgers: Mapping[str, Ledger]
    stale: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, str]
    faults: tuple[str, ...]
    notices: tuple[str, ...]
    facts: Mapping[str, str]


def status(settings: Settings) -> Status:
    """Compare corpus and store, and read the ledgers; nothing is written.

    Raises:
        WijkspiegelError: when corpus, codebook or store as a whole cannot be read.
    """
    planned = plan(settings)
    ledgers: Mapping[str, Ledger] = {}
    facts: Mapping[str, str] = {}
    refused = dict(planned.refused)
    if usable(settings.store):
        with reading(settings.store) as connection:
            ledgers, facts = read_ledgers(connection), read_facts(connection)
            failed = read_refusals(connection)
        refused = {slug: why for slug, why in failed.items() if slug in planned.entries} | refused
    stale = {task.slug: task.reasons for task in planned.tasks}
    return Status(ledgers, stale, refused, planned.faults, (*planned.notices, *planned.lost), facts)
