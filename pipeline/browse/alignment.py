"""Raw text beside clean text: rows that show a paragraph and the raw characters that it was made from.

Nothing is compared: the edits say what became of each character, so both texts are cut by them. The stretches of all
rows, joined, are the raw text on one side and the clean text on the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.spans import CleanSpan, RawSpan
from pipeline.text import Cleaned, page_at

LONGEST = 2000
"""Clean characters after which a row ends at the next white space, for texts that have no paragraphs; twice as many
where there is no white space."""
_LINE = re.compile(rf"[^\n]{{1,{LONGEST}}}(?:\n+|(?<=\s)|\Z)|[^\n]{{1,{LONGEST}}}|\n+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of both texts: one that cleaning left as it was, or one edit.

    Attributes:
        old: Its raw characters; empty for an insertion.
        new: Its clean characters; empty for a removal, the same as `old` where nothing was edited.
        edit: Place of the edit among those of the document, from 0; `None` where nothing was edited.
    """

    old: str
    new: str
    edit: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands in a row: its id, and start and end over the clean text of the row."""

    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """A paragraph of the clean text beside the raw characters that it was made from.

    Where cleaning took whole lines away, a row has raw characters only.

    Attributes:
        raw: Its characters in the raw text.
        clean: Its characters in the clean text, the line ends behind it included.
        page: The page, from 1, on which it begins.
        stretches: In order; joined they are the row.
        places: The units in it, in order of the clean text; one that two rows share stands in both.
    """

    raw: RawSpan
    clean: CleanSpan
    page: int
    stretches: tuple[Stretch, ...]
    places: tuple[Place, ...] = ()

    @property
    def edits(self) -> tuple[int, ...]:
        """The edits in this row, in order of the raw text."""
        return tuple(one.edit for one in self.stretches if one.edit is not None)


def aligned(
    cleaned: Cleaned, page_starts: Sequence[int] = (0,), units: Iterable[tuple[str, CleanSpan]] = ()
) -> tuple[Aligned, ...]:
    """Both texts of a document as rows, in order.

    Args:
        cleaned: Raw text and edits.
        page_starts: Offsets in the raw text at which pages begin.
        units: Id and clean span of the units that rows should name.
    """
    named = sorted((span.start, span.end, id_) for id_, span in units)
    starts, ends = [start for start, _, _ in named], [end for _, end, _ in named]
    rows: list[Aligned] = []
    for row in _rows(_stretches(cleaned)):
        raw, clean = (rows[-1].raw.end, rows[-1].clean.end) if rows else (0, 0)
        raw_end, clean_end = raw + sum(len(one.old) for one in row), clean + sum(len(one.new) for one in row)
        inside = named[bisect_right(ends, clean) : bisect_left(starts, clean_end)]
        places = [Place(id_, max(start - clean, 0), min(end, clean_end) - clean) for start, end, id_ in inside]
        page = page_at(page_starts, raw)
        rows.append(Aligned(RawSpan(raw, raw_end), CleanSpan(clean, clean_end), page, row, tuple(places)))
    return tuple(rows)


def sheets(rows: Sequence[Aligned], *, most: int, characters: int) -> list[tuple[Aligned, ...]]:
    """Rows in as many sheets as it takes to have no more than so many rows and about so many raw characters on one."""
    found: list[list[Aligned]] = []
    room = 0
    for row in rows:
        if not found or len(found[-1]) == most or room <= 0:
            found.append([])
            room = characters
        found[-1].append(row)
        room -= len(row.raw)
    return [tuple(sheet) for sheet in found]


def _stretches(cleaned: Cleaned) -> Iterator[Stretch]:
    """Both texts cut at edits, and what was not edited also behind line ends."""
    done = 0
    for place, edit in enumerate(cleaned.edits):
        yield from _untouched(cleaned.raw[done : edit.start])
        yield Stretch(cleaned.raw[edit.start : edit.end], edit.new, place)
        done = edit.end
    yield from _untouched(cleaned.raw[done:])


def _untouched(text: str) -> Iterator[Stretch]:
    return (Stretch(line, line) for line in _LINE.findall(text))


def _rows(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    row: list[Stretch] = []
    for one in stretches:
        if row and not _is_space(one) and _is_whole(row):
            yield tuple(row)
            row = []
        row.append(one)
    if row:
        yield tuple(row)


def _is_space(one: Stretch) -> bool:
    """White space on both sides: it goes with the paragraph before it."""
    return not one.old.strip() and not one.new.strip()


def _is_whole(row: Sequence[Stretch]) -> bool:
    """Whether a row may end here: behind a paragraph, behind lines that were taken away, or where it grew too long."""
    last = next((one.new for one in reversed(row) if one.new), "")
    if not last:
        return row[-1].old.endswith(("\n", "\f"))
    length = sum(len(one.new) for one in row)
    return last.endswith("\n") or length >= (LONGEST if last[-1].isspace() else 2 * LONGEST)
