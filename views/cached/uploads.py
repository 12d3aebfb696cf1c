"""Documents that are in no corpus yet."""

from __future__ import annotations

import tempfile
from pathlib import Path

import streamlit as st

from pipeline.browse import cleaning
from pipeline.run import read_new
from pipeline.settings import Settings
from pipeline.stages import clean_document
from pipeline.text import Document
from views.cached.store import State, settings


@st.cache_data(max_entries=2, show_spinner=False)
def uploaded(now: State, _settings: Settings, name: str, data: bytes) -> Document:  # noqa: ARG001 (part of the key)
    """An uploaded file, read in its own process.

    Raises:
        IngestError: when it cannot be read as a document, or does not look Dutch.
        CorpusError: when the corpus has it already.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(data)
        return read_new(path, _settings)


def upload_cleaning(document: Document) -> cleaning.Cleaning:
    """What cleaning does to a document that is in no corpus."""
    return _upload_cleaning(document.source_sha256, settings().rules_off, document)


@st.cache_resource(max_entries=2, show_spinner=False)
def _upload_cleaning(source_sha256: str, rules_off: tuple[str, ...], _document: Document) -> cleaning.Cleaning:  # noqa: ARG001
    return cleaning.cleaning_of(clean_document(_document, rules_off), _document.page_starts)
