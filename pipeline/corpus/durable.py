"""Writing that outlives a crash: on disk when the call returns, and one writer at a time."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipeline.locks import locked

_Known = TypeVar("_Known")


def write_durably(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_durably(path: Path, data: bytes) -> None:
    """Write a file that is, at every moment, either all there or as it was before.

    What is no file to be replaced, such as a device or a pipe, is written to as it stands.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = path.resolve()  # of a link, the file that it leads to
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        part.unlink(missing_ok=True)
        write_durably(part, data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's list of names is on disk; Windows does that by itself, and refuses to be asked."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def append_line(path: Path, line: bytes, *, known: Callable[[bytes], _Known | None] = lambda _: None) -> _Known | None:
    """Add one line of JSON at the end of a file and wait until it is on disk; several processes may do so at once.

    What a crash left of a last line is taken away first: it was never acknowledged. A last line that is whole but for
    its line end, as an editor may leave it, is kept.

    Args:
        path: The file; it and its folder are made when they are not there.
        line: The line, without its end.
        known: Looks through what the file holds while nobody else writes; where it finds anything, the line is not
            written.

    Returns:
        What `known` found; `None` when the line was written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    with path.open("ab+") as file, locked(file):
        file.seek(0)
        have = file.read()
        if (found := known(have)) is not None:
            return found
        last = have[have.rfind(b"\n") + 1 :]
        if not is_whole(last):
            file.truncate(len(have) - len(last))
        file.write((b"\n" if is_whole(last) else b"") + line + b"\n")
        file.flush()
        os.fsync(file.fileno())
    if new:
        sync_folder(path.parent)
    return None


def is_whole(line: bytes) -> bool:
    """Whether a line is JSON to its end."""
    try:
        json.loads(line.decode("utf-8"))
    except ValueError:
        return False
    return True
