"""Both columns show every character of their text, and every edit in both."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.browse.alignment import aligned
from pipeline.browse.cleaning import Cleaning, cleaning_of
from pipeline.clean import RULES
from pipeline.spans import CleanSpan, Edit, Piece
from pipeline.text import Cleaned
from tests.strategies import edits_over, texts
from views import alongside, cleaning, rows
from views.alongside import Mark

RAW = "De opbouw-\nwerker  kwam\nelke week.\n\n12\n\fEn toen niet meer.\n"
EDITS = (
    Edit(9, 11, "", "join_split_words"),
    Edit(18, 19, "", "squeeze_spaces"),
    Edit(23, 24, " ", "join_wrapped_lines+squeeze_spaces"),
    Edit(36, 39, "", "lift_page_furniture"),
    Edit(39, 40, "", "part_pages"),
)
MARK = Mark("3", "gezegd")


def found(edits: tuple[Edit, ...] = EDITS, raw: str = RAW) -> Cleaning:
    return cleaning_of(Cleaned(raw, edits), (0, raw.find("\f") + 1) if "\f" in raw else (0,))


def marks_of(what: Cleaning, *edits: int) -> dict[int, Mark]:
    return cleaning.marks(what, edits or range(len(what.cleaned.edits)), what.rows)


def shown(what: Cleaning, marks: dict[int, Mark]) -> list[dict[str, Any]]:
    return alongside.shown(what.rows, marks, pickable=True)


def clean_parts(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for group in row["clean"] for part in group["parts"]]


def test_each_edit_is_marked_in_both_columns() -> None:
    what = found()
    for side in (lambda row: row["raw"], clean_parts):
        parts = [part for row in shown(what, marks_of(what)) for part in side(row) if "edit" in part]
        assert [part["edit"] for part in parts] == list(range(len(EDITS)))


def test_what_was_taken_away_is_struck_out_and_what_was_put_there_is_an_insertion() -> None:
    first, lifted, _ = shown(found(), marks_of(found()))
    tags = [(part.get("tag"), part.get("text")) for part in first["raw"]]
    assert ("del", "-¶") in tags
    assert ("del", "·") in tags
    assert ("ins", "·") in [(part.get("tag"), part.get("text")) for part in clean_parts(first)]
    assert [part["tag"] for part in clean_parts(lifted)] == ["gap", "gap"]


def test_a_page_break_is_labelled_with_the_page_that_begins() -> None:
    labels = [part["text"] for row in shown(found(), {}) for part in row["raw"] if part.get("tag") == "page"]
    assert labels == ["bladzijde 2"]


def test_edits_of_other_rules_are_plain_text() -> None:
    what = found()
    marks = marks_of(what, *sorted(what.made_by({"squeeze_spaces"})))
    assert sorted(marks) == [1, 2]
    edits = {part["edit"] for row in shown(what, marks) for part in row["raw"] if "edit" in part}
    assert edits == {1, 2}
    assert "De opbouw-\nwerker" in "".join(part["text"] for part in shown(what, marks)[0]["raw"])


@given(texts.flatmap(lambda text: st.tuples(st.just(text), edits_over(text))))
def test_without_marks_the_columns_are_the_two_texts(case: tuple[str, tuple[Edit, ...]]) -> None:
    what = found(case[1], case[0])
    seen = shown(what, {})
    raw = "".join(part["text"] for row in seen for part in row["raw"] if part.get("tag") != "page")
    clean = "".join(part["text"] for row in seen for part in clean_parts(row))
    assert _same(raw, case[0])
    assert _same(clean, what.cleaned.text)


def _same(shown_text: str, text: str) -> bool:
    """Line ends at the end of a row are not shown."""
    return shown_text.replace("⇟", "\f").replace("\n", "") == text.replace("\n", "")


def test_clean_text_is_grouped_by_the_units_that_can_be_picked() -> None:
    text = "Een zin. Nog een.\n"
    what = aligned(Cleaned(text, (Edit(4, 7, "ZIN", "r"),)), units=[("a", CleanSpan(0, 8)), ("b", CleanSpan(9, 17))])
    (row,) = alongside.shown(what, {0: MARK}, pickable=True)
    words = [(group["unit"], "".join(part["text"] for part in group["parts"])) for group in row["clean"]]
    assert words == [("a", "Een ZIN."), (None, " "), ("b", "Nog een.")]
    (row,) = alongside.shown(what, {0: MARK}, pickable=False)
    assert {group["unit"] for group in row["clean"]} == {None}


def test_an_edit_is_told_in_words_with_its_place_among_those_marked() -> None:
    marks = marks_of(found())
    assert marks[0].said == "Ingreep 1 van 5: “-¶” weggehaald · afgebroken woorden aaneengezet · bladzijde 1, teken 9"
    assert marks[2].said.startswith("Ingreep 3 van 5: “¶” werd “·”")
    assert "bladzijde 2" not in marks[3].said
    assert [marks[place].quiet for place in range(5)] == [False, True, True, False, True]


def test_an_edit_of_two_rules_has_both_numbers_and_names() -> None:
    numbers = cleaning.rule_numbers({"join_wrapped_lines", "squeeze_spaces"})
    mark = marks_of(found())[2]
    assert mark.number == f"{numbers['join_wrapped_lines']}+{numbers['squeeze_spaces']}"
    assert rows.rule_name("join_wrapped_lines+squeeze_spaces") in mark.said


def test_moved_text_says_so_where_it_was_and_where_it_is() -> None:
    raw = "De wijk FOTO is mooi.\n"
    edits = (Edit(8, 13, "", "move"), Edit(22, 22, "FOTO\n", "move", (Piece(0, 4, 8, 12),)))
    marks = marks_of(found(edits, raw))
    assert [marks[place].moved for place in (0, 1)] == [True, True]
    assert "“FOTO·” verplaatst van hier" in marks[0].said
    assert "“FOTO¶” verplaatst naar hier" in marks[1].said


def test_a_rule_has_the_same_number_in_every_document_and_one_of_old_comes_last() -> None:
    everything = cleaning.rule_numbers({*RULES, "a_rule_of_old"})
    assert list(everything) == [*RULES, "a_rule_of_old"]
    assert cleaning.rule_numbers({"part_pages"}) == {"part_pages": everything["part_pages"]}


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "</ins><img src=x onerror=alert(1)>"])
def test_what_a_document_says_stays_text_in_the_data(hostile: str) -> None:
    what = found((Edit(0, 1, hostile, "r"),), f"x{hostile}")
    data = shown(what, {0: MARK})
    assert data[0]["raw"] == [{"tag": "del", "edit": 0, "text": "x"}, {"text": hostile}]
    assert json.loads(json.dumps(data)) == data
