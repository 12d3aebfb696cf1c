"""Looking through the sentences that may answer a question, and putting what is found in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from time import monotonic
from typing import Any, NamedTuple

from pipeline.cues import Offsets
from pipeline.search import Narrowing, Question
from pipeline.search.expressions import TookTooLong
from pipeline.search.finding import Beside, Finder, finder
from pipeline.search.index import demands
from pipeline.selection import Selection
from pipeline.store import questions_search

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
_OF_SENTENCES = {Order.YEAR: "year", Order.MODE: "mode", Order.VOICE: "voice", Order.SOURCE: "source"}


class Found(NamedTuple):
    """A sentence that answers a question.

    `places` are in the measure of the finder; `beside` has for each what it is put in order by, and is empty where the
    order does not ask for it.
    """

    id: str
    slug: str
    year: int
    position: int
    source: str
    voice: str
    mode: str
    places: tuple[Offsets, ...]
    beside: tuple[str, ...] = ()


_FACTS = Found._fields.index("places")
"""So many fields are those that rows of the store begin with."""


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
    rows = questions_search.candidates(connection, demands(question), selection, narrowing, one.columns)
    try:
        done.found.extend(_answers(rows, one, _BESIDE.get(order)))
    except TookTooLong:
        done.stopped = True
    done.found.sort(key=attrgetter("year", "slug", "position"))
    return done


def in_order(
    connection: sqlite3.Connection, found: Sequence[Found], order: Order, *, descending: bool = False
) -> Iterator[Place]:
    """The places of all sentences found, sorted.

    Args:
        connection: A connection that reads.
        found: By year, document and place in it, as `search` gives them for this order.
        order: The column to sort by.
        descending: From the last to the first; places that are alike keep their order.
    """
    if order in _BESIDE:
        places = [Place(one, number) for one in found for number in range(len(one.places))]
        yield from sorted(places, key=lambda place: place.found.beside[place.number], reverse=descending)
    else:
        for one in sorted(found, key=_key(connection, found, order), reverse=descending):
            yield from (Place(one, number) for number in range(len(one.places)))


def _key(connection: sqlite3.Connection, found: Iterable[Found], order: Order) -> Callable[[Found], Any]:
    """What sentences are sorted by: texts, numbers or pairs, all of one sort."""
    if order is Order.DOCUMENT:
        titles = questions_search.titles(connection)
        return lambda one: titles[one.slug].casefold()
    if order is Order.THEME:
        themes = questions_search.first_themes(connection, [one.id for one in found])
        return lambda one: (one.id not in themes, themes.get(one.id, ""))
    return attrgetter(_OF_SENTENCES[order])


def _answers(rows: Iterable[sqlite3.Row], one: Finder, side: Beside | None) -> Iterator[Found]:
    for row in rows:
        if places := one.places(row):
            beside = () if side is None else tuple(one.beside(row, place, side) for place in places)
            yield Found._make((*row[:_FACTS], tuple(places), beside))
