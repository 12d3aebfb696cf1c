"""Where words stand in the corpus: each with what is to its left and right, and how often through the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.browse.sentences import Cited, Sentence
from pipeline.browse.tables import Record
from pipeline.search import Narrowing, Question
from pipeline.selection import Selection

EVERYWHERE = Narrowing()


class Order(StrEnum):
    """The column by which hits are sorted; hits that are alike in it stand by year, document and place in it.

    `LEFT` compares the words before a hit from the nearest to the farthest, `RIGHT` those after it; `DOCUMENT` is the
    title, `THEME` the first theme of the sentence by its id, sentences without one last.
    """

    YEAR = "year"
    DOCUMENT = "document"
    LEFT = "left"
    KEYWORD = "keyword"
    RIGHT = "right"
    THEME = "theme"
    MODE = "mode"
    VOICE = "voice"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where what was asked for stands.

    Attributes:
        cited: The document to cite.
        sentence: The unit in which it stands.
        start: Where it begins, over `sentence.text`.
        end: Where it ends.
    """

    cited: Cited
    sentence: Sentence
    start: int
    end: int

    @property
    def left(self) -> str:
        """The text of the sentence before it."""
        return self.sentence.text[: self.start]

    @property
    def keyword(self) -> str:
        """What was found."""
        return self.sentence.text[self.start : self.end]

    @property
    def right(self) -> str:
        """The text of the sentence after it."""
        return self.sentence.text[self.end :]


@dataclass(frozen=True, slots=True)
class YearHits:
    """What was found in one year.

    Attributes:
        year: Of the documents.
        hits: Places.
        sentences: Units with at least one.
        documents: Documents with at least one.
        units: Units that were searched: the denominator of `sentences`.
        documents_searched: Documents in which these stand: the denominator of `documents`.
    """

    year: int
    hits: int
    sentences: int
    documents: int
    units: int
    documents_searched: int


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """What was found in one document that was searched, also where that is nothing.

    Attributes:
        slug: Of the document.
        year: Of the document.
        hits: Places.
        sentences: Units with at least one.
        units: Units that were searched.
    """

    slug: str
    year: int
    hits: int
    sentences: int
    units: int


@dataclass(frozen=True, slots=True)
class Concordance:
    """What a search found.

    Attributes:
        hits: Those of this page, in order.
        total: Places found in all.
        sentences: Units with at least one.
        documents: Documents with at least one.
        units: Units that were searched.
        documents_searched: Documents in which these stand.
        years: Each year of the documents searched, in order; also those without a hit.
        by_document: Every document searched, in order of the year; also those without a hit.
        stopped: Whether the search took too long and was broken off: then `total`, `sentences`, `documents` and the
            figures of `years` are of what was searched until then, in order of the year, and at least so many.
        order: Of the hits.
        descending: Whether the order is turned round.
    """

    hits: tuple[Hit, ...]
    total: int
    sentences: int
    documents: int
    units: int
    documents_searched: int
    years: tuple[YearHits, ...]
    by_document: tuple[DocumentHits, ...]
    stopped: bool
    order: Order
    descending: bool


def concordance(
    store: Path,
    question: Question,
    selection: Selection,
    narrowing: Narrowing = EVERYWHERE,
    *,
    order: Order = Order.YEAR,
    descending: bool = False,
    limit: int | None = 50,
    skip: int = 0,
) -> Concordance:
    """Search the sentences of a selection.

    Args:
        store: The store's file.
        question: What for, see `pipeline.search.parse`.
        selection: Which units; its own themes do not matter here.
        narrowing: Which of these are searched.
        order: The column to sort by.
        descending: From the last to the first.
        limit: How many hits; `None`: all.
        skip: How many of the first are passed over.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    raise NotImplementedError


def places_in(store: Path, question: Question, slug: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where in one document what was asked for stands, whatever kind its units are of, for a reader to go through.

    Returns:
        Start and end of each place over the text of the unit, by the unit's id, in the order of the document; units
        without any are left out.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    raise NotImplementedError


def concordance_records(store: Path, hits: Sequence[Hit]) -> list[Record]:
    """A record for each hit: whom to cite, left, keyword, right, where it stands in the raw text, and its labels.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    raise NotImplementedError
