"""Turns a finished course into a model: its network, the voices beside it, what these said before they learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from pipeline import __version__
from pipeline.encoder.packaged import PACKAGE
from pipeline.model.encoder import Floats, Reading
from pipeline.model.linear import LinearReading
from pipeline.model.loading import JUDGES, LINEAR, seal
from pipeline.model.remembered import REMEMBERED, Answer, Logits, save_answers
from pipeline.training.course import Course, taught
from pipeline.training.export import Fidelity, export, fidelity
from pipeline.training.hearing import Taught
from pipeline.training.labelled import Labelled, Source

LICENCES = {PACKAGE: "MIT"}
"""Under which encoders are given that are known by name."""
EVERY = 30
"""One in so many documents is read to hold the shipped network against the taught one."""


def ship(course: Course, beside: Taught, out: Path) -> Fidelity:
    """Write a model.

    Args:
        course: Every step of it is done.
        beside: What was learned beside the network, see `teach_judges`.
        out: The folder of the model; its files are replaced.

    Returns:
        How near the shipped network comes to the one that was taught.

    Raises:
        ModelError: when a step of the course is missing.
    """
    judge, tokenizer = taught(course)
    export(judge, tokenizer, course.themes, out)
    beside.linear.save(out / LINEAR)
    beside.judges.save(out / JUDGES)
    save_answers(out / REMEMBERED, remembered(course.themes, beside))
    _seal(course, out)
    return fidelity(judge, out, [document.passage for document in course.documents[::EVERY]])


def remembered(themes: tuple[str, ...], beside: Taught) -> Iterator[Answer]:
    """What was said of each line of the corpus's documents by voices that had not learned from them.

    Args:
        themes: In the order of what was said.
        beside: With the documents and what was said of each.
    """
    for document, heard in zip(beside.documents, beside.voices, strict=True):
        for at, span in enumerate(document.spans):
            yield Answer(
                doc=document.name,
                raw_sha256=document.raw_sha256,
                start=span.start,
                end=span.end,
                encoder=_logits(heard.reading, themes, at),
                linear=_logits(heard.linear, themes, at),
            )


def learned_from(documents: tuple[Labelled, ...]) -> dict[str, int]:
    """How many documents and lines of each source there are."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts[f"{document.source} documents"] += 1
        counts[f"{document.source} sentences"] += int(document.truth.counts.sum())
    return {
        f"{source} {thing}": counts[f"{source} {thing}"] for source in Source for thing in ("documents", "sentences")
    }


def _seal(course: Course, out: Path) -> None:
    seal(
        out,
        version=__version__,
        themes=course.themes,
        encoder=Path(course.encoder).name if Path(course.encoder).is_dir() else course.encoder,
        licence=LICENCES.get(course.encoder, "that of the encoder"),
        passes=course.recipe.passes,
        learned_from=learned_from(tuple(course.documents)),
    )


def _logits(said: Reading | LinearReading, themes: tuple[str, ...], at: int) -> Logits:
    return Logits(
        themes=_by_theme(said.themes[at], themes),
        stances=_by_theme(said.stances[at], themes),
        modes=tuple(map(float, said.modes[at])),
    )


def _by_theme(logits: Floats, themes: tuple[str, ...]) -> dict[str, float]:
    return dict(zip(themes, np.asarray(logits, np.float64).tolist(), strict=True))
