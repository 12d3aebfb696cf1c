"""Labeller beside labeller: the same units judged by another, and how much of the difference is chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.bootstrap import Interval, percentile_interval
from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.scores import Counts, Measure, Score, measures, score
from pipeline.evaluate.tallies import Tally, by_document

DIFFERENCES = ("theme.macro_f1", "stance.macro_f1", "mode.accuracy")


@dataclass(frozen=True, slots=True)
class Difference:
    """How much higher a score is for one labeller than for another, on the same documents.

    Attributes:
        name: Of the measure.
        value: The one less the other; `None` where either is undefined.
        interval: 95 % by paired bootstrap: each draw takes the same documents of both. `None` as in `Score`.
    """

    name: str
    value: float | None
    interval: Interval | None

    @property
    def is_sure(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.interval is not None and not self.interval.low <= 0 <= self.interval.high


@dataclass(frozen=True)
class Beside:
    """Another labeller on the units that were evaluated.

    Attributes:
        name: As a reader would name it: `cues`, `linear`, `encoder`.
        labeller: Its signature.
        documents: On which both judged.
        scores: Themes, stance and mode, as in `scores.measures`.
        differences: The evaluated labeller less this one, for each theme's F1 and for `DIFFERENCES`.
    """

    name: str
    labeller: str
    documents: int
    scores: tuple[Score, ...]
    differences: tuple[Difference, ...]


def beside(
    name: str, labeller: str, theirs: Iterable[Outcome], ours: Iterable[Outcome], themes: Sequence[str]
) -> Beside:
    """Hold another labeller beside the one that was evaluated.

    Args:
        name: Of the other.
        labeller: Signature of the other.
        theirs: The other's outcomes; documents that only one of both judged are left out.
        ours: The outcomes of the evaluated labeller.
        themes: The codebook's themes.
    """
    other, own = by_document(theirs), by_document(ours)
    shared = [doc for doc in own if doc in other]
    tallies = [other[doc] for doc in shared]
    return Beside(
        name,
        labeller,
        len(shared),
        tuple(one for one in score(tallies, measures(themes)) if one.n),
        differences([own[doc] for doc in shared], tallies, themes),
    )


def differences(ours: Sequence[Tally], theirs: Sequence[Tally], themes: Sequence[str]) -> tuple[Difference, ...]:
    """How much higher each score is in the first than in the second.

    Args:
        ours: One a document.
        theirs: Of the same documents, in the same order.
        themes: The codebook's themes.
    """
    asked = {measure.name: measure for measure in measures(themes)}
    names = (*(f"theme.{theme}.f1" for theme in themes), *DIFFERENCES)
    one, other = Counts.of(ours), Counts.of(theirs)
    whole, drawn = (one.total(), other.total()), (one.drawn(), other.drawn()) if len(ours) > 1 else None
    return tuple(_difference(asked[name], whole, drawn) for name in names)


def _difference(measure: Measure, whole: tuple[Counts, Counts], drawn: tuple[Counts, Counts] | None) -> Difference:
    value = (measure.of(whole[0]) - measure.of(whole[1]))[0]
    if np.isnan(value):
        return Difference(measure.name, None, None)
    interval = None if drawn is None else percentile_interval(measure.of(drawn[0]) - measure.of(drawn[1]))
    return Difference(measure.name, float(value), interval)
