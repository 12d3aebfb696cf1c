"""Damage is what was asked for: seeded, at the rate, of the kinds named, from a table that names its sources."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate import damage as room
from pipeline.evaluate.damage import KINDS, damage, load_model
from pipeline.spans import apply_edits

PARAGRAPH = (
    "De wethouder kwam op een regenachtige middag in de buurt kijken en sprak met drie oudere bewoners, onder wie "
    "een patiënt uit het verzorgingshuis, over de coöperatie die zij met eigen geld waren begonnen. "
)
TEXT = "\n".join([PARAGRAPH.strip()] * 40)
MIXED = load_model().shares


def distance(text: str, damaged: str) -> int:
    """Levenshtein by the book, to hold the library's to."""
    row = list(range(len(damaged) + 1))
    for i, letter in enumerate(text, start=1):
        last, row[0] = row[0], i
        for j, other in enumerate(damaged, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != other))
    return row[-1]


@pytest.mark.parametrize("shares", [{"look_alike": 1.0}, MIXED], ids=["look-alikes", "mixed"])
@pytest.mark.parametrize("rate", [0.005, 0.01, 0.02, 0.05])
def test_the_share_of_characters_asked_for_is_damaged(rate: float, shares: dict[str, float]) -> None:
    edits = damage(TEXT, rate, shares, (1,))
    costs = sum(distance(TEXT[edit.start : edit.end], edit.new) for edit in edits)
    assert rate * len(TEXT) <= costs < rate * len(TEXT) + 12  # the last damage may be a whole word spaced out


def test_the_same_seed_damages_alike_and_another_otherwise() -> None:
    assert damage(TEXT, 0.02, MIXED, (1, 2)) == damage(TEXT, 0.02, MIXED, (1, 2))
    assert damage(TEXT, 0.02, MIXED, (1, 2)) != damage(TEXT, 0.02, MIXED, (1, 3))


def test_kinds_come_in_their_shares() -> None:
    edits = damage(TEXT, 0.05, {"look_alike": 0.75, "lost_letter": 0.25}, (1,))
    seen = Counter(edit.rule for edit in edits)
    assert seen.keys() == {"look_alike", "lost_letter"}
    assert 0.65 < seen["look_alike"] / seen.total() < 0.85


def test_a_kind_that_finds_no_place_leaves_the_others_the_work() -> None:
    assert not damage("Zonder accent op een letter.", 0.5, {"lost_diacritic": 1.0}, (1,))
    edits = damage("Het regende de hele dag.", 0.2, {"lost_diacritic": 0.9, "look_alike": 0.1}, (1,))
    assert {edit.rule for edit in edits} == {"look_alike"}


@given(st.text("abemnrëi \n.,5", max_size=60), st.floats(0, 1), st.integers(0, 99))
def test_damages_can_be_carried_out_and_do_not_touch(text: str, rate: float, seed: int) -> None:
    edits = damage(text, rate, MIXED, (seed,))
    apply_edits(text, edits)
    assert all(one.end < other.start for one, other in pairwise(edits))
    assert all(text[edit.start : edit.end] != edit.new for edit in edits)


@pytest.mark.parametrize(
    ("kind", "text", "places"),
    [
        ("look_alike", "rn", ["rn", "r", "n"]),
        ("lost_diacritic", "één idee", ["é", "é"]),
        ("lost_space", "in de 2 wijken a", [" "]),
        ("split_word", "buur a", [""]),
        ("lost_letter", "buurt", ["u", "u"]),
        ("note_mark", "de buurt. En nu\nslot", ["", ""]),
        ("letter_spacing", "onze wijkteams sociaal-cultureel werk", ["wijkteams"]),
        ("lost_initial", "Een buurt is meer dan een rij huizen in een nieuwe straat.\nKop", ["E"]),
    ],
)
def test_places_are_where_this_damage_happens(kind: str, text: str, places: Sequence[str]) -> None:
    found = [text[start:end] for start, end in KINDS[kind].places(text, load_model())]
    assert Counter(found) == Counter(places)


def test_what_is_read_is_what_the_table_says() -> None:
    text = "m" * 200
    read = {edit.new for edit in damage(text, 0.4, {"look_alike": 1.0}, (1,))}
    assert read == set(load_model().look_alikes["m"])
    assert {"n", "rn", "iii", "in"} == read


def test_the_table_is_sound() -> None:
    table = tomllib.loads(Path(room.__file__).with_name("damage.toml").read_text(encoding="utf-8"))
    pairs = [frozenset(pair.split(" ")) for entry in table["look_alikes"] for pair in entry["pairs"]]
    assert all(len(pair) == 2 for pair in pairs)
    assert len(pairs) == len(set(pairs))
    assert all(re.search(r"\b(19|20)\d\d\b", entry["source"]) for entry in table["look_alikes"])
    assert table["shares"].keys() == KINDS.keys()
    assert sum(table["shares"].values()) == pytest.approx(1)
    assert all(letter not in readings for letter, readings in table["diacritics"].items())


def test_marks_of_notes_count_through_the_text() -> None:
    marks = [edit.new for edit in damage(TEXT, 0.01, {"note_mark": 1.0}, (1,))]
    assert marks == [str(number) for number in range(1, len(marks) + 1)]
