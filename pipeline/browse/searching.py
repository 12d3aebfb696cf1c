"""Looking through the sentences that may answer a question, and putting what is found in order."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import accumulate, chain, islice
from operator import attrgetter
from time import monotonic
from types import MappingProxyType
from typing import Any, NamedTuple

from pipeline.cues import Offsets
from pipeline.search import Narrowing, Question
from pipeline.search.expressions import TookTooLong
from pipeline.search.finding import Beside, Finder, finder
from pipeline.search.index import demands
from pipeline.selection import Selection
from pipeline.store import questions_search
from pipeline.store.questions_search import Candidates

SECONDS = 2.0
"""So long a regular expression may take; then the search is broken off, and says so. Others go through to the end."""
NOTHING_KEPT: Mapping[str, str] = MappingProxyType({})


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
_OF_SENTENCES = {Order.MODE: "mode", Order.VOICE: "voice", Order.SOURCE: "source_kind"}


class Found(NamedTuple):
    """A sentence that answers a question.

    `places` are in the measure of the finder. `line`, by which sentences or what stands beside a place are put in
    order, and `nearest`, the first word beside each place, are empty where the order does not ask for them.
    """

    id: str
    slug: str
    year: int
    places: Sequence[Offsets]
    nearest: Sequence[str] = ()
    line: Mapping[str, str] = NOTHING_KEPT


class Place(NamedTuple):
    """One of the places in a sentence that was found."""

    found: Found
    number: int


@dataclass(slots=True)
class Search:
    """What looking through the sentences gave.

    Attributes:
        finder: What found it, which knows the measure of its places.
        found: The sentences, by year, document and place in it.
        stopped: Whether the time was over before all were looked through.
    """

    finder: Finder
    found: list[Found] = field(default_factory=list)
    stopped: bool = False


def search(
    connection: sqlite3.Connection,
    question: Question,
    selection: Selection,
    narrowing: Narrowing,
    *,
    order: Order = Order.YEAR,
    seconds: float = SECONDS,
) -> Search:
    """Look through the sentences that the index names.

    Args:
        connection: A connection that reads.
        question: What for.
        selection: Which units.
        narrowing: Which of these are searched.
        order: In which the places will be put.
        seconds: How long a search with a regular expression may take.
    """
    one = finder(question, monotonic() + seconds)
    done = Search(one)
    columns = [*one.columns, *([_OF_SENTENCES[order]] if order in _OF_SENTENCES else [])]
    documents = questions_search.candidates(connection, demands(question), selection, narrowing, columns)
    try:
        for document in documents:
            done.found.extend(_answers(document, columns, one, order))
    except TookTooLong:
        done.stopped = True
    return done


def in_order(
    connection: sqlite3.Connection,
    done: Search,
    order: Order,
    *,
    descending: bool = False,
    limit: int | None = None,
    skip: int = 0,
) -> list[Place]:
    """The places of all sentences found, sorted.

    Args:
        connection: A connection that reads.
        done: What `search` gave for this order.
        order: The column to sort by.
        descending: From the last to the first; places that are alike keep their order.
        limit: How many places; `None`: all.
        skip: How many of the first are passed over.
    """
    end = None if limit is None else skip + limit
    if order in _BESIDE:
        return _by_words_beside(done, _BESIDE[order], descending, skip, end)
    found = sorted(done.found, key=_key(connection, done.found, order), reverse=descending)
    return list(islice((Place(one, number) for one in found for number in range(len(one.places))), skip, end))


def _by_words_beside(done: Search, side: Beside, descending: bool, skip: int, end: int | None) -> list[Place]:
    """Places by the words beside them, from `skip` up to `end`.

    The nearest word mostly tells that a place stands before or after these; only the others are compared any further.
    """
    often = Counter(chain.from_iterable(one.nearest for one in done.found))
    words = sorted(often, reverse=descending)
    after = list(accumulate(often[word] for word in words))  # so many places stand up to each word, and with it
    first, last = bisect_right(after, skip), len(words) if end is None else bisect_left(after, end) + 1
    meant, passed = frozenset(words[first:last]), after[first - 1] if first else 0
    places = [Place(one, number) for one in done.found for number, word in enumerate(one.nearest) if word in meant]
    places.sort(key=partial(_beside, done.finder, side), reverse=descending)
    return places[skip - passed : None if end is None else end - passed]


def _beside(one: Finder, side: Beside, place: Place) -> str:
    return one.beside(place.found.line, place.found.places[place.number], side)


def _key(connection: sqlite3.Connection, found: Iterable[Found], order: Order) -> Callable[[Found], Any]:
    """What sentences are sorted by: texts, numbers or pairs, all of one sort."""
    if order is Order.DOCUMENT:
        titles = questions_search.titles(connection)
        return lambda one: titles[one.slug].casefold()
    if order is Order.THEME:
        themes = questions_search.first_themes(connection, [one.id for one in found])
        return lambda one: (one.id not in themes, themes.get(one.id, ""))
    if order is Order.YEAR:
        return attrgetter("year")
    return lambda one: one.line[_OF_SENTENCES[order]]


def _answers(document: Candidates, columns: Sequence[str], one: Finder, order: Order) -> Iterator[Found]:
    """The sentences of a document that answer, in their order in it."""
    side, keeps = _BESIDE.get(order), order in _BESIDE or order in _OF_SENTENCES
    for _, id_, values in sorted(zip(document.positions, document.ids, zip(*document.lines, strict=True), strict=True)):
        line = dict(zip(columns, values, strict=True))
        if places := one.places(line):
            nearest = one.nearest(line, places, side) if side else ()
            yield Found(id_, document.slug, document.year, places, nearest, line if keeps else NOTHING_KEPT)
