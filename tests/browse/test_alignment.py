"""Rows hold every character of both texts once, and a paragraph stands beside what it was made from."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.browse.alignment import LONGEST, Aligned, Place, aligned, sheets
from pipeline.spans import CleanSpan, Edit
from pipeline.text import Cleaned
from tests.strategies import edits_over, texts

WRAPPED = "De bewoners heb-\nben samen een\nmoestuin gemaakt.\n\n12\n\fZij komen\nelke week.\n"
MENDED = Cleaned(
    WRAPPED,
    (
        Edit(15, 17, "", "join_split_words"),
        Edit(30, 31, " ", "join_wrapped_lines"),
        Edit(50, 53, "", "lift_page_furniture"),
        Edit(53, 54, "", "part_pages"),
        Edit(63, 64, " ", "join_wrapped_lines"),
    ),
)


@st.composite
def cleanings(draw: st.DrawFn) -> Cleaned:
    text = draw(texts)
    return Cleaned(text, draw(edits_over(text)))


def both(rows: tuple[Aligned, ...]) -> tuple[str, str]:
    stretches = [one for row in rows for one in row.stretches]
    return "".join(one.old for one in stretches), "".join(one.new for one in stretches)


def shown(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [both((row,)) for row in aligned(cleaned)]


@given(cleanings())
def test_the_stretches_joined_are_both_texts(cleaned: Cleaned) -> None:
    rows = aligned(cleaned)
    assert both(rows) == (cleaned.raw, cleaned.text)
    for row in rows:
        assert both((row,)) == (row.raw.of(cleaned.raw), row.clean.of(cleaned.text))


@given(cleanings())
def test_each_edit_stands_in_one_row_with_its_own_characters(cleaned: Cleaned) -> None:
    found = [one for row in aligned(cleaned) for one in row.stretches if one.edit is not None]
    assert [one.edit for one in found] == list(range(len(cleaned.edits)))
    for one, edit in zip(found, cleaned.edits, strict=True):
        assert (one.old, one.new) == (cleaned.raw[edit.start : edit.end], edit.new)


@given(cleanings())
def test_what_no_edit_touched_is_the_same_on_both_sides(cleaned: Cleaned) -> None:
    assert all(one.old == one.new for row in aligned(cleaned) for one in row.stretches if one.edit is None)


@given(cleanings(), st.data())
def test_a_unit_stands_where_its_characters_stand(cleaned: Cleaned, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(cleaned.text)), max_size=6, unique=True)))
    units = {str(start): CleanSpan(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)}
    found = dict.fromkeys(units, "")
    for row in aligned(cleaned, units=units.items()):
        for place in row.places:
            found[place.unit] += row.clean.of(cleaned.text)[place.start : place.end]
    assert found == {id_: span.of(cleaned.text) for id_, span in units.items()}


def test_a_paragraph_stands_beside_its_lines_and_what_was_taken_away_beside_nothing() -> None:
    assert shown(MENDED) == [
        (
            "De bewoners heb-\nben samen een\nmoestuin gemaakt.\n\n",
            "De bewoners hebben samen een moestuin gemaakt.\n\n",
        ),
        ("12\n\f", ""),
        ("Zij komen\nelke week.\n", "Zij komen elke week.\n"),
    ]


def test_what_was_taken_out_of_a_sentence_stays_in_its_row() -> None:
    raw = "Zij komen\n\n12\n\fdan elke week.\n"
    assert shown(Cleaned(raw, (Edit(9, 15, " ", "lift_page_furniture"),))) == [(raw, "Zij komen dan elke week.\n")]


def test_rows_know_their_pages_and_their_edits() -> None:
    rows = aligned(MENDED, (0, 54))
    assert [row.page for row in rows] == [1, 1, 2]
    assert [row.edits for row in rows] == [(0, 1), (2, 3), (4,)]


def test_a_unit_over_two_rows_stands_in_both() -> None:
    (first, second) = aligned(Cleaned("Een\ntwee", ()), units=[("u", CleanSpan(1, 6))])
    assert first.places == (Place("u", 1, 4),)
    assert second.places == (Place("u", 0, 2),)


@pytest.mark.parametrize("text", ["woord " * 5000, "x" * 30_000, ("woord " * 40 + "\n") * 300, "\n \n" * 9000])
def test_a_long_text_is_cut_into_rows_and_sheets_that_a_page_can_show(text: str) -> None:
    rows = aligned(Cleaned(text, ()))
    assert both(rows)[0] == text
    visible = [row for row in rows if row.raw.of(text).strip()]
    assert all(len(row.raw) <= 2 * LONGEST for row in visible)
    found = sheets(visible, most=40, characters=6000)
    assert [row for sheet in found for row in sheet] == visible
    assert all(0 < len(sheet) <= 40 for sheet in found)
    assert all(sum(len(row.raw) for row in sheet) < 6000 + 2 * LONGEST for sheet in found)


def test_nothing_makes_no_row_and_no_sheet() -> None:
    assert aligned(Cleaned("", ())) == ()
    assert sheets((), most=40, characters=6000) == []


def test_rows_survive_being_kept() -> None:
    rows = aligned(MENDED, (0, 54))
    assert pickle.loads(pickle.dumps(rows)) == rows  # noqa: S301 - our own bytes
