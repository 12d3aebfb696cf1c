"""Looking through the sentences of a selection, and putting what is found in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial
from itertools import chain
from time import monotonic

import numpy as np

from pipeline.search import Narrowing, Question
from pipeline.search.beside import Beside, order_beside, ranks
from pipeline.search.finding import Corpus, Found, columns, find
from pipeline.search.numbers import Mask, Numbers, Words, joined
from pipeline.search.words import Column
from pipeline.selection import Selection
from pipeline.store import questions_search
from pipeline.store.numbers import AllWords, all_words, read_words
from pipeline.store.questions_search import Searched

SECONDS = 2.0
"""So long a regular expression may take; then the search is broken off, and says so. Others go through to the end."""


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


_BESIDE = {Order.LEFT: Beside.LEFT, Order.KEYWORD: Beside.KEYWORD, Order.RIGHT: Beside.RIGHT}
_OF_DOCUMENTS = (Order.YEAR, Order.DOCUMENT)
_NO_THEME = "\U0010ffff"
"""Comes after the ids of all themes."""
_OF_SENTENCES = {Order.MODE: "mode", Order.VOICE: "voice", Order.SOURCE: "source_kind"}


@dataclass(frozen=True, eq=False)
class Sentences:
    """All units of the documents that are searched, numbered from 0 in order of year, document and place in it.

    Attributes:
        documents: With the units that are searched.
        words: Of all units.
        starts: For each document the number of its first unit.
    """

    documents: Sequence[Searched]
    words: Words
    starts: Numbers

    @cached_property
    def searched(self) -> Numbers:
        """The numbers of the units that are searched, in order."""
        own = [np.array(one.positions) + start for one, start in zip(self.documents, self.starts, strict=True)]
        return np.concatenate([np.zeros(0, np.int64), *own])

    @cached_property
    def mask(self) -> Mask:
        """Which units are searched."""
        found = np.zeros(len(self.words.ends), bool)
        found[self.searched] = True
        return found

    def documents_of(self, sentences: Numbers) -> Numbers:
        """For each of these units the number of its document."""
        return np.searchsorted(self.starts, sentences, side="right") - 1

    def values_of(self, sentences: Numbers, values: Sequence[Sequence[str]]) -> list[str]:
        """For each of these units, which are searched, what stands of it in lists that go with the documents."""
        flat = list(chain.from_iterable(values))
        return [flat[at] for at in np.searchsorted(self.searched, sentences).tolist()]


@dataclass(frozen=True, eq=False)
class Search:
    """What looking through the sentences gave.

    Attributes:
        sentences: What was looked through.
        corpus: The same, as it was looked through.
        found: Places, by year, document and place in it.
    """

    sentences: Sentences
    corpus: Corpus
    found: Found

    @property
    def places(self) -> Numbers:
        """The sentence of each place."""
        return self.found.spans.sentences

    def ids(self, places: Numbers) -> list[str]:
        """Of the sentences in which these places stand."""
        return self.sentences.values_of(self.places[places], [one.ids for one in self.sentences.documents])

    def slugs(self, places: Numbers) -> list[str]:
        """Of the documents in which these places stand."""
        documents = self.sentences.documents_of(self.places[places]).tolist()
        return [self.sentences.documents[one].slug for one in documents]


def search(
    connection: sqlite3.Connection,
    question: Question,
    selection: Selection,
    narrowing: Narrowing,
    *,
    order: Order = Order.YEAR,
    seconds: float = SECONDS,
    kept: AllWords | None = None,
) -> Search:
    """Look through the sentences of a selection.

    Args:
        connection: A connection that reads.
        question: What for.
        selection: Which units.
        narrowing: Which of these are searched.
        order: In which the places will be put.
        seconds: How long a search with a regular expression may take.
        kept: What `pipeline.browse.words.kept_words` gave; `None`: only the words that are looked at are read.
    """
    documents = questions_search.searched_units(connection, selection, narrowing, _OF_SENTENCES.get(order))
    lines = columns(question)
    slugs = [one.slug for one in documents]
    read = all_words(connection, kept).read if kept else read_words(connection, slugs, lines)
    sentences = _sentences(documents, read.words, lines)
    corpus = Corpus(read.entries, sentences.words, sentences.mask, partial(_texts, connection, sentences))
    return Search(sentences, corpus, find(question, corpus, monotonic() + seconds))


def in_order(connection: sqlite3.Connection, done: Search, order: Order, *, descending: bool = False) -> Numbers:
    """The numbers of the places found, sorted.

    Args:
        connection: A connection that reads.
        done: What `search` gave for this order.
        order: The column to sort by.
        descending: From the last to the first; places that are alike keep their order.
    """
    keys = _keys(connection, done, order)
    return np.lexsort([-key if descending else key for key in reversed(keys)])


def _keys(connection: sqlite3.Connection, done: Search, order: Order) -> list[Numbers]:
    """By what places are put in order: numbers of each, of which the first matter most."""
    if order in _BESIDE:
        return order_beside(done.found, done.corpus, _BESIDE[order])
    return [
        _of_documents(connection, done, order) if order in _OF_DOCUMENTS else _of_sentences(connection, done, order)
    ]


def _of_documents(connection: sqlite3.Connection, done: Search, order: Order) -> Numbers:
    documents = done.sentences.documents
    if order is Order.YEAR:
        keys = np.array([one.year for one in documents], np.int64)
    else:
        titles = questions_search.titles(connection)
        keys = ranks([titles[one.slug].casefold() for one in documents])
    return keys[done.sentences.documents_of(done.places)]


def _of_sentences(connection: sqlite3.Connection, done: Search, order: Order) -> Numbers:
    if order is not Order.THEME:
        return ranks(done.sentences.values_of(done.places, [one.values for one in done.sentences.documents]))
    ids = done.ids(np.arange(len(done.places)))
    themes = questions_search.first_themes(connection, list(dict.fromkeys(ids)))
    return ranks([themes.get(one, _NO_THEME) for one in ids])


def _sentences(documents: Sequence[Searched], kept: Mapping[str, Words], lines: Sequence[Column]) -> Sentences:
    """The sentences of documents; one of which the store has no words yet has sentences without words."""
    parts = [kept.get(one.slug) or _wordless(one.positions[-1] + 1, lines) for one in documents]
    lengths = [len(part.ends) for part in parts]
    return Sentences(documents, joined(parts, lines), np.cumsum([0, *lengths])[:-1])


def _wordless(units: int, lines: Sequence[Column]) -> Words:
    return Words(np.zeros(units, np.int64), {column: np.zeros(0, np.int32) for column in lines})


def _texts(
    connection: sqlite3.Connection, sentences: Sentences, wanted: Mask, runs: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Some sentences with their texts, in order."""
    numbers = np.unique(sentences.documents_of(np.flatnonzero(wanted))).tolist()
    starts = {sentences.documents[one].slug: int(sentences.starts[one]) for one in numbers}
    for slug, positions, read in questions_search.texts(connection, list(starts), runs):
        for position, text in sorted(zip(positions, read, strict=True)):
            if wanted[starts[slug] + position]:
                yield starts[slug] + position, text
