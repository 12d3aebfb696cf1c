"""Who put which unit where: the one thing that coefficients of agreement are worked out from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

MISSING, UNSURE = -1, -2
"""In place of a category: a coder said nothing of a unit, or could not say. Neither is an answer."""

CLOSE = 4
"""So many numbers may there be for each that comes, to be counted by a table of all of them."""

_LARGEST = np.iinfo(np.int64).max

Codes = npt.NDArray[np.int8]
Whole = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Ratings:
    """What some coders answered to one question.

    Attributes:
        values: Units × coders, two or more: the number of the category from 0, `MISSING` or `UNSURE`.
        documents: The number of the document in which each unit stands, from 0.
        categories: How many there are to choose from, given or not; at least two.
        alike: How many units of its document each row stands for; `None`: one each.

    Raises:
        ValueError: when the shapes do not fit, there are fewer than two coders, or a value is no category.
    """

    values: Codes
    documents: Whole
    categories: int
    alike: Whole | None = None

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or self.documents.shape != self.values.shape[:1]:
            raise ValueError(f"values of shape {self.values.shape} with documents of shape {self.documents.shape}")
        if self.coders < 2:
            raise ValueError(f"{self.coders} coders: nobody to agree with")
        if self.categories < 2:
            raise ValueError(f"{self.categories} categories: nothing to differ on")
        if self.values.size and not UNSURE <= self.values.min() <= self.values.max() < self.categories:
            raise ValueError(f"a value is none of {self.categories} categories")

    @classmethod
    def of_ways(cls, ways: Codes, way: Whole, documents: Whole, categories: int) -> Ratings:
        """Each way of answering once for each document that has it, in order of both.

        A theme that is seldom there leaves a row or two of a document, however long that is.

        Args:
            ways: Ways × coders, as `values`.
            way: The place in `ways` of what was said of each unit.
            documents: In which each unit stands.
            categories: How many there are to choose from.
        """
        values, kind = _different(ways, categories)
        key, times = _counted(documents * len(values) + kind[way])
        document, row = np.divmod(key, max(len(values), 1))
        return cls(values[row], document, categories, times)

    @property
    def coders(self) -> int:
        """How many there are."""
        return int(self.values.shape[1])

    @cached_property
    def counts(self) -> Numbers:
        """Units × categories: by how many coders a unit was put there."""
        given = [(self.values == category).sum(axis=1) for category in range(self.categories)]
        return np.stack(given, axis=1).astype(np.float64)

    @cached_property
    def answers(self) -> Numbers:
        """How many coders gave each unit a category."""
        found: Numbers = self.counts.sum(axis=1)
        return found

    @property
    def judged(self) -> Truths:
        """Units of which a coder said anything, *unsure* too: those counted over."""
        found: Truths = (self.values != MISSING).any(axis=1)
        return found

    @property
    def comparable(self) -> Truths:
        """Units to which two coders or more gave a category."""
        found: Truths = self.answers >= 2
        return found

    @property
    def complete(self) -> Truths:
        """Units to which all coders gave a category."""
        found: Truths = self.answers == self.coders
        return found

    @property
    def differing(self) -> Truths:
        """Units that were put into more than one category."""
        found: Truths = (self.counts > 0).sum(axis=1) > 1
        return found

    @property
    def unsure(self) -> Whole:
        """How many coders could not say, of each unit."""
        found: Whole = (self.values == UNSURE).sum(axis=1)
        return found

    @property
    def times(self) -> Whole:
        """How many units each row stands for."""
        return np.ones(len(self.values), np.int64) if self.alike is None else self.alike

    def only(self, units: Truths) -> Ratings:
        """The same of some units."""
        return Ratings(self.values[units], self.documents[units], self.categories, self.times[units])


def _counted(numbers: Whole) -> tuple[Whole, Whole]:
    """The different numbers in their order, and how often each comes; where they lie close, without sorting them."""
    if numbers.max(initial=0) > CLOSE * len(numbers):
        return np.unique(numbers, return_counts=True)
    times = np.bincount(numbers)
    found = np.flatnonzero(times)
    return found, times[found]


def _different(values: Codes, categories: int) -> tuple[Codes, Whole]:
    """The rows that differ, in their order, and for each row which of these it is."""
    key, scale = np.zeros(len(values), np.int64), categories - UNSURE
    for answers in values.T:
        if key.max(initial=0) >= _LARGEST // scale - 1:
            key = np.unique(key, return_inverse=True)[1]
        key = key * scale + (answers - UNSURE)
    _, first, kind = np.unique(key, return_index=True, return_inverse=True)
    return values[first], kind
