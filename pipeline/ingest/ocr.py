"""Reading pictures of pages with Tesseract: a program of its own, which may or may not be on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.ingest.hocr import PageRead, page_read
from pipeline.ingest.limits import Limits
from pipeline.ingest.telling import page_done
from pipeline.messages import Message
from pipeline.text import OcrLack, OcrPage

LANGUAGE = "nld"

_WINDOWS = Path("C:/Program Files/Tesseract-OCR/tesseract.exe")  # where its installer puts it, and on no search path
_TURNS = "osd"  # the data by which Tesseract sees how a page is turned
_ASKING_SECONDS = 30
_DOUBTFUL = 0.6  # of the words of a page: it may stand on its side or head
_MOST_WORKERS = 8

Pixels = NDArray[np.uint8]
"""Grey, row by row from the top."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page.

    Attributes:
        pixels: Its grey pixels.
        dpi: How many of them make an inch.
    """

    pixels: Pixels
    dpi: float

    @property
    def is_blank(self) -> bool:
        """Whether all of it is one shade."""
        return bool(self.pixels.min() == self.pixels.max())

    def turned(self, degrees: int) -> Picture:
        """The picture turned clockwise, by a multiple of 90."""
        return Picture(np.ascontiguousarray(np.rot90(self.pixels, -degrees // 90)), self.dpi)

    def as_pgm(self) -> bytes:
        """The picture as a file of the plainest format there is."""
        height, width = self.pixels.shape
        return b"P5 %d %d 255\n" % (width, height) + self.pixels.tobytes()


Draw = Callable[[], Picture | OcrLack]
"""Makes the picture of a page, or says why it cannot."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Tesseract as it is on this machine.

    Attributes:
        program: Its path.
        version: As it gives it itself.
        sees_turns: Whether it has the data to tell how a page is turned.
    """

    program: str
    version: str
    sees_turns: bool

    def __str__(self) -> str:
        """Name, version and language, as a document keeps them."""
        return f"tesseract {self.version} ({LANGUAGE})"

    def read(self, picture: Picture, seconds: float) -> PageRead | OcrLack:
        """Read a picture; one that is read badly is turned as it should stand, and read again.

        Args:
            picture: Of one page.
            seconds: Wall time for it.

        Returns:
            What was read, or why nothing was.
        """
        until = time.monotonic() + seconds
        try:
            found = self._read(picture, until)
            if (found.confidence or 0) < _DOUBTFUL and self.sees_turns and (degrees := self._turn(picture, until)):
                return max(self._read(picture.turned(degrees), until), found, key=_worth)
        except subprocess.TimeoutExpired:
            return OcrLack.SLOW
        except (OSError, ValueError, KeyError):
            return OcrLack.FAILED
        return found

    def _read(self, picture: Picture, until: float) -> PageRead:
        asked = ("-l", LANGUAGE, "--psm", "3", "-c", "tessedit_create_hocr=1")
        return page_read(self._answer(picture, until, *asked), height=picture.pixels.shape[0], dpi=picture.dpi)

    def _turn(self, picture: Picture, until: float) -> int:
        """By how many degrees clockwise a picture must be turned; 0 where the program cannot tell."""
        try:
            answer = self._answer(picture, until, "-l", _TURNS, "--psm", "0")
        except ValueError:  # too few letters to tell
            return 0
        told = dict(line.partition(":")[::2] for line in answer.decode(errors="replace").splitlines())
        return int(told.get("Rotate", "0"))

    def _answer(self, picture: Picture, until: float, *asked: str) -> bytes:
        done = subprocess.run(
            [self.program, "stdin", "stdout", "--dpi", str(round(picture.dpi)), *asked],
            input=picture.as_pgm(),
            capture_output=True,
            timeout=max(0.01, until - time.monotonic()),
            env=_environment(),
            check=False,
        )
        if done.returncode:
            raise ValueError(done.stderr.decode(errors="replace"))
        return done.stdout


def _worth(found: PageRead) -> float:
    return sum(found.sure)


def find_engine() -> Engine | None:
    """Tesseract with Dutch data; `None` where one of them is not on this machine."""
    found = shutil.which("tesseract") or (str(_WINDOWS) if _WINDOWS.is_file() else None)
    if not found or not Path(found).is_absolute():  # never a program that lies beside the documents
        return None
    try:
        version, languages = (_told(found, option) for option in ("--version", "--list-langs"))
    except (OSError, subprocess.SubprocessError):
        return None
    known = languages.split()
    return Engine(found, version.split()[1], _TURNS in known) if LANGUAGE in known else None


def read_pictures(engine: Engine, pages: Iterable[Draw], limits: Limits) -> Iterator[PageRead | OcrLack]:
    """Read pictures of pages side by side; what comes back is in their order.

    Args:
        engine: What reads them.
        pages: Drawn in this thread, a few ahead; not at all when the time for their file is up.
        limits: How long one page may take, and all of them together.
    """
    until = time.monotonic() + limits.ocr_file_seconds
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    under_way: deque[Future[PageRead | OcrLack]] = deque()
    pool = ThreadPoolExecutor(workers)
    try:
        for draw in pages:
            picture = draw() if time.monotonic() < until else OcrLack.SLOW
            under_way.append(pool.submit(_read_or_not, engine, picture, limits.ocr_seconds, until))
            if len(under_way) > workers:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_or_not(engine: Engine, picture: Picture | OcrLack, seconds: float, until: float) -> PageRead | OcrLack:
    if isinstance(picture, OcrLack):
        return picture
    return PageRead((), ()) if picture.is_blank else engine.read(picture, min(seconds, until - time.monotonic()))


def counted(found: Iterable[PageRead | OcrLack], pages: int) -> Iterator[PageRead | OcrLack]:
    """The same, while whoever waits is told how many of the `pages` are read."""
    page_done(0, pages)
    for done, one in enumerate(found, 1):
        page_done(done, pages)
        yield one


def why_waiting(seconds: float) -> OcrLack:
    """Why pages wait where nothing reads them.

    Args:
        seconds: How long OCR may take for a page; 0: it is not wanted.
    """
    return OcrLack.MISSING if seconds else OcrLack.OFF


def ocr_page(number: int, found: PageRead | OcrLack) -> OcrPage:
    """What a document keeps of the reading of a page."""
    if isinstance(found, OcrLack):
        return OcrPage(number, lack=found)
    return OcrPage(number, len(found.sure), found.confidence)


def marks_left_out(marks: int) -> tuple[Message, ...]:
    """The notice for words that were none."""
    template = "{number} marks that OCR took for words without being sure of one are left out"
    return (Message(template, number=marks),) if marks else ()


def _told(program: str, option: str) -> str:
    asked = [program, option]
    done = subprocess.run(asked, capture_output=True, timeout=_ASKING_SECONDS, check=True, env=_environment())
    return (done.stdout or done.stderr).decode(errors="replace")


def _environment() -> dict[str, str]:
    """This process's; pages are read side by side, so each by one thread."""
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}
