"""Asks the nursery for a reader's process; starts it when the first file comes, and again when it was killed."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pipeline
from pipeline.ingest.answers import Answer, heard
from pipeline.ingest.telling import PageDone

_HOME = str(Path(pipeline.__file__).resolve().parent.parent)


def python(module: str) -> tuple[str, ...]:
    """The command that runs a module of ours in a Python of its own."""
    return (sys.executable, "-P", "-m", module)  # -P: a json.py beside the document must not be imported


def environment() -> dict[str, str]:
    """This process's, with the product's own home first on the path and UTF-8 whatever the locale."""
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([_HOME, inherited]) if inherited else _HOME
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Nursery:
    """The process that forks readers, seen from the one that wants files read; threads may share it.

    Args:
        command: What starts it.

    Attributes:
        peak_mb: The most memory that one of its readers held so far, in MiB, with what all of them share.
    """

    def __init__(self, command: Sequence[str] = python("pipeline.ingest.nursery")) -> None:
        self.peak_mb = 0
        self._command = command
        self._turn = threading.Lock()
        self._asked: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: bytes, most: int, page_done: PageDone) -> Answer:
        """What a new reader answers to a request; nothing at all when no nursery can be had.

        Args:
            request: See `child.reply`.
            most: Bytes of an answer that is believed.
            page_done: Told of each page.
        """
        answer, theirs = os.pipe()
        with os.fdopen(answer, "rb") as pipe:
            try:
                self._send(request, theirs)
            finally:
                os.close(theirs)
            told = heard(pipe, most, page_done)
        self.peak_mb = max(self.peak_mb, told.ended.memory_mb if told.ended else 0)
        return told

    def _send(self, request: bytes, answer: int) -> None:
        with self._turn:
            for _ in range(2):  # the second time to a new one
                try:
                    socket.send_fds(self._asked or self._start(), [request], [answer])
                except OSError:
                    self._stop()
                else:
                    return

    def _start(self) -> socket.socket:
        self._asked, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        nothing = subprocess.DEVNULL
        with theirs:
            self._process = subprocess.Popen(
                self._command, stdin=theirs.fileno(), stdout=nothing, stderr=nothing, env=environment()
            )
        atexit.register(self._stop)
        return self._asked

    def _stop(self) -> None:
        """Close the way to it, by which it ends, and wait until it did."""
        atexit.unregister(self._stop)
        if self._asked:
            self._asked.close()
        if self._process:
            self._process.kill()  # it holds nothing of its own; readers at work go on
            self._process.wait()
        self._asked = self._process = None
