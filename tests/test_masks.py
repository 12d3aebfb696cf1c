"""What is hidden keeps its length and its place, and cleaning never puts it back."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.masks import SIGN, Mask, MaskKind, hide, hide_all, hide_in
from pipeline.spans import Edit, Piece, RawSpan, apply_edits


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_hiding_keeps_length_and_white_space(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    hidden = hide(text, start, end)
    assert len(hidden) == len(text)
    assert (hidden[:start], hidden[end:]) == (text[:start], text[end:])
    assert all(sign == SIGN or sign.isspace() for sign in hidden[start:end])


def test_a_name_that_cleaning_mends_stays_hidden() -> None:
    raw = "1. Els Mul-\nder schreef"
    mask = Mask(RawSpan(3, 15), MaskKind.NAME)
    edits = [Edit(7, 15, "Mulder", "rejoin")]
    shown = apply_edits(hide_all(raw, [mask]), hide_in(edits, [mask]))
    assert shown == f"1. {SIGN * 3} {SIGN * 6} schreef"
    assert len(shown) == len(apply_edits(raw, edits))


def test_a_name_that_cleaning_moves_stays_hidden() -> None:
    mask = Mask(RawSpan(4, 14), MaskKind.NAME)
    moved = Edit(25, 25, " Els Mulder.", "lift", (Piece(1, 11, 4, 15),))
    assert next(hide_in([moved], [mask])).new == f" {SIGN * 3} {SIGN * 6}."


def test_an_edit_beside_a_mask_stays_what_it_is() -> None:
    edit = Edit(4, 4, ",", "insert")
    assert list(hide_in([edit], [Mask(RawSpan(0, 4), MaskKind.NAME)])) == [edit]
