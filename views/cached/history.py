"""What people did and where they differ."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

import streamlit as st

from pipeline.codebook import Codebook
from pipeline.corpus.judgements import REVIEWS
from pipeline.corpus.people import Person
from pipeline.corpus.people import people as read_people
from pipeline.corpus.rulings import FILE, Ruling, read_rulings
from pipeline.review import differences as differences_
from pipeline.review import history
from pipeline.review.shown import as_shown
from pipeline.settings import Settings
from views.cached.store import CORPUS_ENTRIES, State, settings, state


def people() -> dict[str, Person]:
    """The people whom the corpus names, by id; a small file, not kept."""
    return dict(read_people(settings().corpus))


def rulings() -> tuple[Ruling, ...]:
    """The rulings of the corpus; a small file, not kept."""
    return read_rulings(settings().corpus / FILE)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={Codebook: attrgetter("sha256")})
def differences(
    now: State,  # noqa: ARG001 (a part of the key, and stands for the settings)
    _settings: Settings,
    codebook: Codebook,
) -> tuple[differences_.Difference, ...]:
    """The units on which people differ."""
    return differences_.differences(_settings, codebook)


def log() -> tuple[history.Entry, ...]:
    """Everything that people did, as readers see it; read again when one of their files or what is masked changed."""
    corpus = settings().corpus
    return _log(
        state(), corpus, tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in _files(corpus))
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _log(
    now: State,  # noqa: ARG001 - parts of the key
    corpus: Path,
    changed: tuple[tuple[str, int, int], ...],  # noqa: ARG001
) -> tuple[history.Entry, ...]:
    return as_shown(settings(), history.read_log(corpus))


def _files(corpus: Path) -> list[Path]:
    return sorted((corpus / REVIEWS).glob("*.jsonl"))


Spot = tuple[str, int, int]


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def units_at(now: State, places: tuple[Spot, ...]) -> dict[Spot, str]:
    """The ids of the sentences at these places; what is no sentence of today is left out."""
    return {} if now.version is None else history.units_at(now.store, places)
