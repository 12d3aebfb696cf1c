"""Opening a project that a stranger may have made: nothing is unpacked to disk, and nothing read beyond bounds."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from pipeline.errors import ExchangeError
from pipeline.ingest.formats import MEBIBYTE
from pipeline.ingest.limits import Limits

_LOCKED = 0x1
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_SAVE_AGAIN = "save it again as a REFI-QDA project"
_READ = (".qde", ".txt")


def members_of(path: Path, limits: Limits) -> Mapping[str, bytes]:
    """The project and its plain texts, by name in small letters: programs differ in how they write these.

    Args:
        path: The archive.
        limits: How large it may be, packed and unpacked, and how many files it may hold.

    Raises:
        ExchangeError: when it is no archive, is locked or damaged, is larger than that, or holds what leads out of it.
    """
    try:
        if path.stat().st_size > limits.file_mb * MEBIBYTE:
            raise ExchangeError(f"is larger than {limits.file_mb} MiB", where=path, remedy="raise limits.file_mb")
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
            _look(found, path, limits)
            return {one.filename.lower(): archive.read(one) for one in found if one.filename.lower().endswith(_READ)}
    except _FAULTS as error:
        raise ExchangeError(f"cannot be read as an archive ({error})", where=path, remedy=_SAVE_AGAIN) from error


def _look(members: Sequence[zipfile.ZipInfo], path: Path, limits: Limits) -> None:
    """Refuse by the list of contents, before anything is unpacked; more than it says is never unpacked."""
    if len(members) > limits.members:
        raise ExchangeError(f"holds more than {limits.members} files", where=path, remedy="raise limits.members")
    if sum(member.file_size for member in members) > limits.unpacked_mb * MEBIBYTE:
        problem = f"is larger than {limits.unpacked_mb} MiB when unpacked"
        raise ExchangeError(problem, where=path, remedy="raise limits.unpacked_mb")
    names = [member.filename.lower() for member in members]
    if len(set(names)) < len(names):
        raise ExchangeError("holds a file twice", where=path, remedy=_SAVE_AGAIN)
    for member in members:
        if member.flag_bits & _LOCKED:
            raise ExchangeError("is locked with a password", where=path, remedy="save it without a password")
        if _leads_out(member.filename) or stat.S_ISLNK(member.external_attr >> 16):
            raise ExchangeError(f"holds a file that leads out of it ({member.filename!a})", where=path)


def _leads_out(name: str) -> bool:
    """Whether a path would stand elsewhere than in the folder where an archive is unpacked, on any system."""
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    return posix.is_absolute() or bool(windows.anchor) or ".." in windows.parts or "\0" in name
