"""The line is drawn where F1 is highest on average over draws of documents."""

import numpy as np
import pytest

from pipeline.training.thresholds import best_for_f1, best_for_macro_f1

DOCUMENTS = np.repeat(np.arange(20), 5)


def said(yes: float, no: float) -> tuple[np.ndarray, np.ndarray]:
    """One line in five has the theme."""
    share = np.tile([1.0, 0.0, 0.0, 0.0, 0.0], 20)
    return np.where(share > 0, yes, no), share


@pytest.mark.parametrize(("yes", "no"), [(0.8, 0.3), (0.3, 0.1), (0.12, 0.06)])
def test_the_line_parts_what_can_be_parted(yes: float, no: float) -> None:
    probabilities, share = said(yes, no)
    assert no < best_for_f1(probabilities, share, np.ones(100), DOCUMENTS) <= yes


def test_both_answers_count_for_stance() -> None:
    probabilities = np.tile([0.9, 0.9, 0.9, 0.9, 0.6], 20)
    share = np.tile([1.0, 1.0, 1.0, 1.0, 0.0], 20)
    assert best_for_macro_f1(probabilities, share, np.ones(100), DOCUMENTS) > 0.6


def test_heavier_lines_draw_the_line() -> None:
    probabilities = np.where(DOCUMENTS < 10, 0.4, 0.7)
    share = np.where(DOCUMENTS < 10, 0.3, 0.9)
    light = best_for_f1(probabilities, share, np.where(DOCUMENTS < 10, 0.01, 1.0), DOCUMENTS)
    heavy = best_for_f1(probabilities, share, np.where(DOCUMENTS < 10, 100.0, 0.01), DOCUMENTS)
    assert heavy <= 0.4 < light
