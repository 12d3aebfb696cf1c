"""Fits the judges on what the voices say of documents that they had not learned from.

    what voices say out of fold → signs → weighed → calibrated → thresholds

Signs are weighed with a strong pull to nought, so that no voice outshouts the others for what it says of few documents;
that makes timid probabilities, which are then stretched to what is true of documents of other clusters. A probability
that a threshold is chosen on comes from weights that saw no document of its cluster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from pipeline.codebook import Mode
from pipeline.model.judges import ENSEMBLE, Judge, Judges, Opinion, Panel, Weigher
from pipeline.model.voices import (
    MODE_SIGNS,
    STANCE_SIGNS,
    THEME_SIGNS,
    Signs,
    Voices,
    mode_signs,
    stance_signs,
    theme_signs,
)
from pipeline.training.lessons import Floats, Lesson, dealt, joined
from pipeline.training.thresholds import best_for_f1, even
from pipeline.training.wording import softened

FOLDS = 8
"""Of documents, when thresholds are chosen."""
PULL = 0.5
"""How strongly weights of signs, which have unit variance, are pulled to nought; what the lines say counts as one."""
MODE_PULL = 0.04
"""The same for mode, of which every line tells."""
UNPULLED = 1e-4
"""For the two numbers that stretch probabilities: enough to keep them finite."""
ROUNDS = 500


@dataclass(frozen=True)
class Hearing:
    """What a panel hears: the signs that its judges weigh."""

    themes: tuple[str, ...]
    stance: tuple[str, ...]
    mode: tuple[str, ...]


def _alone(voice: str) -> Hearing:
    return Hearing((voice,), (voice,), tuple(f"{voice}_{mode}" for mode in Mode))


PANELS: Mapping[str, Hearing] = {
    ENSEMBLE: Hearing(THEME_SIGNS, STANCE_SIGNS, MODE_SIGNS),
    "encoder": _alone("encoder"),
    "linear": _alone("linear"),
}
"""The judges, and those that hear one voice to show what it is worth."""

Line = Callable[[Floats, Floats, Floats, NDArray[np.int64]], float]
"""Chooses a threshold from probabilities, truth, weights and documents."""


def fit_judges(
    lessons: Sequence[Lesson], voices: Sequence[Voices], themes: Sequence[str], panels: Iterable[str] = PANELS
) -> Judges:
    """Fit panels of judges.

    Args:
        lessons: Labelled documents.
        voices: What the voices say of each, without having learned from it.
        themes: In the order of truth and readings.
        panels: Names of those to fit.

    Raises:
        ValueError: when there are fewer clusters than `FOLDS`, or a theme is never there.
    """
    table = _Table.of(lessons, voices, themes)
    fitted = {name: _panel(table, PANELS[name], themes) for name in panels}
    return Judges(tuple(themes), fitted, base_rates(lessons, themes))


def judged_out_of_fold(
    lessons: Sequence[Lesson], voices: Sequence[Voices], themes: Sequence[str], count: int = FOLDS
) -> list[tuple[Judges, tuple[Opinion, ...]]]:
    """What judges say of each lesson who learned, and chose their thresholds, on documents of other clusters.

    Args:
        lessons: Labelled documents.
        voices: What the voices say of each, without having learned from it.
        themes: In the order of truth and readings.
        count: Of folds.

    Returns:
        For each lesson the judges that judged it, whose thresholds hold for it, and the opinions of the ensemble.
    """
    fold = dealt(lessons, count)
    by_fold = {}
    for held_out in range(count):
        kept = np.flatnonzero(fold != held_out).tolist()
        by_fold[held_out] = fit_judges([lessons[at] for at in kept], [voices[at] for at in kept], themes, (ENSEMBLE,))
    return [(by_fold[where], by_fold[where].judge(said)) for where, said in zip(fold.tolist(), voices, strict=True)]


def base_rates(lessons: Sequence[Lesson], themes: Sequence[str]) -> dict[str, dict[str, float]]:
    """How often each theme is there, by kind of source; documents of unknown kind are left out."""
    lines = defaultdict(list)
    for lesson in lessons:
        if lesson.passage.source_kind is not None:
            lines[lesson.passage.source_kind.value].append(lesson.truth.themes[lesson.truth.counts])
    rates = {kind: np.vstack(shares).mean(axis=0) for kind, shares in sorted(lines.items())}
    return {kind: dict(zip(themes, map(float, rate), strict=True)) for kind, rate in rates.items()}


@dataclass(frozen=True)
class _Table:
    """The lines that count of all lessons, one after another, with their signs."""

    theme_signs: Mapping[str, Signs]
    stance_signs: Mapping[str, Signs]
    mode_signs: Signs
    themes: Floats
    stances: Floats
    modes: Floats
    weights: Floats
    documents: NDArray[np.int64]
    folds: NDArray[np.int64]

    @classmethod
    def of(cls, lessons: Sequence[Lesson], voices: Sequence[Voices], themes: Sequence[str]) -> _Table:
        truth, weights = joined(lessons)
        counts = truth.counts
        documents = np.repeat(np.arange(len(lessons)), [len(lesson.passage.lines) for lesson in lessons])
        return cls(
            {theme: _stacked(voices, theme_signs, theme, at)[counts] for at, theme in enumerate(themes)},
            {theme: _stacked(voices, stance_signs, theme, at)[counts] for at, theme in enumerate(themes)},
            np.vstack([mode_signs(said) for said in voices])[counts],
            truth.themes[counts],
            truth.stances[counts],
            truth.modes[counts],
            weights[counts] / weights[counts].mean(),
            documents[counts],
            dealt(lessons, FOLDS)[documents][counts],
        )


def _stacked(voices: Sequence[Voices], signs: Callable[[Voices, str, int], Signs], theme: str, at: int) -> Signs:
    return np.vstack([signs(said, theme, at) for said in voices])


def _panel(table: _Table, hearing: Hearing, themes: Sequence[str]) -> Panel:
    judges = {theme: _theme_judge(table, hearing, theme, at) for at, theme in enumerate(themes)}
    return Panel(judges, _stance_judge(table, hearing, themes), _mode_weigher(table, hearing))


def _theme_judge(table: _Table, hearing: Hearing, theme: str, at: int) -> Judge:
    chosen = [THEME_SIGNS.index(name) for name in hearing.themes]
    rows = _Rows(table.theme_signs[theme][:, chosen], table.themes[:, at], table.weights, table.documents, table.folds)
    return rows.judge(hearing.themes, best_for_f1)


def _stance_judge(table: _Table, hearing: Hearing, themes: Sequence[str]) -> Judge:
    """One judge for all themes: of the rare ones too few are absent to learn from apart."""
    chosen = [STANCE_SIGNS.index(name) for name in hearing.stance]
    rows = _Rows(
        np.vstack([table.stance_signs[theme][:, chosen] for theme in themes]),
        table.stances.T.ravel(),
        np.concatenate([table.weights * share for share in table.themes.T]),
        np.tile(table.documents, len(themes)),
        np.tile(table.folds, len(themes)),
    )
    return rows.where(rows.weights > 0).judge(hearing.stance, even)


def _mode_weigher(table: _Table, hearing: Hearing) -> Weigher:
    signs = table.mode_signs[:, [MODE_SIGNS.index(name) for name in hearing.mode]]
    rows, modes = np.nonzero(table.modes)
    weights = table.weights[rows] * table.modes[rows, modes]
    return Weigher(hearing.mode, _weighed(signs[rows], modes, weights, MODE_PULL))


@dataclass(frozen=True)
class _Rows:
    """One question that is answered by yes or no, on all lines that it is asked of."""

    signs: Signs
    share: Floats
    weights: Floats
    documents: NDArray[np.int64]
    folds: NDArray[np.int64]

    def where(self, chosen: NDArray[np.bool_]) -> _Rows:
        """Some of the rows."""
        return _Rows(
            *(self.signs[chosen], self.share[chosen], self.weights[chosen]),
            *(self.documents[chosen], self.folds[chosen]),
        )

    def judge(self, names: tuple[str, ...], line: Line) -> Judge:
        """Weigh the signs, then calibrate and draw the line on what is said of rows that the weights had not seen."""
        said = self._out_of_fold(names)
        slope, shift = _stretch(said, self.share, self.weights)
        threshold = line(_probability(slope * said + shift), self.share, self.weights, self.documents)
        weigher = self._weigher(names)
        regression = weigher.model[-1]
        regression.coef_ = slope * regression.coef_
        regression.intercept_ = slope * regression.intercept_ + shift
        return Judge(weigher, threshold)

    def _out_of_fold(self, names: tuple[str, ...]) -> Floats:
        """The logit of each row."""
        said = np.zeros(len(self.share))
        for held_out in np.unique(self.folds):
            others = self.where(self.folds != held_out)._weigher(names)
            here = self.folds == held_out
            said[here] = others.model.decision_function(self.signs[here])
        return said

    def _weigher(self, names: tuple[str, ...]) -> Weigher:
        rows, answers, weights = softened(self.share, self.weights)
        return Weigher(names, _weighed(self.signs[rows], answers, weights, PULL))


def _stretch(said: Floats, share: Floats, weights: Floats) -> tuple[float, float]:
    """Slope and shift that turn logits into those of true probabilities."""
    rows, answers, weighed = softened(share, weights)
    regression = _regression(weighed, UNPULLED).fit(said[rows, None], answers, sample_weight=weighed)
    return float(regression.coef_[0, 0]), float(regression.intercept_[0])


def _probability(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)))


def _weighed(signs: Signs, answers: NDArray[np.generic], weights: Floats, pull: float) -> Pipeline:
    model = make_pipeline(StandardScaler(), _regression(weights, pull))
    return model.fit(signs, answers, standardscaler__sample_weight=weights, logisticregression__sample_weight=weights)


def _regression(weights: Floats, pull: float) -> LogisticRegression:
    return LogisticRegression(C=1 / (pull * weights.sum()), max_iter=ROUNDS)
