"""What came by a request gets the name of a file, whose ending tells how it is to be read."""

from __future__ import annotations

import email.message
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import unquote

from pipeline.errors import IngestError
from pipeline.fetch.targets import Target
from pipeline.messages import Message

ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        "text/html": ".html",
        "application/xhtml+xml": ".html",
        "text/plain": ".txt",
        "text/markdown": ".md",
        "application/pdf": ".pdf",
        "application/x-pdf": ".pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
        "image/png": ".png",
        "image/jpeg": ".jpg",
        "image/tiff": ".tif",
    }
)
"""What a server says that it sends → the ending of the file; all are endings that `pipeline.ingest` reads."""

_VAGUE = frozenset(
    {
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/download",
        "application/force-download",
        "application/x-download",
        "application/zip",
    }
)
"""What servers say of files that they do not know: the name of the file tells more."""

_PDF = b"%PDF-"
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 80


def name_of(target: Target, headers: Mapping[str, str], data: bytes) -> str:
    """The name of a file for what came.

    Args:
        target: Where it came from.
        headers: Of the answer.
        data: What came; a PDF is told by its first bytes whatever the server calls it.

    Returns:
        A plain name that leads to no other folder: letters, digits, dots, hyphens, lines; at most a hundred signs.

    Raises:
        IngestError: when it is of a type that cannot be read.
    """
    given = _given(headers) or _last(target.path) or target.host
    stem, ending = _parts(given)
    ending = _ending(target, headers, data, ending)
    return f"{stem[:_LONGEST].strip('.-_') or 'page'}{ending}"


def _ending(target: Target, headers: Mapping[str, str], data: bytes, named: str) -> str:
    said = headers.get("content-type", "").split(";")[0].strip().lower()
    if data.startswith(_PDF):
        return ".pdf"
    if said in _VAGUE or (said == "text/plain" and named == ".md"):
        if named in {*ENDINGS.values(), ".htm", ".jpeg", ".tiff"}:
            return named
    elif said in ENDINGS:
        return ENDINGS[said]
    problem = Message("is of type {type}, which cannot be read", type=said[:80] or Message("unknown"))
    raise IngestError(problem, where=target.address, remedy="look for it as a web page, PDF, Word file or text")


def _given(headers: Mapping[str, str]) -> str | None:
    """The name that the server gives the file; `None` when it gives none."""
    message = email.message.Message()
    message["content-disposition"] = headers.get("content-disposition", "")
    name = message.get_filename()
    return _last(name.replace("\\", "/")) if name else None


def _last(path: str) -> str | None:
    """The last part of a path that is not empty, without the question."""
    parts = [part for part in unquote(path.split("?", maxsplit=1)[0]).split("/") if part.strip(" .")]
    return parts[-1] if parts else None


def _parts(name: str) -> tuple[str, str]:
    """A name without its ending, made plain; and the ending, empty when it is none of a file that can be read."""
    safe = _UNSAFE.sub("-", name)
    ending = PurePosixPath(safe).suffix.lower()
    known = {*ENDINGS.values(), ".htm", ".jpeg", ".tiff", ".php", ".asp", ".aspx", ".jsp"}
    return (safe[: -len(ending)], ending) if ending in known else (safe, "")
