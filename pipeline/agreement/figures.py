"""Agreement with its intervals: all coefficients of some questions from the same resamples of documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from pipeline.agreement.coefficients import COEFFICIENTS, Coefficient, Measure, share_of
from pipeline.agreement.ratings import Numbers, Ratings
from pipeline.bootstrap import DRAWS, Interval, drawn_sums, is_still, percentile_interval, wilson

LEAST_DOCUMENTS = 3
"""Of fewer there are too few resamples to speak of an interval."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with what it rests on.

    Attributes:
        value: `None` where it has no meaning: nothing was counted, or all answers are the same.
        interval: By bootstrap over documents. `None` where there are fewer than three, or the value has no meaning,
            here or in too many draws, or all draws say the same; a share has Wilson's interval then, each document
            being one observation, see `pipeline.bootstrap.share_interval`.
        used: Units counted.
        documents: In which those stand.
    """

    value: float | None
    interval: Interval | None
    used: int
    documents: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well some coders agree on one question.

    Attributes:
        measures: By coefficient; Cohen's only of two coders.
        prevalence: Of the answers to units with two or more, the share that each category has.
        of: Units of which any of the coders said anything.
        differing: Units that were put into more than one category.
        unsure: How often a coder could not say.
    """

    measures: Mapping[Measure, Estimate]
    prevalence: tuple[Estimate, ...]
    of: int
    differing: int
    unsure: int


def agreements(asked: Sequence[Ratings], documents: int, *, draws: int = DRAWS) -> tuple[Agreement, ...]:
    """How well coders agree on each of some questions.

    Args:
        asked: The answers to each question.
        documents: How many there are. All of them are resampled, for all questions together, so that figures held
            beside each other come from the same draws.
        draws: How many resamples.
    """
    found = [_Parts.of(ratings, documents) for ratings in asked]
    drawn = _draw([part.sums for parts in found for part in parts.parts], documents, draws)
    return tuple(parts.agreement(drawn) for parts in found)


@dataclass(frozen=True, slots=True)
class _Part:
    """One coefficient of one question, summed by document: documents × columns."""

    coefficient: Coefficient
    sums: Numbers
    used: int
    documents: int

    @classmethod
    def of(cls, coefficient: Coefficient, rows: Ratings, documents: int) -> _Part:
        base = coefficient.base(rows)
        places, weights = rows.documents[base], rows.times[base]
        terms = coefficient.terms(rows)[base] * weights[:, None]
        sums = np.stack([np.bincount(places, column, documents) for column in terms.T], axis=1).astype(np.float64)
        return cls(coefficient, sums, int(weights.sum()), len(np.unique(places)))

    def estimate(self, drawn: Numbers) -> Estimate:
        value = float(self.coefficient.value(self.sums.sum(axis=0)))
        if np.isnan(value):
            return Estimate(None, None, self.used, self.documents)
        return Estimate(value, self._interval(value, self.coefficient.value(drawn)), self.used, self.documents)

    def _interval(self, value: float, drawn: Numbers) -> Interval | None:
        found = percentile_interval(drawn) if self.documents >= LEAST_DOCUMENTS else None
        if found is None or not is_still(drawn):
            return found
        return Interval(*wilson(value, self.documents), found.draws) if self.coefficient.is_share else None


@dataclass(frozen=True, slots=True)
class _Parts:
    """All that is worked out of one question: its answers, and the coefficients."""

    rows: Ratings
    measures: Mapping[Measure, _Part]
    prevalence: tuple[_Part, ...]

    @classmethod
    def of(cls, rows: Ratings, documents: int) -> _Parts:
        compared = rows.only(rows.comparable), documents
        measures = [measure for measure in Measure if measure is not Measure.COHEN or rows.coders == 2]
        return cls(
            rows,
            {measure: _Part.of(COEFFICIENTS[measure], *compared) for measure in measures},
            tuple(_Part.of(share_of(category), *compared) for category in range(rows.categories)),
        )

    @property
    def parts(self) -> tuple[_Part, ...]:
        return (*self.measures.values(), *self.prevalence)

    def agreement(self, drawn: Iterator[Numbers]) -> Agreement:
        """The figures; `drawn` gives the resampled sums of each part in turn."""
        return Agreement(
            measures={measure: part.estimate(next(drawn)) for measure, part in self.measures.items()},
            prevalence=tuple(part.estimate(next(drawn)) for part in self.prevalence),
            of=int(self.rows.times[self.rows.judged].sum()),
            differing=int(self.rows.times[self.rows.differing].sum()),
            unsure=int(self.rows.times @ self.rows.unsure),
        )


def _draw(sums: Sequence[Numbers], documents: int, draws: int) -> Iterator[Numbers]:
    """The sums of each part in every draw: draws × columns."""
    if not sums or not documents:
        return iter([np.zeros((0, part.shape[1])) for part in sums])
    columns = np.hstack(sums).T
    prints = [column.tobytes() for column in columns]
    once = {print_: place for place, print_ in enumerate(dict.fromkeys(prints))}  # most stand in several coefficients
    apart = columns[[prints.index(print_) for print_ in once]].T
    drawn = drawn_sums(apart, draws=draws)[:, [once[print_] for print_ in prints]]
    return iter(np.split(drawn, list(accumulate(part.shape[1] for part in sums))[:-1], axis=1))
