"""What the corpus holds, and what judgements on it are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pipeline.browse import accounts, examples, overview
from pipeline.browse import sampled as sampled_
from pipeline.likeness import AlikePair
from pipeline.masks import MaskedPlace
from pipeline.model.choice import MANIFEST, choose_model
from pipeline.selection import Selection
from views.cached.store import CORPUS_ENTRIES, DOCUMENTS_ENTRIES, State, footing, settings

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.evaluate.quality import Quality


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def corpus_overview(now: State, selection: Selection) -> overview.Overview:
    """What the corpus holds."""
    return overview.overview(now.store, selection, foot=footing(now, selection))


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def corpus_accounts(now: State, selection: Selection) -> accounts.Accounts:
    """What became of the documents; it reads all their ledgers, so pages ask only when a reader does."""
    return accounts.accounts(now.store, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def masked(now: State, slug: str) -> tuple[MaskedPlace, ...]:
    """What readers do not get to see of a document."""
    return accounts.masked(now.store, slug)


@st.cache_resource(max_entries=4, show_spinner=False)
def alike_pairs(now: State) -> tuple[AlikePair, ...]:
    """Every two documents that are alike."""
    return accounts.alike(now.store)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def _theme_examples(now: State, selection: Selection) -> tuple[examples.Shown, ...]:
    return examples.theme_examples(now.store, selection)


def theme_examples(now: State, selection: Selection) -> tuple[examples.Shown, ...]:
    """Sentences of the corpus that show each theme; none where there is no store."""
    return () if now.version is None else _theme_examples(now, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def sampled(now: State, selection: Selection) -> sampled_.Sampled:
    """What people's verdicts on sentences drawn by chance tell of the machine's errors."""
    return sampled_.sampled(now.store, selection)


def model_quality() -> Quality | None:
    """The figures beside the model that the settings name; `None` where they name none."""
    folder = choose_model(settings().model)
    return None if folder is None else _model_quality(folder, (folder / MANIFEST).stat().st_mtime_ns)


@st.cache_resource(max_entries=2, show_spinner=False)
def _model_quality(folder: Path, changed: int) -> Quality:  # noqa: ARG001 (a part of the key)
    from pipeline.evaluate.quality import quality  # noqa: PLC0415 - it takes time, and one page asks for it

    return quality(folder)
