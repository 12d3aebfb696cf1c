"""Keeps a taught teacher in a folder, and opens it again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from pipeline.errors import EncoderError
from tools.language_model.teacher.batches import Reader
from tools.language_model.teacher.labels import Labels
from tools.language_model.teacher.network import Teacher

WEIGHTS, TOKENIZER, LABELS = "teacher.safetensors", "tokenizer.json", "labels.json"


@dataclass(frozen=True, slots=True)
class Taught:
    """A teacher with all that it needs to read and to answer.

    Attributes:
        network: What answers.
        labels: What its numbers mean.
        tokenizer: Parts words into the pieces of its encoder.
    """

    network: Teacher
    labels: Labels
    tokenizer: Tokenizer

    def reader(self) -> Reader:
        """What reads sentences for it."""
        return Reader(self.tokenizer, self.network.encoder.config.max_position_embeddings)


def save(taught: Taught, folder: Path) -> None:
    """Write a teacher; one that is there already is written over."""
    folder.mkdir(parents=True, exist_ok=True)
    taught.network.encoder.config.save_pretrained(folder)
    taught.tokenizer.save(str(folder / TOKENIZER))
    taught.labels.save(folder / LABELS)
    save_file({name: value.contiguous() for name, value in taught.network.state_dict().items()}, folder / WEIGHTS)


def load(folder: Path) -> Taught:
    """Open a teacher.

    Raises:
        EncoderError: There is none in the folder, or it is of another shape than this code makes.
    """
    try:
        labels = Labels.load(folder / LABELS)
        encoder = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
        network = Teacher(encoder, labels)
        network.load_state_dict(load_file(folder / WEIGHTS))
    except (OSError, ValueError, TypeError, RuntimeError, SafetensorError) as error:
        raise EncoderError("is no teacher of this version", where=folder, remedy="teach one anew") from error
    return Taught(network.eval(), labels, Tokenizer.from_file(str(folder / TOKENIZER)))
