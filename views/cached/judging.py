"""What a reviewer is asked."""

from __future__ import annotations

from operator import attrgetter

import streamlit as st

from pipeline import review
from pipeline.codebook import Codebook
from pipeline.settings import Settings
from views.cached.store import CORPUS_ENTRIES, State


@st.cache_data(max_entries=CORPUS_ENTRIES, show_spinner=False, hash_funcs={Codebook: attrgetter("sha256")})
def next_to_judge(
    now: State,  # noqa: ARG001 (a part of the key, and stands for the settings)
    _settings: Settings,
    codebook: Codebook,
    reviewer: str,
    skip: tuple[str, ...],
) -> tuple[review.Item, ...]:
    """The sentence that a reviewer judges next; empty when nothing is left."""
    return review.queue(_settings, codebook, reviewer, n=1, skip=skip)
