"""Loading the model that judges, whole and checked against its manifest; and sealing one that was made."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from pydantic import ValidationError

from pipeline.errors import ModelError, first_fault
from pipeline.model.choice import MANIFEST, REMEDY, Manifest, model_name, read_bytes, read_manifest
from pipeline.model.encoder import HEADS, NETWORK, TOKENIZER, Encoder, Floats, Head, Reading
from pipeline.model.heads import ThemeHead, load_heads
from pipeline.model.judges import ENSEMBLE, Judges
from pipeline.model.linear import Linear, LinearReading
from pipeline.model.passages import Passage
from pipeline.model.remembered import REMEMBERED, Answer, Memory, recalled
from pipeline.text import checksum

LINEAR, JUDGES = "linear.skops", "judges.skops"
FILES = (NETWORK, TOKENIZER, HEADS, LINEAR, JUDGES, REMEMBERED)
"""What a model is made of."""


@dataclass(frozen=True)
class Model:
    """Everything that judges beside the cues.

    Attributes:
        name: Stands for all its files, see `model_name`, and for the panel.
        encoder: Reads passages.
        linear: The cheap voice.
        judges: Weigh these with the cues.
        memory: What was said of documents before it learned from them.
        panel: Which of the judges are asked.
        heads: For themes that none of these knows, by theme.
    """

    name: str
    encoder: Encoder
    linear: Linear
    judges: Judges
    memory: Memory
    panel: str = ENSEMBLE
    heads: Mapping[str, ThemeHead] = field(default_factory=dict)

    @property
    def shared_themes(self) -> tuple[str, ...]:
        """The themes that a reading tells the shares of, in order: the encoder's, and those that have heads."""
        return (*self.encoder.themes, *self.heads)

    def asking(self, panel: str) -> Model:
        """The same model with another panel of judges, to show what that is worth.

        Raises:
            ModelError: when it has no such panel.
        """
        if panel not in self.judges.panels:
            known = ", ".join(sorted(self.judges.panels))
            raise ModelError(f"the model has no panel {panel!r}", remedy=f"use one of {known}")
        return replace(self, panel=panel, name=f"{self.name} {panel}")

    def shares(self, passage: Passage, lines: Collection[int]) -> Mapping[int, Floats]:
        """What each piece of some lines adds to the `shared_themes`, see `Reading.shares`.

        From one reading only, however often the encoder reads to judge: that is enough to find words by.
        """
        return replace(self.encoder, passes=1).read(passage, self._also, lines).shares

    @property
    def _also(self) -> list[Head]:
        return [_linear(head) for head in self.heads.values()]

    def hear(self, passage: Passage, answers: Sequence[Answer | None] = ()) -> tuple[Reading, LinearReading]:
        """What the encoder and the linear voice say of the lines of a passage.

        The encoder reads no more than it must: not what it is remembered of, unless heads ask for its vectors.

        Args:
            passage: The lines.
            answers: For each line what both said before they learned from it; `None` where they did not. Empty: they
                learned from none.
        """
        known = list(answers) or [None] * len(passage.lines)
        unknown = None if self.heads else [at for at, answer in enumerate(known) if answer is None]
        read, words = self.encoder.read(passage, self._also, unknown), self.linear.read(passage)
        themes = self.encoder.themes
        return (
            recalled(read, [None if one is None else one.encoder for one in known], themes),
            recalled(words, [None if one is None else one.linear for one in known], themes),
        )


def load_model(folder: Path, threads: int = 1, heads: Path | None = None) -> Model:
    """Load a model, once for each process and state of its manifest.

    Args:
        folder: Where it is.
        threads: With how many threads its network computes; what it says does not depend on it.
        heads: The folder of a corpus with heads for themes that the model does not know; it may be missing.

    Raises:
        ModelError: when a file of it is missing, damaged, or not of this model; names the file.
    """
    model = _loaded(folder.resolve(), str(model_name(folder)), threads)
    if heads is None or not heads.is_dir():
        return model
    found = load_heads(heads, read_manifest(folder).files[NETWORK])
    unknown = {theme: head for theme, head in found.items() if theme not in model.encoder.themes}
    return replace(model, heads=unknown, name=str(model_name(folder, heads)))


def seal(folder: Path, **about: object) -> Manifest:
    """Write the manifest of a folder in which all files of a model stand.

    Args:
        folder: Where they are.
        about: The fields of `Manifest`, but for `files`.

    Raises:
        ModelError: when a file is missing, or a field is not as it should be.
    """
    files = {name: checksum(read_bytes(folder / name)) for name in FILES}
    try:
        manifest = Manifest.model_validate({**about, "files": files})
    except ValidationError as error:
        raise ModelError(
            first_fault(error), where=folder / MANIFEST, remedy="give that field as it should be"
        ) from error
    text = manifest.model_dump_json(indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    return manifest


@lru_cache(maxsize=2)
def _loaded(folder: Path, name: str, threads: int) -> Model:
    manifest = read_manifest(folder)
    for file in FILES:
        _check(folder / file, manifest.files.get(file))
    encoder = Encoder.load(folder, threads, manifest.passes)
    linear, judges = Linear.load(folder / LINEAR), Judges.load(folder / JUDGES)
    for file, part in ((HEADS, encoder), (LINEAR, linear), (JUDGES, judges)):
        if part.themes != manifest.themes:
            raise ModelError("its themes are not those of the manifest", where=folder / file, remedy=REMEDY)
    return Model(name, encoder, linear, judges, Memory.load(folder / REMEMBERED))


def _linear(head: ThemeHead) -> Head:
    """What a head makes of the encoder's vectors, as one weighed sum; what it makes of the cues is left out."""
    width = len(head.scaler.scale_)
    weight = np.asarray(head.weigher.coef_[:, :width] / head.scaler.scale_, np.float32)
    return Head(weight, np.zeros(len(weight), np.float32))


def _check(path: Path, wanted: str | None) -> None:
    if checksum(read_bytes(path)) != wanted:
        raise ModelError("is not the file that the manifest names", where=path, remedy=REMEDY)
