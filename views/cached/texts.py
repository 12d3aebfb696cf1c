"""Documents and their sentences: what is searched in them, and what is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pipeline.browse import cleaning, concordance, reading
from pipeline.browse.sentences import Cited
from pipeline.browse.tables import Record
from pipeline.search import Narrowing, Question
from pipeline.selection import Selection
from views.cached.store import CORPUS_ENTRIES, DOCUMENTS_ENTRIES, State, words


@dataclass(frozen=True)
class SearchQuestion:
    """What is searched for, in which sentences, and in which order the hits stand."""

    question: Question
    selection: Selection
    narrowing: Narrowing
    order: concordance.Order
    descending: bool


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def search_page(now: State, which: SearchQuestion, size: int, page: int) -> concordance.Concordance:
    """What a search found, with one page, from 1, of its hits."""
    return _search(now, which, limit=size, skip=size * (page - 1))


def all_hits(now: State, which: SearchQuestion) -> Callable[[], list[Record]]:
    """All hits of a search, asked for only when a reader wants them as a file."""
    return lambda: concordance.concordance_records(now.store, _search(now, which, limit=None).hits)


def _search(now: State, which: SearchQuestion, *, limit: int | None, skip: int = 0) -> concordance.Concordance:
    return concordance.concordance(
        *(now.store, which.question, which.selection, which.narrowing),
        order=which.order,
        descending=which.descending,
        limit=limit,
        skip=skip,
        kept=words(now),
    )


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def documents(now: State, selection: Selection) -> tuple[Cited, ...]:
    """The documents to choose from."""
    return reading.documents(now.store, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def licences(now: State, selection: Selection) -> tuple[tuple[str | None, int], ...]:
    """Under which licence how many documents stand."""
    return reading.licences(now.store, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def years(now: State, selection: Selection) -> tuple[int, int] | None:
    """The first and the last year to choose from; `None` when there are no documents."""
    return reading.years(now.store, selection)


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def document(now: State, slug: str, *, machine_only: bool = False) -> reading.Reading:
    """One document with its sentences."""
    return reading.read(now.store, slug, machine_only=machine_only)


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def document_cleaning(now: State, slug: str) -> cleaning.Cleaning:
    """What cleaning did to a document; not copied for each reader: it is frozen, and a programme's is a megabyte."""
    return cleaning.cleaning(now.store, slug)


@st.cache_data(max_entries=CORPUS_ENTRIES, show_spinner=False)
def hits_in(now: State, question: Question, slug: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where in a document what was searched for stands."""
    return concordance.places_in(now.store, question, slug)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def inspection(now: State, unit_id: str, *, machine_only: bool = False) -> reading.Inspection:
    """Everything behind one sentence."""
    return reading.inspect(now.store, unit_id, machine_only=machine_only)
