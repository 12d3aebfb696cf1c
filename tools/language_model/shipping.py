"""From a trained pipeline to what ships: `python -m tools.language_model.shipping TRAINED [MODELS]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from pipeline import language
from pipeline.corpus.durable import replace_durably
from pipeline.errors import WijkspiegelError
from tools.language_model.card import Portion, card
from tools.language_model.exam import texts_by_document
from tools.language_model.figures import load, save, short_of
from tools.language_model.packaging import package
from tools.language_model.scoring import PARTING, score, table
from tools.language_model.training import ENCYCLOPAEDIA, EXAM, NEWSPAPER, OLD
from tools.language_model.treebank import Sentence, read, without

MODELS = language.SHIPPED.parent
FIGURES, CARD = "language.json", "language.md"
SPEED = "`make bench` measures its speed, as a ratio to that of the tokenizer alone."


def ship(trained: Path, treebanks: Path, models: Path = MODELS, *, speed: str = SPEED, console: Console) -> list[str]:
    """Score a trained pipeline, package it, and write its figures and its card beside the folder.

    Args:
        trained: The folder of a trained pipeline.
        treebanks: The folder of the treebanks' files.
        models: Gets the folder, `language.json` and `language.md`.
        speed: A sentence on how fast it is.
        console: Gets the figures, with what changed since those that are there.

    Returns:
        What it falls short of, a line each: it is written all the same, and is not to be shipped.

    Raises:
        LanguageError: A file cannot be read or written, or the pipeline is too large or does not survive packaging.
    """
    exam = read(treebanks / EXAM)
    earlier = load(models / FIGURES) if (models / FIGURES).exists() else None
    scores = score(language.load(str(trained), also=PARTING), exam, EXAM)
    texts = [text.text for text in texts_by_document(exam)]
    made = package(trained, models / language.SHIPPED.name, scores.figures, texts)
    scores = replace(scores, pipeline=language.choose(str(made.folder)).name)
    console.print(table(scores, earlier))
    console.print(f"{made.folder}: {made.size / 1e6:.1f} MB, {made.trimmed / 1e6:.1f} MB of words left out")
    save(scores, models / FIGURES)
    text = card(scores, made.folder, portions(treebanks), speed)
    replace_durably(models / CARD, text.encode())
    return short_of(scores.figures)


def portions(treebanks: Path) -> list[Portion]:
    """What is taken from each treebank file, as `training.write_corpora` takes it."""
    exam = read(treebanks / EXAM)
    newer = {name: without(read(treebanks / name), exam) for name in (NEWSPAPER, *ENCYCLOPAEDIA)}
    old = without(read(treebanks / OLD), *newer.values(), exam)
    return [
        *(_portion(name, "training; some documents held out to choose by", taken) for name, taken in newer.items()),
        _portion(OLD, "training, without the sentences of the others", old),
        _portion(EXAM, "the figures above, and nothing else", exam),
    ]


def _portion(name: str, use: str, sentences: Sequence[Sentence]) -> Portion:
    return Portion(f"`{name}`", use, len(sentences), sum(len(sentence.tokens) for sentence in sentences))


def main(arguments: Sequence[str] | None = None) -> int:
    """Ship, and tell what falls short.

    Returns:
        The exit status: 1 when it falls short of a floor, or something cannot be read or written.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.language_model.shipping", description=__doc__)
    parser.add_argument("trained", type=Path, help="the folder of a trained pipeline")
    parser.add_argument("models", type=Path, nargs="?", default=MODELS, help="where it goes; models/ unless named")
    parser.add_argument("--treebanks", type=Path, default=MODELS.parent.parent / "shared" / "ud", help="their folder")
    parser.add_argument("--speed", default=SPEED, help="a sentence for the card")
    asked = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 150)
    try:
        lacks = ship(asked.trained, asked.treebanks, asked.models, speed=asked.speed, console=console)
    except WijkspiegelError as error:
        lacks = [str(error)]
    for line in lacks:
        Console(stderr=True).print(line, markup=False, highlight=False)
    return int(bool(lacks))


if __name__ == "__main__":
    sys.exit(main())
