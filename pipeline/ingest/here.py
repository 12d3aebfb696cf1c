"""Reads a file in this process. `sandbox.read` calls it in a process of its own; tests may call it straight."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path
from typing import cast

from pipeline.errors import IngestError
from pipeline.ingest.dutch import looks_dutch
from pipeline.ingest.formats import MEBIBYTE, READERS, check, disguise
from pipeline.ingest.limits import LINE, Limits
from pipeline.ingest.proposing import proposal_of
from pipeline.ingest.reading import Reading, tidy
from pipeline.ingest.refusals import too_large, too_long, unreadable
from pipeline.messages import Message
from pipeline.text import Document, checksum

NOT_DUTCH = Message("the text does not look Dutch")
"""The notice that a document gets whose words are not Dutch."""


def read_here(path: Path, limits: Limits | None = None) -> Document:
    """Read one file, in this process, without the limits of time and memory.

    Args:
        path: The file; its ending tells the format.
        limits: Bounds on its size, packed and unpacked; `None`: the usual ones.

    Returns:
        The document as read, with all offsets over its raw text.

    Raises:
        IngestError: when it is no file that can be read, see `formats.check`, or holds no text, or too much.
    """
    limits = limits or Limits()
    check(path, limits)
    data = _bytes_of(path, limits)
    suffix = path.suffix.lower()
    if found := disguise(data, suffix):
        raise _disguised(path, *found)
    reading = cast(Reading, importlib.import_module(READERS[suffix]).read_bytes(data, path, limits))
    if not reading.raw.strip():
        raise IngestError("holds no text, only white space", where=path, remedy="look whether it is the right file")
    if _lines(reading.raw) > limits.lines:
        raise too_long(path, limits)
    return Document(
        name=tidy(path.name),
        raw=reading.raw,
        reader=reading.reader,
        source_sha256=checksum(data),
        page_starts=reading.page_starts,
        pages_without_text=reading.pages_without_text,
        blocks=tuple(sorted(set(reading.blocks), key=lambda block: (block.span.start, -block.span.end, block.role))),
        proposal=proposal_of(reading, tidy(path.name), date.today()),
        ocr=reading.ocr,
        ocr_engine=reading.ocr_engine,
        notices=(*reading.notices, *(() if looks_dutch(reading.raw) else (NOT_DUTCH,))),
    )


def _lines(raw: str) -> int:
    """The size of a text in lines, of which a long one counts for more."""
    return sum(1 + len(line) // LINE for line in raw.split("\n"))


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_mb * MEBIBYTE + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > limits.file_mb * MEBIBYTE:  # it grew since it was looked at
        raise too_large(path, limits)
    return data


def _disguised(path: Path, name: Message, ending: str | None) -> IngestError:
    problem = Message("is {name}, not what its ending says", name=name)
    if ending:
        return IngestError(problem, where=path, remedy=Message("give it the ending {ending}", ending=ending))
    remedy = "save it as .docx without a password" if "Office" in name else "save its text in a format that can be read"
    return IngestError(problem, where=path, remedy=remedy)
