"""Bytes become text: byte order marks, UTF-8, UTF-16, and Windows-1252 before any rarer code page.

Dutch files that are not Unicode are Windows-1252 nearly always; guessers that only count bytes like to see Polish or
Turkish in them. So the readings are compared by how many signs they hold that Dutch text does not use.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (  # the longer first: a UTF-32 mark begins with a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_USUAL = frozenset("\u00a0\u00adáàâäéèêëíïóôöúûüçñÁÀÄÉÈËÍÏÓÖÜ“”„‘’‚«»–—…·•€£§©®™°²³½¼¾±×µ´¨†")
_CONTROL = frozenset(map(chr, (*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), *range(0x7F, 0xA0))))
_BINARY_SHARE = 0.02
_LOOKED_AT = 1 << 20  # from the start: enough to tell
_NUL_SHARE = 0.25  # of the bytes at even or at odd places, in UTF-16 without a mark


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and how many of its bytes could not be read (shown as U+FFFD)."""

    text: str
    encoding: str
    lost: int = 0


def decode(data: bytes) -> Decoded:
    """Read bytes in the encoding that suits them best. Never fails; `lost` tells how well it went."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], marked)
    if unmarked := _utf16_without_mark(data):
        return _read(data, unmarked)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mixed(data) or min(_readings(data), key=_oddness)


def decode_as(data: bytes, encoding: str) -> Decoded | None:
    """Read bytes as their own header says; `None` when there is no such encoding or the bytes are not in it."""
    try:
        name = codecs.lookup(encoding).name
        # What calls itself Latin-1 is read as Windows-1252, as every browser does.
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeDecodeError):
        return None


def is_binary(text: str) -> bool:
    """Whether decoded text holds so many control characters that it was no text."""
    head = text[:_LOOKED_AT]
    return sum(head.count(sign) for sign in _CONTROL) > _BINARY_SHARE * len(head)


def _read(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _utf16_without_mark(data: bytes) -> str | None:
    head = data[:_LOOKED_AT]
    half = len(head) // 2
    if not half:
        return None
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if min(even, odd) > _NUL_SHARE / 10:
        return None
    return "utf-16-be" if even > _NUL_SHARE else "utf-16-le" if odd > _NUL_SHARE else None


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 into which bytes of Windows-1252 were pasted; `None` when it is not UTF-8 for the larger part."""
    kept = sum(sign > "\x7f" for sign in data.decode("utf-8", errors="ignore"))
    strange = data.decode("utf-8", errors="replace").count("\ufffd")
    if kept <= strange:
        return None
    text = data.decode("utf-8", errors=_AS_CP1252)
    return Decoded(text, "utf-8 with cp1252", text.count("\ufffd"))


def _one_by_one(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


_AS_CP1252 = "wijkspiegel-cp1252"
codecs.register_error(_AS_CP1252, _one_by_one)


def _readings(data: bytes) -> list[Decoded]:
    readings = [_read(data, encoding) for encoding in ("cp1252", "mac_roman", "cp850")]  # min takes the first of equals
    if _oddness(readings[0]) and (guess := _guess(data)):
        readings.append(_read(data, guess))
    return readings


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 — slow to load and seldom needed

    best = from_bytes(data[:_LOOKED_AT]).best()
    return best.encoding if best else None


def _oddness(reading: Decoded) -> int:
    return sum(sign > "\x7f" and sign not in _USUAL for sign in reading.text) + 2 * reading.lost
