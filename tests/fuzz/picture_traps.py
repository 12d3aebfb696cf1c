"""Hostile pictures: what they say of their size is not so, or should never be believed."""

from __future__ import annotations

import struct
import zlib
from random import Random

from tests.fuzz.case import Trap, World

_SIZES = (0, 1, 30_000, 100_000, 2**31 - 1, 2**32 - 1)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, dots: bytes, *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + _chunk(b"IDAT", dots) + _chunk(b"IEND", b"")


def huge_png(chance: Random, world: World) -> bytes:
    """A picture of a few bytes that says it is enormous."""
    return _png(chance.choice(_SIZES), chance.choice(_SIZES), zlib.compress(bytes(1_000)))


def png_bomb(chance: Random, world: World) -> bytes:
    """A picture that is as large as it says, packed very small."""
    side = chance.choice((12_000, 25_000))
    return _png(side, side, zlib.compress(bytes((side // 8 + 1) * side), 1))


def talkative_png(chance: Random, world: World) -> bytes:
    """A picture with a text in it that unpacks to hundreds of megabytes."""
    said = _chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(100 * 1024 * 1024), 1))
    return _png(64, 64, zlib.compress(bytes(9 * 64)), said)


def tiff(chance: Random, world: World) -> bytes:
    """A picture of many leaves that lead in circles, or of enormous size."""
    size, next_leaf = chance.choice(_SIZES), chance.choice((8, 0, 2**32 - 1))
    tags = [(256, 4, size), (257, 4, size), (258, 3, 1), (259, 3, chance.choice((1, 5, 99))), (262, 3, 1)]
    tags += [(273, 4, 8), (277, 3, 1), (278, 4, size), (279, 4, 64)]
    leaf = struct.pack("<H", len(tags)) + b"".join(
        struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags
    )
    return b"II*\x00\x08\x00\x00\x00" + leaf + struct.pack("<I", next_leaf) + bytes(200)


def jpeg(chance: Random, world: World) -> bytes:
    """A head of a photograph that says it is enormous, with nothing behind it."""
    size = struct.pack(">HH", *(chance.choice((0, 1, 65_535)) for _ in range(2)))
    return (
        b"\xff\xd8\xff\xc0\x00\x11\x08" + size + b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01" + b"\xff\xda" + bytes(99)
    )


TRAPS: dict[str, tuple[Trap, ...]] = {
    ".png": (huge_png, png_bomb, talkative_png),
    ".tif": (tiff,),
    ".jpg": (jpeg,),
}
