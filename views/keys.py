"""The keys of a page one at a time, however fast they are typed, each for what was there when it was pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_RUN = "keys-run"


def one_by_one(mark: str, *, on_dropped: Callable[[], None]) -> None:
    """Hold back keys until the page has answered those before; called last on a page, nothing is shown.

    Args:
        mark: With what the keys of widgets begin that tell what is shown, such as those for one sentence; what is typed
            while the page shows another is dropped.
        on_dropped: Called when that happened.
    """
    st.session_state[_RUN] = st.session_state.get(_RUN, 0) + 1
    data = {"mark": f"st-key-{mark}", "run": st.session_state[_RUN]}
    _component()(key="keys", data=data, on_dropped_change=on_dropped)


@st.cache_resource
def _component() -> Callable[..., Any]:
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    return st.components.v2.component("wijkspiegel_keys", js=script)
