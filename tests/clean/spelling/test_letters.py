"""Damaged words get their letters back, and nothing else is touched: no name, no number, no word that is Dutch."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.clean.spelling import confusions as confusions_module
from pipeline.clean.spelling.candidates import candidates, shape
from pipeline.clean.spelling.confusions import confusions, likely_errors, one_letter_off, swapped
from pipeline.clean.spelling.diacritics import restore_diacritics
from pipeline.clean.spelling.letters import restore_letters
from pipeline.clean.spelling.shapes import same_shape
from pipeline.clean.spelling.testimony import hear
from pipeline.clean.spelling.weak_spots import weak_spot
from pipeline.clean.words.names import sparing
from pipeline.spans import Edit, apply_edits
from pipeline.vocabulary import forms

TABLE = tomllib.loads(Path(confusions_module.__file__).with_name("confusions.toml").read_text(encoding="utf-8"))[
    "kinds"
]
RULES = (restore_letters, restore_diacritics)
NAMES = ["Wietske", "Hoekzema", "Jansma", "Oosterdrecht", "Gemecnte", "rnoet", "Vau"]
WORDS = [
    *(
        "de",
        "wijk",
        "gemeente",
        "bewoners",
        "helpen",
        "elkaar",
        "Jansma",
        "A12",
        "CO2",
        "2019",
        "3e",
        "menschen",
        "wél",
    ),
    *("rnoet", "gemecnte", "ecn", "vau", "lk", "soclaal", "ideeen", "cliént", "w0rd", "maatschappeIijk", "Vau"),
]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
numbers = st.lists(st.from_regex(r"[0-9]{1,6}([.,:/-][0-9]{1,4}){0,2}", fullmatch=True), min_size=1, max_size=8)


def restored(text: str) -> str:
    return apply_edits(text, restore_letters(text))


@given(text=sentences)
def test_cleaning_repaired_text_changes_nothing(text: str) -> None:
    assert clean(clean(text).text).edits == ()


@given(before=sentences, tokens=numbers, after=sentences)
def test_numbers_stay(before: str, tokens: list[str], after: str) -> None:
    text = f"{before} {' '.join(tokens)} {after}"
    for rule in RULES:
        kept = apply_edits(text, rule(text))
        assert re.findall(r"(?<!\S)[\d.,:/-]+(?!\S)", kept) == re.findall(r"(?<!\S)[\d.,:/-]+(?!\S)", text)


@given(words=st.lists(st.sampled_from(WORDS + NAMES), min_size=1, max_size=20))
def test_words_of_the_names_stay_whatever_they_look_like(words: list[str]) -> None:
    kept = clean(" ".join(words), names=["Gemecnte Oosterdrecht", "rnoet, Vau"]).text.split()
    for name in ("Gemecnte", "gemecnte", "rnoet", "Vau", "vau", "Oosterdrecht"):
        assert kept.count(name) == words.count(name)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(sorted(forms(), key=forms().__getitem__)[-3000:]), min_size=5, max_size=40))
def test_common_words_alone_are_never_changed(words: list[str]) -> None:
    assert restore_letters(" ".join(words)) == []


def test_without_names_the_same_words_are_repaired() -> None:
    text = "Het bestuur rnoet naar de gemecnte."
    assert clean(text).text == "Het bestuur moet naar de gemeente."
    assert clean(text, names=["De Rnoet-lezing"]).text == "Het bestuur rnoet naar de gemeente."


def test_a_rule_spares_a_name_that_its_edit_only_touches() -> None:
    def joins(text: str) -> list[Edit]:
        return [Edit(match.start(), match.end(), "", "join") for match in re.finditer(" ", text)]

    assert sparing(joins, ["Jan sma"])("wijk Jan sma team") == []
    assert sparing(joins, ["sma"])("wijk team sma") == [Edit(4, 5, "", "join")]
    assert sparing(joins, []) is joins


def test_what_two_words_may_have_been_stays() -> None:
    assert restored("De man zag de hocd liggen.") == "De man zag de hocd liggen."


def test_a_word_with_one_likely_reading_is_restored_in_its_capitals() -> None:
    assert restored("Soclaal werk.") == "Sociaal werk."
    assert restored("HET SOCLAAL WERK") == "HET SOCIAAL WERK"
    assert restored("het soclaal werk") == "het sociaal werk"


def test_in_a_damaged_text_rare_short_words_are_doubted_by_their_neighbours() -> None:
    clean_text = "De raad van het dorp sprak over het plan van het dorp en van het bestuur. " * 8
    damaged = "De gemecnte sprak rnet dc raad over bet plan van bet dorp, en vau hct bestuur. " * 3
    assert restored(clean_text + damaged).count("over het plan van het dorp") == 11
    assert restored(clean_text + "Zij bet haar lippen.") == clean_text + "Zij bet haar lippen."


def test_a_text_in_another_language_is_left_alone() -> None:
    text = "Ik haw juster mei de buorman praat oer de nije skoalle yn it doarp, en wy binne it der oer iens wurden."
    assert restored(text) == text


def test_a_full_stop_read_as_an_o_comes_back() -> None:
    assert restored("Daar is over besloteno De raad gaat door.") == "Daar is over besloten. De raad gaat door."


def test_damage_is_measured_by_the_words_that_are_none() -> None:
    quiet = "De bewoners van de wijk helpen elkaar met de tuin en de boodschappen. " * 20
    loud = "Dc bewonors vau dc wljk hclpen elkaur rnet de tuln eu de boodschuppen. " * 20
    assert hear(quiet).damage < hear(loud).damage
    assert not hear(quiet).is_noisy
    assert hear(loud).is_noisy


def test_addresses_are_no_damage() -> None:
    text = "De bewoners van de wijk helpen elkaar met de tuin en de boodschappen of koffie/thee. " * 20
    addresses = "Zie https://wijkblad.example/artklen/zwvld/ghtr en www.buurt.example/xqz/plnnen?nr=3. " * 20
    assert hear(text + addresses).damage == pytest.approx(hear(text + "Zie en. " * 20).damage, abs=0.05)
    assert "thee" in hear(text).counts


@pytest.mark.parametrize(
    ("word", "bare", "case"),
    [
        ("gemecnte", "gemecnte", "lower"),
        ("Gemecnte", "gemecnte", "title"),
        ("GEMECNTE", "gemecnte", "upper"),
        ("GEMEEHlE", "gemeehle", "upper"),
        ("aIle", "aIle", "lower"),
    ],
)
def test_the_shape_of_a_word_tells_which_letters_can_be_confused(word: str, bare: str, case: str) -> None:
    assert shape(word) == (bare, case)


def test_candidates_come_with_the_likeliest_first() -> None:
    found = candidates("gemecnte", "lower", by_table=False)
    assert found[0].word == "gemeente"
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_for_a_name_only_the_table_counts() -> None:
    assert "werken" in {one.word for one in candidates("wxrken", "title", by_table=False)}
    assert candidates("wxrken", "title", by_table=True) == ()


def test_several_errors_are_found_by_strokes() -> None:
    assert "gemeente" in dict(same_shape("gcmeeiitc"))


@given(st.sampled_from(sorted(forms())[::331]))
def test_a_dutch_word_has_no_weak_spot_but_the_whole(word: str) -> None:
    assert weak_spot(word) == (0, len(word))


def test_a_weak_spot_holds_the_damage() -> None:
    spot = weak_spot("gemeqnte")
    assert spot is not None
    assert spot[0] <= 4 < spot[1]


@given(st.text("abcdeinrtu", min_size=1, max_size=8))
def test_errors_are_never_the_word_itself_and_one_step_away(word: str) -> None:
    whole = (0, len(word))
    assert word not in one_letter_off(word, whole) | swapped(word)
    assert all(abs(len(other) - len(word)) <= 1 for other in one_letter_off(word, whole))
    assert all(cost > 0 and other != word for other, cost in likely_errors(word, "lower", whole))


@pytest.mark.parametrize("case", ["lower", "upper"])
def test_no_pair_of_the_table_stands_twice(case: str) -> None:
    pairs = [pair for kind in TABLE for pair in kind.get(case, {}).get("pairs", [])]
    both = [pair for kind in TABLE for pair in kind.get(case, {}).get("both", [])]
    turned = [" ".join(reversed(pair.split(" "))) for pair in both]
    assert len(pairs + both + turned) == len({*pairs, *both, *turned})


@pytest.mark.parametrize("case", ["lower", "upper"])
def test_every_pair_of_the_table_is_read_and_meant(case: str) -> None:
    for seen, meant in confusions(case).items():
        assert 1 <= len(seen) <= 3
        assert all(other != seen and cost > 0 for other, cost in meant)
