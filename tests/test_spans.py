"""Edits, spans and moves: applying, composing and mapping are exact on any text whatever."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.composing import compose
from pipeline.offsets import OffsetMap
from pipeline.spans import (
    CleanSpan,
    Edit,
    Piece,
    RawSpan,
    apply_edits,
    from_rows,
    hosts,
    joint_rule,
    own_parts,
    rules_in,
    to_rows,
)
from tests.strategies import edits_over, moves_over, texts

DISTINCT = "".join(map(chr, range(0x4E00, 0x4E00 + 40)))
"""Each character once, so that it tells where it comes from; `edits_over` and `moves_over` put in none of them."""


@given(st.data())
def test_composed_edits_do_what_both_lists_do(data: st.DataObject) -> None:
    raw = data.draw(texts)
    first = data.draw(edits_over(raw, rule="a"))
    middle = apply_edits(raw, first)
    second = data.draw(edits_over(middle, rule="b"))
    assert apply_edits(raw, compose(first, second, middle)) == apply_edits(middle, second)


@given(st.data())
def test_a_clean_span_goes_to_raw_and_back_without_loss(data: st.DataObject) -> None:
    raw = data.draw(texts)
    edits = data.draw(edits_over(raw))
    clean = apply_edits(raw, edits)
    start, end = sorted((data.draw(st.integers(0, len(clean))), data.draw(st.integers(0, len(clean)))))
    offsets = OffsetMap(edits)
    there = offsets.to_raw(CleanSpan(start, end))
    back = offsets.to_clean(there)
    assert there.end <= len(raw)
    if end > start:
        assert back.start <= start and end <= back.end <= len(clean)


@given(st.data())
def test_text_that_no_edit_touches_keeps_its_characters(data: st.DataObject) -> None:
    raw = data.draw(texts)
    edits = data.draw(edits_over(raw))
    clean = apply_edits(raw, edits)
    offsets = OffsetMap(edits)
    touched = {at for edit in edits for at in range(edit.start, edit.end)}
    for at in set(range(len(raw))) - touched:
        span = offsets.to_clean(RawSpan(at, at + 1))
        assert raw[at] in span.of(clean)
        if not any(edit.start == edit.end == at for edit in edits):
            assert offsets.to_raw(span) == RawSpan(at, at + 1)


@st.composite
def edits_with_moves(draw: st.DrawFn, raw: str, insert: st.SearchStrategy[str]) -> tuple[Edit, ...]:
    """Three lists of edits made one: repairs, text moved twice, and repairs of what was moved."""
    edits: tuple[Edit, ...] = ()
    middle = raw
    for strategy in (edits_over, moves_over, moves_over, edits_over):
        more = draw(strategy(middle))
        more = tuple(edit if edit.moved else Edit(edit.start, edit.end, draw(insert), edit.rule) for edit in more)
        edits = compose(edits, more, middle)
        middle = apply_edits(middle, more)
    assert apply_edits(raw, edits) == middle
    return edits


@given(st.data())
def test_moved_text_leads_to_its_raw_characters_and_back(data: st.DataObject) -> None:
    edits = data.draw(edits_with_moves(DISTINCT, st.text(alphabet="ab ", max_size=3)))
    clean, offsets = apply_edits(DISTINCT, edits), OffsetMap(edits)
    for at, character in enumerate(DISTINCT):
        if character in clean:
            place = clean.index(character)
            there = offsets.to_clean(RawSpan(at, at + 1))
            assert there.start <= place < there.end
            assert character in offsets.to_raw(CleanSpan(place, place + 1)).of(DISTINCT)


@given(st.data())
def test_text_that_is_only_moved_answers_character_by_character(data: st.DataObject) -> None:
    edits = data.draw(moves_over(DISTINCT))
    clean, offsets = apply_edits(DISTINCT, edits), OffsetMap(edits)
    for edit in edits[1:]:
        for at in range(edit.moved[0].start, edit.moved[0].end):
            place = clean.index(DISTINCT[at])
            assert offsets.to_clean(RawSpan(at, at + 1)) == CleanSpan(place, place + 1)
            assert offsets.to_raw(CleanSpan(place, place + 1)) == RawSpan(at, at + 1)


@given(st.data())
def test_a_span_with_moved_text_in_it_comes_back_from_raw(data: st.DataObject) -> None:
    edits = data.draw(moves_over(DISTINCT))
    clean, offsets = apply_edits(DISTINCT, edits), OffsetMap(edits)
    start, end = sorted((data.draw(st.integers(0, len(clean))), data.draw(st.integers(0, len(clean)))))
    span = CleanSpan(start, end)
    back = offsets.to_clean(offsets.to_raw(span))
    begins = edits[1].start + edits[0].growth if edits else 0
    ends = begins + len(edits[1].new) if edits else 0
    whole = end <= begins or ends <= start or start <= begins <= ends <= end
    if start < end and whole and clean[start] in DISTINCT and clean[end - 1] in DISTINCT:
        assert back.start <= start and end <= back.end


BOX = "De bank zonder rug\nFoto: Jo\nis weg. Zo gaat dat."
OUT = (Edit(18, 28, " ", "move"), Edit(35, 35, "\nFoto: Jo", "move", (Piece(1, 8, 19, 27),)))


def test_a_sentence_that_a_box_was_moved_out_of_keeps_its_raw_hull_and_the_box_its_place() -> None:
    clean, offsets = apply_edits(BOX, OUT), OffsetMap(OUT)
    assert clean == "De bank zonder rug is weg.\nFoto: Jo Zo gaat dat."
    sentence, box = CleanSpan(0, 26), CleanSpan(27, 35)
    assert offsets.to_raw(sentence) == RawSpan(0, 35)
    assert offsets.to_clean(RawSpan(0, 35)) == sentence
    assert [part.of(BOX) for part in offsets.raw_parts(sentence)] == ["De bank zonder rug\n", "\nis weg."]
    assert offsets.to_raw(box).of(BOX) == "Foto: Jo"
    assert offsets.to_clean(RawSpan(19, 27)) == box


def test_a_letter_that_was_mended_before_it_moved_leads_to_its_raw_letter() -> None:
    mended = (Edit(19, 20, "f", "letter"),)
    edits = compose(mended, OUT, apply_edits(BOX, mended))
    assert edits[1].moved == (Piece(1, 1, 19, 20), Piece(2, 7, 20, 27))


def test_a_word_that_was_mended_where_a_box_was_put_stays_apart_from_it() -> None:
    mended = (Edit(31, 35, "fort.", "word"),)
    out = (OUT[0], Edit(36, 36, OUT[1].new, "move", OUT[1].moved))
    edits = compose(mended, out, apply_edits(BOX, mended))
    assert edits[1].moved == (Piece(0, 5, 31, 35), Piece(6, 8, 19, 27))
    assert OffsetMap(edits).to_clean(RawSpan(31, 35)) == CleanSpan(22, 27)


@given(st.data())
def test_edits_come_back_from_json(data: st.DataObject) -> None:
    edits = data.draw(edits_with_moves(DISTINCT, st.text(max_size=2)))
    assert from_rows(json.loads(json.dumps(to_rows(edits)))) == edits


def test_edits_of_two_rules_that_touch_become_one_with_both_names() -> None:
    first = (Edit(3, 5, "", "hyphen"),)
    second = (Edit(2, 4, "X", "letter"),)
    [both] = compose(first, second, "abcfg")
    assert both == Edit(2, 6, "X", "hyphen+letter")
    assert both.rules == ("hyphen", "letter")


def test_a_rule_that_comes_again_is_named_once() -> None:
    assert joint_rule(["hyphen+letter", "space", "hyphen", "letter+space"]) == "hyphen+letter+space"
    assert joint_rule(["hyphen", "hyphen"]) == "hyphen"
    assert rules_in("hyphen") == ("hyphen",)


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(0, 3, "", "a"), Edit(2, 4, "", "a")),
        (Edit(4, 5, "", "a"), Edit(0, 1, "", "a")),
        (Edit(2, 9, "", "a"),),
    ],
)
def test_edits_that_overlap_or_stand_out_of_place_are_refused(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="out of place"):
        apply_edits("abcdef", edits)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="not a span"):
        RawSpan(3, 2)


def test_a_span_within_another_is_not_that_others_own() -> None:
    spans = [RawSpan(0, 9), RawSpan(2, 6), RawSpan(3, 4), RawSpan(7, 8), RawSpan(9, 12)]
    assert hosts(spans) == [None, 0, 1, 0, None]
    assert own_parts(spans)[0] == (RawSpan(0, 2), RawSpan(6, 7), RawSpan(8, 9))
    assert own_parts(spans)[1:] == [(RawSpan(2, 3), RawSpan(4, 6)), *((span,) for span in spans[2:])]
