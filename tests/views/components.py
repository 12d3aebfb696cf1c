"""What the components of a page were given."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def given(app: AppTest, name: str) -> list[dict[str, Any]]:
    """The data of each component of this name that the page shows, in order."""
    shown = [one.proto for one in app.get("bidi_component") if one.proto.component_name == f"wijkspiegel_{name}"]
    return [json.loads(proto.json) for proto in shown]
