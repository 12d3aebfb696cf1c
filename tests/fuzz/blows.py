"""What befalls files of any format: bits flip, downloads break off, disks and mails mix things up."""

from __future__ import annotations

import re
from random import Random

from tests.fuzz.case import Blow


def flipped_bits(data: bytes, chance: Random) -> bytes:
    """One bit in a few thousand stands the other way, at least one."""
    flipped = bytearray(data)
    for _ in range(max(1, len(data) // chance.choice((500, 5_000, 50_000)))):
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def cut_short(data: bytes, chance: Random) -> bytes:
    """A download that broke off, now and then at once."""
    return data[: chance.choice((chance.randrange(len(data)), chance.randrange(min(64, len(data)))))]


def cut_at_front(data: bytes, chance: Random) -> bytes:
    """The first bytes are gone."""
    return data[chance.randrange(1, len(data)) :]


def cut_within(data: bytes, chance: Random) -> bytes:
    """A piece amid is gone."""
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:start] + data[end + 1 :]


def repeated(data: bytes, chance: Random) -> bytes:
    """A piece stands there many times."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 4_096)]
    return data[:start] + piece * chance.randrange(2, 60) + data[start:]


def doubled(data: bytes, chance: Random) -> bytes:
    """The file stands behind itself."""
    return data + data


def zeroed(data: bytes, chance: Random) -> bytes:
    """A block that the disk never wrote."""
    start = chance.randrange(len(data))
    length = min(chance.choice((16, 512, 4_096)), len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def noisy(data: bytes, chance: Random) -> bytes:
    """A block of something else."""
    start = chance.randrange(len(data))
    length = min(chance.choice((16, 512, 4_096)), len(data) - start)
    return data[:start] + chance.randbytes(length) + data[start + length :]


def shuffled(data: bytes, chance: Random) -> bytes:
    """The blocks of it in another order."""
    blocks = [data[at : at + 512] for at in range(0, len(data), 512)]
    chance.shuffle(blocks)
    return b"".join(blocks)


def grown_numbers(data: bytes, chance: Random) -> bytes:
    """Some numbers in it are far larger than they were, or below nought."""
    huge = (b"99999999999", b"2147483648", b"-1", b"1e308", b"18446744073709551615")
    return re.sub(rb"\d+", lambda number: chance.choice(huge) if chance.random() < 0.01 else number[0], data)


def other_lines(data: bytes, chance: Random) -> bytes:
    """Line ends changed on the way, as old mail did."""
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"")))


def read_as_text(data: bytes, chance: Random) -> bytes:
    """Somebody opened it as text in one encoding and saved it in another."""
    return data.decode(chance.choice(("cp1252", "latin-1", "utf-8")), "replace").encode(
        chance.choice(("utf-8", "utf-16", "utf-7", "cp850")), "replace"
    )


def nothing_but(data: bytes, chance: Random) -> bytes:
    """One byte of it, again and again."""
    return bytes([chance.choice(data)]) * chance.choice((1, 100, 100_000))


BLOWS: tuple[Blow, ...] = (
    flipped_bits,
    cut_short,
    cut_at_front,
    cut_within,
    repeated,
    doubled,
    zeroed,
    noisy,
    shuffled,
    grown_numbers,
    other_lines,
    read_as_text,
    nothing_but,
)
