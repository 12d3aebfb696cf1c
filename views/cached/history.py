"""What people did and where they differ."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

import streamlit as st

from pipeline.codebook import Codebook
from pipeline.corpus.judgement_lines import REVIEWS
from pipeline.corpus.people import Person
from pipeline.corpus.people import people as read_people
from pipeline.corpus.rulings import FILE, Ruling, read_rulings
from pipeline.review import differences as differences_
from pipeline.review import history
from pipeline.review.shown import as_shown
from pipeline.settings import Settings
from views.cached.store import CORPUS_ENTRIES, State, settings


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
    """Everything that people did, as it was written; read again when one of their files changed.

    What readers see of it is what `shown` gives: a page shows a few of a hundred thousand.
    """
    corpus = settings().corpus
    return _log(corpus, tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in _files(corpus)))


@st.cache_resource(max_entries=2, show_spinner=False)
def _log(
    corpus: Path,
    changed: tuple[tuple[str, int, int], ...],  # noqa: ARG001 (a part of the key)
) -> tuple[history.Entry, ...]:
    return history.read_log(corpus)


def shown(entries: Iterable[history.Entry]) -> tuple[history.Entry, ...]:
    """Entries of the log as readers see them, by what is masked now; not kept."""
    return as_shown(settings(), entries)


def _files(corpus: Path) -> list[Path]:
    return sorted((corpus / REVIEWS).glob("*.jsonl"))


Spot = tuple[str, int, int]


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def units_at(now: State, places: tuple[Spot, ...]) -> dict[Spot, str]:
    """The ids of the sentences at these places; what is no sentence of today is left out."""
    return {} if now.version is None else history.units_at(now.store, places)
