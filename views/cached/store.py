"""Which store is asked in which state, and what small things of it all pages need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from pipeline import run
from pipeline.browse import footing as footings
from pipeline.browse import reading
from pipeline.browse import trials as trials_
from pipeline.browse.words import AllWords, kept_words
from pipeline.codebook import Codebook, load_codebook
from pipeline.corpus.events import Event, read_events
from pipeline.selection import Selection
from pipeline.settings import Settings, load_settings

CORPUS_ENTRIES = 64
"""Answers kept of each question: a few readers, each trying a few choices."""
DOCUMENTS_ENTRIES = 16
"""Answers kept of what is large: a whole document, or something of every document."""


@dataclass(frozen=True)
class State:
    """Which store in which state; every answer is kept under it.

    Attributes:
        store: Its file.
        version: `None` when there is no store.
    """

    store: Path
    version: footings.Version | None


def settings() -> Settings:
    """The settings that hold now; not kept, for a user may change them while the browser runs."""
    return load_settings()


def state() -> State:
    """The state of the store now; not kept."""
    store = settings().store
    return State(store, footings.version(store))


def codebook() -> Codebook:
    """The codebook of the corpus, read again when its file changed; the shipped one where a corpus has none yet."""
    path = settings().codebook
    path = path if path.exists() else Settings().codebook
    return _codebook(path, path.stat().st_mtime_ns)


@st.cache_data(max_entries=4, show_spinner=False)
def _codebook(path: Path, changed: int) -> Codebook:  # noqa: ARG001 (a part of the key)
    return load_codebook(path)


def trials() -> tuple[trials_.Trial, ...]:
    """The themes on trial; none where there is no store to tell how many of their sentences were judged."""
    now = state()
    return () if now.version is None else _trials(now, trials_.new_themes(settings(), codebook()))


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def _trials(now: State, themes: tuple[str, ...]) -> tuple[trials_.Trial, ...]:
    return trials_.trials(now.store, themes)


def events() -> tuple[Event, ...]:
    """The years in which the law changed, as the corpus gives them; a small file, not kept."""
    return read_events(settings().corpus)


def last_run(now: State) -> str | None:
    """When a run last made anything of a document; not kept. `None` where nothing was made yet."""
    return None if now.version is None else footings.last_run(now.store)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def anew(now: State) -> int:  # noqa: ARG001 (a part of the key)
    """How many documents are judged anew with the next that comes in; none where the store is of the code of now."""
    return run.anew(settings())


def footing(now: State, selection: Selection) -> footings.Footing:
    """What figures over a selection stand on; years that leave nothing out, as a page has them at first, cost nothing.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    chosen = replace(selection, years=None) if _all_years(now, selection) else selection
    return replace(_footing(now, chosen), selection=selection)


def _all_years(now: State, selection: Selection) -> bool:
    """Whether its years leave nothing out, not even of what it leaves out for other reasons and a footing counts."""
    wider = replace(selection, themes=(), years=None, noise_at_most=None, certain_years=False, works_once=False)
    ends = _ends(now, wider)
    return bool(selection.years and ends and selection.years[0] <= ends[0] and ends[1] <= selection.years[1])


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def _footing(now: State, selection: Selection) -> footings.Footing:
    return footings.footing(now.store, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def _ends(now: State, selection: Selection) -> tuple[int, int] | None:
    return reading.years(now.store, selection)


@st.cache_resource(max_entries=1, show_spinner=False)
def words(now: State) -> AllWords:
    """The words of all documents: large, and the same for every search and comparison."""
    return kept_words(now.store)


def has_real_documents(now: State) -> bool:
    """Whether anything but fictional examples is in the store."""
    return now.version is not None and _has_real_documents(now)


@st.cache_resource(max_entries=4, show_spinner=False)
def _has_real_documents(now: State) -> bool:
    return footings.has_real_documents(now.store)
