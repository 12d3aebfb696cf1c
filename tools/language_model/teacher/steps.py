"""The teacher's two steps in the making of the pipeline: it is taught, and it annotates plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
import torch
from spacy.tokens import DocBin

from pipeline.encoder.loading import load_encoder
from pipeline.encoder.packaged import PACKAGE
from pipeline.errors import LanguageError
from tools.language_model.documents import documents
from tools.language_model.teacher import keeping
from tools.language_model.teacher.fitting import Course, fit
from tools.language_model.teacher.keeping import Taught
from tools.language_model.teacher.labelling import Sureness, label, only_sure
from tools.language_model.teacher.labels import labels_of
from tools.language_model.teacher.network import Teacher
from tools.language_model.treebank import Sentence

LEAST = Sureness(tag=0.8, lemma=0.8, arc=0.0)
"""What the teacher is less sure of, the small pipeline does not learn; a tree it learns whole, as spaCy wants it."""


def teach(
    sentences: Sequence[Sentence],
    held_out: Sequence[Sentence],
    plain: Iterable[Sentence],
    folder: Path,
    *,
    seed: int,
    course: Course | None = None,
    encoder: str = PACKAGE,
) -> None:
    """Teach an encoder on the treebanks, and keep it.

    Args:
        sentences: To learn from.
        held_out: To see what it can do.
        plain: What it will annotate: with the others they say which word pieces are kept.
        folder: That gets the teacher.
        seed: Of what is left to chance.
        course: How it is taught; the usual way when it is `None`.
        encoder: As for `load_encoder`.

    Raises:
        EncoderError: The encoder cannot be loaded.
        LanguageError: The folder cannot be written.
    """
    texts = [" ".join(sentence.forms) for group in (sentences, held_out, plain) for sentence in group]
    model, tokenizer = load_encoder(encoder, texts, dropout=0.0)
    labels = labels_of(sentences)
    torch.manual_seed(seed)  # the heads begin with weights left to chance
    taught = Taught(Teacher(model, labels), labels, tokenizer)
    fit(taught, sentences, held_out, course or Course(), seed)
    try:
        keeping.save(taught, folder)
    except OSError as error:
        raise LanguageError("cannot be written", where=folder, remedy="choose another folder") from error


def write_silver(teacher: Path, plain: Sequence[Sentence], path: Path, seed: int, least: Sureness = LEAST) -> None:
    """Annotate plain sentences and write them as documents to train on.

    Args:
        teacher: The folder of the teacher.
        plain: The sentences.
        path: The file of the documents, beside those of the treebanks.
        seed: How sentences are joined into documents.
        least: How sure the teacher must be for its annotation to be kept.

    Raises:
        EncoderError: There is no teacher in the folder.
        LanguageError: The file cannot be written.
    """
    labelled = label(keeping.load(teacher), plain, shows_progress=True)
    vocab = spacy.blank("nl").vocab
    docs = documents([only_sure(one, least) for one in labelled], vocab, seed)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        DocBin(docs=docs).to_disk(path)
    except OSError as error:
        raise LanguageError("cannot be written", where=path, remedy="choose another folder") from error
