"""The short word lists are tidy, and the table behind them knows Dutch compounds."""

import tomllib
from pathlib import Path

import pytest

import pipeline.clean
from pipeline.vocabulary import is_known, is_word

LEXICON = tomllib.loads(Path(pipeline.clean.__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LEXICON)
def test_a_list_is_sorted_unique_trimmed_and_in_lower_case(name: str) -> None:
    words = LEXICON[name]
    assert words == sorted({word.strip().lower() for word in words})


@pytest.mark.parametrize("word", ["buurthuis", "Programmaleider", "geëvalueerd"])
def test_a_word_form_is_known(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("word", ["opbouwwerk", "wijkteams", "welzijnsorganisatie", "buurtkamer"])
def test_a_compound_is_a_word(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["outrea", "chend", "wijkteamsch", "x" * 60, ""])
def test_half_a_word_is_none(word: str) -> None:
    assert not is_word(word)
