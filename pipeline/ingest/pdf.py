"""PDF files: their text page by page, in reading order; by OCR where a page is a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2.version import PYPDFIUM_INFO

import pipeline
from pipeline.errors import IngestError
from pipeline.ingest.laying import lay_out
from pipeline.ingest.limits import Limits
from pipeline.ingest.lines import Line
from pipeline.ingest.ocr import marks_left_out
from pipeline.ingest.pdf_lines import lines_of
from pipeline.ingest.pdf_order import in_reading_order
from pipeline.ingest.pdf_scans import UNKNOWN_SIGN, read_scans
from pipeline.ingest.reading import Dated, Reading, dates_of_file, left_out, one_line, proposed_date
from pipeline.ingest.refusals import broken, unread
from pipeline.messages import Message
from pipeline.text import Proposal

_NOBODY = frozenset({"untitled", "anonymous", "unknown"})  # what programs write where a person wrote nothing
_DATE = re.compile(r"D:(\d{4})(?:(\d\d)(\d\d))?")
_FILE_TITLE = re.compile(r"^Microsoft Word - |\.(?:docx?|pdf|indd|pptx?)$", re.IGNORECASE)
_PROPERTIES = ("Title", "Author", "CreationDate", "ModDate")


def read_bytes(data: bytes, path: Path, limits: Limits) -> Reading:
    """Read a PDF.

    Raises:
        IngestError: when it is broken, locked, or has no text on any page.
    """
    document = _open(data, path)
    layers, torn = _read_pages(document)
    if len(torn) == len(layers):
        raise broken(path, Message("PDF"), Message("none of its pages can be loaded"))
    scans = read_scans(document, layers, torn, limits)
    pages = [scans.lines.get(at, layer) for at, layer in enumerate(layers)]
    if not any(pages):
        raise unread(path, {page.lack for page in scans.told if page.lack}, limits)
    laid = lay_out(pages, scans.lines)
    return Reading(
        raw=laid.raw,
        reader=f"wijkspiegel {pipeline.__version__}, pypdfium2 {PYPDFIUM_INFO.version}",
        page_starts=laid.page_starts,
        pages_without_text=tuple(number for number, page in enumerate(pages, 1) if not page),
        blocks=laid.blocks,
        proposal=_proposal(_properties(document)),
        notices=(
            *_notices(laid.raw, torn, len(pages)),
            *marks_left_out(scans.marks),
            *left_out("".join(line.text for page in pages for line in page)),
        ),
        ocr=scans.told,
        ocr_engine=scans.engine,
    )


def _open(data: bytes, path: Path) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        if not len(document):
            raise broken(path, Message("PDF"), Message("it has no pages"))
    except pypdfium2.PdfiumError as error:
        raise _not_opened(error, path) from error
    return document


def _not_opened(error: pypdfium2.PdfiumError, path: Path) -> IngestError:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return IngestError("is locked with a password", where=path, remedy="save it without a password")
    if code == pdfium.FPDF_ERR_SECURITY:
        remedy = "ask its maker for an open copy"
        return IngestError("is locked in a way that cannot be opened", where=path, remedy=remedy)
    return broken(path, Message("PDF"), str(error))


def _read_pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page's text layer, and the indices of pages that are damaged and so have none."""
    pages: list[list[Line]] = []
    torn: list[int] = []
    for index in range(len(document)):
        try:
            pages.append(in_reading_order(lines_of(document[index])))
        except pypdfium2.PdfiumError:
            pages.append([])
            torn.append(index)
    return pages, torn


def _properties(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """What the file tells of itself; what is no text is not told, and costs no page."""
    told = {}
    for name in _PROPERTIES:
        with suppress(UnicodeDecodeError):
            told[name] = document.get_metadata_value(name)
    return told


def _proposal(told: dict[str, str]) -> Proposal:
    return Proposal(
        title=_told(_FILE_TITLE.sub("", one_line(told.get("Title")) or "")),
        author=_told(told.get("Author")),
        dates=dates_of_file(made=_date(told.get("CreationDate")), changed=_date(told.get("ModDate"))),
    )


def _date(told: str | None) -> Dated:
    when = _DATE.match(told or "")
    return proposed_date(*(when.groups() if when else ()))


def _told(text: str | None) -> str | None:
    line = one_line(text)
    return None if line is None or line.casefold() in _NOBODY else line


def _notices(raw: str, torn: list[int], count: int) -> Iterator[Message]:
    if torn:
        numbers = ", ".join(str(index + 1) for index in torn)
        template = "{torn} of {pages} pages are damaged and could not be read ({numbers})"
        yield Message(template, torn=len(torn), pages=count, numbers=numbers)
    if unknown := len(UNKNOWN_SIGN.findall(raw)):
        yield Message("{number} characters whose letter the PDF does not tell", number=unknown)
