"""One request at a time to a host, with a pause between, however many processes ask."""

from __future__ import annotations

import hashlib
import math
import os
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import IngestError
from pipeline.fetch.errand import Errand
from pipeline.locks import locked
from pipeline.messages import Message


def _of_user() -> Path:
    """The folder in which all processes of a user keep when they last asked a host."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(home) / "wijkspiegel" / "turns"


def take_turn(errand: Errand, host: str, *, pause: float | None = None, after: float = 0) -> None:
    """Wait until a host may be asked again, and keep that it then is.

    Args:
        errand: The fetch under way.
        host: Whom to ask.
        pause: Seconds since the last request; `None`, or less than that: those of the limits.
        after: Seconds from now before which the host said not to come back.

    Raises:
        IngestError: when the turn comes too late, or nothing can be kept in the folder of turns.
    """
    path = (errand.world.turns or _of_user()) / hashlib.sha256(host.encode()).hexdigest()[:32]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file, locked(file):
            wait = _claim(file, errand, max(errand.limits.pause_seconds, pause or 0), after)
    except OSError as error:
        remedy = "see to its rights, or let XDG_CACHE_HOME name a folder that can be written"
        raise IngestError("when hosts were asked cannot be kept", where=path.parent, remedy=remedy) from error
    if wait is None:
        told = "{host} may not be asked again within {seconds} seconds"
        problem = Message(told, host=host, seconds=errand.limits.patience_seconds)
        raise IngestError(problem, where=errand.asked, remedy="try again later, or save it and add the file")
    errand.wait(wait)


def _claim(file: BinaryIO, errand: Errand, pause: float, after: float) -> float | None:
    """Seconds until the turn, which the file holds from now on; `None` when that is beyond patience: none is taken."""
    now, patience = errand.world.now(), errand.limits.patience_seconds
    last = _last(file)
    if last > now + patience:  # nobody waits so long: the clock was put back since
        last = -math.inf
    turn = max(now + after, last + pause)
    if turn > now + patience:
        return None
    file.seek(0)
    file.truncate()
    file.write(f"{turn!r}\n".encode())
    return max(0.0, turn - now)


def _last(file: BinaryIO) -> float:
    file.seek(0)
    try:
        return float(file.read(64))
    except ValueError:  # new, or half written by a process that was killed
        return -math.inf
