"""Which formats there are, and what is refused before a single byte is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pipeline.errors import IngestError
from pipeline.ingest.limits import Limits
from pipeline.ingest.refusals import too_large, unreadable
from pipeline.messages import Message

READERS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "pipeline.ingest.plain",
        ".md": "pipeline.ingest.markdown",
        ".html": "pipeline.ingest.web",
        ".htm": "pipeline.ingest.web",
        ".pdf": "pipeline.ingest.pdf",
        ".docx": "pipeline.ingest.word",
        ".png": "pipeline.ingest.picture",
        ".jpg": "pipeline.ingest.picture",
        ".jpeg": "pipeline.ingest.picture",
        ".tif": "pipeline.ingest.picture",
        ".tiff": "pipeline.ingest.picture",
    }
)
"""Ending of the file name → the module whose `read_bytes` reads it."""

EXTENSIONS = tuple(READERS)
"""The endings of file names that can be read."""

MEBIBYTE = 1024 * 1024

_SIGNATURES = (
    (b"%PDF-", Message("a PDF"), ".pdf"),
    (b"PK\x03\x04", Message("a zip archive or a Word file"), ".docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Message("an old or locked Office file"), None),
    (b"\x89PNG\r\n", Message("a picture"), ".png"),
    (b"\xff\xd8\xff", Message("a picture"), ".jpg"),
    (b"II*\x00", Message("a picture"), ".tif"),
    (b"MM\x00*", Message("a picture"), ".tif"),
    (b"GIF8", Message("a picture"), None),
    (b"\x1f\x8b", Message("a compressed file"), None),
    (b"7z\xbc\xaf\x27\x1c", Message("a compressed file"), None),
    (b"Rar!\x1a\x07", Message("a compressed file"), None),
    (b"SQLite format 3\x00", Message("a database"), None),
    (b"\x7fELF", Message("a program"), None),
    (b"{\\rtf", Message("an RTF file"), None),
)


def check(path: Path, limits: Limits) -> None:
    """Refuse what need not be opened to be refused.

    Raises:
        IngestError: when nothing is there, it is a folder or no ordinary file, its ending is unknown, it is empty, or
            it is larger than the limit.
    """
    try:
        size = path.stat().st_size
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise unreadable(path, error) from error
    if path.is_dir():
        raise IngestError("is a folder", where=path, remedy="name the files in it")
    if not path.is_file():
        raise IngestError("is no ordinary file", where=path, remedy="copy its content to a file")
    if path.suffix.lower() not in READERS:
        raise _of_no_format(path)
    if size == 0:
        raise IngestError("is empty", where=path, remedy="look whether it was saved or downloaded wholly")
    if size > limits.file_mb * MEBIBYTE:
        raise too_large(path, limits)


def _of_no_format(path: Path) -> IngestError:
    problem = Message("ending {ending} is unknown, so its format is too", ending=repr(path.suffix))
    remedy = Message("save it as one of {known}", known=", ".join(EXTENSIONS))
    return IngestError(problem if path.suffix else "has no ending, so its format is unknown", where=path, remedy=remedy)


def disguise(data: bytes, suffix: str) -> tuple[Message, str | None] | None:
    """What a file is by its first bytes when that is not what its ending says.

    Returns:
        What it is, and the ending it should have (`None` when it cannot be read at all); `None` when no known
        signature contradicts the ending.
    """
    for signature, name, ending in _SIGNATURES:
        if data.startswith(signature):
            is_same = ending is not None and READERS[ending] == READERS.get(suffix)
            return None if is_same else (name, ending)
    return None
