"""Charts as they are drawn."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from hashlib import blake2b

import streamlit as st

from pipeline.codebook import Language
from views.cached.store import CORPUS_ENTRIES
from views.charts import Spec, theme
from views.strings import language


def chart(draw: Callable[..., Spec], **inputs: object) -> Spec:
    """What `draw` makes of its inputs; kept, since writing a specification takes longer than asking for its figures."""
    print_ = blake2b(pickle.dumps(inputs)).digest()  # Streamlit would look at each of a thousand figures by itself
    return _chart(draw.__name__, (language(), theme()), print_, draw, inputs)


@st.cache_data(max_entries=4 * CORPUS_ENTRIES, show_spinner=False)
def _chart(
    name: str,  # noqa: ARG001 (a part of the key, as are language, theme and the print of the inputs)
    reader: tuple[Language, str | None],  # noqa: ARG001
    print_: bytes,  # noqa: ARG001
    _draw: Callable[..., Spec],
    _inputs: Mapping[str, object],
) -> Spec:
    return _draw(**_inputs)
