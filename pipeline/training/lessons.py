"""Labelled documents as the judges and the linear voice learn from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.passages import Passage
from pipeline.training.clusters import folds

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Truth:
    """What coders say of the n lines of a passage; where they differ the truth lies between.

    Attributes:
        themes: Float (n, T): the share of coders who see the theme.
        stances: Float (n, T): of those, the share who say that it is present; nought where nobody sees it.
        modes: Float (n, 3): the share of coders for each mode, in the order of `Mode`.
        counts: Bool (n,): whether the line is running text, of which themes and mode are asked.
    """

    themes: Floats
    stances: Floats
    modes: Floats
    counts: NDArray[np.bool_]


@dataclass(frozen=True)
class Lesson:
    """A labelled document.

    Attributes:
        name: Stands for it.
        cluster: Documents of one cluster are held out together, see `clusters`.
        weight: How much one of its lines counts beside those of others.
        passage: Its lines.
        truth: What coders say of them.
    """

    name: str
    cluster: str
    weight: float
    passage: Passage
    truth: Truth


def dealt(lessons: Sequence[Lesson], count: int) -> NDArray[np.int64]:
    """The fold of each lesson; those of one cluster are in one fold.

    Raises:
        ValueError: when there are fewer clusters than folds.
    """
    fold_of = folds({lesson.name: lesson.cluster for lesson in lessons}, count)
    return np.array([fold_of[lesson.name] for lesson in lessons])


def joined(lessons: Sequence[Lesson]) -> tuple[Truth, Floats]:
    """The truth of all lessons one after another, and the weight of each line."""
    truths = [lesson.truth for lesson in lessons]
    weights = np.concatenate([np.full(len(lesson.passage.lines), lesson.weight) for lesson in lessons])
    return (
        Truth(
            np.vstack([truth.themes for truth in truths]),
            np.vstack([truth.stances for truth in truths]),
            np.vstack([truth.modes for truth in truths]),
            np.concatenate([truth.counts for truth in truths]),
        ),
        weights,
    )
