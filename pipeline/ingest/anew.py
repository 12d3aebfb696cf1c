"""Starts Python for one file, where a system cannot fork as `nursery` does (macOS, Windows)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from threading import Timer
from typing import IO

from pipeline.ingest.answers import Answer, Ended, heard
from pipeline.ingest.forked import environment, python
from pipeline.ingest.limits import Limits
from pipeline.ingest.telling import PageDone

_CHILD = python("pipeline.ingest.child")
_COMPLAINT_BYTES = 4096  # of the end of what a reader writes to standard error


def ask(request: bytes, limits: Limits, most: int, page_done: PageDone) -> Answer:
    """What a reader answers for whom Python starts.

    Args:
        request: See `child.reply`.
        limits: How long it may take; each page that OCR has read gives it the time for the next.
        most: Bytes of an answer that is believed.
        page_done: Told of each page.
    """
    with tempfile.TemporaryFile() as complaints:
        reader, pipe = _started(request, complaints)
        clock = _Clock(reader, limits)

        def one_done(done: int, pages: int) -> None:
            clock.again()
            page_done(done, pages)

        try:
            with pipe:
                answer = heard(pipe, most, one_done)
            code = reader.wait()
        finally:
            clock.stop()
            _kill(reader)
        complaints.seek(-min(_COMPLAINT_BYTES, complaints.seek(0, os.SEEK_END)), os.SEEK_END)
        said = " ".join(complaints.read().decode(errors="replace").split())
    return Answer(answer.outcome, Ended(None if clock.ran_out else code, said))


def _started(request: bytes, complaints: IO[bytes]) -> tuple[subprocess.Popen[bytes], IO[bytes]]:
    """The reader's process, and where its lines come from."""
    answer, theirs = os.pipe()
    with tempfile.TemporaryFile() as asked:
        asked.write(request)
        asked.seek(0)
        try:
            reader = subprocess.Popen(
                _CHILD,
                stdin=asked,
                stdout=theirs,
                stderr=complaints,
                env=environment(),
                start_new_session=True,  # so that what it starts is killed with it
            )
        finally:
            os.close(theirs)
    return reader, os.fdopen(answer, "rb")


class _Clock:
    """Ends a reader when its time is up."""

    def __init__(self, reader: subprocess.Popen[bytes], limits: Limits) -> None:
        self.ran_out = False
        self._reader, self._page_seconds = reader, limits.seconds + limits.ocr_seconds
        self._start(limits.seconds)

    def again(self) -> None:
        """Give it the time of another page."""
        self.stop()
        self._start(self._page_seconds)

    def stop(self) -> None:
        """Let it be."""
        self._timer.cancel()

    def _start(self, seconds: float) -> None:
        self._timer = Timer(seconds, self._end)
        self._timer.start()

    def _end(self) -> None:
        self.ran_out = True
        _kill(self._reader)


def _kill(reader: subprocess.Popen[bytes]) -> None:
    """End a reader, if it still is, and where the system knows groups of processes whatever it started."""
    if sys.platform == "win32":
        reader.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # macOS refuses where nobody is left
        os.killpg(reader.pid, signal.SIGKILL)
