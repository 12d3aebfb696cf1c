"""Intervals are right where the right answer is known: no spread, exact resampling, known cover."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import bootstrap
from pipeline.bootstrap import (
    DRAWS,
    Interval,
    difference_interval,
    drawn_ratios,
    percentile_interval,
    percentile_intervals,
    resamples,
    share_intervals,
    wilson,
)


def column(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)[:, None]


def test_documents_that_are_all_alike_give_an_interval_without_width() -> None:
    drawn = drawn_ratios(column(2, 2, 2, 2), column(8, 8, 8, 8))
    assert percentile_interval(drawn[:, 0]) == Interval(0.25, 0.25, DRAWS)


def test_documents_of_different_size_but_equal_share_give_an_interval_without_width() -> None:
    interval = percentile_interval(drawn_ratios(column(1, 10, 100), column(2, 20, 200))[:, 0])
    assert interval == Interval(0.5, 0.5, DRAWS)


@settings(deadline=None)
@given(documents=st.integers(1, 40), seed=st.integers(0, 1000))
def test_every_draw_takes_as_many_documents_as_there_are(documents: int, seed: int) -> None:
    rows = np.concatenate(list(resamples(documents, draws=50, seed=seed)))
    assert rows.shape == (50, documents)
    assert (rows.sum(axis=1) == documents).all()
    assert (rows >= 0).all()


def test_two_documents_are_drawn_as_often_as_chance_says() -> None:
    """Of two documents, half of all draws hold each once, a quarter one of them twice."""
    rows = next(resamples(2, draws=20_000))
    assert (rows[:, 0] == 1).mean() == pytest.approx(0.5, abs=0.02)
    assert (rows[:, 0] == 2).mean() == pytest.approx(0.25, abs=0.02)


def test_large_corpora_are_drawn_in_blocks_of_the_height_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "CELLS_AT_ONCE", 70)
    blocks = list(resamples(10, draws=20))
    assert [len(block) for block in blocks] == [7, 7, 6]


def test_the_same_seed_gives_the_same_interval_and_another_gives_another() -> None:
    counts, bases = column(*range(1, 30)), column(*([40] * 29))
    same = [percentile_interval(drawn_ratios(counts, bases, seed=7)[:, 0]) for _ in range(2)]
    other = percentile_interval(drawn_ratios(counts, bases, seed=8)[:, 0])
    assert same[0] == same[1] != other


def test_a_figure_keeps_its_interval_whatever_stands_beside_it() -> None:
    counts, bases = column(1, 5, 2, 8), column(10, 10, 10, 10)
    alone = drawn_ratios(counts, bases)[:, 0]
    beside = drawn_ratios(np.hstack([bases, counts]), np.hstack([bases, bases]))[:, 1]
    assert (alone == beside).all()


def test_a_draw_without_denominator_has_no_ratio() -> None:
    drawn = drawn_ratios(column(1, 0), column(4, 0), draws=400)[:, 0]
    assert np.isnan(drawn).any()
    assert set(drawn[~np.isnan(drawn)]) == {0.25}


def test_no_documents_have_no_ratio_in_any_draw() -> None:
    drawn = drawn_ratios(np.zeros((0, 3)), np.zeros((0, 3)), draws=10)
    assert drawn.shape == (10, 3)
    assert np.isnan(drawn).all()


def test_draws_without_denominator_are_left_out_and_not_counted() -> None:
    values = np.array([math.nan] * 10 + [0.5] * 90)
    assert percentile_interval(values) == Interval(0.5, 0.5, 90)


@pytest.mark.parametrize("values", [[], [math.nan] * 5, [math.nan] * 11 + [0.5] * 89])
def test_too_few_draws_give_no_interval(values: list[float]) -> None:
    assert percentile_interval(np.array(values)) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=12))
def test_an_interval_of_shares_lies_between_nought_and_one(rows: list[tuple[int, int]]) -> None:
    counts, rest = column(*(row[0] for row in rows)), column(*(row[1] for row in rows))
    interval = percentile_interval(drawn_ratios(counts, counts + rest, draws=200)[:, 0])
    if interval is not None:
        assert 0 <= interval.low <= interval.high <= 1


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """Two hundred corpora of sixty documents, whose sentences hang together within a document, with a true share.

    A percentile interval over sixty clusters covers a little under 95 %; were sentences resampled in place of
    documents it would cover about half.
    """
    chance = np.random.default_rng(1)
    covered = 0
    for _ in range(200):
        units = chance.integers(5, 60, size=60)
        counts = chance.binomial(units, chance.beta(1, 4, size=60))
        interval = percentile_interval(drawn_ratios(column(*counts), column(*units), draws=400)[:, 0])
        assert interval is not None
        covered += interval.low <= 0.2 <= interval.high
    assert 0.88 <= covered / 200 <= 0.99


@pytest.mark.parametrize(("share", "of", "expected"), [(81 / 263, 263, (0.2553, 0.3662)), (0, 20, (0, 0.1611))])
def test_wilson_gives_what_newcombe_has_worked_out(share: float, of: int, expected: tuple[float, float]) -> None:
    """Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3."""
    assert wilson(share, of) == pytest.approx(expected, abs=5e-5)


def test_a_difference_gets_the_interval_that_newcombe_has_worked_out() -> None:
    """Newcombe (1998), "Interval estimation for the difference between independent proportions", table II, no. 10."""
    first, second = (Interval(*wilson(count / of, of), DRAWS) for count, of in ((56, 70), (48, 80)))
    found = difference_interval(56 / 70, first, 48 / 80, second)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize("documents", [3, 10, 100])
def test_documents_that_all_stand_at_the_end_of_the_scale_are_no_certainty(documents: int) -> None:
    bases = column(*([7] * documents))
    (none,), (all_,) = share_intervals(0 * bases, bases), share_intervals(bases, bases)
    assert none and all_
    assert (none.low, all_.high) == (0, 1)
    assert none.high == pytest.approx(1 - all_.low) == pytest.approx(1.96**2 / (documents + 1.96**2), abs=1e-4)


def test_documents_without_a_denominator_are_no_observations() -> None:
    with_them = share_intervals(column(*[2] * 30, 0), column(*[2] * 30, 0))
    without = share_intervals(column(*[2] * 30), column(*[2] * 30))
    assert with_them[0] and without[0] and with_them[0].low == without[0].low


def test_a_share_with_spread_keeps_the_interval_of_its_draws() -> None:
    counts, bases = column(1, 5, 2, 8), column(10, 10, 10, 10)
    assert share_intervals(counts, bases) == (percentile_interval(drawn_ratios(counts, bases)[:, 0]),)


@settings(deadline=None)
@given(
    seed=st.integers(0, 9999),
    draws=st.integers(0, 40),
    figures=st.integers(1, 4),
    missing=st.sampled_from([0, 0.05, 1]),
)
def test_figures_put_in_order_together_have_the_interval_that_each_has_alone(
    seed: int, draws: int, figures: int, missing: float
) -> None:
    chance = np.random.default_rng(seed)
    values = chance.random((draws, figures))
    values[chance.random(values.shape) < missing] = np.nan
    assert percentile_intervals(values) == tuple(percentile_interval(values[:, at]) for at in range(figures))
