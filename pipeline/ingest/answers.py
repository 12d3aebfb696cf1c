"""What comes back from a reader's process: lines on how far it is, what it read (JSON), and how it ended."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from pipeline.errors import IngestError
from pipeline.ingest.telling import PageDone
from pipeline.ingest.wire import unpack
from pipeline.text import Document

_PAGE, _ENDED, _TIME = b"page ", b"ended ", b"slow"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a reader's process ended.

    Attributes:
        code: Its exit status, below nought the signal that ended it; `None` when its time was up.
        said: The end of what it wrote to standard error, on one line.
        memory_mb: The most memory that it held, in MiB; 0 where that is not known.
    """

    code: int | None
    said: str
    memory_mb: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader said, each `None` when it did not come to that."""

    outcome: Document | IngestError | None
    ended: Ended | None


def page_line(done: int, pages: int) -> bytes:
    """The line that tells how far reading is."""
    return b"%b%d %d\n" % (_PAGE, done, pages)


def ended_line(code: int | None, said: bytes, memory_mb: int = 0) -> bytes:
    """The last line; it begins with a line end, for the reader may have been stopped amid a line of its own."""
    how = _TIME if code is None else b"%d" % code
    return b"\n%b%b %d %b\n" % (_ENDED, how, memory_mb, b" ".join(said.split()))


def heard(pipe: IO[bytes], most: int, page_done: PageDone) -> Answer:
    """Listen until the process ended.

    Args:
        pipe: Where its lines come from. What is no such line is passed over: the sender has read a stranger's file.
        most: Bytes of a line that is believed; a longer one is cut, and so is none.
        page_done: Told of each page.
    """
    outcome = None
    while line := pipe.readline(most):
        with suppress(ValueError):
            if line.startswith(_PAGE):
                page_done(*map(int, line.removeprefix(_PAGE).split(maxsplit=1)))
            elif line.startswith(_ENDED):
                return Answer(outcome, _ended(line.removeprefix(_ENDED)))
            else:
                outcome = unpack(line)
    return Answer(outcome, None)


def _ended(line: bytes) -> Ended:
    code, memory_mb, said = line.split(b" ", 2)
    return Ended(int(code) if code != _TIME else None, said.decode(errors="replace").strip(), int(memory_mb))
