"""Says which sentences are trained on and which are held out, and writes them as spaCy's documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from rich.progress import track
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from pipeline.errors import LanguageError
from tools.language_model.conventions import learn_conventions, modernise
from tools.language_model.documents import documents
from tools.language_model.treebank import Sentence, read, without

NEWER = ("alpino_dev.conllu", "lassy_dev.conllu.xz", "lassy_test.conllu.xz")
OLD, EXAM = "lassy_train_2017.conllu.xz", "alpino_test.conllu"
HELD_OUT = 0.1
"""The share of the newer sentences, whole documents of them, on which the best of the trained pipelines is chosen."""
ROUNDS = 3
"""How often the newer sentences are trained on, joined in other ways, for each time that the others are."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the treebanks give.

    Attributes:
        newer: The sentences to train on of each file in today's conventions, by its name.
        old: Those of the file of 2017 that stand in no other, mapped to today's conventions.
        held_out: Those by which the best pipeline is chosen, of each newer file, by its name.
    """

    newer: dict[str, list[Sentence]]
    old: list[Sentence]
    held_out: dict[str, list[Sentence]]


@dataclass(frozen=True, slots=True)
class Corpora:
    """Where the documents to train on lie.

    Attributes:
        train: A folder; every `.spacy` file in it is trained on.
        held_out: The file of the documents by which the best is chosen.
    """

    train: Path
    held_out: Path

    @classmethod
    def under(cls, folder: Path) -> Corpora:
        """Where they lie in a working folder."""
        return cls(folder / "train", folder / "held_out.spacy")


def select(treebanks: Path, seed: int) -> Selection:
    """Choose the sentences; none of the exam is among them, nor a sentence twice.

    Args:
        treebanks: The folder of the treebanks' files.
        seed: Which documents are held out.

    Raises:
        LanguageError: A treebank is missing or cannot be read.
    """
    exam, old = read(treebanks / EXAM), read(treebanks / OLD)
    newer = {name: without(read(treebanks / name), exam) for name in track(NEWER, "Treebanks")}
    all_newer = [sentence for sentences in newer.values() for sentence in sentences]
    conventions = learn_conventions(old, all_newer)
    mapped = [modernise(sentence, conventions) for sentence in track(without(old, all_newer, exam), "Conventions")]
    parts = {name: part_by_document(sentences, HELD_OUT, seed) for name, sentences in newer.items()}
    return Selection(
        newer={name: kept for name, (kept, _) in parts.items()},
        old=mapped,
        held_out={name: held_out for name, (_, held_out) in parts.items()},
    )


def part_by_document(sentences: Sequence[Sentence], share: float, seed: int) -> tuple[list[Sentence], list[Sentence]]:
    """Part sentences in two without parting a document.

    Args:
        sentences: Of one file.
        share: At least how many of the sentences the second part gets.
        seed: Which documents.

    Returns:
        Those kept and those held out, both in their order.
    """
    counts = Counter(sentence.document for sentence in sentences)
    names = sorted(counts)
    Random(seed).shuffle(names)
    held_out: set[str] = set()
    while names and sum(counts[name] for name in held_out) < share * len(sentences):
        held_out.add(names.pop())
    kept = [sentence for sentence in sentences if sentence.document not in held_out]
    return kept, [sentence for sentence in sentences if sentence.document in held_out]


def write_corpora(selection: Selection, folder: Path, seed: int) -> Corpora:
    """Write the documents to train on and those held out.

    Args:
        selection: Of the treebanks.
        folder: A working folder, made when it is not there.
        seed: The same selection and seed give the same documents.

    Raises:
        LanguageError: There is no room, or no right, to write there.
    """
    corpora = Corpora.under(folder)
    try:
        corpora.train.mkdir(parents=True, exist_ok=True)
        for time in range(ROUNDS):
            _write(corpora.train / f"newer_{time}.spacy", selection.newer.values(), seed + time)
        _write(corpora.train / "old.spacy", [selection.old], seed)
        _write(corpora.held_out, selection.held_out.values(), seed)
    except OSError as error:
        raise LanguageError("cannot be written", where=folder, remedy="choose another folder") from error
    return corpora


def _write(path: Path, files: Iterable[Sequence[Sentence]], seed: int) -> None:
    vocab = Vocab()
    DocBin(docs=[doc for sentences in files for doc in documents(sentences, vocab, seed)]).to_disk(path)
