"""What became of the documents on their way into the corpus: cleaned how, left out what, refused why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.browse.footing import Footing, footing_of
from pipeline.browse.ledgers import DocumentEntry, document_entries, rule_entries
from pipeline.likeness import AlikePair
from pipeline.masks import MaskedPlace
from pipeline.selection import Selection
from pipeline.store import questions
from pipeline.store.connection import reading
from pipeline.store.questions_alike import alike_pairs
from pipeline.store.questions_ledgers import ledgers
from pipeline.store.questions_masked import masked_places


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document or file that could not be taken in, and the line that says why."""

    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class Accounts:
    """The ledgers of all documents of a selection, put together.

    Attributes:
        footing: What the selection stands on.
        documents: The entry of each, most noise first; documents without a unit are there too.
        refusals: Of the whole corpus: what was refused has no year or kind.
    """

    footing: Footing
    documents: tuple[DocumentEntry, ...]
    refusals: tuple[Refusal, ...]

    @property
    def raw_characters(self) -> int:
        """Characters read."""
        return sum(entry.raw_characters for entry in self.documents)

    @property
    def removed_share(self) -> float | None:
        """Characters by which rules made texts shorter out of characters read; `None` when nothing was read."""
        removed = sum(rule.removed for rule in rule_entries(self.documents))
        return removed / self.raw_characters if self.raw_characters else None


def masked(store: Path, slug: str) -> tuple[MaskedPlace, ...]:
    """What readers do not get to see of a document, in order.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with reading(store) as connection:
        return masked_places(connection, [slug]).get(slug, ())


def alike(store: Path) -> tuple[AlikePair, ...]:
    """Every two documents that are alike, those first that nobody called one work.

    It looks at what is kept of all texts: some seconds for tens of thousands.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with reading(store) as connection:
        return alike_pairs(connection)


def accounts(store: Path, selection: Selection) -> Accounts:
    """Read every ledger of a selection: half a second for ten thousand documents.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store, machine_only=selection.machine_only) as connection:
        return Accounts(
            footing=footing_of(connection, selection),
            documents=document_entries(ledgers(connection, selection)),
            refusals=tuple(Refusal(*row) for row in questions.refusals(connection)),
        )
