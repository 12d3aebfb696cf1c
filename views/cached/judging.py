"""What a reviewer is asked."""

from __future__ import annotations

from operator import attrgetter, methodcaller

import streamlit as st

from pipeline import review
from pipeline.codebook import Codebook
from pipeline.corpus import assignments
from pipeline.judgement import Why
from pipeline.settings import Settings
from views.cached.store import CORPUS_ENTRIES, State

_HASHES = {Codebook: attrgetter("sha256"), Settings: methodcaller("model_dump_json")}
"""The settings are a part of the key: with another share a sentence is drawn with another chance."""


@st.cache_resource(show_spinner=False, hash_funcs=_HASHES)
def caught_up(settings: Settings) -> int:
    """How many verdicts counted only now: asked once a server, which may come after one that was killed."""
    return review.catch_up(settings)


def coming(
    now: State, settings: Settings, codebook: Codebook, reviewer: str, *, way: review.Way, skip: tuple[str, ...]
) -> review.Queue:
    """What a reviewer judges next, and how much is left."""
    return _coming(now, settings, codebook, reviewer, (way, skip, assignments.stamp(settings.corpus)))


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False, hash_funcs=_HASHES)
def _coming(
    now: State,  # noqa: ARG001 (a part of the key)
    settings: Settings,
    codebook: Codebook,
    reviewer: str,
    asked: tuple[review.Way, tuple[str, ...], assignments.Stamp],
) -> review.Queue:
    way, skip, _ = asked
    return review.queue(settings, codebook, reviewer, way, skip=skip)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False, hash_funcs=_HASHES)
def to_judge(
    now: State,  # noqa: ARG001 (a part of the key)
    settings: Settings,
    codebook: Codebook,
    reviewer: str,
    which: tuple[str, Why, str | None],
) -> review.Item | None:
    """One sentence, by id, with why it comes up and for which theme; `None` where there is none."""
    unit_id, why, theme = which
    return review.item(settings, codebook, reviewer, unit_id, why=why, theme=theme)
