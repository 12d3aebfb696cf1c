"""Scores as ratios of counts, with intervals by bootstrap over documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.bootstrap import Interval, drawn_sums, percentile_interval
from pipeline.codebook import Mode, Stance, UnitKind, Voice
from pipeline.evaluate.tallies import MISSING, Tally


@dataclass(frozen=True)
class Counts:
    """A table of counts: a row for each set of documents, a column for each name."""

    names: tuple[str, ...]
    rows: NDArray[np.float64]

    @classmethod
    def of(cls, tallies: Sequence[Tally]) -> Counts:
        """A row for each document."""
        names = tuple(sorted({name for one in tallies for name in one}))
        rows = np.array([[one[name] for name in names] for one in tallies], dtype=np.float64)
        return cls(names, rows.reshape(len(tallies), len(names)))

    def total(self) -> Counts:
        """One row: that of all documents."""
        return Counts(self.names, self.rows.sum(axis=0, keepdims=True))

    def drawn(self) -> Counts:
        """A row for each draw of the bootstrap; draws of equally many documents take the same ones."""
        return Counts(self.names, drawn_sums(self.rows))

    def sum(self, weights: Mapping[str, int]) -> NDArray[np.float64]:
        """The weighted sum of columns, one value a row; a name that was never counted adds nothing."""
        return self.rows @ np.array([weights.get(name, 0) for name in self.names], dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A weighted sum of counts over another; undefined (NaN) where the other is nought."""

    top: Mapping[str, int]
    bottom: Mapping[str, int]

    def of(self, counts: Counts) -> NDArray[np.float64]:
        """Its value in each row of the counts."""
        top, bottom = counts.sum(self.top), counts.sum(self.bottom)
        return _divided(top, bottom)


@dataclass(frozen=True, slots=True)
class Measure:
    """A named score: the mean of its ratios, those undefined left out.

    Attributes:
        name: Such as `theme.community_work.f1`.
        ratios: One, but for a mean over themes.
        counted: The counts whose sum is the score's n.
    """

    name: str
    ratios: tuple[Ratio, ...]
    counted: tuple[str, ...]

    def of(self, counts: Counts) -> NDArray[np.float64]:
        """Its value in each row of the counts; NaN where undefined."""
        values = np.array([ratio.of(counts) for ratio in self.ratios])
        known = ~np.isnan(values)
        count = known.sum(axis=0)
        total = np.where(known, values, 0).sum(axis=0)
        return _divided(total, count.astype(np.float64))


@dataclass(frozen=True, slots=True)
class Score:
    """A measured score.

    Attributes:
        name: Of the measure.
        value: 0 to 1; `None` where it is undefined (n is then what it would have been counted over).
        n: What it was counted over: gold units with the theme for recall and F1, units found for precision, units for
            mode, voice, kind and stance, characters for `running` and `rest`, ends for boundaries.
        interval: 95 % by bootstrap over documents; `None` with fewer than two documents, or where more than one draw
            in ten leaves it undefined.
    """

    name: str
    value: float | None
    n: int
    interval: Interval | None


def measures(themes: Sequence[str]) -> tuple[Measure, ...]:
    """Everything that is scored, given the themes."""
    by_theme = [_detection(f"theme.{theme}") for theme in themes]
    stances = [_label("stance", stance, tuple(Stance)) for stance in Stance]
    modes = [_label("mode", mode, (*Mode, MISSING)) for mode in Mode]
    return (
        *(measure for found in by_theme for measure in found),
        _mean("theme.macro_f1", by_theme),
        _accuracy("stance", tuple(Stance)),
        *(measure for found in stances for measure in found),
        _mean("stance.macro_f1", stances),
        _accuracy("mode", tuple(Mode)),
        *(measure for found in modes for measure in found),
        _mean("mode.macro_f1", modes),
        _accuracy("voice", tuple(Voice)),
        _accuracy("kind", tuple(UnitKind)),
        Measure("running.kept", (Ratio({"running.kept": 1}, {"running.all": 1}),), ("running.all",)),
        Measure("rest.out", (Ratio({"rest.out": 1}, {"rest.all": 1}),), ("rest.all",)),
        *_detection("boundary"),
    )


def score(tallies: Sequence[Tally], asked: Sequence[Measure]) -> tuple[Score, ...]:
    """Measure a set of documents.

    Args:
        tallies: One a document.
        asked: What to measure.
    """
    counts = Counts.of(tallies)
    whole = counts.total()
    drawn = counts.drawn() if len(tallies) > 1 else None
    return tuple(_score(measure, whole, drawn) for measure in asked)


def _divided(top: NDArray[np.float64], bottom: NDArray[np.float64]) -> NDArray[np.float64]:
    quotient: NDArray[np.float64] = np.divide(top, bottom, out=np.full_like(bottom, np.nan), where=bottom > 0)
    return quotient


def _score(measure: Measure, whole: Counts, drawn: Counts | None) -> Score:
    value = measure.of(whole)[0]
    n = int(whole.sum(dict.fromkeys(measure.counted, 1))[0])
    if np.isnan(value):
        return Score(measure.name, None, n, None)
    return Score(measure.name, float(value), n, None if drawn is None else percentile_interval(measure.of(drawn)))


Detection = tuple[Measure, Measure, Measure]


def _detection(name: str) -> Detection:
    """Precision, recall and F1 of finding something."""
    return _found(name, f"{name}.tp", [f"{name}.fp"], [f"{name}.fn"])


def _label(question: str, label: str, labels: Sequence[str]) -> Detection:
    """Precision, recall and F1 of one label among those that a question has."""
    others = [other for other in labels if other != label]
    taken = [f"{question}.{other}.{label}" for other in others]
    missed = [f"{question}.{label}.{other}" for other in others]
    return _found(f"{question}.{label}", f"{question}.{label}.{label}", taken, missed)


def _found(name: str, tp: str, fp: Sequence[str], fn: Sequence[str]) -> Detection:
    wrong, missed = dict.fromkeys(fp, 1), dict.fromkeys(fn, 1)
    return (
        Measure(f"{name}.precision", (Ratio({tp: 1}, {tp: 1} | wrong),), (tp, *fp)),
        Measure(f"{name}.recall", (Ratio({tp: 1}, {tp: 1} | missed),), (tp, *fn)),
        Measure(f"{name}.f1", (Ratio({tp: 2}, {tp: 2} | wrong | missed),), (tp, *fn)),
    )


def _mean(name: str, found: Sequence[Detection]) -> Measure:
    """The mean F1."""
    f1s = [f1 for _, _, f1 in found]
    return Measure(name, tuple(f1.ratios[0] for f1 in f1s), tuple(count for f1 in f1s for count in f1.counted))


def _accuracy(question: str, labels: Sequence[str]) -> Measure:
    """The share of gold labels that we give too."""
    right = {f"{question}.{label}.{label}": 1 for label in labels}
    every = {f"{question}.{truth}.{ours}": 1 for truth in labels for ours in (*labels, MISSING)}
    return Measure(f"{question}.accuracy", (Ratio(right, every),), tuple(every))
