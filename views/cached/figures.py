"""Figures through time and of two groups beside each other, and the sentences under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from pipeline.bootstrap import SEED
from pipeline.browse import contrast, contrast_periods, keyness, quotes, timeline, timeline_sentences, word_examples
from pipeline.browse.tables import Record, quote_records
from pipeline.selection import Pair, Selection, Side
from views.cached.store import CORPUS_ENTRIES, State, footing, words


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def theme_timeline(now: State, selection: Selection, steps: timeline.Steps, split: timeline.Split) -> timeline.Timeline:
    """Shares through the years."""
    return timeline.timeline(now.store, selection, steps=steps, split=split, foot=footing(now, selection))


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def outlets(now: State, selection: Selection) -> tuple[timeline.OutletCount, ...]:
    """The outlets to choose from."""
    return timeline.outlets(now.store, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def point_sentences(now: State, which: timeline_sentences.Behind, size: int, page: int) -> quotes.QuotePage:
    """One page, from 1, of the sentences behind a point of a timeline."""
    return timeline_sentences.sentences(now.store, which, limit=size, skip=size * (page - 1))


def all_point_sentences(now: State, which: timeline_sentences.Behind) -> list[Record]:
    """All of them, as they are handed out; not kept."""
    return quote_records(now.store, timeline_sentences.sentences(now.store, which, limit=None).quotes)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def word_and_deed(now: State, selection: Selection, pair: Pair) -> contrast.WordAndDeed:
    """Word beside deed."""
    return contrast.word_and_deed(now.store, selection, pair, foot=footing(now, selection))


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def contrast_in_time(
    now: State, selection: Selection, theme: str, pair: Pair, borders: tuple[int, ...]
) -> contrast_periods.ContrastInTime:
    """One theme in word beside deed, period by period."""
    return contrast_periods.contrast_in_time(now.store, selection, theme, pair, borders)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def distinctive_words(
    now: State, selection: Selection, pair: Pair, theme: str | None, with_common: bool
) -> keyness.Keyness:
    """Which words tell two groups apart."""
    foot, kept = footing(now, selection), words(now)
    return keyness.keyness(now.store, selection, pair, theme=theme, with_common=with_common, foot=foot, kept=kept)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def sentences_with_word(
    now: State, selection: Selection, word: str, pair: Pair, theme: str | None
) -> Mapping[Side, word_examples.WordExamples]:
    """Some sentences of each side in which a word stands."""
    return word_examples.word_examples(now.store, selection, word, pair, theme=theme, kept=words(now))


@dataclass(frozen=True)
class QuoteQuestion:
    """Which sentences stand under the figures of a theme."""

    selection: Selection
    theme: str
    pair: Pair
    order: quotes.Order
    seed: int = SEED


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def quote_pages(now: State, which: QuoteQuestion, size: int, page: int) -> Mapping[Side, quotes.QuotePage]:
    """One page, from 1, of the sentences under the figure of each side."""
    return quotes.quotes_beside(
        *(now.store, which.selection, which.theme, which.pair),
        order=which.order,
        seed=which.seed,
        limit=size,
        skip=size * (page - 1),
    )


def all_quotes(now: State, which: QuoteQuestion, side: Side) -> Callable[[], list[Record]]:
    """All sentences under the figure of a side, asked for only when a reader wants them as a file."""

    def asked() -> list[Record]:
        about = (now.store, which.selection, which.theme, side)
        found = quotes.quotes(*about, pair=which.pair, order=which.order, seed=which.seed, limit=None)
        return quote_records(now.store, found.quotes)

    return asked
