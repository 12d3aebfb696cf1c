"""Coefficients of agreement, each as a function of sums over units.

With `n` the number of coders who put unit `u` into category `k`, and `m` the number who put it into any:

- **percent**: of all pairs of answers to one unit, the share that is alike, averaged over units.
- **alpha**: Krippendorff's alpha for nominal data. Krippendorff, K. (2011), *Computing Krippendorff's
  alpha-reliability*, Annenberg School for Communication.
- **cohen**: Cohen's kappa, of two coders with their own margins. Cohen, J. (1960), A coefficient of agreement for
  nominal scales, *Educational and Psychological Measurement* 20(1), 37–46.
- **fleiss**: Fleiss' kappa. Fleiss, J. L. (1971), Measuring nominal scale agreement among many raters,
  *Psychological Bulletin* 76(5), 378–382.
- **ac1**: Gwet's AC1. Gwet, K. L. (2008), Computing inter-rater reliability and its variance in the presence of high
  agreement, *British Journal of Mathematical and Statistical Psychology* 61(1), 29–48.

Since each needs nothing but sums, a resample of documents is a product of matrices and not a walk over units.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from pipeline.agreement.ratings import Numbers, Ratings, Truths
from pipeline.bootstrap import quotients


class Measure(StrEnum):
    """A coefficient of agreement."""

    ALPHA = "alpha"
    COHEN = "cohen"
    FLEISS = "fleiss"
    AC1 = "ac1"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Coefficient:
    """How a coefficient is worked out.

    Attributes:
        base: The units that it counts.
        terms: Units × columns: what each unit adds; what a unit outside the base adds does not matter.
        value: From the sums of those columns (… × columns) the coefficient (…), not a number where it has no meaning:
            nothing was counted, or all answers are the same so that chance alone gives full agreement.
        is_share: Whether it is a share of what was counted, and no more than that.
    """

    base: Callable[[Ratings], Truths]
    terms: Callable[[Ratings], Numbers]
    value: Callable[[Numbers], Numbers]
    is_share: bool = False


def _pairs(ratings: Ratings) -> Numbers:
    """Of the pairs of answers to each unit, the share that is alike."""
    counts, answers = ratings.counts, ratings.answers
    return quotients((counts * (counts - 1)).sum(axis=1), answers * (answers - 1))


def _column(of: Numbers) -> Numbers:
    return of[:, None]


def _one_each(ratings: Ratings) -> Numbers:
    return np.ones((len(ratings.values), 1))


def _percent_terms(ratings: Ratings) -> Numbers:
    return np.hstack([_column(_pairs(ratings)), _one_each(ratings)])


def _percent(sums: Numbers) -> Numbers:
    return quotients(sums[..., 0], sums[..., 1])


def _alpha_terms(ratings: Ratings) -> Numbers:
    """What a unit adds to the diagonal of the coincidence matrix, and to its margins."""
    return np.hstack([_column(_pairs(ratings) * ratings.answers), ratings.counts])


def _alpha(sums: Numbers) -> Numbers:
    """One less observed over expected disagreement."""
    alike, margins = sums[..., 0], sums[..., 1:]
    whole = margins.sum(axis=-1)
    expected = whole**2 - (margins**2).sum(axis=-1)  # of whole numbers: exactly zero where all answers are the same
    return 1 - quotients((whole - 1) * (whole - alike), expected)


def _cohen_terms(ratings: Ratings) -> Numbers:
    """Whether the two said the same, and where each put the unit."""
    first, second = (np.eye(ratings.categories)[ratings.values[:, coder]] for coder in (0, 1))
    return np.hstack([_column(_pairs(ratings)), first, second])


def _cohen(sums: Numbers) -> Numbers:
    alike = sums[..., 0]
    first, second = np.split(sums[..., 1:], 2, axis=-1)
    whole, chance = first.sum(axis=-1), (first * second).sum(axis=-1)
    return quotients(alike * whole - chance, whole**2 - chance)


def _fleiss_terms(ratings: Ratings) -> Numbers:
    return np.hstack([_percent_terms(ratings), ratings.counts])


def _fleiss(sums: Numbers) -> Numbers:
    observed, margins = _percent(sums), sums[..., 2:]
    whole, chance = margins.sum(axis=-1) ** 2, (margins**2).sum(axis=-1)
    return quotients(observed * whole - chance, whole - chance)


def _ac1_terms(ratings: Ratings) -> Numbers:
    """Agreement, and how the answers to each unit are shared out.

    Gwet lets units with one answer speak for chance. Here they do not: where the product is among the coders, which
    judges everything, it would decide alone what chance is.
    """
    shares = quotients(ratings.counts, _column(ratings.answers))
    return np.hstack([_percent_terms(ratings), shares])


def _ac1(sums: Numbers) -> Numbers:
    observed = _percent(sums)
    shares = quotients(sums[..., 2:], sums[..., 1:2])
    chance = (shares * (1 - shares)).sum(axis=-1) / (shares.shape[-1] - 1)
    return quotients(observed - chance, 1 - chance)


def share_of(category: int) -> Coefficient:
    """How often answers are one category, out of all answers to units with two or more."""
    return Coefficient(
        _comparable, _counts, lambda sums: quotients(sums[..., category], sums.sum(axis=-1)), is_share=True
    )


def _counts(ratings: Ratings) -> Numbers:
    return ratings.counts


def _comparable(ratings: Ratings) -> Truths:
    return ratings.comparable


def _complete(ratings: Ratings) -> Truths:
    return ratings.complete


COEFFICIENTS: Mapping[Measure, Coefficient] = {
    Measure.ALPHA: Coefficient(_comparable, _alpha_terms, _alpha),
    Measure.COHEN: Coefficient(_complete, _cohen_terms, _cohen),
    Measure.FLEISS: Coefficient(_complete, _fleiss_terms, _fleiss),
    Measure.AC1: Coefficient(_comparable, _ac1_terms, _ac1),
    Measure.PERCENT: Coefficient(_comparable, _percent_terms, _percent, is_share=True),
}
"""Cohen's is of two coders; the others are of any number. Cohen's and Fleiss' need an answer of every coder."""
