"""PDF files with a text layer: their text page by page, in reading order, paragraphs parted by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2.version import PYPDFIUM_INFO

import pipeline
from pipeline.errors import IngestError
from pipeline.ingest.limits import Limits
from pipeline.ingest.pdf_lines import Line, lines_of
from pipeline.ingest.pdf_order import in_reading_order
from pipeline.ingest.pdf_roles import roles
from pipeline.ingest.reading import Reading, left_out, one_line, proposed_date, tidy
from pipeline.ingest.refusals import broken
from pipeline.spans import RawSpan
from pipeline.text import Block, Proposal, Role

_PARAGRAPH = 1.3  # times the usual distance of two lines
_OTHER_TYPE = 1.12  # times as high
_FULL = 0.9  # of its neighbour's right edge: a bold or italic line that ends before it is a heading
_SENTENCE_ENDS = (".", "?", "!", ":")
_NOBODY = frozenset({"untitled", "anonymous", "unknown"})  # what programs write where a person wrote nothing
_FAULTS = {
    pdfium.FPDF_ERR_PASSWORD: ("is locked with a password", "save it without a password"),
    pdfium.FPDF_ERR_SECURITY: ("is locked in a way that cannot be opened", "ask its maker for an open copy"),
}
_MADE = re.compile(r"D:(\d{4})(?:(\d\d)(\d\d))?")
_FILE_TITLE = re.compile(r"^Microsoft Word - |\.(?:docx?|pdf|indd|pptx?)$", re.IGNORECASE)
_UNKNOWN_SIGN = re.compile("[\ufffd\ue000-\uf8ff]")


def read_bytes(data: bytes, path: Path, limits: Limits) -> Reading:  # noqa: ARG001 — every format's reader has them
    """Read a PDF.

    Raises:
        IngestError: when it is broken, locked, or has no text on any page.
    """
    document = _open(data, path)
    pages, torn = _read_pages(document)
    if len(torn) == len(pages):
        raise broken(path, "PDF", "none of its pages can be loaded")
    if not any(pages):
        remedy = "let a program for OCR put a text layer in it first"
        raise IngestError("is a PDF without text, so it is scanned", where=path, remedy=remedy)
    laid = _lay_out(pages)
    empty = tuple(number for number, page in enumerate(pages, 1) if not page)
    return Reading(
        raw=laid.raw,
        reader=f"wijkspiegel {pipeline.__version__}, pypdfium2 {PYPDFIUM_INFO.version}",
        page_starts=laid.page_starts,
        pages_without_text=empty,
        blocks=laid.blocks,
        proposal=_proposal(document.get_metadata_dict()),
        notices=(
            *_notices(laid.raw, empty, torn, len(pages)),
            *left_out("".join(line.text for page in pages for line in page)),
        ),
    )


def _open(data: bytes, path: Path) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        if not len(document):
            raise broken(path, "PDF", "it has no pages")
    except pypdfium2.PdfiumError as error:
        if fault := _FAULTS.get(getattr(error, "err_code", None)):
            raise IngestError(fault[0], where=path, remedy=fault[1]) from error
        raise broken(path, "PDF", str(error)) from error
    return document


def _read_pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the numbers, from 1, of pages that are damaged and so have none."""
    pages: list[list[Line]] = []
    torn: list[int] = []
    for index in range(len(document)):
        try:
            pages.append(in_reading_order(lines_of(document[index])))
        except pypdfium2.PdfiumError:
            pages.append([])
            torn.append(index + 1)
    return pages, torn


@dataclass(frozen=True, slots=True)
class _Laid:
    raw: str
    page_starts: tuple[int, ...]
    blocks: tuple[Block, ...]


def _lay_out(pages: Sequence[Sequence[Line]]) -> _Laid:
    """One text of all pages. Lines of one role that follow each other become one block."""
    pitch = _usual_pitch(pages)
    parts: list[str] = []
    starts: list[int] = []
    blocks: list[Block] = []
    at = 0
    for page, page_roles in zip(pages, roles(pages), strict=True):
        at = _add(parts, "\f", at) if starts else at
        starts.append(at)
        placed: list[tuple[Role | None, bool, RawSpan]] = []
        for before, line, role in zip([None, *page], page, page_roles, strict=False):
            gap = "" if before is None else _gap(before, line, pitch)
            begin = _add(parts, gap, at)
            at = _add(parts, tidy(line.text), begin)
            placed.append((role, gap == "\n\n", RawSpan(begin, at)))
        blocks += _blocks(placed)
    return _Laid("".join(parts), tuple(starts), tuple(blocks))


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


def _usual_pitch(pages: Sequence[Sequence[Line]]) -> float:
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


def _proposal(told: dict[str, str]) -> Proposal:
    made = _MADE.match(told.get("CreationDate", ""))
    year, date = proposed_date(*(made.groups() if made else ()))
    return Proposal(
        title=_told(_FILE_TITLE.sub("", one_line(told.get("Title")) or "")),
        author=_told(told.get("Author")),
        year=year,
        date=date,
    )


def _told(text: str | None) -> str | None:
    line = one_line(text)
    return None if line is None or line.casefold() in _NOBODY else line


def _notices(raw: str, empty: tuple[int, ...], torn: list[int], count: int) -> Iterator[str]:
    if torn:
        yield f"{len(torn)} of {count} pages are damaged and could not be read ({', '.join(map(str, torn))})"
    if empty:
        yield f"no text on {len(empty)} of {count} pages ({', '.join(map(str, empty))}): blank, or scanned"
    if unknown := len(_UNKNOWN_SIGN.findall(raw)):
        yield f"{unknown} characters whose letter the PDF does not tell"
