"""The lines that a user reads when a file is refused, each in one place so that they stay alike."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from pipeline.errors import IngestError
from pipeline.ingest.limits import Limits
from pipeline.messages import Message
from pipeline.text import OcrLack

HOW_TO_GET_OCR = (
    "install Tesseract with Dutch: apt install tesseract-ocr tesseract-ocr-nld (Debian, Ubuntu), "
    "brew install tesseract tesseract-lang (macOS), winget install UB-Mannheim.TesseractOCR with Dutch ticked (Windows)"
)
"""What to do where pages cannot be read for want of it."""

_SAVE_ANEW = "open it in its program and save it anew"


def unreadable(path: Path, error: OSError | ValueError) -> IngestError:
    """The system does not let us open it.

    A `ValueError` is a NUL in the name.
    """
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return IngestError("is not there", where=path, remedy="look at the spelling of the path")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return IngestError(
        Message("cannot be opened ({reason})", reason=reason),
        where=path,
        remedy="make it readable, or name another file",
    )


def broken(path: Path, what: Message, reason: str) -> IngestError:
    """It is not, or no longer, what its ending says."""
    said = reason if isinstance(reason, Message) else Message.of(" ".join(reason.split())[:160])
    problem = Message("is no {what} that can be read ({reason})", what=what, reason=said)
    remedy = "download or copy it again, or open it in its program and save it anew"
    return IngestError(problem, where=path, remedy=remedy)


def crashed(path: Path, how: str) -> IngestError:
    """Its reader's process ended without an answer."""
    remedy = "open it in its program and save it anew, or raise memory_mb under [limits] in wijkspiegel.toml"
    return IngestError(Message("its reader crashed ({how})", how=how), where=path, remedy=remedy)


def too_large(path: Path, limits: Limits) -> IngestError:
    """The file is above the size limit."""
    return _beyond(path, Message("is larger than {size} MiB", size=limits.file_mb), "file_mb")


def too_large_unpacked(path: Path, limits: Limits) -> IngestError:
    """The archive is above the limit when it is unpacked."""
    problem = Message("is larger than {size} MiB when unpacked", size=limits.unpacked_mb)
    return _beyond(path, problem, "unpacked_mb")


def too_long(path: Path, limits: Limits) -> IngestError:
    """Its text is more than can be cleaned and shown in the time that somebody waits."""
    return _beyond(path, Message("holds more than {lines} lines of text", lines=limits.lines), "lines")


def too_large_part(path: Path) -> IngestError:
    """A part of it is more than its parser takes at once, whatever the limits."""
    remedy = "split it, or save its text as .txt"
    return IngestError("holds a piece that is too large, or nested too deep, to be read", where=path, remedy=remedy)


def too_slow(path: Path, limits: Limits) -> IngestError:
    """Reading took too long."""
    return _beyond(path, Message("took longer than {seconds} seconds to read", seconds=limits.seconds), "seconds")


def out_of_memory(path: Path, limits: Limits) -> IngestError:
    """Reading needs more memory than the reader may have."""
    return _beyond(path, Message("needs more than {size} MiB of memory", size=limits.memory_mb), "memory_mb")


def too_many_pixels(path: Path, limits: Limits) -> IngestError:
    """The picture is above the limit when it is unpacked."""
    problem = Message("has more than {number} million pixels", number=limits.picture_megapixels)
    return _beyond(path, problem, "picture_megapixels")


def unread(path: Path, lacks: Collection[OcrLack], limits: Limits) -> IngestError:
    """Its text stands in pictures alone, and not one of them was read.

    Args:
        path: The file.
        lacks: Why pictures were not read; none: they were, and hold no text.
        limits: Those it was read under.
    """
    if OcrLack.MISSING in lacks:
        problem = "is scanned or photographed, and there is no Tesseract with Dutch data here to read it"
        return IngestError(problem, where=path, remedy=HOW_TO_GET_OCR)
    if OcrLack.OFF in lacks:
        problem = "is scanned or photographed, and ocr_seconds = 0 keeps it from being read"
        return IngestError(problem, where=path, remedy="raise ocr_seconds under [limits] in wijkspiegel.toml")
    if OcrLack.SLOW in lacks:
        problem = Message("took OCR longer than {seconds} seconds a page", seconds=limits.ocr_seconds)
        return _beyond(path, problem, "ocr_seconds")
    if OcrLack.FAILED in lacks:
        return IngestError("has pictures that OCR cannot read", where=path, remedy=_SAVE_ANEW)
    return IngestError("holds no text, not in its pictures either", where=path, remedy="look whether it is upright")


def _beyond(path: Path, problem: Message, field: str) -> IngestError:
    remedy = Message("split it, or raise {field} under [limits] in wijkspiegel.toml", field=field)
    return IngestError(problem, where=path, remedy=remedy)
