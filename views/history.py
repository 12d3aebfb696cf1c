"""The browser's history: one entry for each page that a reader saw, as it was, so that Back leads there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st


def keep() -> None:
    """See to it that each page is entered once; nothing is shown."""
    _component()(key="history")  # `page.css` leaves it no room


@st.cache_resource
def _component() -> Callable[..., Any]:
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    return st.components.v2.component("wijkspiegel_history", js=script)
