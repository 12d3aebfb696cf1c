"""Plain text. The raw text is the file's own, but for its encoding and line ends."""

from __future__ import annotations

from pathlib import Path

import pipeline
from pipeline.errors import IngestError
from pipeline.ingest.encoding import Decoded, decode, is_binary
from pipeline.ingest.limits import Limits
from pipeline.ingest.reading import Reading, blank_pages, left_out, page_starts, tidy
from pipeline.messages import Message


def read_bytes(data: bytes, path: Path, limits: Limits) -> Reading:  # noqa: ARG001 — every format's reader has them
    """Read a text file; form feeds in it part pages.

    Raises:
        IngestError: when the bytes are no text.
    """
    decoded = decode_text(data, path)
    raw = tidy(decoded.text)
    starts = page_starts(raw)
    return Reading(
        raw=raw,
        reader=reader_of(decoded),
        page_starts=starts,
        pages_without_text=blank_pages(raw, starts),
        notices=lost_characters(decoded),
    )


def decode_text(data: bytes, path: Path) -> Decoded:
    """Decode a file that should be text.

    Raises:
        IngestError: when it is not.
    """
    decoded = decode(data)
    if is_binary(decoded.text):
        raise IngestError("is no text", where=path, remedy="look whether its ending tells what it is")
    return decoded


def reader_of(decoded: Decoded) -> str:
    """Name, version and encoding of what read a text."""
    return f"wijkspiegel {pipeline.__version__} ({decoded.encoding})"


def lost_characters(decoded: Decoded) -> tuple[Message, ...]:
    """The notices that a text needs of which not every character could be kept."""
    notices: list[Message] = []
    if decoded.lost:
        told = "{number} characters could not be read as {encoding} and stand as \ufffd"
        notices.append(Message(told, number=decoded.lost, encoding=decoded.encoding))
    return (*notices, *left_out(decoded.text))
