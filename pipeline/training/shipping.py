"""Turns a finished course into a model: its network, the voices beside it, what these said before they learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline import __version__
from pipeline.codebook import Codebook
from pipeline.encoder.packaged import PACKAGE
from pipeline.model.encoder import Floats
from pipeline.model.linear import LinearReading
from pipeline.model.loading import JUDGES, LINEAR, seal
from pipeline.model.remembered import REMEMBERED, Answer, Logits, save_answers
from pipeline.training.course import Course, read_answers, taught
from pipeline.training.export import Fidelity, export, fidelity
from pipeline.training.finetuning import Answers
from pipeline.training.hearing import Taught, teach_judges
from pipeline.training.labelled import Labelled, Source

if TYPE_CHECKING:
    from spacy.language import Language

LICENCES = {PACKAGE: "MIT"}
"""Under which encoders are given that are known by name."""
EVERY = 30
"""One in so many documents is read to hold the shipped network against the taught one."""


def ship(course: Course, codebook: Codebook, nlp: Language, out: Path) -> Fidelity:
    """Write a model.

    Args:
        course: Every step of it is done.
        codebook: Themes and cues.
        nlp: The Dutch pipeline that gives lemmas.
        out: The folder of the model; its files are replaced.

    Returns:
        How near the shipped network comes to the one that was taught.

    Raises:
        ModelError: when a step of the course is missing.
        ValueError: when the documents are too few to be held out in turn, or a theme is never there.
    """
    answers = read_answers(course)
    judge, tokenizer = taught(course)
    export(judge, tokenizer, course.themes, out)
    voices = teach_judges(course.documents, answers, course.themes, codebook, nlp)
    voices.linear.save(out / LINEAR)
    voices.judges.save(out / JUDGES)
    save_answers(out / REMEMBERED, remembered(course, answers, voices))
    _seal(course, out)
    return fidelity(judge, out, [document.passage for document in course.documents[::EVERY]])


def remembered(course: Course, answers: Mapping[str, Answers], voices: Taught) -> Iterator[Answer]:
    """What was said of each line of the corpus's documents by voices that had not learned from them.

    Args:
        course: With the documents.
        answers: The network's, by the name of the document.
        voices: With those of the linear voice, in the order of the documents.
    """
    for document, heard in zip(course.documents, voices.voices, strict=True):
        for at, span in enumerate(document.spans):
            yield Answer(
                doc=document.name,
                raw_sha256=document.raw_sha256,
                start=span.start,
                end=span.end,
                encoder=_logits(answers[document.name], course.themes, at),
                linear=_logits(heard.linear, course.themes, at),
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


def _logits(said: Answers | LinearReading, themes: tuple[str, ...], at: int) -> Logits:
    return Logits(
        themes=_by_theme(said.themes[at], themes),
        stances=_by_theme(said.stances[at], themes),
        modes=tuple(map(float, said.modes[at])),
    )


def _by_theme(logits: Floats, themes: tuple[str, ...]) -> dict[str, float]:
    return dict(zip(themes, np.asarray(logits, np.float64).tolist(), strict=True))
