"""The language that a page says of itself that it is in, for screen readers, hyphens and translators."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from pipeline.codebook import Language
from views.strings import language

OF_TEXTS = Language.DUTCH
"""The language of the documents, whatever that of the page around them is."""


def tell() -> None:
    """Say that the page is in the language its reader chose; nothing is shown."""
    _component()(key="language", data={"language": language()})  # `page.css` leaves it no room


@st.cache_resource
def _component() -> Callable[..., Any]:
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    return st.components.v2.component("wijkspiegel_language", js=script)
