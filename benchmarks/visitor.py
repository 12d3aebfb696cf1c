"""Readers of a real server, without a browser's own work: they speak to it as a browser does and wait for the page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from pipeline.settings import CORPUS_VARIABLE, REPOSITORY

HOST = "localhost"
PATIENCE = 300
"""Seconds before a server or a page is given up."""
KIBIBYTES_A_MEBIBYTE = 1024


class Waited(NamedTuple):
    """How long a page took.

    Attributes:
        seconds: That its reader waited.
        work: Seconds of a core that the server worked meanwhile, for others too.
    """

    seconds: float
    work: float


@dataclass(frozen=True)
class Server:
    """The browser as users start it.

    Attributes:
        port: Where it answers.
        process: Its number at the machine.
    """

    port: int
    process: int

    def memory_mb(self) -> float:
        """What it holds now, in mebibytes."""
        return self._memory("VmRSS")

    def most_memory_mb(self) -> float:
        """The most that it ever held, in mebibytes."""
        return self._memory("VmHWM")

    def work(self) -> float:
        """Seconds of a core that it worked so far."""
        times = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return sum(map(int, times[11:13])) / os.sysconf("SC_CLK_TCK")

    def _memory(self, field: str) -> float:
        lines = Path(f"/proc/{self.process}/status").read_text(encoding="ascii").splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith(field)) / KIBIBYTES_A_MEBIBYTE


@contextmanager
def serving(corpus: Path) -> Iterator[Server]:
    """A server of its own over a corpus, stopped at the end.

    Raises:
        RuntimeError: when it does not start.
    """
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    options = [f"--server.port={port}", "--server.headless=true", "--server.fileWatcherType=none"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options],
        cwd=REPOSITORY,
        env={**os.environ, CORPUS_VARIABLE: str(corpus)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


class Visitor:
    """One reader, with a session of their own."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._connection: ClientConnection = connect(
            f"ws://{HOST}:{server.port}/_stcore/stream", max_size=None, open_timeout=PATIENCE
        )

    def open(self, page: str, **query: str) -> Waited:
        """Go to a page, by its path, in the state that the query names, and wait until it is whole.

        Raises:
            RuntimeError: when the page shows an exception.
        """
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = urlencode(query)
        begin, work = time.perf_counter(), self._server.work()
        self._connection.send(asked.SerializeToString())
        while not self._is_done(page):
            pass
        return Waited(time.perf_counter() - begin, self._server.work() - work)

    def close(self) -> None:
        """Leave."""
        self._connection.close()

    def _is_done(self, page: str) -> bool:
        """Whether the next message says that the page is whole."""
        message = ForwardMsg.FromString(self._connection.recv(timeout=PATIENCE))
        if message.WhichOneof("type") == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(f"{page}: {message.delta.new_element.exception.message}")
        return (
            message.WhichOneof("type") == "script_finished"
            and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        )


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the browser did not start")
