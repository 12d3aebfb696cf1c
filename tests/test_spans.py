"""Edits and spans: applying, composing and mapping are exact on any text whatever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.spans import CleanSpan, Edit, OffsetMap, RawSpan, apply_edits, compose
from tests.strategies import edits_over, texts


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


def test_edits_of_two_rules_that_touch_become_one_with_both_names() -> None:
    first = (Edit(3, 5, "", "hyphen"),)
    second = (Edit(2, 4, "X", "letter"),)
    assert compose(first, second, "abcfg") == (Edit(2, 6, "X", "hyphen+letter"),)


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
