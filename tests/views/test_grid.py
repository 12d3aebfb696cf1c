"""Tables write whole numbers as sentences do, and keep them numbers: they stand to the right."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

ROWS = [{"jaar": "2016", "zinnen": 12_345, "som": -1_000, "klein": 999}, {"jaar": "≈ 2017", "zinnen": 2, "som": 5}]


def _tables(rows: list[dict[str, object]], taal: str) -> None:
    import streamlit as st  # noqa: PLC0415 - the app runs this alone

    from views import parts  # noqa: PLC0415

    st.session_state["taal"] = taal
    parts.grid(rows, "tabel")


def shown(language: str, rows: list[dict[str, object]]) -> AppTest:
    app = AppTest.from_function(_tables, args=(rows, language)).run()
    assert not app.exception
    return app


@pytest.mark.parametrize(("language", "large", "below"), [("nl", "12.345", "-1.000"), ("en", "12,345", "-1,000")])
def test_whole_numbers_have_marks_between_thousands_and_a_year_has_none(language: str, large: str, below: str) -> None:
    (table,) = shown(language, [{name: row.get(name, 7) for name in ROWS[0]} for row in ROWS]).table
    assert table.value["zinnen"].tolist() == [12_345, 2]
    displayed = bytes(table.proto.arrow_data.styler.display_values)
    for text in (large, below, "2016", "≈ 2017"):
        assert text.encode() in displayed
    assert b"2.016" not in displayed and b"2,016" not in displayed


def test_a_table_without_thousands_is_not_written_anew() -> None:
    (table,) = shown("nl", [{"zinnen": 999}, {"zinnen": 2}]).table
    assert not table.proto.arrow_data.HasField("styler")
