"""From a trained pipeline to what ships: a folder in `models/`, and beside it its figures and its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import language
from pipeline.corpus.durable import replace_durably
from pipeline.errors import LanguageError
from tools.language_model.card import Portion, card
from tools.language_model.exam import texts_by_document
from tools.language_model.figures import Scores, load, save
from tools.language_model.packaging import Package, package
from tools.language_model.scoring import PARTING, score
from tools.language_model.treebank import Sentence

FIGURES, CARD = "language.json", "language.md"
"""Beside the folder, not in it: a checksum of all its files names the pipeline, and these tell that name."""
SPEED = "`make bench` measures how fast it is, beside the tokenizer alone."


@dataclass(frozen=True, slots=True)
class Shipped:
    """What was written, and what it is held against.

    Attributes:
        package: The folder.
        scores: Its figures.
        earlier: The figures that stood there before; `None` when there were none.
    """

    package: Package
    scores: Scores
    earlier: Scores | None


def ship(
    trained: Path,
    folder: Path,
    exam: Sequence[Sentence],
    *,
    treebank: str,
    portions: Sequence[Portion],
    speed: str = SPEED,
) -> Shipped:
    """Score a trained pipeline, package it, and write its figures and its card beside the folder.

    It is written also when it falls short of a floor, so that the card can be read: `figures.short_of` tells.

    Args:
        trained: The folder of a trained pipeline.
        folder: The folder that ships.
        exam: The sentences of the final test.
        treebank: What their file is called.
        portions: What it was trained and tested on, for the card.
        speed: A sentence on how fast it is, for the card.

    Raises:
        LanguageError: A file cannot be read or written, or the pipeline is too large or does not survive packaging.
    """
    figures_path = folder.parent / FIGURES
    earlier = load(figures_path) if figures_path.exists() else None
    scores = score(language.load(str(trained), also=PARTING), exam, treebank)
    made = package(trained, folder, scores.figures, [text.text for text in texts_by_document(exam)])
    scores = replace(scores, pipeline=language.choose(str(folder)).name)  # packaged, it has another checksum
    save(scores, figures_path)
    try:
        replace_durably(folder.parent / CARD, card(scores, folder, portions, speed).encode())
    except OSError as error:
        raise LanguageError(f"cannot be written ({error})", where=folder.parent / CARD) from error
    return Shipped(made, scores, earlier)
