"""Makes the corpora from the treebanks, and trains the pipeline on them with spaCy's own loop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import spacy
from rich.progress import track
from spacy.cli.train import train as spacy_train
from spacy.tokens import DocBin

from pipeline.errors import LanguageError
from tools.language_model import damage  # noqa: F401  its augmenter, which the config names, is registered
from tools.language_model.conventions import learn_conventions, modernise
from tools.language_model.documents import documents
from tools.language_model.treebank import Sentence, read, without

CONFIG = Path(__file__).with_name("train.cfg")
NEWSPAPER, ENCYCLOPAEDIA = "alpino_dev.conllu", ("lassy_dev.conllu.xz", "lassy_test.conllu.xz")
OLD, EXAM = "lassy_train_2017.conllu.xz", "alpino_test.conllu"
HELD_OUT = 0.1
"""The share of the newer sentences, whole documents of them, on which the best of the trained pipelines is chosen."""


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


def write_corpora(treebanks: Path, folder: Path, seed: int) -> Corpora:
    """Write the documents to train on and those held out.

    Args:
        treebanks: The folder of the treebanks' files.
        folder: A working folder, made when it is not there.
        seed: The same files and seed give the same documents.

    Raises:
        LanguageError: A treebank is missing or cannot be read.
    """
    newer = [read(treebanks / name) for name in track((NEWSPAPER, *ENCYCLOPAEDIA), "Treebanks")]
    old, exam = read(treebanks / OLD), read(treebanks / EXAM)
    newer = [without(sentences, exam) for sentences in newer]
    conventions = learn_conventions(old, [sentence for sentences in newer for sentence in sentences])
    modern = [modernise(sentence, conventions) for sentence in track(without(old, *newer, exam), "Conventions of 2017")]
    parts = [part_by_document(sentences, HELD_OUT, seed) for sentences in newer]
    corpora = Corpora.under(folder)
    corpora.train.mkdir(parents=True, exist_ok=True)
    _write(corpora.train / "treebanks.spacy", [*(kept for kept, _ in parts), modern], seed)
    _write(corpora.held_out, [held_out for _, held_out in parts], seed)
    return corpora


def part_by_document(sentences: Sequence[Sentence], share: float, seed: int) -> tuple[list[Sentence], list[Sentence]]:
    """Part sentences in two without parting a document.

    Args:
        sentences: Of one file.
        share: About how many of the sentences the second part gets.
        seed: Which documents.

    Returns:
        Those kept and those held out, both in their order.
    """
    names = sorted({sentence.document for sentence in sentences})
    Random(seed).shuffle(names)
    counts = {name: sum(sentence.document == name for sentence in sentences) for name in names}
    held_out: set[str] = set()
    while names and sum(counts[name] for name in held_out) < share * len(sentences):
        held_out.add(names.pop())
    kept = [sentence for sentence in sentences if sentence.document not in held_out]
    return kept, [sentence for sentence in sentences if sentence.document in held_out]


def _write(path: Path, files: Iterable[Sequence[Sentence]], seed: int) -> None:
    vocab = spacy.blank("nl").vocab
    docs = [doc for sentences in files for doc in documents(sentences, vocab, seed)]
    DocBin(docs=docs).to_disk(path)


def train(config: Path, corpora: Corpora, out: Path, overrides: Mapping[str, object]) -> Path:
    """Train a pipeline; spaCy shows how it goes on.

    Args:
        config: spaCy's config.
        corpora: What it is trained on.
        out: The folder that gets `model-best`, by the score on what is held out, and `model-last`.
        overrides: Other values for fields of the config, such as `{"paths.init_tok2vec": …}`.

    Returns:
        The folder of the best.

    Raises:
        LanguageError: There is nothing to train on.
    """
    if not any(corpora.train.glob("*.spacy")) or not corpora.held_out.exists():
        raise LanguageError("has no documents to train on", where=corpora.train, remedy="make the corpora first")
    paths = {"paths.train": str(corpora.train), "paths.dev": str(corpora.held_out)}
    spacy_train(config, out, overrides={**paths, **overrides})
    return out / "model-best"
