"""Hostile texts: cleaning them ends, and leaves what no repair is meant for."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.clean import clean
from pipeline.clean.spelling.testimony import is_suspect
from pipeline.clean.words.marks import remove_note_marks
from pipeline.clean.words.signs import remove_stray_signs
from pipeline.vocabulary import LONGEST_WORD, is_compound, is_head, modern

MANY = 200_000


@pytest.mark.parametrize("stretch", ["x", "ij", "1l", "é", "huis", "Ã", "a.", "a-", "Il|!"])
def test_letters_without_end_are_no_word_to_repair(stretch: str) -> None:
    text = stretch * (MANY // len(stretch))
    assert clean(text).text == text


def test_what_is_longer_than_any_word_is_neither_suspect_nor_taken_apart() -> None:
    longest, longer = "x" * LONGEST_WORD, "x" * (LONGEST_WORD + 1)
    assert is_suspect(longest)
    assert not is_suspect(longer)
    heads = "gemeente" * 5 + "huis"
    assert is_head("gemeentehuis")
    assert is_compound("gemeenteraadslid")
    assert not (is_head(heads) or is_compound(heads) or modern(heads + "sche"))


def test_a_word_written_with_combining_marks_is_no_two_words() -> None:
    text = "De ideeën van geïnteresseerde cliënten in België over cafés, één voor één."
    apart = unicodedata.normalize("NFD", text)
    assert clean(apart).text == text
    assert clean(apart, rules_off=["compose_accents"]).text == apart


def test_stars_on_many_words_of_one_line_go_at_once_and_those_around_words_stay() -> None:
    assert len(remove_note_marks("gemeente* " * 100)) == 100
    assert remove_note_marks("De *gemeente* en de *wijk* in de stad.") == []


def test_signs_in_a_line_without_end_are_judged_by_those_around_them() -> None:
    bars, plain = "gemeente| ook " * 400, "De gemeente werkt samen met de wijk. " * 100
    assert remove_stray_signs(bars) == []
    assert len(remove_stray_signs(f"{bars}{plain}De gemeente| ook. {plain}")) == 1
    assert remove_stray_signs("Het werk van de gemeen(te) en van de wijk.") == []
