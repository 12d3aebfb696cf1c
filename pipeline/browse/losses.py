"""What did not make it from the files into the figures, as the run's ledgers say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.browse.ledgers import Ledger


@dataclass(frozen=True, slots=True)
class Unused:
    """A coding or review that could not be tied to the text: who gave it, of which words, and why it does not count."""

    labeller: str
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class DocumentLoss:
    """What one document lacks.

    Attributes:
        slug: The document's name in the corpus.
        title: Its title.
        pages: How many pages its file has.
        pages_without_text: Numbers, from 1, of pages on which no text was found.
        notices: What its reader noticed, one line each.
        unused: Codings and reviews that do not count.
        faults: Lines about it in judgement files that are no judgements.
    """

    slug: str
    title: str
    pages: int
    pages_without_text: tuple[int, ...]
    notices: tuple[str, ...]
    unused: tuple[Unused, ...]
    faults: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether it lacks anything."""
        return bool(self.pages_without_text or self.notices or self.unused or self.faults)


@dataclass(frozen=True, slots=True)
class Losses:
    """What all documents of a selection lack together.

    Attributes:
        raw_characters: Characters read.
        removed: By how many characters each rule of the cleaning made the texts shorter, most first.
        documents: Those that lack something more, by slug.
    """

    raw_characters: int
    removed: tuple[tuple[str, int], ...]
    documents: tuple[DocumentLoss, ...]

    @property
    def removed_share(self) -> float | None:
        """Characters removed out of characters read; `None` when nothing was read."""
        return sum(number for _, number in self.removed) / self.raw_characters if self.raw_characters else None


def losses_of(ledgers: Iterable[tuple[str, str, Ledger]]) -> Losses:
    """What was left out of documents, given slug, title and ledger of each."""
    removed: Counter[str] = Counter()
    characters, documents = 0, []
    for slug, title, ledger in ledgers:
        removed.update(ledger.get("removed", {}))
        characters += ledger.get("raw_characters", 0)
        documents.append(_loss(slug, title, ledger))
    return Losses(characters, tuple(removed.most_common()), tuple(loss for loss in documents if loss.any))


def _loss(slug: str, title: str, ledger: Ledger) -> DocumentLoss:
    return DocumentLoss(
        slug,
        title,
        pages=ledger.get("pages", 1),
        pages_without_text=tuple(ledger.get("pages_without_text", ())),
        notices=tuple(ledger.get("notices", ())),
        unused=tuple(Unused(one["labeller"], one["quote"], one["why"]) for one in ledger.get("unmatched", ())),
        faults=tuple(ledger.get("faults", ())),
    )
