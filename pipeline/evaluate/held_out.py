"""Labelled documents judged by judges that had learned nothing of their cluster: the fairest figures there are.

Texts that may not be kept are among what the model learns from; of these, figures are all that stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pipeline.codebook import Mode
from pipeline.evaluate.calibration import calibrations
from pipeline.evaluate.outcomes import DIGITS, Outcome
from pipeline.evaluate.results import EVERYTHING, Evaluation, Part
from pipeline.evaluate.scores import measures, score
from pipeline.evaluate.tallies import Tally, by_document
from pipeline.judgement import Verdict
from pipeline.model.judges import Judges, Opinion

HELD_OUT = "codings of documents held out by cluster"


class Truth(Protocol):
    """What coders say of the lines of a document, see `pipeline.training.lessons.Truth`."""

    @property
    def themes(self) -> NDArray[np.float64]: ...  # noqa: D102 - the class named tells
    @property
    def stances(self) -> NDArray[np.float64]: ...  # noqa: D102
    @property
    def modes(self) -> NDArray[np.float64]: ...  # noqa: D102
    @property
    def counts(self) -> NDArray[np.bool_]: ...  # noqa: D102


@dataclass(frozen=True)
class HeldOut:
    """A labelled document and what was said of it.

    Attributes:
        name: Stands for it.
        groups: The sets of documents that it counts in beside all of them: its source, its kind.
        truth: What coders say of its lines.
        judges: They had learned from other clusters only.
        opinions: Theirs, of each line.
    """

    name: str
    groups: tuple[str, ...]
    truth: Truth
    judges: Judges
    opinions: Sequence[Opinion]

    def outcomes(self) -> Iterator[Outcome]:
        """What coders and judges say of each line that counts; places are numbers of lines."""
        for at in np.flatnonzero(self.truth.counts).tolist():
            gold, disputed = _gold(self.truth, at, self.judges.themes)
            opinion = self.opinions[at]
            verdicts = {theme: self.judges.verdict(theme, thought) for theme, thought in opinion.themes.items()}
            yield Outcome(
                *(self.name, at, at + 1, gold),
                ours={theme: verdict.value for theme, verdict in verdicts.items() if verdict is not Verdict.NO},
                disputed=disputed,
                probabilities={theme: round(one.probability, DIGITS) for theme, one in opinion.themes.items()},
                gold_mode=_mode(self.truth.modes[at]),
                mode=opinion.mode.value,
                mode_probability=round(opinion.mode_probability, DIGITS),
            )


def evaluate_held_out(documents: Sequence[HeldOut], labeller: str) -> Evaluation:
    """Score what was said of documents by judges that had learned nothing of their cluster.

    Args:
        documents: At least one.
        labeller: Who was evaluated, as a reader would name it.

    Returns:
        The scores of all, then of each group; outcomes are left out, for they would tell nothing without the texts.
    """
    themes = documents[0].judges.themes
    outcomes = [outcome for one in documents for outcome in one.outcomes()]
    tallies = by_document(outcomes)
    names = sorted({group for one in documents for group in one.groups})
    sets = {EVERYTHING: list(tallies)}
    sets |= {name: [one.name for one in documents if name in one.groups and one.name in tallies] for name in names}
    units = {one.name: int(one.truth.counts.sum()) for one in documents}
    return Evaluation(
        gold=HELD_OUT,
        labeller=labeller,
        themes=themes,
        parts=tuple(_part(name, docs, tallies, units, themes) for name, docs in sets.items()),
        outcomes=(),
        calibration=calibrations(outcomes, themes),
    )


def _part(
    name: str, docs: Sequence[str], tallies: Mapping[str, Tally], units: Mapping[str, int], themes: Sequence[str]
) -> Part:
    own = [tallies[doc] for doc in docs]
    counts = dict(sorted(sum(own, Tally()).items()))
    return Part(name, len(docs), sum(units[doc] for doc in docs), score(own, measures(themes)), counts)


def _gold(truth: Truth, at: int, themes: Sequence[str]) -> tuple[dict[str, str], dict[str, float]]:
    """The verdict on each theme on which coders agree, and the share of those who see the others."""
    gold: dict[str, str] = {}
    disputed: dict[str, float] = {}
    for theme, share, present in zip(themes, truth.themes[at].tolist(), truth.stances[at].tolist(), strict=True):
        if share == 0:
            gold[theme] = Verdict.NO.value
        elif share == 1 and present in (0, 1):
            gold[theme] = (Verdict.PRESENT if present else Verdict.ABSENT).value
        else:
            disputed[theme] = share
    return gold, disputed


def _mode(shares: NDArray[np.float64]) -> str | None:
    """The mode that all coders give; `None` where they differ."""
    return tuple(Mode)[int(shares.argmax())].value if shares.max() == 1 else None
