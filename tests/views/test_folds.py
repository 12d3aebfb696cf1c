"""What is folded open stands in the address, so that a link shows it to another reader too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]


@pytest.mark.parametrize(
    ("page", "key", "query"),
    [
        ("timeline", "tabel", {}),
        ("timeline", "afbeeldingen", {}),
        ("searching", "tabel", {"zoek": "opbouw*"}),
        ("searching", "verfijnen", {}),
        ("reading", "markeren", {}),
        ("contrast", "tabel", {}),
        ("contrast", "tabel-perioden", {"deel": "Per periode"}),
        ("agreement", "wie-zijn-dat", {}),
    ],
)
def test_a_link_opens_what_was_folded_open(
    open_page: Open, full: Path, page: str, key: str, query: dict[str, str]
) -> None:
    assert full.exists()
    for asked, is_open in (({}, False), ({key: "true"}, True)):
        app = open_page(page, **query, **asked)
        assert not app.exception
        (fold,) = (one.proto for one in app.expander if one.proto.query_param_key == key)
        assert fold.expanded is is_open
