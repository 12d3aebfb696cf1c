"""Intervals by bootstrap over documents.

A draw takes as many documents as there are, with replacement; units of one document come or stay away together, since
they are alike. A row of resamples says how often each document came, so a ratio of sums over documents is two matrix
products for all draws at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DRAWS = 2_000
SEED = 2007
LEVEL = 0.95
CELLS_AT_ONCE = 4_000_000
"""Draws × documents held in memory together: 32 MB."""

MISSING_ALLOWED = 0.1
"""The share of draws that may lack a denominator. Three documents among many are missed by one draw in twenty; where
more than one in ten is missed, what is left is no longer a 95 % interval of anything, and none is given."""

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % percentile interval by bootstrap over documents.

    Attributes:
        low: Lower end, in the unit of the figure.
        high: Upper end.
        draws: The draws it rests on: all of them, less those in which the denominator was zero.
    """

    low: float
    high: float
    draws: int


def resamples(documents: int, *, draws: int = DRAWS, seed: int = SEED) -> Iterator[Numbers]:
    """How often each document comes in each draw, in blocks of rows that together are `draws` high.

    The same number of documents, draws and seed give the same rows, so a figure keeps its interval whatever else is
    asked for beside it.
    """
    chance = np.random.default_rng(seed)
    height = max(1, CELLS_AT_ONCE // max(documents, 1))
    for begin in range(0, draws, height):
        rows = min(height, draws - begin)
        taken = chance.integers(0, documents, size=(rows, documents))
        cells = taken + np.arange(rows)[:, None] * documents  # a multinomial says the same four times as slowly
        yield np.bincount(cells.ravel(), minlength=rows * documents).reshape(rows, documents).astype(np.float64)


def drawn_ratios(counts: Numbers, bases: Numbers, *, draws: int = DRAWS, seed: int = SEED) -> Numbers:
    """The ratio of sums in every draw.

    Args:
        counts: Documents × figures: what is counted in each document.
        bases: Documents × figures: what it is counted over.
        draws: How many draws.
        seed: Of the chance.

    Returns:
        Draws × figures, NaN where the denominator of a draw is zero; all NaN when there are no documents. All columns
        come from the same draws, so differences between columns are paired.
    """
    if not len(counts):
        return np.full((draws, counts.shape[1]), np.nan)
    tops, bottoms = [], []
    for rows in resamples(len(counts), draws=draws, seed=seed):
        tops.append(rows @ counts)
        bottoms.append(rows @ bases)
    top, bottom = np.concatenate(tops), np.concatenate(bottoms)
    return np.divide(top, bottom, out=np.full_like(top, np.nan), where=bottom > 0)


def ratio_intervals(counts: Numbers, bases: Numbers) -> tuple[Interval | None, ...]:
    """The interval of each ratio of sums, all from the same draws; `None` as for `percentile_interval`.

    Args:
        counts: Documents × figures, as for `drawn_ratios`.
        bases: Documents × figures.
    """
    return tuple(map(percentile_interval, drawn_ratios(counts, bases).T))


def percentile_interval(values: Numbers, *, level: float = LEVEL) -> Interval | None:
    """The middle `level` of the values of one figure over all draws.

    Draws without a denominator (NaN) are left out; `None` when they are more than `MISSING_ALLOWED` of all, or when
    there are no draws.
    """
    there = values[~np.isnan(values)]
    if not len(there) or len(there) < (1 - MISSING_ALLOWED) * len(values):
        return None
    low, high = np.quantile(there, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), len(there))
