"""One at a time, across processes: locks on files, which fall away when the process that holds them dies."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 2**30  # Windows locks bytes, and keeps others from reading them: so lock one that is never there
_PAUSE_SECONDS = 0.05


@contextmanager
def lock_file(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a lock that no other process can hold at the same time; it falls away when this process dies.

    Raises:
        BlockingIOError: when another holds it and `wait` is false.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file, locked(file, wait=wait):
        yield


@contextmanager
def locked(file: BinaryIO, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock on an open file.

    Raises:
        BlockingIOError: when another holds it and `wait` is false.
    """
    while not _try_lock(file):
        if not wait:
            raise BlockingIOError(file.name)
        time.sleep(_PAUSE_SECONDS)
    try:
        yield
    finally:
        _unlock(file)


if sys.platform == "win32":

    def _try_lock(file: BinaryIO) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
