"""The labellers that train in seconds, as a learning curve asks for them: labelled documents → scores of lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from pipeline.model.judges import ENSEMBLE
from pipeline.model.voices import Voices
from pipeline.training.fitting import fit_judges
from pipeline.training.lessons import Floats, Lesson
from pipeline.training.wording import fit_linear

Heard = tuple[Lesson, Voices]
"""A labelled document, and what voices say of it that had not learned from it."""
Scorer = Callable[[Heard], Floats]
"""Gives float (lines that count, themes): the higher, the likelier a theme is there."""


def shares_of(document: Heard) -> Floats:
    """Float (lines that count, themes): the share of coders who see each theme."""
    truth = document[0].truth
    return truth.themes[truth.counts]


def linear_from(documents: Sequence[Heard], themes: Sequence[str]) -> Scorer:
    """The linear voice, taught on some documents.

    Raises:
        ValueError: when no term stands in two lines.
    """
    voice = fit_linear([lesson for lesson, _ in documents], themes)
    return lambda one: voice.read(one[0].passage).themes.astype(np.float64)[one[0].truth.counts]


def judges_from(documents: Sequence[Heard], themes: Sequence[str]) -> Scorer:
    """The judges, taught on some documents by voices that stay as they are.

    Raises:
        ValueError: when there are too few clusters, or a theme is never there.
    """
    judges = fit_judges([lesson for lesson, _ in documents], [voices for _, voices in documents], themes, (ENSEMBLE,))

    def score(one: Heard) -> Floats:
        opinions = judges.judge(one[1])
        said = np.array([[opinion.themes[theme].probability for theme in themes] for opinion in opinions])
        return said.reshape(len(opinions), len(themes))[one[0].truth.counts]

    return score
