"""Holds the next model against the last, on reviews that no model learns from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from pipeline.bootstrap import Interval, drawn_ratios, percentile_interval
from pipeline.corpus.documents import read_document, read_entry, slugs
from pipeline.corpus.judgements import AllSaid, heard_now, read_all
from pipeline.effective import on_theme, said_by_people
from pipeline.judgement import Judgement, Verdict
from pipeline.model.choice import read_manifest
from pipeline.model.loading import load_model
from pipeline.settings import Settings
from pipeline.stages import THREADS, Stages, load_stages, process
from pipeline.training.reviewed import by_span, is_held_back, people

ENOUGH = 30
"""Reviewed sentences below which nothing is compared."""

Verdicts = Mapping[str, bool]
"""By theme whether it is there."""
Judge = Callable[[str], Sequence[Verdicts]]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Score:
    """F1 over all themes, as a fraction, with its 95 % interval over documents; `None` where there are too few."""

    f1: float
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models on the same reviews.

    Attributes:
        sentences: Sentences that people reviewed.
        documents: In which they stand.
        last: The model that judges now.
        next: The one that may take its place.
        gain: The interval of what the next is better by, in the same draws of documents; `None` as above.
    """

    sentences: int
    documents: int
    last: Score
    next: Score
    gain: Interval | None

    @property
    def is_worse(self) -> bool:
        """Whether the next model scores lower."""
        return self.next.f1 < self.last.f1


@dataclass(frozen=True, slots=True)
class Judged:
    """A reviewed sentence: what people say of each theme where they do not differ, and what two models say."""

    document: str
    truth: Verdicts
    last: Verdicts
    next: Verdicts


def compare(settings: Settings, last: Path, following: Path, progress: Progress) -> Comparison | None:
    """Let two models judge the documents whose reviews are held back, and score both.

    Args:
        settings: Where the corpus is.
        last: The folder of the model that judges now.
        following: That of the next one.
        progress: Told how many documents are judged, of how many, and which.

    Returns:
        `None` where fewer than `ENOUGH` sentences of theirs were reviewed, or no theme was seen in any.

    Raises:
        WijkspiegelError: when a model, a document or the language pipeline cannot be read.
    """
    themes = sorted(set(read_manifest(last).themes) & set(read_manifest(following).themes))
    said = read_all(settings.corpus)
    reviewed = [
        slug for slug in slugs(settings.corpus) if is_held_back(slug) and people(heard_now(settings.corpus, slug, said))
    ]
    if not reviewed:
        return None
    stages = load_stages(settings.model_copy(update={"model": "none"}))
    both = [replace(stages, model=load_model(folder, THREADS)) for folder in (last, following)]
    judged = []
    for done, slug in enumerate(reviewed, start=1):
        judged += _judged(settings, slug, said, both, themes)
        progress(done, len(reviewed), slug)
    return compared(judged)


def compared(judged: Sequence[Judged]) -> Comparison | None:
    """Score what two models say; `None` as for `compare`."""
    documents = sorted({one.document for one in judged})
    if len(judged) < ENOUGH or not any(any(one.truth.values()) for one in judged):
        return None
    row = {document: at for at, document in enumerate(documents)}
    right, both = np.zeros((2, len(documents), 2))
    for one in judged:
        for column, said in enumerate((one.last, one.next)):
            counts = Counter((said.get(theme, False), there) for theme, there in one.truth.items())
            right[row[one.document], column] += 2 * counts[True, True]
            both[row[one.document], column] += 2 * counts[True, True] + counts[True, False] + counts[False, True]
    draws = drawn_ratios(right, both)
    last, following = (
        Score(float(f1), percentile_interval(draws[:, at])) for at, f1 in enumerate(right.sum(0) / both.sum(0))
    )
    gain = percentile_interval(draws[:, 1] - draws[:, 0])
    return Comparison(len(judged), len(documents), last, following, gain)


def _judged(
    settings: Settings, slug: str, said: AllSaid, both: Iterable[Stages], themes: Sequence[str]
) -> list[Judged]:
    """The reviewed sentences of one document."""
    entry = read_entry(settings.corpus, slug)
    document, about, now = read_document(entry), entry.metadata, datetime.now(UTC)
    last, following = (process(document, about.source_kind, one, time=now, about=about) for one in both)
    reviews = by_span([unit.raw for unit in last.units], people(heard_now(settings.corpus, slug, said)))
    rows = zip(reviews, last.judgements, following.judgements, strict=True)
    found = [Judged(slug, truth_of(of_unit, themes), _said(one), _said(other)) for of_unit, one, other in rows]
    return [one for one in found if one.truth]


def truth_of(reviews: Sequence[Judgement], themes: Sequence[str]) -> dict[str, bool]:
    """By theme whether it is there, where people answered and do not differ on it; `reviews`: those of a sentence."""
    answers = {theme: {verdict.stance is not None for verdict in _on(reviews, theme)} for theme in themes}
    return {theme: given.pop() for theme, given in answers.items() if len(given) == 1}


def _on(reviews: Sequence[Judgement], theme: str) -> list[Verdict]:
    return list(said_by_people(reviews, on_theme(theme)).values())


def _said(judgement: Judgement) -> dict[str, bool]:
    return {one.theme: one.verdict.stance is not None for one in judgement.themes}
