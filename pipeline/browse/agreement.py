"""How well coders agree: question by question, pair by pair, and sentence by sentence.

Counted are sentences of which two or more of the chosen coders answered the question. Whether a sentence is running
text is asked of all, the rest of running text only. *Unsure* is no answer. After stance it is asked where a coder says
that the theme is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from pathlib import Path

import numpy as np

from pipeline.agreement import UNSURE, Agreement, Ratings, agreements
from pipeline.agreement.ratings import Truths
from pipeline.browse.answered import Answered, Coder, Question
from pipeline.browse.sentences import Cited, Sentence, cited_sentences
from pipeline.judgement import Verdict
from pipeline.store.questions import asking


class Standing(StrEnum):
    """How the answers to one unit stand beside each other: they differ, are alike, or there are not two of them."""

    DIFFER = "differ"
    ALIKE = "alike"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Line:
    """How well all the chosen coders agree on one question."""

    question: Question
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Pair:
    """How well two coders agree on a question."""

    first: Coder
    second: Coder
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Item:
    """A unit behind a figure.

    Attributes:
        unit: Its id.
        slug: Of its document.
        given: What each coder answered, in the order of the coders: a category, `unsure`, or `None` for nothing.
        standing: How the answers stand beside each other.
    """

    unit: str
    slug: str
    given: tuple[str | None, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Seen:
    """A unit behind a figure, as a page shows it."""

    item: Item
    cited: Cited
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Items:
    """Some of the units behind a figure, and how many there are in all of each standing."""

    items: tuple[Item, ...]
    totals: dict[Standing, int]


def lines(answered: Answered, coders: Sequence[str], questions: Sequence[Question]) -> tuple[Line, ...]:
    """How well two or more coders, by id, agree on each question."""
    asked = [answered.ratings(question, coders) for question in questions]
    found = agreements(asked, _documents(answered))
    return tuple(Line(question, agreement) for question, agreement in zip(questions, found, strict=True))


def pairs(answered: Answered, coders: Sequence[str], question: Question) -> tuple[Pair, ...]:
    """How well each two of some coders agree on a question."""
    both = list(combinations(answered.chosen(coders), 2))
    asked = [answered.ratings(question, (first.id, second.id)) for first, second in both]
    found = agreements(asked, _documents(answered))
    return tuple(Pair(first, second, agreement) for (first, second), agreement in zip(both, found, strict=True))


def items(
    answered: Answered, coders: Sequence[str], question: Question, *, limit: int | None = None, skip: int = 0
) -> Items:
    """The units of which any of two or more coders said anything: those first on which they differ, then those alike.

    Args:
        answered: All answers.
        coders: Ids of the coders.
        question: What they answered.
        limit: How many; `None`: all.
        skip: How many of the first are passed over.
    """
    ratings, places = answered.by_way(question, coders), answered.places(question)
    groups = {standing: places[of_way[answered.ways[places]]] for standing, of_way in _by_standing(ratings).items()}
    order, last = np.concatenate([*groups.values()]), None if limit is None else skip + limit
    standing = [one for one, units in groups.items() for _ in range(len(units))]
    return Items(
        tuple(
            Item(
                answered.units[unit],
                answered.slugs[answered.documents[unit]],
                _given(ratings, answered.ways[unit], question),
                one,
            )
            for unit, one in zip(order[skip:last].tolist(), standing[skip:last], strict=True)
        ),
        {one: len(units) for one, units in groups.items()},
    )


def seen(store: Path, items: Sequence[Item]) -> tuple[Seen, ...]:
    """The units themselves, in the same order; those no longer in the store are left out.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    of_unit = {item.unit: item for item in items}
    with asking(store) as connection:
        found = cited_sentences(connection, list(of_unit), [item.slug for item in items])
    return tuple(Seen(of_unit[sentence.id], cited, sentence) for cited, sentence in found)


def _by_standing(ratings: Ratings) -> dict[Standing, Truths]:
    differing, comparable = ratings.differing, ratings.comparable
    return {
        Standing.DIFFER: differing,
        Standing.ALIKE: comparable & ~differing,
        Standing.ALONE: ratings.judged & ~comparable,
    }


def _given(ratings: Ratings, way: int, question: Question) -> tuple[str | None, ...]:
    return tuple(_name(code, question) for code in ratings.values[way].tolist())


def _name(code: int, question: Question) -> str | None:
    if code == UNSURE:
        return Verdict.UNSURE.value
    return question.categories[code] if code >= 0 else None


def _documents(answered: Answered) -> int:
    return len(answered.slugs)
