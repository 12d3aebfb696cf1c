"""The encoder: reads a passage window by window and says of each line what it makes of it.

    passage → windows → word pieces as vectors → a vector a line (mean | maximum) → heads

Each window is read by itself: what is said of one never depends on what is read beside it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
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
CLEAR = -2.0
"""A line in which the first reading finds no theme likelier than this logit, one in eight, is not read again.

On six election programmes that leaves out three of four windows of the second reading, and changes no label of 10,588.
"""

Floats = NDArray[np.float32]
_Heard = tuple[Floats, Floats]
"""What one reading makes of a line: its vector (2 · width,), and what its pieces add to logits (pieces, outputs)."""


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
        passes: How often a line is read at most, with the windows cut elsewhere; what is said is the mean.
        threads: How many windows are read at a time; what is said does not depend on it.
    """

    themes: tuple[str, ...]
    tokenizer: Tokenizer
    network: Network
    theme: Head
    stance: Head
    mode: Head
    passes: int = PASSES
    threads: int = 1

    @classmethod
    def load(cls, folder: Path, threads: int = 1, passes: int = PASSES) -> Encoder:
        """Load an encoder.

        Args:
            folder: Has the network, its tokenizer and its heads.
            threads: How many windows are read at a time.
            passes: How often a line is read at most.

        Raises:
            ModelError: when a file is missing or is not what it should be; names the file.
        """
        heads = _heads(folder / HEADS)
        try:
            themes = tuple(str(theme) for theme in heads["themes"])
            theme, stance, mode = (Head.of(heads, name) for name in ("theme", "stance", "mode"))
        except KeyError as error:
            raise _unusable(folder / HEADS, f"lacks {error}") from error
        network, tokenizer = load_network(folder / NETWORK), load_tokenizer(folder / TOKENIZER)
        return cls(themes, tokenizer, network, theme, stance, mode, passes, threads)

    def read(self, passage: Passage, also: Sequence[Head] = (), wanted: Collection[int] | None = None) -> Reading:
        """Read lines of a passage, each with what stands around it, and those again in which a theme is likely at all.

        Args:
            passage: Where they stand.
            also: Other heads for themes; of them only the shares are told.
            wanted: The places of the lines to read, for it takes time; those of others have a vector of noughts.
                `None`: all.
        """
        asked = Head.joined([self.theme, *also])
        first, *others = FIRST_LINES[: self.passes]
        places = range(len(passage.lines)) if wanted is None else wanted
        heard = {at: [one] for at, one in self._heard(passage, first, asked, places)}
        unclear = [at for at, ((vector, _),) in heard.items() if self.theme(vector).max() >= CLEAR]
        for other in others:
            for at, one in self._heard(passage, other, asked, unclear):
                heard[at].append(one)
        return self._reading(len(passage.lines), {at: _mean(readings) for at, readings in heard.items()})

    def _heard(
        self, passage: Passage, first: int, asked: Head, wanted: Collection[int]
    ) -> Iterator[tuple[int, _Heard]]:
        """What one reading makes of these lines; windows lie side by side on as many threads as there are."""
        places = frozenset(wanted)
        cut = [
            window
            for window in (windows(passage, self.tokenizer, first) if places else ())
            if not places.isdisjoint(range(window.begin, window.end))
        ]
        with ThreadPoolExecutor(self.threads) as threads:
            for window, lines in zip(cut, threads.map(partial(self._lines, asked), cut), strict=True):
                yield from ((at, one) for at, one in enumerate(lines, start=window.begin) if at in places)

    def _lines(self, asked: Head, window: Window) -> list[_Heard]:
        """Of each line of a window its vector, and the shares of its pieces: those of the pieces would fill memory."""
        return [(pooled(own), asked.shares(own)) for own in lines_of(self.network(window.pieces), window)]

    def _reading(self, count: int, heard: Mapping[int, _Heard]) -> Reading:
        vectors = np.zeros((count, self.theme.weight.shape[1]), np.float32)
        for at, (vector, _) in heard.items():
            vectors[at] = vector
        shares = {at: parts for at, (_, parts) in heard.items()}
        return Reading(vectors, self.theme(vectors), self.stance(vectors), self.mode(vectors), shares)


def _mean(readings: Sequence[_Heard]) -> _Heard:
    vectors, shares = zip(*readings, strict=True)
    return np.mean(vectors, axis=0), np.mean(shares, axis=0)


def lines_of(vectors: Floats, window: Window) -> Iterator[Floats]:
    """The vectors (pieces, width) of each line of a window, of those of all its pieces."""
    owners = np.asarray(window.owners)
    for at in range(window.begin, window.end):
        yield vectors[owners == at]


def pooled(pieces: Floats) -> Floats:
    """The vector of a line, (2 · width,), of those of its pieces: their mean, and beside it their maximum."""
    return np.concatenate([pieces.mean(0), pieces.max(0)])


def load_network(path: Path) -> Network:
    """Load an ONNX network with inputs `input_ids` and `attention_mask`, which gives `last_hidden_state`.

    A window is read on one thread; several windows may be read at once, which wastes less than threads that wait for
    one another within a window.

    Raises:
        ModelError: when the file is missing or is no such network.
    """
    import onnxruntime  # noqa: PLC0415 - it takes time, which most commands have a better use for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
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
