"""The log-odds ratio with its prior, against the formula written out word by word."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.browse.log_odds import PRIOR, informative, log_odds, standard_error

counted = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=6).filter(
    lambda words: all(map(sum, words)) and all(map(sum, zip(*words, strict=True)))
)


def by_hand(words: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """(log-odds ratio, standard error) of each word, as Monroe, Colaresi and Quinn write them."""
    totals = [sum(side) for side in zip(*words, strict=True)]
    prior_total = PRIOR * sum(totals)
    found = []
    for word in words:
        prior = PRIOR * sum(word)
        odds = [
            (count + prior) / (total + prior_total - count - prior) for count, total in zip(word, totals, strict=True)
        ]
        variance = sum(1 / (count + prior) for count in word)
        found.append((math.log(odds[0]) - math.log(odds[1]), math.sqrt(variance)))
    return found


def both(words: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    counts = np.array(words, float).T
    return counts, counts.sum(axis=1)


@given(words=counted)
def test_each_word_has_the_ratio_and_the_error_of_the_formula(words: list[tuple[int, int]]) -> None:
    counts, totals = both(words)
    prior = informative(counts, totals)
    expected = by_hand(words)
    assert log_odds(counts, totals, prior) == pytest.approx([ratio for ratio, _ in expected], abs=1e-9)
    assert standard_error(counts, prior) == pytest.approx([error for _, error in expected])


@given(words=counted)
def test_turning_the_sides_turns_the_sign(words: list[tuple[int, int]]) -> None:
    counts, totals = both(words)
    prior = informative(counts, totals)
    turned = log_odds(counts[::-1], totals[::-1], prior)
    assert turned == pytest.approx(-log_odds(counts, totals, prior), abs=1e-9)


def test_a_word_as_frequent_on_either_side_has_none() -> None:
    counts = np.array([[10.0, 90.0], [20.0, 180.0]])
    totals = counts.sum(axis=1)
    assert log_odds(counts, totals, informative(counts, totals)) == pytest.approx([0, 0], abs=1e-12)


def test_a_rare_word_is_less_certain_than_a_frequent_one_of_the_same_odds() -> None:
    counts = np.array([[4.0, 400.0, 596.0], [1.0, 100.0, 899.0]])
    totals = counts.sum(axis=1)
    prior = informative(counts, totals)
    scores = log_odds(counts, totals, prior) / standard_error(counts, prior)
    assert scores[0] < 1.96 < scores[1]


def test_a_draw_without_a_word_on_one_side_gives_no_ratio() -> None:
    counts = np.array([[[3.0], [2.0]], [[3.0], [0.0]]])
    totals = np.array([[10.0, 10.0], [10.0, 0.0]])
    found = log_odds(counts, totals, informative(counts[0], totals[0]))
    assert np.isnan(found[:, 0]).tolist() == [False, True]
