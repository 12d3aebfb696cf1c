"""The linear voice: a line's words and runs of letters, weighed. Cheap, and blind to context.

line → words (1–2) | letters within words (3–6) → TF-IDF → one weighed sum a question
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from pipeline.codebook import Mode
from pipeline.errors import ModelError
from pipeline.model.choice import read_bytes
from pipeline.model.passages import Passage
from pipeline.model.stored import REMEDY, packed, unpacked

__all__ = ["Linear", "LinearReading", "Terms"]

Floats = NDArray[np.float32]
Analyzer = Literal["word", "char_wb"]
LENGTHS: Mapping[Analyzer, tuple[int, int]] = {"word": (1, 2), "char_wb": (3, 6)}
"""How many words, and how many letters, a term has."""


@dataclass(frozen=True)
class LinearReading:
    """What the linear voice makes of the n lines of a passage. All are logits.

    Attributes:
        themes: Float (n, T), in the order of the voice's themes: the theme is there.
        stances: Float (n, T): where it is there, its stance is `present`.
        modes: Float (n, 3), in the order of `Mode`.
    """

    themes: Floats
    stances: Floats
    modes: Floats


@dataclass(frozen=True)
class Terms:
    """The terms of one kind that are known, and what each tells.

    Attributes:
        analyzer: What a term is made of, see `LENGTHS`.
        terms: The terms.
        rarity: Float (terms,): inverse document frequency.
        weights: Float (terms, outputs).
    """

    analyzer: Analyzer
    terms: tuple[str, ...]
    rarity: NDArray[np.float64]
    weights: Floats

    @cached_property
    def _reader(self) -> TfidfVectorizer:
        reader = vectorizer(self.analyzer, vocabulary=list(self.terms))
        reader.idf_ = self.rarity
        return reader

    def read(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Float (texts, outputs): what the terms of each text tell together."""
        return np.asarray(self._reader.transform(texts) @ self.weights, np.float64)


@dataclass(frozen=True)
class Linear:
    """The linear voice.

    Attributes:
        themes: What it knows, in the order of its logits.
        terms: The terms it reads, kind by kind; their outputs are themes, stances and modes: 2T + 3.
        bias: Float (2T + 3,).
    """

    themes: tuple[str, ...]
    terms: tuple[Terms, ...]
    bias: Floats

    def read(self, passage: Passage) -> LinearReading:
        """Judge each line of a passage by itself."""
        logits = np.tile(self.bias.astype(np.float64), (len(passage.lines), 1))
        if passage.lines:
            texts = [line.text for line in passage.lines]
            logits += sum(kind.read(texts) for kind in self.terms)
        known = len(self.themes)
        themes, stances, modes = np.split(logits.astype(np.float32), [known, 2 * known], axis=1)
        return LinearReading(themes, stances, modes)

    def save(self, path: Path) -> None:
        """Write it as `load` reads it. Terms go as arrays, for one object each would make a file of many megabytes."""
        content: dict[str, Any] = {"themes": list(self.themes), "bias": self.bias}
        for kind in self.terms:
            content[kind.analyzer] = {"terms": np.array(kind.terms), "rarity": kind.rarity, "weights": kind.weights}
        path.write_bytes(packed(content))

    @classmethod
    def load(cls, path: Path) -> Linear:
        """Read a voice.

        Raises:
            ModelError: when the file is missing, damaged, or is no linear voice.
        """
        voice = unpacked(read_bytes(path), cls._of, problem="is no linear voice", where=path)
        outputs = 2 * len(voice.themes) + len(Mode)
        if any(kind.weights.shape != (len(kind.terms), outputs) for kind in voice.terms):
            raise ModelError("has weights for other terms", where=path, remedy=REMEDY)
        return voice

    @classmethod
    def _of(cls, content: Mapping[str, Any]) -> Linear:
        terms = tuple(_terms(analyzer, content[analyzer]) for analyzer in LENGTHS)
        return cls(tuple(content["themes"]), terms, content["bias"])


def vectorizer(analyzer: Analyzer, **options: object) -> TfidfVectorizer:
    """What counts the terms of one kind, by their lengths as they are read here."""
    return TfidfVectorizer(
        analyzer=analyzer, ngram_range=LENGTHS[analyzer], sublinear_tf=True, strip_accents="unicode", **options
    )


def _terms(analyzer: Analyzer, table: Mapping[str, Any]) -> Terms:
    return Terms(analyzer, tuple(map(str, table["terms"])), table["rarity"], table["weights"])
