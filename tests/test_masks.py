"""What is hidden keeps its length and its place, and cleaning never puts it back."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.masks import SIGN, Mask, MaskKind, hide, hide_all, hide_in, hiding
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


def test_what_is_hidden_in_a_document_is_hidden_in_what_quotes_it_however_its_lines_end() -> None:
    raw = "Els Mul-\nder schreef\nEls 4 mei"
    hides = hiding(raw, [Mask(RawSpan(0, 12), MaskKind.NAME), Mask(RawSpan(21, 24), MaskKind.NAME)])
    assert hides("Volgens Els  Mulder klopt\nElse niet; Els4 mei") == (
        f"Volgens {SIGN * 3}  {SIGN * 6} klopt\nElse niet; {SIGN * 3}4 mei"
    )
    assert hiding(raw, ())("Els") == "Els"
