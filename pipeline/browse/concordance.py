"""Where words stand in the corpus: each with what is to its left and right, and how often through the years."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path

import numpy as np

from pipeline.browse.searching import Order, Search, in_order, search
from pipeline.browse.sentences import Cited, Sentence, cited_sentences
from pipeline.browse.tables import Record, sentence_records
from pipeline.cues import Offsets
from pipeline.search import Narrowing, Question
from pipeline.search.numbers import Numbers
from pipeline.selection import Selection
from pipeline.store import questions_texts
from pipeline.store.numbers import AllWords
from pipeline.store.questions import asking

__all__ = ["Concordance", "DocumentHits", "Hit", "Order", "YearHits", "concordance", "concordance_records", "places_in"]

EVERYWHERE = Narrowing()
_OF_THEMES = frozenset({"theme", "stance", "probability", "basis", "labellers"})


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
            figures of `years` and `by_document` are of what was looked through until then, and at least so many.
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
    kept: AllWords | None = None,
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
        kept: As `search` takes it.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store, machine_only=selection.machine_only) as connection:
        done = search(connection, question, selection, narrowing, order=order, kept=kept)
        documents = _documents(done)
        wanted = in_order(connection, done, order, descending=descending)
        return Concordance(
            hits=_hits(connection, done, wanted[skip : None if limit is None else skip + limit]),
            total=len(done.places),
            sentences=sum(one.sentences for one in documents),
            documents=sum(one.sentences > 0 for one in documents),
            units=sum(one.units for one in documents),
            documents_searched=len(documents),
            years=_years(documents),
            by_document=documents,
            stopped=done.found.stopped,
            order=order,
            descending=descending,
        )


def places_in(store: Path, question: Question, slug: str) -> dict[str, tuple[Offsets, ...]]:
    """Where in one document what was asked for stands, whatever kind its units are of, for a reader to go through.

    Returns:
        Start and end of each place over the text of the unit, by the unit's id, in the order of the document; units
        without any are left out. A search that takes too long gives what it found until then.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    within = Narrowing(kinds=None, documents=(slug,))
    with asking(store) as connection:
        done = search(connection, question, Selection(themes=()), within)
        ids = done.ids(np.arange(len(done.places)))
        texts = {row["id"]: row["text"] for row in questions_texts.units(connection, list(dict.fromkeys(ids)))}
    places: dict[str, list[Offsets]] = defaultdict(list)
    for at, id_ in enumerate(ids):
        places[id_].append(done.found.offsets(at, done.corpus.words, texts[id_]))
    return {id_: tuple(found) for id_, found in places.items()}


def concordance_records(store: Path, hits: Sequence[Hit]) -> list[Record]:
    """A record for each hit: whom to cite, left, keyword, right, where it stands in the raw text, and its labels.

    The columns of a theme's label hold those of all themes of the sentence, in the same order, with `; ` between them.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    labels = _labels(store, hits)
    return [
        {
            **labels[hit.sentence.id],
            "left": hit.left,
            "keyword": hit.keyword,
            "right": hit.right,
            "hit_start": hit.start,
            "hit_end": hit.end,
        }
        for hit in hits
    ]


def _labels(store: Path, hits: Sequence[Hit]) -> dict[str, Record]:
    """One record for each sentence of some hits, by its id."""
    sentences: dict[Cited, dict[str, Sentence]] = defaultdict(dict)
    for hit in hits:
        sentences[hit.cited][hit.sentence.id] = hit.sentence
    labels: dict[str, Record] = {}
    for cited, by_id in sentences.items():
        rows = iter(sentence_records(store, cited, list(by_id.values())))
        labels |= {id_: _joined(list(islice(rows, len(one.themes) or 1))) for id_, one in by_id.items()}
    return labels


def _joined(rows: Sequence[Record]) -> Record:
    """The rows of one sentence, one for each of its themes, as a single one."""
    first, *others = rows
    if not others:
        return first
    return {
        name: "; ".join(str(row[name]) for row in rows) if name in _OF_THEMES else value
        for name, value in first.items()
    }


def _hits(connection: sqlite3.Connection, done: Search, places: Numbers) -> tuple[Hit, ...]:
    """Places with the sentences and documents that they stand in."""
    ids = done.ids(places)
    slug_of = dict(zip(ids, done.slugs(places), strict=True))
    shown = cited_sentences(connection, list(slug_of), list(slug_of.values()))
    of = {sentence.id: (cited, sentence) for cited, sentence in shown}
    return tuple(
        Hit(cited, sentence, *done.found.offsets(at, done.corpus.words, sentence.text))
        for at, id_ in zip(places.tolist(), ids, strict=True)
        for cited, sentence in [of[id_]]
    )


def _documents(done: Search) -> tuple[DocumentHits, ...]:
    hits = done.sentences.documents_of(done.places)
    sentences = done.sentences.documents_of(np.unique(done.places))
    counts = [np.bincount(one, minlength=len(done.sentences.documents)).tolist() for one in (hits, sentences)]
    return tuple(
        DocumentHits(one.slug, one.year, hits, sentences, len(one.positions))
        for one, hits, sentences in zip(done.sentences.documents, *counts, strict=True)
    )


def _years(documents: Iterable[DocumentHits]) -> tuple[YearHits, ...]:
    """The same by year; documents come in its order."""
    by_year = [(year, list(group)) for year, group in groupby(documents, key=attrgetter("year"))]
    return tuple(
        YearHits(
            year=year,
            hits=sum(one.hits for one in group),
            sentences=sum(one.sentences for one in group),
            documents=sum(one.sentences > 0 for one in group),
            units=sum(one.units for one in group),
            documents_searched=len(group),
        )
        for year, group in by_year
    )
