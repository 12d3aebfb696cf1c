"""Intervals by bootstrap over documents.

A draw takes as many documents as there are, with replacement; units of one document come or stay away together, since
they are alike. A row of resamples says how often each document came, so a ratio of sums over documents is two matrix
products for all draws at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, sqrt

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

DRAWS = 2_000
SEED = 2007
LEVEL = 0.95
ENDS = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)
NORMAL = 1.959964
"""The quantile of the normal distribution that goes with `LEVEL`."""
CELLS_AT_ONCE = 250_000
"""Draws × documents held in memory together: 2 MB, which a processor holds near; 32 MB take twice the time."""

MISSING_ALLOWED = 0.1
"""The share of draws that may lack a denominator. Three documents among many are missed by one draw in twenty; where
more than one in ten is missed, what is left is no longer a 95 % interval of anything, and none is given."""

STILL = 1e-9
"""Draws that differ by no more than this say the same: it is how far rounding goes."""

Numbers = npt.NDArray[np.float64]
_LIBRARIES = ThreadpoolController()
"""What multiplies matrices. Those here are so small that two threads, where others are at work too, wait for each other
ten times as long as one thread takes."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % percentile interval by bootstrap over documents; of a share without spread Wilson's, see `share_interval`.

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
    for block in _drawn(documents, draws, seed):
        yield block.astype(np.float64)


@lru_cache(maxsize=4)
def _drawn(documents: int, draws: int, seed: int) -> tuple[npt.NDArray[np.unsignedinteger], ...]:
    """The same in whole numbers, as narrow as may be: figures beside each other are mostly of as many documents."""
    chance = np.random.default_rng(seed)
    height = max(1, CELLS_AT_ONCE // max(documents, 1))
    return tuple(_block(chance, min(height, draws - begin), documents) for begin in range(0, draws, height))


def _block(chance: np.random.Generator, rows: int, documents: int) -> npt.NDArray[np.unsignedinteger]:
    taken = chance.integers(0, documents, size=(rows, documents))
    cells = taken + np.arange(rows)[:, None] * documents  # a multinomial says the same four times as slowly
    counts = np.bincount(cells.ravel(), minlength=rows * documents).reshape(rows, documents)
    return counts.astype(np.min_scalar_type(documents))


def drawn_sums(counts: Numbers, *, draws: int = DRAWS, seed: int = SEED) -> Numbers:
    """Sums over documents in every draw: draws × figures.

    Args:
        counts: Documents × figures, one document at least: what is counted in each.
        draws: How many draws.
        seed: Of the chance.
    """
    with _LIBRARIES.limit(limits=1, user_api="blas"):
        return np.concatenate([rows @ counts for rows in resamples(len(counts), draws=draws, seed=seed)])


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
    top, bottom = np.hsplit(drawn_sums(np.hstack([counts, bases]), draws=draws, seed=seed), [counts.shape[1]])
    return quotients(top, bottom)


def quotients(top: Numbers, bottom: Numbers | float) -> Numbers:
    """Each of `top` by its divisor, in the form of both together; NaN where that is nought."""
    above, below = np.broadcast_arrays(top, np.asarray(bottom, np.float64))
    found: Numbers = np.divide(above, below, out=np.full(below.shape, np.nan), where=below != 0)
    return found


def share_intervals(counts: Numbers, bases: Numbers) -> tuple[Interval | None, ...]:
    """The interval of each share, all from the same draws, as `share_interval` gives it.

    Args:
        counts: Documents × figures, as for `drawn_ratios`.
        bases: Documents × figures; nowhere less than `counts`.
    """
    drawn = drawn_ratios(counts, bases)
    columns = zip(percentile_intervals(drawn), drawn.T, counts.T, bases.T, strict=True)
    return tuple(_unless_still(*column) for column in columns)


def share_interval(drawn: Numbers, counts: Numbers, bases: Numbers) -> Interval | None:
    """The interval of one share: that of its draws or, where these all say the same, Wilson's over the documents.

    Where all documents stand at 0 % or at 100 % a bootstrap has nothing to vary, and would claim to be certain. The
    next document may differ all the same. How far, Wilson's interval tells (Wilson 1927; Brown, Cai & DasGupta 2001 on
    few observations). Each document counts as one observation, however many units it has: the least that a cluster can
    weigh (compare Franco, Little, Louis & Slud 2019 on effective sample sizes).

    Args:
        drawn: The share in every draw.
        counts: What is counted in each document.
        bases: What it is counted over in each document.

    Returns:
        `None` as for `percentile_interval`.
    """
    return _unless_still(percentile_interval(drawn), drawn, counts, bases)


def _unless_still(found: Interval | None, drawn: Numbers, counts: Numbers, bases: Numbers) -> Interval | None:
    """The interval that draws gave, or Wilson's where they all say the same; arguments as for `share_interval`."""
    if found is None or not is_still(drawn):
        return found
    documents = int((bases > 0).sum())
    return Interval(*wilson(float(counts.sum() / bases.sum()), documents), found.draws)


def is_still(drawn: Numbers) -> bool:
    """Whether all draws with a denominator say the same, of which there is at least one."""
    return bool(np.nanmax(drawn) - np.nanmin(drawn) < STILL)


def wilson(share: float, observations: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share of so many observations, at least one."""
    weight = NORMAL**2 / observations
    middle = (share + weight / 2) / (1 + weight)
    reach = NORMAL * sqrt(share * (1 - share) / observations + weight / (4 * observations)) / (1 + weight)
    low, high = round(middle - reach, 12), round(middle + reach, 12)  # an end of the scale is one, to the last digit
    return max(0.0, low), min(1.0, high)


def difference_interval(first: float, of_first: Interval, second: float, of_second: Interval) -> Interval:
    """The interval of a difference, put together from those of its two sides.

    Newcombe (1998), method 10, for any intervals as Zou & Donner (2008) have it: how far either side reaches in the
    direction that matters, squared and added. For sides of which one at least has no spread in the draws, so that they
    do not vary together, and for sides that always vary together: of a difference without spread a bootstrap would
    claim to be certain, and what two sides apart leave open is then the least that can be said.

    Args:
        first: What the difference is taken from.
        of_first: Its interval.
        second: What is taken away.
        of_second: Its interval.
    """
    down = hypot(first - of_first.low, of_second.high - second)
    up = hypot(of_first.high - first, second - of_second.low)
    return Interval(first - second - down, first - second + up, min(of_first.draws, of_second.draws))


def percentile_intervals(values: Numbers) -> tuple[Interval | None, ...]:
    """The percentile interval of each figure.

    Args:
        values: Draws × figures. Where none is NaN, all are put in order together: one by one takes twice as long.
    """
    if not len(values) or np.isnan(values).any():
        return tuple(map(percentile_interval, values.T))
    lows, highs = np.quantile(values, ENDS, axis=0)
    return tuple(Interval(float(low), float(high), len(values)) for low, high in zip(lows, highs, strict=True))


def percentile_interval(values: Numbers) -> Interval | None:
    """The middle `level` of the values of one figure over all draws.

    Draws without a denominator (NaN) are left out; `None` when they are more than `MISSING_ALLOWED` of all, or when
    there are no draws.
    """
    there = values[~np.isnan(values)]
    if not len(there) or len(there) < (1 - MISSING_ALLOWED) * len(values):
        return None
    low, high = np.quantile(there, ENDS)
    return Interval(float(low), float(high), len(there))
