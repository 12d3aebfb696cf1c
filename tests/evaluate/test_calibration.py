"""Probabilities are held against the share of coders, and the line through them is that of a logistic regression."""

import re
from dataclasses import replace

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from pipeline.evaluate.calibration import Calibration, calibrations
from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.plot import reliability_svg
from tests.evaluate.made import said

DOCUMENTS = 12


def outcomes(probabilities: np.ndarray, is_there: np.ndarray) -> list[Outcome]:
    """Sentences of a dozen documents with probabilities beside their truth."""
    return [
        said(f"d{number % DOCUMENTS}", number, f"a:{'present' if truth else 'no'}", probabilities={"a": float(said_)})
        for number, (said_, truth) in enumerate(zip(probabilities, is_there, strict=True))
    ]


def drawn(slope: float = 1.0, shift: float = 0.0, number: int = 6000) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities, and truths drawn where the logit of the truth is `shift + slope · logit`."""
    chance = np.random.default_rng(3)
    logits = chance.normal(-1, 1.5, number)
    true = 1 / (1 + np.exp(-(shift + slope * logits)))
    return 1 / (1 + np.exp(-logits)), chance.random(number) < true


def of(probabilities: np.ndarray, is_there: np.ndarray) -> Calibration:
    (found,) = calibrations(outcomes(probabilities, is_there), ["a"])
    return found


def test_brier_skill_and_error_are_those_worked_out_by_hand() -> None:
    found = of(np.array([0.9, 0.8, 0.2, 0.1]), np.array([True, False, False, False]))
    assert found.base == 0.25
    assert found.score("brier").value == pytest.approx((0.01 + 0.64 + 0.04 + 0.01) / 4)
    assert found.score("skill").value == pytest.approx(1 - 0.70 / (4 * 0.25 * 0.75))
    assert found.score("ece").value == pytest.approx((0.1 + 0.8 + 0.2 + 0.1) / 4)
    assert [(one.low, one.units, one.found) for one in found.bins] == [
        (0.1, 1, 0),
        (0.2, 1, 0),
        (0.8, 1, 0),
        (0.9, 1, 1),
    ]


def test_the_base_rate_itself_has_no_skill() -> None:
    found = of(np.full(8, 0.25), np.array([True, False, False, False] * 2))
    assert found.score("skill").value == pytest.approx(0)
    assert found.score("ece").value == pytest.approx(0)
    assert found.score("slope").value is None  # all say the same: there is no line


def test_the_line_is_that_of_a_logistic_regression() -> None:
    probabilities, is_there = drawn(slope=0.6, shift=0.4)
    found = of(probabilities.round(4), is_there)
    logits = np.log(probabilities / (1 - probabilities))[:, None]
    line = LogisticRegression(C=np.inf).fit(logits, is_there)
    assert found.score("slope").value == pytest.approx(line.coef_[0, 0], abs=0.01)
    assert found.score("intercept").value == pytest.approx(line.intercept_[0], abs=0.01)


def test_probabilities_that_are_too_sure_have_a_slope_below_one_beyond_doubt() -> None:
    slope = of(*drawn(slope=0.6)).score("slope").interval
    assert slope is not None
    assert slope.low < 0.6 < slope.high < 1
    good = of(*drawn()).score("slope").interval
    assert good is not None
    assert good.low < 1 < good.high


def test_where_probabilities_part_the_truth_without_fault_there_is_no_line() -> None:
    found = of(np.array([0.1, 0.2, 0.8, 0.9]), np.array([False, False, True, True]))
    assert found.score("slope").value is None
    assert found.score("skill").value is not None


def test_a_sentence_on_which_coders_differ_counts_by_their_share() -> None:
    (found,) = calibrations([said("d", 0, probabilities={"a": 0.5}, disputed={"a": 0.5})], ["a"])
    assert (found.base, found.score("brier").value) == (0.5, 0)


def test_the_mode_is_right_as_often_as_its_probability_says() -> None:
    right = replace(said("d", 0, gold_mode="none", mode="none"), mode_probability=0.9)
    wrong = replace(said("d", 1, gold_mode="none", mode="practice"), mode_probability=0.6)
    (found,) = calibrations([right, wrong], [])
    assert (found.question, found.base) == ("mode", 0.5)
    assert found.score("brier").value == pytest.approx((0.01 + 0.36) / 2)


def test_rules_have_no_calibration() -> None:
    assert calibrations([said("d", 0, "a:present", "a:present", gold_mode="none", mode="none")], ["a"]) == ()


def test_the_plot_has_a_dot_for_each_bin_higher_the_more_was_found() -> None:
    found = of(*drawn())
    heights = [float(height) for height in re.findall(r'<circle [^>]*cy="([\d.]+)"', reliability_svg([found, found]))]
    assert len(heights) == 2 * len(found.bins)
    heights = heights[: len(found.bins)]
    assert heights == sorted(heights, reverse=True)
