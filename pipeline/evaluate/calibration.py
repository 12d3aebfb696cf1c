"""Whether probabilities mean what they say: of the sentences given 0.7, seven in ten should have the theme.

Truth is the share of coders who see a theme, so that sentences on which coders differ count as the doubtful cases they
are. Intervals are by bootstrap over documents. The line of calibration is Cox's: a logistic regression of the truth on
the logit of the probability. Its slope is below 1 where probabilities are too sure of themselves and above 1 where they
are too timid; its intercept is above 0 where themes are there more often than we say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.bootstrap import Interval, drawn_sums, percentile_interval
from pipeline.evaluate.outcomes import MODE, Outcome
from pipeline.evaluate.scores import Score

BINS = 10
"""Of equal width, as readers of a reliability plot expect them."""
SUREST = 0.001
"""Probabilities nearer to 0 and 1 than this count as this far from them: a logit must be finite."""
STEPS = 50
"""Of Newton's method, which needs fewer than ten where there is a line to be found."""
CLOSE = 1e-9

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bin:
    """The units whose probability lies in one band.

    Attributes:
        low: Where the band begins.
        high: Where it ends; only the last band has its end in it.
        units: How many.
        said: The mean of their probabilities.
        found: The share in which the truth is so.
        interval: Of the share found.
    """

    low: float
    high: float
    units: int
    said: float
    found: float
    interval: Interval | None


@dataclass(frozen=True)
class Calibration:
    """How far the probabilities of one question can be believed.

    Attributes:
        question: A theme, or `mode`: then that the mode given is the right one.
        units: Running gold units with a probability and a truth.
        base: The share in which the truth is so.
        scores: `brier`; `skill`, the part of the base rate's Brier score that is taken away (nought when probabilities
            say no more than the base rate does); `ece`, the expected calibration error; `slope` and `intercept`.
        bins: Those that hold a unit, from low to high.
    """

    question: str
    units: int
    base: float
    scores: tuple[Score, ...]
    bins: tuple[Bin, ...]

    def score(self, name: str) -> Score:
        """The score of that name.

        Raises:
            KeyError: when there is none.
        """
        return {score.name: score for score in self.scores}[name]


def calibrations(outcomes: Sequence[Outcome], themes: Sequence[str]) -> tuple[Calibration, ...]:
    """The calibration of each theme, and of the mode.

    Returns:
        Of each question for which there are probabilities beside a truth; none where rules judged.
    """
    asked = {theme: [*_of_theme(outcomes, theme)] for theme in themes} | {MODE: [*_of_mode(outcomes)]}
    return tuple(_calibration(question, seen) for question, seen in asked.items() if seen)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A probability beside its truth, 0 to 1."""

    doc: str
    said: float
    truth: float


def _of_theme(outcomes: Sequence[Outcome], theme: str) -> Iterator[_Seen]:
    for one in outcomes:
        said, truth = one.probabilities.get(theme), one.share(theme)
        if said is not None and truth is not None:
            yield _Seen(one.doc, said, truth)


def _of_mode(outcomes: Sequence[Outcome]) -> Iterator[_Seen]:
    for one in outcomes:
        is_right = one.is_right(MODE)
        if is_right is not None and one.mode_probability is not None:
            yield _Seen(one.doc, one.mode_probability, float(is_right))


@dataclass(frozen=True)
class _Sample:
    """Probabilities beside their truths, with the place of each one's document among the documents."""

    documents: Sequence[str]
    owners: NDArray[np.intp]
    said: Numbers
    truth: Numbers

    def score(self, name: str, columns: Sequence[Numbers], of: Callable[[Numbers], Numbers]) -> Score:
        """What comes of sums over units, with an interval.

        Args:
            name: Of the score.
            columns: What is summed, a number a unit in each.
            of: Makes a number of each row of sums; NaN where it is undefined.
        """
        table = np.zeros((len(self.documents), len(columns)))
        np.add.at(table, self.owners, np.column_stack(columns))
        value = of(table.sum(axis=0, keepdims=True))[0]
        if np.isnan(value):
            return Score(name, None, len(self.said), None)
        interval = percentile_interval(of(drawn_sums(table))) if len(table) > 1 else None
        return Score(name, float(value), len(self.said), interval)


def _sample(seen: Sequence[_Seen]) -> _Sample:
    documents = {doc: place for place, doc in enumerate(dict.fromkeys(one.doc for one in seen))}
    owners = np.array([documents[one.doc] for one in seen])
    return _Sample([*documents], owners, np.array([one.said for one in seen]), np.array([one.truth for one in seen]))


def _calibration(question: str, seen: Sequence[_Seen]) -> Calibration:
    sample = _sample(seen)
    said, truth = sample.said, sample.truth
    error, one = (said - truth) ** 2, np.ones_like(said)
    inside = _inside(said)
    bands = [*(band * said for band in inside), *(band * truth for band in inside), one]
    scores = (
        sample.score("brier", [error, one], lambda rows: rows[:, 0] / rows[:, 1]),
        sample.score("skill", [error, truth**2, truth, one], _skill),
        sample.score("ece", bands, _error),
        *_line(sample),
    )
    bins = [_bin(number, band, sample) for number, band in enumerate(inside) if band.any()]
    return Calibration(question, len(seen), float(truth.mean()), scores, tuple(bins))


def _skill(rows: Numbers) -> Numbers:
    """One less the Brier score in parts of the base rate's; the base rate is that of the row itself."""
    error, squares, truths, units = rows.T
    return 1 - _divided(error, squares - truths**2 / units)


def _inside(said: Numbers) -> list[Numbers]:
    """For each band, 1 for the units in it."""
    bands = np.minimum((said * BINS).astype(int), BINS - 1)
    return [(bands == number).astype(np.float64) for number in range(BINS)]


def _error(rows: Numbers) -> Numbers:
    """How far what is said and what is true lie apart, on average over units, band by band."""
    apart: Numbers = np.abs(rows[:, :BINS] - rows[:, BINS : 2 * BINS]).sum(axis=1) / rows[:, -1]
    return apart


def _bin(number: int, band: Numbers, sample: _Sample) -> Bin:
    units = int(band.sum())
    found = sample.score("", [band * sample.truth, band], lambda rows: _divided(rows[:, 0], rows[:, 1]))
    said = float((band * sample.said).sum() / units)
    return Bin(number / BINS, (number + 1) / BINS, units, said, found.value or 0.0, found.interval)


def _line(sample: _Sample) -> tuple[Score, Score]:
    """Slope and intercept; undefined where truth does not vary, or probabilities part it without fault.

    A draw's line is one step of Newton's method from the line of all documents, which is as near as matters here.
    """
    said = np.clip(sample.said, SUREST, 1 - SUREST)
    logits = np.log(said / (1 - said))
    at = _fitted(logits, sample.truth)
    if at is None:
        return Score("slope", None, len(said), None), Score("intercept", None, len(said), None)
    slopes = _slopes(logits, sample.truth, at)
    return (
        sample.score("slope", slopes, lambda rows: at[1] + _step(rows)[1]),
        sample.score("intercept", slopes, lambda rows: at[0] + _step(rows)[0]),
    )


def _fitted(logits: Numbers, truth: Numbers) -> Numbers | None:
    """Intercept and slope of the logistic regression; `None` where there are none."""
    at = np.array([0.0, 1.0])
    for _ in range(STEPS):
        step = _step(np.array([[column.sum() for column in _slopes(logits, truth, at)]]))[:, 0]
        at = at + step
        if not np.isfinite(at).all():
            return None
        if np.abs(step).max() < CLOSE:
            return at
    return None


def _slopes(logits: Numbers, truth: Numbers, at: Numbers) -> list[Numbers]:
    """What each unit adds to the first and second derivatives of the likelihood, by intercept and slope."""
    expected = 1 / (1 + np.exp(-np.clip(at[0] + at[1] * logits, -500, 500)))
    rest, spread = truth - expected, expected * (1 - expected)
    return [rest, rest * logits, spread, spread * logits, spread * logits**2]


def _step(rows: Numbers) -> Numbers:
    """One step of Newton's method for each row of summed derivatives: steps of the intercept, then of the slope."""
    rest, rest_x, spread, spread_x, spread_xx = rows.T
    width = spread * spread_xx - spread_x**2
    return np.array(
        [_divided(spread_xx * rest - spread_x * rest_x, width), _divided(spread * rest_x - spread_x * rest, width)]
    )


def _divided(top: Numbers, bottom: Numbers) -> Numbers:
    quotient: Numbers = np.divide(top, bottom, out=np.full_like(bottom, np.nan), where=bottom > CLOSE)
    return quotient
