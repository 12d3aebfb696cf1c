"""The line of a theme is drawn where F1 is highest on average over draws of documents; that of stance evenly."""

import numpy as np
import pytest

from pipeline.training.thresholds import best_for_f1, even

DOCUMENTS = np.repeat(np.arange(20), 5)


def said(yes: float, no: float) -> tuple[np.ndarray, np.ndarray]:
    """One line in five has the theme."""
    share = np.tile([1.0, 0.0, 0.0, 0.0, 0.0], 20)
    return np.where(share > 0, yes, no), share


@pytest.mark.parametrize(("yes", "no"), [(0.8, 0.3), (0.3, 0.1), (0.12, 0.06)])
def test_the_line_parts_what_can_be_parted(yes: float, no: float) -> None:
    probabilities, share = said(yes, no)
    assert no < best_for_f1(probabilities, share, np.ones(100), DOCUMENTS) <= yes


@pytest.mark.parametrize("rare", [0.04, 0.2, 0.5])
def test_an_even_line_gives_each_answer_as_often_as_coders_do(rare: float) -> None:
    probabilities = np.linspace(0.06, 0.89, 100)
    share = np.random.default_rng(7).permutation(np.arange(100) >= 100 * rare).astype(float)
    assert (probabilities >= even(probabilities, share, np.ones(100), DOCUMENTS)).sum() == pytest.approx(
        share.sum(), abs=1
    )


def test_an_even_line_minds_weights() -> None:
    probabilities, share = said(0.8, 0.3)
    doubled = np.where(share > 0, 1.0, 0.5)
    assert 0.3 < even(probabilities, share, doubled, DOCUMENTS) <= 0.8
    assert even(probabilities, np.full(100, 1.0), doubled, DOCUMENTS) <= 0.3


def test_heavier_lines_draw_the_line() -> None:
    probabilities = np.where(DOCUMENTS < 10, 0.4, 0.7)
    share = np.where(DOCUMENTS < 10, 0.3, 0.9)
    light = best_for_f1(probabilities, share, np.where(DOCUMENTS < 10, 0.01, 1.0), DOCUMENTS)
    heavy = best_for_f1(probabilities, share, np.where(DOCUMENTS < 10, 100.0, 0.01), DOCUMENTS)
    assert heavy <= 0.4 < light
