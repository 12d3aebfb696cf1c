"""What is Dutch and what is not: known forms, compounds, accents of emphasis, spelling of before, and damage."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import vocabulary
from pipeline.vocabulary import (
    foreign_frequency,
    forms,
    frequency,
    is_compound,
    is_emphasised,
    is_in_dictionary,
    is_known,
    is_word,
    modern,
    parts,
)

LISTS = tomllib.loads(Path(vocabulary.__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("word", ["buurt", "Wijken", "GEMEENTE", "ideeën", "programma's", "programma’s"])
def test_a_form_of_the_tables_is_known_whatever_its_capitals_and_apostrophes(word: str) -> None:
    assert is_known(word)
    assert is_word(word)


@pytest.mark.parametrize("word", ["gemecnte", "rnensen", "ideeén", "wijkteamsch", "tbuis", "outrea", "x" * 60, ""])
def test_damage_and_halves_are_no_words(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize(
    "word",
    [
        "wijkteamleider",
        "buurtverenigingen",
        "huiskamergesprekken",
        "samenlevingsopbouw",
        "cliëntenorganisatie",
        "badkamergerei",
        "speeltuinvereniging",
        "jongerenwerkster",
        "dertigkilometergebied",
        "antidopingbeleid",
    ],
)
def test_a_compound_of_known_words_is_a_word(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["hetgemeente", "vande", "dewijk", "voorhet", "isbesloten", "inhoudte", "ofwillen"])
def test_two_words_that_lost_their_space_are_no_compound(word: str) -> None:
    assert not is_compound(word)


@pytest.mark.parametrize("word", ["auto-ongelukken", "sociaal-economische", "wijkteam-overleg"])
def test_a_word_with_hyphens_is_one_when_its_parts_are(word: str) -> None:
    assert is_word(word)


def test_a_word_with_hyphens_is_none_when_a_part_is_none() -> None:
    assert not is_word("sociaal-econxmische")


@pytest.mark.parametrize("word", ["wél", "níét", "niét", "héél", "óók", "sámen", "zíjn", "hèt"])
def test_accents_of_emphasis_are_seen(word: str) -> None:
    assert is_emphasised(word)
    assert is_word(word)


@pytest.mark.parametrize("word", ["efficiént", "mensén", "gébruikt", "wel", "cliént"])
def test_accents_that_stress_nothing_are_none_of_emphasis(word: str) -> None:
    assert not is_emphasised(word)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("menschen", "mensen"),
        ("zooals", "zoals"),
        ("regeering", "regering"),
        ("noodig", "nodig"),
        ("tusschen", "tussen"),
        ("financieele", "financiële"),
        ("vacantie", "vakantie"),
        ("contrôle", "controle"),
        ("produktie", "productie"),
        ("woningbouwvereenigingen", "woningbouwverenigingen"),
    ],
)
def test_old_spelling_is_read_as_the_new(old: str, new: str) -> None:
    assert modern(old) == new
    assert is_word(old)


@pytest.mark.parametrize("word", ["gemecnte", "rnensen", "nict", "abc", ""])
def test_damage_is_no_old_spelling(word: str) -> None:
    assert modern(word) is None


def test_common_words_are_counted_higher_than_rare_ones() -> None:
    assert frequency("de") > frequency("buurt") > frequency("opbouwwerk") >= 0
    assert frequency("gemecnte") == 0


def test_a_foreign_word_is_told() -> None:
    assert foreign_frequency("neighbourhood") > 0
    assert foreign_frequency("buurtvereniging") == 0


def test_the_spelling_dictionary_is_strict_about_marks() -> None:
    assert is_in_dictionary("ideeën")
    assert not is_in_dictionary("ideeen")


def test_what_a_word_may_become_is_known() -> None:
    assert all(map(is_known, list(forms())[::997]))


def test_words_of_grammar_are_no_parts() -> None:
    assert not parts() & set(LISTS["grammar"])
    assert not parts() & set(LISTS["no_parts"])


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_unique_and_in_small_letters(name: str) -> None:
    assert LISTS[name] == sorted(set(LISTS[name]))
    assert all(word == word.strip().lower() and word for word in LISTS[name])


@given(st.text(max_size=50))
def test_any_text_may_be_asked_about(text: str) -> None:
    assert is_word(text) in (True, False)
    assert frequency(text) >= 0
    assert modern(text) is None or modern(text) != text
