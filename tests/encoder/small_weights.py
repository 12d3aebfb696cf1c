"""Writes a file of weights laid out as the packaged one, small enough to know every number of it."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WIDTH, INNER, LAYERS, HEADS = 32, 64, 1, 2
PIECES = (
    ("<s>", 0.0),
    ("<pad>", 0.0),
    ("</s>", 0.0),
    ("<unk>", 0.0),
    ("▁", -2.0),
    ("▁buurt", -3.0),
    ("huis", -4.0),
    ("▁wijk", -5.0),
    ("語", -6.0),
    *((letter, -9.0) for letter in "abcdefghijklmnopqrstuvwxyz"),
)


def write_weights(path: Path, *, magic: bytes = b"E5S1", version: int = 1, block: int = 32) -> dict[str, NDArray]:
    """Write the file; gives the tensors that stand in it, as they should be read."""
    tensors = _tensors(np.random.default_rng(1))
    head = magic + struct.pack("<I7ifi", version, WIDTH, LAYERS, HEADS, INNER, len(PIECES), 16, 2, 1e-6, block)
    head += _pieces()
    head += struct.pack("<iI", 1, 3) + b"abc"
    stored = {
        name: quantised(value)
        if name.endswith("word") or (value.ndim == 2 and name[0] == "l")
        else value.astype("<f4").tobytes()
        for name, value in tensors.items()
    }
    size = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    directory = struct.pack("<i", len(tensors))
    for name, data in stored.items():
        in_four_bits = len(data) != tensors[name].size * 4
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", in_four_bits, tensors[name].size, size, len(data))
        size += len(data)
    path.write_bytes(head + directory + b"".join(stored.values()))
    return tensors


def _pieces() -> bytes:
    texts = [text.encode() for text, _ in PIECES]
    ends = np.cumsum([0, *map(len, texts)]).astype("<u4")
    scores = np.array([score for _, score in PIECES], "<f4")
    blob = b"".join(texts)
    return struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + ends.tobytes() + scores.tobytes() + blob


def _tensors(chance: np.random.Generator) -> dict[str, NDArray]:
    """Matrices are of whole numbers from -8 to 7 times 1/4, which four bits hold exactly."""

    def matrix(rows: int, columns: int) -> NDArray:
        return chance.integers(-8, 8, (rows, columns)).astype(np.float32) / 4

    def row(length: int) -> NDArray:
        return chance.standard_normal(length).astype(np.float32)

    shapes = {"q": (WIDTH, WIDTH), "k": (WIDTH, WIDTH), "v": (WIDTH, WIDTH), "ao": (WIDTH, WIDTH)}
    shapes |= {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}
    tensors = {"emb.word": matrix(len(PIECES), WIDTH), "emb.pos": row(16 * WIDTH), "emb.type": row(2 * WIDTH)}
    tensors |= {f"emb.ln.{part}": row(WIDTH) for part in "wb"}
    for name, shape in shapes.items():
        tensors |= {f"l0.{name}.w": matrix(*shape), f"l0.{name}.b": row(shape[0])}
    return tensors | {f"l0.{name}.{part}": row(WIDTH) for name in ("aln", "oln") for part in "wb"}


def quantised(matrix: NDArray) -> bytes:
    """Blocks of 32: a scale of 1/4, and for each byte two numbers, sixteen apart, 8 added to both."""
    whole = (matrix * 4 + 8).astype(np.uint8).reshape(-1, 32)
    return b"".join(np.float16(0.25).tobytes() + (row[:16] | row[16:] << 4).tobytes() for row in whole)
