"""The sentences under a figure, in an order that anybody can repeat."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.bootstrap import SEED
from pipeline.browse.sentences import Cited, Sentence, ThemeLabel, cited_sentences
from pipeline.codebook import Stance
from pipeline.selection import BY_MODE, Pair, Selection, Side
from pipeline.store import questions_texts
from pipeline.store.questions import asking
from pipeline.text import content_id


class Order(StrEnum):
    """The order of quotes.

    By year, document and place in it; drawn by chance with a seed; or the surest first: by the probability with which
    the machine finds the theme, and those to which it gave none after them, by year.
    """

    YEAR = "year"
    SAMPLE = "sample"
    SUREST = "surest"


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with a theme, and the document to cite; `label` is the theme asked for, `sentence.themes` has all."""

    cited: Cited
    sentence: Sentence
    label: ThemeLabel


@dataclass(frozen=True, slots=True)
class QuotePage:
    """Some of the quotes under a figure.

    Attributes:
        quotes: Those of this page.
        total: How many there are in all: the count of the figure.
        order: Their order.
        seed: Of the order by chance; it says nothing of the order by year.
    """

    quotes: tuple[Quote, ...]
    total: int
    order: Order
    seed: int


def quotes(
    store: Path,
    selection: Selection,
    theme: str,
    side: Side | None = None,
    *,
    pair: Pair = BY_MODE,
    stance: Stance | None = None,
    order: Order = Order.YEAR,
    seed: int = SEED,
    first: str | None = None,
    limit: int | None = 20,
    skip: int = 0,
) -> QuotePage:
    """The running units of a selection that have a theme, on one side.

    Args:
        store: The store's file.
        selection: Which units; its own themes do not matter here.
        theme: The theme that they have.
        side: The side that they stand on; `None`: all, those of neither side too.
        pair: What puts a sentence on a side.
        stance: What they say of the theme; `None`: either.
        order: See `Order`; by chance, a sentence keeps its place among the others when more are added.
        seed: Of the order by chance.
        first: Slug of the document whose sentences come before all others; `None`: none does.
        limit: How many; `None`: all.
        skip: How many of the first are passed over.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store, machine_only=selection.machine_only) as connection:
        found = questions_texts.theme_units(
            *(connection, selection, theme, side, pair), stance=stance, surest=order is Order.SUREST
        )
        slug_of = {id_: slug for id_, slug, _ in found}
        return _page(connection, slug_of, theme, (order, seed), first=first, limit=limit, skip=skip)


def quotes_beside(
    store: Path,
    selection: Selection,
    theme: str,
    pair: Pair = BY_MODE,
    *,
    order: Order = Order.YEAR,
    seed: int = SEED,
    limit: int | None = 20,
    skip: int = 0,
) -> dict[Side, QuotePage]:
    """The same of both sides, which are asked for together: either takes as long as both. Arguments as for `quotes`.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store, machine_only=selection.machine_only) as connection:
        found = questions_texts.theme_units(connection, selection, theme, None, pair, surest=order is Order.SUREST)
        slugs_of = {side: {id_: slug for id_, slug, one in found if one is side} for side in Side}
        return {
            side: _page(connection, slug_of, theme, (order, seed), limit=limit, skip=skip)
            for side, slug_of in slugs_of.items()
        }


def _page(
    connection: sqlite3.Connection,
    slug_of: Mapping[str, str],
    theme: str,
    order: tuple[Order, int],
    *,
    first: str | None = None,
    limit: int | None,
    skip: int,
) -> QuotePage:
    ids = by_chance(slug_of, order[1]) if order[0] is Order.SAMPLE else list(slug_of)
    wanted = sorted(ids, key=lambda id_: slug_of[id_] != first)[skip : None if limit is None else skip + limit]
    return QuotePage(_quotes(connection, wanted, slug_of, theme), len(ids), *order)


def by_chance(ids: Iterable[str], seed: int) -> list[str]:
    """Ids of units in an order that only the seed decides: one keeps its place among the others when more are added."""
    return sorted(ids, key=lambda id_: content_id("sample", seed, id_))


def _quotes(
    connection: sqlite3.Connection, ids: Sequence[str], slug_of: Mapping[str, str], theme: str
) -> tuple[Quote, ...]:
    return tuple(
        Quote(cited, sentence, label)
        for cited, sentence in cited_sentences(connection, ids, [slug_of[id_] for id_ in ids])
        if (label := sentence.label(theme)) is not None
    )
