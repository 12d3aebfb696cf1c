"""Figures are written as readers of Dutch write them."""

from __future__ import annotations

import pytest

from views.rows import points, points_said


@pytest.mark.parametrize(
    ("value", "sign", "said"),
    [
        (12.04, "+12,0", "12,0"),
        (-3.26, "−3,3", "−3,3"),
        (0.04, "0,0", "0,0"),
        (-0.04, "0,0", "0,0"),
        (0.0, "0,0", "0,0"),
    ],
)
def test_points_have_their_sign_and_nought_has_none(value: float, sign: str, said: str) -> None:
    assert (points(value), points_said(value)) == (sign, said)


def test_where_there_are_no_points_stands_a_dash() -> None:
    assert points(None) == "–"
