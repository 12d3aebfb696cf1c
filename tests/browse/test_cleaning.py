"""What cleaning did to a document is counted by rule and handed out edit by edit."""

from pathlib import Path

import pytest

from pipeline.browse.cleaning import cleaning, cleaning_of
from pipeline.browse.cleaning_tables import CONTEXT, edit_records
from pipeline.browse.reading import read
from pipeline.errors import StoreError
from pipeline.spans import Edit, Piece
from pipeline.text import Cleaned

RAW = "Het  huis  \nvan de bu-\nren\fstaat."
EDITS = (
    Edit(4, 5, "", "squeeze_spaces"),
    Edit(9, 12, " ", "trim_trailing_spaces+join_wrapped_lines"),
    Edit(21, 23, "", "join_split_words"),
    Edit(26, 27, " ", "join_wrapped_lines"),
)
FOUND = cleaning_of(Cleaned(RAW, EDITS), (0, 27))


def test_edits_are_counted_by_rule_and_those_of_several_rules_apart() -> None:
    assert [(one.rule, one.edits, one.removed, one.added) for one in FOUND.tallies] == [
        ("join_split_words", 1, 2, 0),
        ("join_wrapped_lines", 1, 1, 1),
        ("squeeze_spaces", 1, 1, 0),
        ("trim_trailing_spaces+join_wrapped_lines", 1, 3, 1),
    ]


def test_text_that_was_moved_is_known_where_it_left_and_where_it_came() -> None:
    raw = "De wijk FOTO is mooi.\n"
    found = cleaning_of(Cleaned(raw, (Edit(8, 13, "", "move"), Edit(22, 22, "FOTO\n", "move", (Piece(0, 4, 8, 12),)))))
    assert found.left == {0}
    assert [record["moved_from"] for record in edit_records(found, {})] == [None, 8]
    assert FOUND.left == frozenset()


def test_a_rule_made_the_edits_in_which_it_had_a_part() -> None:
    assert FOUND.made_by({"join_wrapped_lines"}) == {1, 3}
    assert FOUND.made_by(()) == frozenset()
    assert FOUND.made_by(FOUND.rules) == {0, 1, 2, 3}


def test_every_edit_is_handed_out_with_its_place_page_and_context() -> None:
    records = edit_records(FOUND, {"document": "huis"})
    assert len(records) == len(EDITS)
    assert records[2] == {
        "document": "huis",
        "start": 21,
        "end": 23,
        "raw": "-\n",
        "new": "",
        "rule": "join_split_words",
        "page": 1,
        "moved_from": None,
        "before": RAW[:21],
        "after": RAW[23 : 23 + CONTEXT],
    }


def test_records_played_back_give_the_clean_text() -> None:
    edits = tuple(
        Edit(row["start"], row["end"], row["new"], row["rule"]) for row in edit_records(FOUND, {"document": "huis"})
    )
    assert Cleaned(RAW, edits).text == FOUND.cleaned.text


def test_a_document_of_the_store_names_its_units_in_its_rows(store: Path) -> None:
    found = cleaning(store, "nota-a")
    sentences = read(store, "nota-a").sentences
    assert [place.unit for row in found.rows for place in row.places] == [one.id for one in sentences]
    first = found.rows[0]
    assert (first.stretches[0].old, first.stretches[1].old, first.stretches[1].new) == ("Op", "-\n", "")
    assert [row.page for row in found.rows] == [1, 1, 1, 1, 2, 2, 2, 2]


def test_a_document_that_is_not_there_is_an_error_that_names_it(store: Path) -> None:
    with pytest.raises(StoreError, match="nergens: no such document"):
        cleaning(store, "nergens")
