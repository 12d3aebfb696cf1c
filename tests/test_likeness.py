"""Texts that are alike are told from those that are not, whatever a reader or a scanner made of them."""

import pytest

from pipeline.likeness import BANDS, FEWEST, Sketch, resemblance, sketch
from tests.texts_alike import misread, text

ESSAY, OTHER = text(1, 900), text(2, 900)
PINNED = ["4d08b237eb5a920394fd2524b72c4d29", "7226da5c48dc982f3403bd3d58c5b615"]


def test_what_readers_make_of_one_text_makes_no_difference() -> None:
    words = "De coördinatie van het wijkteam, zei hij, was in 2014 al begonnen met huisbezoeken."
    printed = "DE COORDINATIE van het wijk-\nteam zei hij\n12\nwas in al be\u00adgonnen\nmet huisbezoeken"
    assert sketch(printed) == sketch(words) != sketch("Iets heel anders over de wijk.")


def test_a_sketch_is_the_same_in_every_version_for_the_store_keeps_it() -> None:
    made = sketch("Het wijkteam belt overal aan en drinkt koffie.")
    assert [band.hex() for band in made.bands[:2]] == PINNED
    assert len(made.bands) == BANDS


@pytest.mark.parametrize(("share", "least"), [(0.01, 0.85), (0.03, 0.7), (0.06, 0.5)])
def test_a_badly_scanned_copy_is_like_its_original(share: float, least: float) -> None:
    found = resemblance(sketch(ESSAY), sketch(misread(ESSAY, share)))
    assert found.most >= least
    assert min(found.within, found.around) >= least - 0.15


def test_other_texts_are_not_alike() -> None:
    assert resemblance(sketch(ESSAY), sketch(OTHER)).most < 0.1


def test_a_reprint_in_a_volume_stands_in_it_and_is_not_like_the_whole() -> None:
    volume = "\n\n".join([text(3, 6_000), ESSAY, text(4, 6_000)])
    found = resemblance(sketch(ESSAY), sketch(volume))
    assert found.within > 0.9
    assert max(found.likeness, found.around) < 0.2
    assert resemblance(sketch(volume), sketch(ESSAY)).around == found.within


def test_a_few_phrases_that_both_texts_have_say_nothing() -> None:
    phrases = [bytes([number]) * 8 for number in range(FEWEST)]
    few, enough = Sketch((), frozenset(phrases[1:])), Sketch((), frozenset(phrases))
    assert resemblance(few, enough).most == 0
    assert resemblance(enough, enough).within == 1


@pytest.mark.parametrize("short", ["", "12 %", "Te kort hiervoor."])
def test_a_text_shorter_than_a_run_of_words_is_like_none(short: str) -> None:
    assert sketch(short) == Sketch((), frozenset())
    assert resemblance(sketch(short), sketch(short)).most == 0


def test_the_order_of_paragraphs_hardly_matters() -> None:
    parts = [text(seed, 120) for seed in range(10, 18)]
    assert resemblance(sketch("\n".join(parts)), sketch("\n".join(reversed(parts)))).likeness > 0.9
