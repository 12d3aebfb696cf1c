"""Real documents, where they are there: cleaning is exact on them and loses no word."""

import re
from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.spans import apply_edits

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS, reason="needs the five seed documents in ../shared/seeds"),
]
LOSES_TEXT = {"lift_page_furniture", "remove_stray_controls"}
REPAIRS_WORDS = {"restore_diacritics", "restore_drop_capitals", "restore_letters"}
MOVES_TEXT = {"move_interruptions", "part_columns"}  # what they take away stands elsewhere


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_real_document_is_cleaned_exactly(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    cleaned = clean(raw)
    assert apply_edits(raw, cleaned.edits) == cleaned.text
    assert clean(cleaned.text).edits == ()


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_no_word_of_a_real_document_is_lost_but_page_furniture(path: Path) -> None:
    cleaned = clean(path.read_text(encoding="utf-8"))
    for edit in cleaned.edits:
        if not (LOSES_TEXT | REPAIRS_WORDS | MOVES_TEXT) & set(edit.rules):
            assert letters(edit.new) == letters(cleaned.raw[edit.start : edit.end])
