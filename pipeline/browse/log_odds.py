"""The log-odds ratio with an informative Dirichlet prior, and its standard error.

Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political Analysis 16(4).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.bootstrap import Numbers

PRIOR = 0.1
"""What the prior weighs: as if either side had a tenth of the words of both sides more, spread as both together are."""


@dataclass(frozen=True)
class Prior:
    """Words that either side is given before any are counted: how many of each kind, and how many in all."""

    counts: Numbers
    total: float


def informative(counts: Numbers, totals: Numbers) -> Prior:
    """The prior that both sides together give.

    Args:
        counts: Sides × words: how often each word stands on either side.
        totals: All words of each side, also those that are not among the columns of `counts`.
    """
    return Prior(PRIOR * counts.sum(axis=0), PRIOR * float(totals.sum()))


def log_odds(counts: Numbers, totals: Numbers, prior: Prior) -> Numbers:
    """For each word the log of its odds on the first side over those on the second; NaN where a side has no word.

    Args:
        counts: … × 2 sides × words.
        totals: … × 2 sides: all words of each.
        prior: Of the same words.

    Returns:
        … × words.
    """
    with_prior = counts + prior.counts
    others = totals[..., None] + prior.total - with_prior
    odds = np.log(with_prior) - np.log(others)
    found = odds[..., 0, :] - odds[..., 1, :]
    there = np.all(totals > 0, axis=-1, keepdims=True)
    return np.where(there, found, np.nan)


def standard_error(counts: Numbers, prior: Prior) -> Numbers:
    """Of the log-odds ratio of each word: 2 sides × words in, words out."""
    variances = (1 / (counts + prior.counts)).sum(axis=-2)
    errors: Numbers = np.sqrt(variances)
    return errors
