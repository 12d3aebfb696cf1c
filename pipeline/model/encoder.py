"""The encoder: reads a passage window by window and says of each line what it makes of it.

    passage → windows → word pieces as vectors → a vector a line (mean | maximum) → heads

Windows are read one at a time: what is said of one never depends on what is read beside it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import ModelError
from pipeline.model.choice import REMEDY
from pipeline.model.passages import Passage, Window, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NETWORK, TOKENIZER, HEADS = "encoder.onnx", "tokenizer.json", "heads.npz"
FIRST_LINES = (0, 3, 1, 2)
"""The first lines of the readings of a passage, see `windows`: in the second one the borders lie elsewhere."""
PASSES = 2

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """What the encoder makes of the n lines of a passage. Logits, where they are above zero, say yes.

    Attributes:
        vectors: Float (n, 2 · width).
        themes: Logits (n, T), in the order of the encoder's themes: the theme is there.
        stances: Logits (n, T): where it is there, its stance is `present`.
        modes: Logits (n, 3), in the order of `Mode`.
        shares: For each line that was read, by its place, float (pieces, T): what each of its word pieces adds to the
            logits of the themes, and beside them to those of other heads that were asked.
    """

    vectors: Floats
    themes: Floats
    stances: Floats
    modes: Floats
    shares: Mapping[int, Floats] = field(default_factory=dict)


class Network(Protocol):
    """What turns the pieces of one window into vectors."""

    def __call__(self, pieces: tuple[int, ...], /) -> Floats:
        """Float (pieces, width)."""


@dataclass(frozen=True)
class Head:
    """A linear head.

    Attributes:
        weight: Float (outputs, 2 · width).
        bias: Float (outputs,).
    """

    weight: Floats
    bias: Floats

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]], name: str) -> Head:
        """The head of this name; KeyError when it is not among the arrays."""
        return cls(arrays[f"{name}.weight"].astype(np.float32), arrays[f"{name}.bias"].astype(np.float32))

    @classmethod
    def joined(cls, heads: Sequence[Head]) -> Head:
        """One head with the outputs of several, in order."""
        return cls(np.concatenate([one.weight for one in heads]), np.concatenate([one.bias for one in heads]))

    def __call__(self, vectors: Floats) -> Floats:
        """Logits (n, outputs) of vectors (n, 2 · width)."""
        return vectors @ self.weight.T + self.bias

    def shares(self, pieces: Floats) -> Floats:
        """What each piece of a line adds to its logits; with the bias their sum is the logits.

        Args:
            pieces: Float (pieces, width), the vectors of the line's pieces.

        Returns:
            Float (pieces, outputs): of the mean each piece has its part, a maximum is that of one piece.
        """
        width = pieces.shape[1]
        found = pieces @ self.weight[:, :width].T / np.float32(len(pieces))
        np.add.at(found, pieces.argmax(0), (self.weight[:, width:] * pieces.max(0)).T)
        return found


@dataclass(frozen=True)
class Encoder:
    """A network that was taught to read passages, with its heads.

    Attributes:
        themes: What it knows, in the order of its logits.
        tokenizer: Text → word pieces.
        network: Word pieces → vectors.
        theme: The head for themes.
        stance: The head for stance, an output a theme.
        mode: The head for mode.
        passes: How often a passage is read, with its windows cut elsewhere; what is said is the mean.
    """

    themes: tuple[str, ...]
    tokenizer: Tokenizer
    network: Network
    theme: Head
    stance: Head
    mode: Head
    passes: int = PASSES

    @classmethod
    def load(cls, folder: Path, threads: int = 1, passes: int = PASSES) -> Encoder:
        """Load an encoder.

        Args:
            folder: Has the network, its tokenizer and its heads.
            threads: How many threads the network computes with.
            passes: How often a passage is read.

        Raises:
            ModelError: when a file is missing or is not what it should be; names the file.
        """
        heads = _heads(folder / HEADS)
        try:
            themes = tuple(str(theme) for theme in heads["themes"])
            theme, stance, mode = (Head.of(heads, name) for name in ("theme", "stance", "mode"))
        except KeyError as error:
            raise _unusable(folder / HEADS, f"lacks {error}") from error
        network = load_network(folder / NETWORK, threads)
        return cls(themes, load_tokenizer(folder / TOKENIZER), network, theme, stance, mode, passes)

    def read(self, passage: Passage, also: Sequence[Head] = (), wanted: Collection[int] | None = None) -> Reading:
        """Read lines of a passage, each with what stands around it.

        Args:
            passage: Where they stand.
            also: Other heads for themes; of them only the shares are told.
            wanted: The places of the lines to read, for it takes time; those of others have a vector of noughts.
                `None`: all.
        """
        places = frozenset(range(len(passage.lines)) if wanted is None else wanted)
        asked = Head.joined([self.theme, *also])
        vectors = np.zeros((len(passage.lines), asked.weight.shape[1]), np.float32)
        shares: dict[int, Floats] = {}
        known: dict[Window, list[tuple[Floats, Floats]]] = {}
        for window in self._windows(passage, places):
            if window not in known:  # the readings of a short passage are alike
                known[window] = [(pooled(own), asked.shares(own)) for own in self._lines(window)]
            for at in places.intersection(range(window.begin, window.end)):
                vector, parts = known[window][at - window.begin]
                vectors[at] += vector / np.float32(self.passes)
                shares[at] = shares.get(at, np.float32(0)) + parts / np.float32(self.passes)
        return Reading(vectors, self.theme(vectors), self.stance(vectors), self.mode(vectors), shares)

    def _windows(self, passage: Passage, places: frozenset[int]) -> Iterator[Window]:
        """The windows of all readings in which any of these lines stands."""
        for first in FIRST_LINES[: self.passes]:
            for window in windows(passage, self.tokenizer, first):
                if not places.isdisjoint(range(window.begin, window.end)):
                    yield window

    def _lines(self, window: Window) -> Iterator[Floats]:
        return lines_of(self.network(window.pieces), window)


def lines_of(vectors: Floats, window: Window) -> Iterator[Floats]:
    """The vectors (pieces, width) of each line of a window, of those of all its pieces."""
    owners = np.asarray(window.owners)
    for at in range(window.begin, window.end):
        yield vectors[owners == at]


def pooled(pieces: Floats) -> Floats:
    """The vector of a line, (2 · width,), of those of its pieces: their mean, and beside it their maximum."""
    return np.concatenate([pieces.mean(0), pieces.max(0)])


def load_network(path: Path, threads: int = 1) -> Network:
    """Load an ONNX network with inputs `input_ids` and `attention_mask`, which gives `last_hidden_state`.

    Raises:
        ModelError: when the file is missing or is no such network.
    """
    import onnxruntime  # noqa: PLC0415 - it takes time, which most commands have a better use for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no common base of their own
        raise _unusable(path, f"is no network ({type(error).__name__})") from error
    if missing := {"input_ids", "attention_mask"} - {one.name for one in session.get_inputs()}:
        raise _unusable(path, f"takes no {', '.join(sorted(missing))}")

    def network(pieces: tuple[int, ...], /) -> Floats:
        ids = np.asarray([pieces], np.int64)
        (vectors,) = session.run(["last_hidden_state"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        return np.asarray(vectors[0], np.float32)

    return network


def load_tokenizer(path: Path) -> Tokenizer:
    """Load a tokenizer that neither pads nor truncates.

    Raises:
        ModelError: when the file is missing or is no tokenizer.
    """
    from tokenizers import Tokenizer  # noqa: PLC0415 - as above

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises nothing narrower
        raise _unusable(path, "is no tokenizer") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _heads(path: Path) -> dict[str, NDArray[np.generic]]:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return dict(arrays)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise _unusable(path, "cannot be read") from error


def _unusable(path: Path, problem: str) -> ModelError:
    return ModelError(problem, where=path, remedy=REMEDY)
