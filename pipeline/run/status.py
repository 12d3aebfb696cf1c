"""How corpus and store stand: the ledger of each document, what is stale, what was refused."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pipeline.errors import StoreError
from pipeline.likeness import AlikePair
from pipeline.masks import MaskedPlace
from pipeline.messages import Message
from pipeline.run.ledger import Ledger
from pipeline.run.planning import plan
from pipeline.settings import Settings
from pipeline.store.connection import reading, usable
from pipeline.store.documents import read_facts, read_refusals
from pipeline.store.questions_alike import alike_pairs
from pipeline.store.questions_ledgers import all_ledgers
from pipeline.store.questions_masked import masked_places

Told = TypeVar("Told")
_TRUTHS = frozenset({"fictional", "year_uncertain"})


About = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class YearCount:
    """So many documents of one year and kind of source; of `uncertain` ones the year may be another."""

    year: int
    source_kind: str
    documents: int
    uncertain: int


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand.

    Attributes:
        documents: What people say of each document in the store, and when it was last judged, by slug.
        years: Of how many documents in the store each year and kind of source is.
        ledgers: The ledger of each document in the store, by slug.
        stale: Why a document is to be done again, by slug; empty when the store is up to date.
        refused: What cannot be taken in, by slug or file; also what the last run could not judge.
        faults: Lines of judgement files that are no judgements.
        notices: What a person should know.
        facts: What the store says of itself: labeller, codebook, language pipeline, revision.
        masked: What readers do not get to see of documents, place by place, by slug.
        alike: Every two documents that are alike; `None` where that was not asked.
    """

    documents: Mapping[str, About]
    years: tuple[YearCount, ...]
    ledgers: Mapping[str, Ledger]
    stale: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, str]
    faults: tuple[str, ...]
    notices: tuple[str, ...]
    facts: Mapping[str, str]
    masked: Mapping[str, tuple[MaskedPlace, ...]] = field(default_factory=dict)
    alike: tuple[AlikePair, ...] | None = None

    def of(self, slugs: Collection[str]) -> Status:
        """The same, of these documents alone; what the store says of itself stays.

        Raises:
            StoreError: when one is neither in the store nor refused.
        """
        for slug in slugs:
            if slug not in self.documents and slug not in self.refused and slug not in self.stale:
                problem = Message("is not in the store: {slug}", slug=slug)
                raise StoreError(problem, remedy="see what is: wijkspiegel status")
        near = (pair for pair in self.alike or () if not {pair.first, pair.second}.isdisjoint(slugs))
        return replace(
            self,
            documents=_only(self.documents, slugs),
            ledgers=_only(self.ledgers, slugs),
            stale=_only(self.stale, slugs),
            refused=_only(self.refused, slugs),
            masked=_only(self.masked, slugs),
            alike=None if self.alike is None else tuple(near),
        )


def _only(of_all: Mapping[str, Told], slugs: Collection[str]) -> dict[str, Told]:
    return {slug: of_all[slug] for slug in slugs if slug in of_all}


def status(settings: Settings, *, with_alike: bool = False) -> Status:
    """Compare corpus and store, and read the ledgers; nothing is written.

    Args:
        settings: Which corpus.
        with_alike: Seek the documents that are alike, which takes long where there are many.

    Raises:
        WijkspiegelError: when corpus, codebook or store as a whole cannot be read.
    """
    planned = plan(settings)
    rows: list[sqlite3.Row] = []
    facts: Mapping[str, str] = {}
    masked: Mapping[str, tuple[MaskedPlace, ...]] = {}
    alike: tuple[AlikePair, ...] | None = () if with_alike else None
    refused = dict(planned.refused)
    if usable(settings.store):
        with reading(settings.store) as connection:
            rows, facts = all_ledgers(connection), read_facts(connection)
            failed = read_refusals(connection)
            masked = masked_places(connection)
            alike = alike_pairs(connection) if with_alike else None
        refused = {slug: why for slug, why in failed.items() if slug in planned.entries} | refused
    stale = {task.slug: task.reasons for task in planned.tasks}
    told = (*planned.notices, *planned.lost)
    documents, ledgers = {row["slug"]: _about(row) for row in rows}, {row["slug"]: _ledger(row) for row in rows}
    years = _years(rows)
    return Status(documents, years, ledgers, stale, refused, planned.faults, told, facts, masked, alike)


def _about(row: sqlite3.Row) -> About:
    names = [name for name in row.keys() if name not in ("slug", "ledger")]  # noqa: SIM118 - a row yields its values
    return {name: bool(row[name]) if name in _TRUTHS else row[name] for name in names}


def _ledger(row: sqlite3.Row) -> Ledger:
    ledger: Ledger = json.loads(row["ledger"])
    return ledger


def _years(rows: Sequence[sqlite3.Row]) -> tuple[YearCount, ...]:
    found = Counter((row["year"], row["source_kind"]) for row in rows)
    uncertain = Counter((row["year"], row["source_kind"]) for row in rows if row["year_uncertain"])
    return tuple(YearCount(*key, found[key], uncertain[key]) for key in sorted(found))
