"""The lines of pages become one text: paragraphs parted by blank lines, and a role where the layout shows one. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from pipeline.ingest.lines import Line, Page, usual_on
from pipeline.ingest.pdf_roles import roles
from pipeline.ingest.reading import tidy
from pipeline.spans import RawSpan
from pipeline.text import Block, Role

_PARAGRAPH = 1.3  # times the usual distance of two lines
_OTHER_TYPE = 1.12  # times as high
_FULL = 0.9  # of its neighbour's right edge: a bold or italic line that ends before it is a heading
_SENTENCE_ENDS = (".", "?", "!", ":")


@dataclass(frozen=True, slots=True)
class Laid:
    """Raw text, where its pages begin, and what its lines are."""

    raw: str
    page_starts: tuple[int, ...]
    blocks: tuple[Block, ...]


def lay_out(pages: Sequence[Page], scanned: Collection[int] = ()) -> Laid:
    """One text of all pages. Lines of one role that follow each other become one block.

    Args:
        pages: The lines of each page, in reading order.
        scanned: The indices of those that OCR read: their type is measured by itself.
    """
    pitches = usual_on(pages, scanned, _usual_pitch)
    parts: list[str] = []
    starts: list[int] = []
    blocks: list[Block] = []
    at = 0
    for page, page_roles, pitch in zip(pages, roles(pages, scanned), pitches, strict=True):
        at = _add(parts, "\f", at) if starts else at
        starts.append(at)
        placed: list[tuple[Role | None, bool, RawSpan]] = []
        for before, line, role in zip([None, *page], page, page_roles, strict=False):
            gap = "" if before is None else _gap(before, line, pitch)
            begin = _add(parts, gap, at)
            at = _add(parts, tidy(line.text), begin)
            placed.append((role, gap == "\n\n", RawSpan(begin, at)))
        blocks += _blocks(placed)
    return Laid("".join(parts), tuple(starts), tuple(blocks))


def _add(parts: list[str], text: str, at: int) -> int:
    parts.append(text)
    return at + len(text)


def _gap(before: Line, line: Line, pitch: float) -> str:
    """A blank line where the page shows one, where the type changes, and where the next line stands elsewhere."""
    fall = before.bottom - line.bottom
    beside = line.left > before.right or line.right < before.left
    if fall < 0 or beside:  # the top of the next column, or another part of the page
        return "\n" if fall < 0 and beside and _alike(before, line) else "\n\n"
    return "\n" if fall <= _PARAGRAPH * pitch and _alike(before, line) else "\n\n"


def _alike(before: Line, line: Line) -> bool:
    """Whether two lines are in one type, or differ as words in a paragraph may."""
    small, large = sorted((before.height, line.height))
    if large > _OTHER_TYPE * small:
        return False
    if before.style == line.style:
        return True
    shown, other = (before, line) if before.style else (line, before)
    return shown.right > _FULL * other.right and not before.text.endswith(_SENTENCE_ENDS)


def _usual_pitch(pages: Sequence[Page]) -> float:
    """The distance of most lines from the next, in points."""
    falls = [
        before.bottom - line.bottom
        for page in pages
        for before, line in pairwise(page)
        if 0 < before.bottom - line.bottom < 3 * line.height
    ]
    return median(falls) if falls else 0.0


def _blocks(placed: Sequence[tuple[Role | None, bool, RawSpan]]) -> Iterator[Block]:
    number = 0
    keys = []
    for role, apart, _ in placed:
        number += apart  # a blank line ends a block: two headings in a row are two
        keys.append((role, number))
    for (role, _), group in groupby(zip(keys, placed, strict=True), key=lambda pair: pair[0]):
        spans = [span for _, (_, _, span) in group]
        if role:
            yield Block(RawSpan(spans[0].start, spans[-1].end), role)
