"""Documents that are in no corpus yet."""

from __future__ import annotations

import streamlit as st

from pipeline.browse import beforehand as beforehand_
from pipeline.codebook import SourceKind
from pipeline.intake import Alike, Candidate
from pipeline.intake import alike as alike_
from pipeline.stages import Named, names_of
from views.cached.store import DOCUMENTS_ENTRIES, State, settings


def beforehand(candidate: Candidate, about: Named, source_kind: SourceKind | None) -> beforehand_.Beforehand:
    """What a document will be, under the names that the reader gives it now."""
    document = candidate.document
    return _beforehand(
        *(document.source_sha256, document.raw_sha256, names_of(about), source_kind, settings().rules_off),
        _candidate=candidate,
        _about=about,
    )


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def _beforehand(
    source_sha256: str,  # noqa: ARG001 - parts of the key
    raw_sha256: str,  # noqa: ARG001
    names: tuple[str, ...],  # noqa: ARG001
    source_kind: SourceKind | None,
    rules_off: tuple[str, ...],
    *,
    _candidate: Candidate,
    _about: Named,
) -> beforehand_.Beforehand:
    return beforehand_.beforehand(_candidate.document, rules_off, _about, source_kind)


def alike(now: State, candidate: Candidate) -> tuple[Alike, ...]:
    """The documents of the corpus that a candidate is like."""
    return _alike(now, candidate.document.raw_sha256, _candidate=candidate)


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def _alike(now: State, raw_sha256: str, *, _candidate: Candidate) -> tuple[Alike, ...]:  # noqa: ARG001
    return alike_(settings(), _candidate.document.raw)
