"""Forks the processes of readers, so that no file waits for Python and its libraries to start.

`sandbox` starts it as `python -P -m pipeline.ingest.nursery` with one end of a socket as its standard input; it ends
when the other end is closed. It opens no file of a stranger: it loads what reads the format, and forks a keeper; that
forks the reader, gives it no more time than its limit, and tells how it ended. So each file is still read in a process
of its own, which nothing of an earlier file can have reached.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, NoReturn

from pipeline.ingest import child
from pipeline.ingest.answers import ended_line
from pipeline.ingest.formats import READERS
from pipeline.ingest.limits import Limits
from pipeline.ingest.telling import listen

REQUEST_BYTES = 1 << 16
"""The most that one request may be: a path and a few numbers."""

_PAGE = signal.SIGUSR1
_HEARD = {signal.SIGCHLD, _PAGE}
_KIBIBYTES = 1024  # of a MiB
_COMPLAINT_BYTES = 4096  # of the end of what a reader writes to standard error


def main() -> None:
    """Fork a keeper for each request until nobody can ask any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal: whoever asked decides
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers leave nothing behind
    with socket.socket(fileno=os.dup(0)) as asked:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)  # a keeper must not hold the way to a nursery that is gone
        while True:
            request, descriptors, _, _ = socket.recv_fds(asked, REQUEST_BYTES, 1)
            if not request:
                return
            _load(request)
            if os.fork() == 0:
                asked.close()
                _leave(keep, request, descriptors[0])
            os.close(descriptors[0])


def keep(request: bytes, answer: int) -> None:
    """Fork a reader, wait for it as long as the request allows, and write to `answer` how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
    with tempfile.TemporaryFile() as complaints:
        reader = os.fork()
        if reader == 0:
            _leave(_read, request, answer, complaints)
        in_time = _ends_in_time(Limits.model_validate(json.loads(request)["limits"]))
        _kill(reader)
        _, status, used = os.wait4(reader, 0)
        complaints.seek(-min(_COMPLAINT_BYTES, complaints.seek(0, os.SEEK_END)), os.SEEK_END)
        code = os.waitstatus_to_exitcode(status) if in_time else None
        os.write(answer, ended_line(code, complaints.read(), used.ru_maxrss // _KIBIBYTES))


def _ends_in_time(limits: Limits) -> bool:
    """Wait for the reader; each page that OCR has read, as it tells by a signal, gives it the time for the next."""
    told = signal.sigtimedwait(_HEARD, limits.seconds)
    while told and told.si_signo == _PAGE:
        told = signal.sigtimedwait(_HEARD, limits.seconds + limits.ocr_seconds)
    return told is not None


def _read(request: bytes, answer: int, complaints: IO[bytes]) -> None:
    os.setsid()  # so that what it starts is killed with it
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
    keeper = os.getppid()
    listen(lambda *_: os.kill(keeper, _PAGE))
    for standard in (1, 2):
        os.dup2(complaints.fileno(), standard)
    child.reply(request, answer)


def _load(request: bytes) -> None:
    """Import what reads this format, once for all files of it; the reader tells when that cannot be done."""
    with suppress(ImportError, KeyError):
        importlib.import_module(READERS[Path(json.loads(request)["path"]).suffix.lower()])


def _kill(reader: int) -> None:
    """End the reader, if it still is, and whatever it started."""
    with suppress(ProcessLookupError):
        os.kill(reader, signal.SIGKILL)  # it may have had no time to begin a group
        os.killpg(reader, signal.SIGKILL)


def _leave(act: Callable[..., None], *given: object) -> NoReturn:
    """End this process when it has acted, without what the nursery itself would do at its end."""
    code = 1
    try:
        act(*given)
        code = 0
    except BaseException:  # noqa: BLE001 - nothing may return into the nursery's own loop
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
