"""Intervals by bootstrap, as charts ask for them and as an evaluation does."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.timing import Case
from pipeline.bootstrap import DRAWS, drawn_ratios
from pipeline.evaluate.scores import measures, score
from pipeline.evaluate.tallies import Tally
from pipeline.settings import Settings

DOCUMENTS = 144
FIGURES = 80  # a timeline by theme, kind of source and period


def cases(settings: Settings) -> Iterator[Case]:  # noqa: ARG001 - every subject is asked the same way
    """As many documents as the shipped corpus has."""
    chance = np.random.default_rng(1)
    counts = chance.integers(0, 20, size=(DOCUMENTS, FIGURES)).astype(np.float64)
    bases = counts + chance.integers(1, 60, size=counts.shape)
    themes = ("a", "b", "c", "d")
    names = [f"theme.{theme}.{count}" for theme in themes for count in ("tp", "fp", "fn")]
    tallies = [Tally(dict(zip(names, map(int, row), strict=False))) for row in counts]
    yield Case("bootstrap: figures of a chart", lambda: drawn_ratios(counts, bases), DRAWS, "draws")
    yield Case("bootstrap: an evaluation", lambda: score(tallies, measures(themes)), DRAWS, "draws")
