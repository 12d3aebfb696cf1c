"""What a format's reader hands over, and the shape that raw text always has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from pipeline.messages import Message
from pipeline.text import Block, DateEvidence, DateKind, OcrPage, Proposal

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""Of documents; no file is believed that names another year."""

_CLOCKS_BEGIN = frozenset({1899, 1900, 1904, 1970, 1980, 2000})
"""On the first of January of these years clocks of programs begin: whoever made a file then had not set it."""

Dated = tuple[int | None, str | None]
_NUL = "\x00"
_HALF = re.compile("[\ud800-\udfff]")
_LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Reading:
    """A `Document` without what is known of its file. The fields mean what they mean there."""

    raw: str
    reader: str
    page_starts: tuple[int, ...] = (0,)
    pages_without_text: tuple[int, ...] = ()
    blocks: tuple[Block, ...] = ()
    proposal: Proposal = field(default_factory=Proposal)
    notices: tuple[Message, ...] = ()
    ocr: tuple[OcrPage, ...] = ()
    ocr_engine: str | None = None


def tidy(text: str) -> str:
    """Text with LF line ends, no byte order mark at its start, no NUL and no lone surrogate. Nothing else changes."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace(_NUL, "")
    return text.translate(_LONE_SURROGATES).lstrip("\ufeff")


def left_out(text: str) -> tuple[Message, ...]:
    """The notices that a text needs of which `tidy` does not keep every character."""
    notices: list[Message] = []
    if nuls := text.count(_NUL):
        notices.append(Message("{number} NUL characters left out", number=nuls))
    if halves := len(_HALF.findall(text)):
        notices.append(Message("{number} halves of characters stand as \ufffd", number=halves))
    return tuple(notices)


def one_line(text: str | None) -> str | None:
    """Text of a property on one line; `None` when nothing is left."""
    return " ".join(tidy(text).split()) or None if text else None


def proposed_date(year: str | int = "", month: str | int | None = None, day: str | int | None = None) -> Dated:
    """Year and date of a document, as far as its file tells them and they can be true.

    Files are often wrong about themselves: programs write zeros, or the year in which their calendar begins.

    Returns:
        The year, and the date in ISO 8601; `None` for what is not told, lies outside `FIRST_YEAR`-`LAST_YEAR`, or is
        no day of the calendar.
    """
    if not year or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None, None
    try:
        told = date(int(year), int(month or 0), int(day or 0)).isoformat()
    except ValueError:
        told = None
    return int(year), told


def dates_of_file(**told: Dated) -> tuple[DateEvidence, ...]:
    """The evidence in what a file says outright: when it was `made`, `changed`, `published`, by `proposed_date`."""
    unset = {f"{year}-01-01" for year in _CLOCKS_BEGIN}
    return tuple(
        DateEvidence(DateKind(name), day or str(year), year, day)
        for name, (year, day) in told.items()
        if year is not None and day not in unset
    )


def page_starts(raw: str) -> tuple[int, ...]:
    """Where pages begin in text whose pages are parted by form feeds. A form feed at the very end opens no page."""
    return (0, *(match.end() for match in re.finditer("\f", raw[:-1])))


def blank_pages(raw: str, starts: tuple[int, ...]) -> tuple[int, ...]:
    """Numbers, from 1, of the pages that hold nothing but white space."""
    ends = (*starts[1:], len(raw))
    return tuple(n for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1) if not raw[start:end].strip())
