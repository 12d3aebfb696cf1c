"""Estimates of the machine's errors are what a count over all sentences gives, as far as a sample can know it."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.browse.error_rates import ENOUGH, Drawn, ErrorRates, Sort, error_rates

CARE, HELP = THEMES = ("care", "help")
FOUND = (frozenset[str](), frozenset({CARE}), frozenset({CARE, HELP}))
YES, NO = {CARE: 1.0, HELP: 0.0}, {CARE: 0.0, HELP: 0.0}

sentences = st.builds(
    Drawn,
    document=st.sampled_from(("a", "b", "c", "d")),
    doubtful=st.booleans(),
    found=st.sampled_from(FOUND),
    chance=st.just(1.0),
    truth=st.fixed_dictionaries({theme: st.sampled_from((0.0, 0.5, 1.0)) for theme in THEMES}),
)


def sorts_of(drawn: list[Drawn]) -> list[Sort]:
    counts = Counter((one.doubtful, one.found) for one in drawn)
    return [Sort(doubtful, found, units) for (doubtful, found), units in counts.items()]


def spread(number: int, found: frozenset[str], truth: dict[str, float], *, chance: float = 1.0) -> list[Drawn]:
    """So many sentences alike, over seven documents."""
    return [Drawn("abcdefg"[at % 7], doubtful=False, found=found, chance=chance, truth=truth) for at in range(number)]


@settings(max_examples=40, deadline=None)
@given(drawn=st.lists(sentences, min_size=ENOUGH, max_size=60))
def test_where_everything_is_judged_it_is_what_was_counted(drawn: list[Drawn]) -> None:
    rates = error_rates(drawn, sorts_of(drawn), THEMES).themes[CARE]
    there = sum(one.truth[CARE] for one in drawn)
    found = sum(CARE in one.found for one in drawn)
    right = sum(one.truth[CARE] for one in drawn if CARE in one.found)
    assert rates.found == pytest.approx(found / len(drawn))
    if rates.prevalence.value is not None:
        assert rates.prevalence.value == pytest.approx(there / len(drawn))
        assert rates.prevalence.n == len(drawn)
    if rates.recall.value is not None:
        assert rates.recall.value == pytest.approx(right / there)
    if rates.precision.value is not None:
        assert rates.precision.value == pytest.approx(right / found)


def sampled() -> ErrorRates:
    """Of 1,000 sentences with the label 40 are judged, 30 right; of 9,000 without 50, of which 1 should have it."""
    drawn = [
        *spread(30, FOUND[1], YES, chance=0.1),
        *spread(10, FOUND[1], NO, chance=0.1),
        *spread(1, FOUND[0], YES, chance=0.02),
        *spread(49, FOUND[0], NO, chance=0.02),
    ]
    return error_rates(drawn, [Sort(False, FOUND[1], 1_000), Sort(False, FOUND[0], 9_000)], (CARE,))


def test_a_sample_speaks_for_all_sentences_of_its_sort() -> None:
    rates = sampled().themes[CARE]
    assert rates.precision.value == pytest.approx(30 / 40)
    assert rates.prevalence.value == pytest.approx((1_000 * 30 / 40 + 9_000 * 1 / 50) / 10_000)
    assert rates.recall.value == pytest.approx(750 / (750 + 180))
    assert rates.found == 0.1
    assert (rates.precision.n, rates.recall.n, rates.prevalence.n) == (40, 90, 90)
    for one in (rates.precision, rates.recall, rates.prevalence):
        assert one.interval is not None
        assert one.value is not None
        assert one.interval.low < one.value < one.interval.high


def test_a_chance_half_as_high_weighs_twice_within_its_sort() -> None:
    drawn = spread(30, FOUND[1], YES, chance=0.2) + spread(30, FOUND[1], NO, chance=0.1)
    precision = error_rates(drawn, [Sort(False, FOUND[1], 500)], (CARE,)).themes[CARE].precision
    assert precision.value == pytest.approx(1 / 3)


def test_all_right_is_no_certainty() -> None:
    precision = error_rates(spread(30, FOUND[1], YES), [Sort(False, FOUND[1], 500)], (CARE,)).themes[CARE].precision
    assert precision.value == 1.0
    assert precision.interval is not None
    assert 0.9 < precision.interval.low < 0.95  # Jeffreys' interval for 30 of 30 begins at 0.92
    assert precision.interval.high == 1.0


def test_too_few_judged_give_no_estimate_and_say_how_many_they_are() -> None:
    drawn = spread(ENOUGH - 1, FOUND[1], YES)
    rates = error_rates(drawn, [Sort(False, FOUND[1], 500)], (CARE,)).themes[CARE]
    assert rates.precision.value is rates.precision.interval is None
    assert rates.precision.n == rates.prevalence.n == ENOUGH - 1
    one_document = [replace(one, document="a") for one in spread(50, FOUND[1], YES)]
    assert error_rates(one_document, [Sort(False, FOUND[1], 500)], (CARE,)).themes[CARE].precision.value is None


def test_what_was_missed_is_not_told_where_nobody_looked_at_sentences_without_a_theme() -> None:
    sorts = [Sort(False, FOUND[1], 500), Sort(False, FOUND[0], 9_500)]
    rates = error_rates(spread(40, FOUND[1], YES), sorts, (CARE,)).themes[CARE]
    assert rates.precision.value == 1.0
    assert rates.recall.value is rates.prevalence.value is None


def test_labels_of_all_themes_together_count_each_label_once() -> None:
    drawn = spread(40, FOUND[2], YES) + spread(40, FOUND[0], NO)
    together = error_rates(drawn, sorts_of(drawn), THEMES).together
    assert (together.precision.value, together.precision.n) == (0.5, 80)
    assert (together.recall.value, together.recall.n) == (1.0, 80)


def test_of_nothing_there_is_nothing_to_tell() -> None:
    together = error_rates([], [], THEMES).together
    assert together.found is together.precision.value is together.recall.value is None
    assert together.precision.n == together.recall.n == 0
