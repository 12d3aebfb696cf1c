"""Fits the linear voice on the words of labelled lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

from pipeline.model.linear import LENGTHS, Analyzer, Linear, LinearReading, Terms, vectorizer
from pipeline.training.lessons import Floats, Lesson, dealt, joined

MOST: dict[Analyzer, int] = {"word": 10_000, "char_wb": 25_000}
"""How many terms of each kind are kept: twice as many judge no better and fill twice the room."""
STRENGTH = 1.0
"""The inverse of the regularisation."""
ROUNDS = 200
SURE = 4.0
"""The logit of an answer that all that was learned from gives: no term tells it from another."""


def fit_linear(lessons: Sequence[Lesson], themes: Sequence[str]) -> Linear:
    """Fit the linear voice.

    Args:
        lessons: What it learns from.
        themes: Their themes, in the order of the truth.

    Raises:
        ValueError: when no term stands in two lines.
    """
    truth, weights = joined(lessons)
    texts = [line.text for lesson in lessons for line in lesson.passage.lines]
    texts = [text for text, counts in zip(texts, truth.counts, strict=True) if counts]
    counters = {name: vectorizer(name, max_features=MOST[name], min_df=2) for name in LENGTHS}
    columns = FeatureUnion(list(counters.items())).fit_transform(texts).tocsr()
    heard = _Lines(columns, weights[truth.counts])
    answers = _answers(truth.themes[truth.counts], truth.stances[truth.counts], truth.modes[truth.counts], heard)
    weighed, bias = np.hstack([one for one, _ in answers]), np.concatenate([other for _, other in answers])
    return Linear(tuple(themes), _terms(counters, weighed.astype(np.float32)), bias.astype(np.float32))


def linear_out_of_fold(lessons: Sequence[Lesson], themes: Sequence[str], count: int) -> list[LinearReading]:
    """What the linear voice says of each lesson when it has learned from the other folds only.

    Args:
        lessons: All of them.
        themes: Their themes.
        count: Of folds.

    Raises:
        ValueError: as `fit_linear` and `dealt`.
    """
    fold = dealt(lessons, count)
    readings: dict[str, LinearReading] = {}
    for held_out in range(count):
        voice = fit_linear([one for one, where in zip(lessons, fold, strict=True) if where != held_out], themes)
        for lesson in (one for one, where in zip(lessons, fold, strict=True) if where == held_out):
            readings[lesson.name] = voice.read(lesson.passage)
    return [readings[lesson.name] for lesson in lessons]


class _Lines:
    """Lines to learn from: their terms and weights."""

    def __init__(self, columns: Any, weights: Floats) -> None:  # Any: a sparse matrix has no types
        self.columns = columns
        self.weights = weights

    def yes_or_no(self, share: Floats, weights: Floats) -> tuple[Floats, Floats]:
        """Weights (terms, 1) and bias (1,) of a question that a share of coders answers with yes."""
        rows, answers, weighed = softened(share, weights)
        if len(set(answers.tolist())) < 2:
            return np.zeros((self.columns.shape[1], 1)), np.array([SURE if answers.all() else -SURE])
        model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, solver="liblinear")
        model.fit(self.columns[rows], answers, sample_weight=weighed)
        return model.coef_.T, model.intercept_


def _answers(themes: Floats, stances: Floats, modes: Floats, lines: _Lines) -> list[tuple[Floats, Floats]]:
    """Weights and bias of each output, in the order of `Linear`; each mode is asked against the others."""
    there = [lines.yes_or_no(share, lines.weights) for share in themes.T]
    present = [lines.yes_or_no(share, lines.weights * seen) for share, seen in zip(stances.T, themes.T, strict=True)]
    return [*there, *present, *(lines.yes_or_no(share, lines.weights) for share in modes.T)]


def softened(share: Floats, weights: Floats) -> tuple[NDArray[np.intp], NDArray[np.bool_], Floats]:
    """A truth between no and yes as answers that are one or the other, each with its weight.

    Args:
        share: Of the coders who say yes, a row.
        weights: Of each row.

    Returns:
        Rows, with those on which coders differ twice; the answers; their weights, all above nought.
    """
    yes, no = np.flatnonzero(weights * share), np.flatnonzero(weights * (1 - share))
    rows = np.concatenate([yes, no])
    answers = np.concatenate([np.ones(len(yes), bool), np.zeros(len(no), bool)])
    return rows, answers, np.where(answers, weights[rows] * share[rows], weights[rows] * (1 - share[rows]))


def _terms(counters: dict[Analyzer, Any], weighed: NDArray[np.float32]) -> tuple[Terms, ...]:
    """The terms of each kind with their rows of the weights, which stand in the order of the counters."""
    borders = np.cumsum([len(counter.vocabulary_) for counter in counters.values()])[:-1]
    return tuple(
        Terms(name, tuple(counter.get_feature_names_out()), counter.idf_, rows)
        for (name, counter), rows in zip(counters.items(), np.split(weighed, borders), strict=True)
    )
