"""A course of teaching: fold by fold, then on everything, each step kept so that none is done twice.

A fold's network learns from the documents of all other folds and says what it makes of its own, which it has not seen;
the last one learns from all. Folds are independent: several processes may teach them side by side.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import numpy as np

from pipeline.encoder.loading import load_encoder, save_encoder
from pipeline.errors import ModelError
from pipeline.model.passages import BEGIN, END, KINDS, UNKNOWN, piece
from pipeline.text import checksum
from pipeline.training.clusters import clusters, folds
from pipeline.training.finetuning import Answers, Progress, Recipe, answers, teach
from pipeline.training.labelled import Labelled

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from pipeline.training.network import Judge

PADDING = "<pad>"
DIGITS = 4
"""So many digits of a logit are kept."""
WORDS = 30_000
"""So many of the most frequent Dutch words keep the pieces that spell them, whether or not they are labelled."""
WHOLE, BASE = "whole.pt", "base"


@dataclass(frozen=True)
class Course:
    """What is taught, and where its steps are kept.

    Attributes:
        documents: All that is learned from.
        fold_of: The fold of each document, by its name.
        themes: In the order of the labels.
        encoder: Where the network starts, see `load_encoder`.
        recipe: How it is taught.
        folder: Keeps the steps; its name changes with all of the above.
    """

    documents: Sequence[Labelled] = field(repr=False)
    fold_of: Mapping[str, int] = field(repr=False)
    themes: tuple[str, ...]
    encoder: str
    recipe: Recipe
    folder: Path

    @property
    def folds(self) -> range:
        """The folds."""
        return range(max(self.fold_of.values()) + 1)

    def answers_of(self, fold: int) -> Path:
        """Where the answers of a fold's network on its own documents are kept."""
        return self.folder / f"fold-{fold}.jsonl"

    @property
    def weights(self) -> Path:
        """Where the weights of the network that learned from everything are kept."""
        return self.folder / WHOLE


def plan_course(
    documents: Sequence[Labelled], themes: Sequence[str], encoder: str, *, count: int, work: Path, recipe: Recipe
) -> Course:
    """Deal documents to folds and find the folder in which the steps are kept.

    Args:
        documents: All that is learned from.
        themes: In the order of their labels.
        encoder: Where the network starts.
        count: Of folds.
        work: Keeps the folders of all courses.
        recipe: How the network is taught.

    Raises:
        ModelError: when the documents cannot be dealt to so many folds.
    """
    try:
        fold_of = folds(clusters([document.origin for document in documents]), count)
    except ValueError as error:
        raise ModelError(str(error), remedy="ask for fewer folds, or label more documents") from error
    parts = [_fingerprint(document) for document in documents]
    named = checksum(json.dumps([parts, list(themes), encoder, fold_of, asdict(recipe)]))[:8]
    folder = work / named
    folder.mkdir(parents=True, exist_ok=True)
    return Course(documents, fold_of, tuple(themes), encoder, recipe, folder)


def teach_fold(course: Course, fold: int, progress: Progress) -> None:
    """Teach a fold's network and keep what it says of the fold's documents; nothing where that is kept already."""
    if course.answers_of(fold).exists():
        return
    others = [document for document in course.documents if course.fold_of[document.name] != fold]
    judge, tokenizer = start(course)
    teach(judge, tokenizer, others, course.recipe, progress)
    own = [document for document in course.documents if course.fold_of[document.name] == fold]
    lines = (
        line for document in own for line in _lines(document, answers(judge, tokenizer, document, course.recipe.passes))
    )
    _write(course.answers_of(fold), lines)


def teach_whole(course: Course, progress: Progress) -> None:
    """Teach a network on all documents and keep its weights; nothing where they are kept already."""
    import torch  # noqa: PLC0415 - of the extra `train`

    if course.weights.exists():
        return
    judge, tokenizer = start(course)
    teach(judge, tokenizer, course.documents, course.recipe, progress)
    unfinished = course.weights.with_suffix(".new")
    torch.save(judge.state_dict(), unfinished)
    unfinished.replace(course.weights)


def taught(course: Course) -> tuple[Judge, Tokenizer]:
    """The network that learned from everything, and its word pieces."""
    import torch  # noqa: PLC0415 - of the extra `train`

    judge, tokenizer = start(course)
    judge.load_state_dict(torch.load(course.weights, weights_only=True))
    return judge.eval(), tokenizer


def start(course: Course) -> tuple[Judge, Tokenizer]:
    """A network that has learned nothing yet, the same each time, and its word pieces.

    Raises:
        EncoderError: when the encoder cannot be loaded.
        ModelError: when its tokenizer lacks a piece that windows are made with.
    """
    import torch  # noqa: PLC0415 - of the extra `train`

    from pipeline.training.network import Judge  # noqa: PLC0415 - needs torch

    bert, tokenizer = load_encoder(str(_base(course)), dropout=0.0)
    bert.set_attn_implementation("eager")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    _, _, _, padding = (piece(tokenizer, text) for text in (BEGIN, END, UNKNOWN, PADDING))
    torch.manual_seed(course.recipe.seed)
    return Judge(bert, len(course.themes), padding), tokenizer


def _base(course: Course) -> Path:
    """The folder with the encoder where teaching starts, of whose word pieces those for Dutch are kept."""
    folder = course.folder / BASE
    if not folder.exists():
        unfinished = folder.with_name(f"{BASE}-{os.getpid()}")
        save_encoder(*load_encoder(course.encoder, _texts(course.documents)), unfinished)
        with suppress(OSError):  # another process was first; its folder is the same
            unfinished.replace(folder)
        rmtree(unfinished, ignore_errors=True)
    return folder


def read_answers(course: Course) -> dict[str, Answers]:
    """What was said of each document by the network that had not seen it, by the document's name.

    Raises:
        ModelError: when a fold is missing.
    """
    found: dict[str, list[dict[str, list[float]]]] = {}
    for fold in course.folds:
        for line in _read(course.answers_of(fold)):
            found.setdefault(str(line["doc"]), []).append(line)
    return {name: _joined(lines) for name, lines in found.items()}


def _joined(lines: Sequence[Mapping[str, Sequence[float]]]) -> Answers:
    return Answers(*(np.array([line[part] for line in lines], np.float32) for part in ("themes", "stances", "modes")))


def _lines(document: Labelled, said: Answers) -> Iterable[dict[str, object]]:
    """What is said of a document, a record a line; where it is one of the corpus, with its place in the raw text."""
    for at in range(len(document.passage.lines)):
        span = document.spans[at] if document.spans else None
        yield {
            "doc": document.name,
            "line": at,
            **({} if span is None else {"start": span.start, "end": span.end}),
            **{name: [round(float(logit), DIGITS) for logit in logits[at]] for name, logits in vars(said).items()},
        }


def _texts(documents: Iterable[Labelled]) -> list[str]:
    """Such as the network will read: the labels, and the words of the language, twice each so that they are kept."""
    from wordfreq import top_n_list  # noqa: PLC0415 - it loads a list of words

    words = top_n_list("nl", WORDS)
    read = [line.text for document in documents for line in document.passage.lines]
    return [*read, *2 * [*words, *(word.capitalize() for word in words), *KINDS.values()]]


def _fingerprint(document: Labelled) -> str:
    truth = document.truth
    numbers = b"".join(part.tobytes() for part in (truth.themes, truth.stances, truth.modes, truth.counts))
    return checksum(repr((document.name, document.passage)).encode() + numbers)


def _write(path: Path, lines: Iterable[Mapping[str, object]]) -> None:
    """Write records, whole or not at all."""
    unfinished = path.with_suffix(".new")
    unfinished.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    unfinished.replace(path)


def _read(path: Path) -> list[dict[str, list[float]]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError as error:
        raise ModelError("is not there yet", where=path, remedy="teach that fold first") from error
