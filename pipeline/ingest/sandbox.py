"""Reads a file in a process of its own, so that a file that hangs, swells or crashes its reader harms nothing else."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.errors import IngestError
from pipeline.ingest import anew
from pipeline.ingest.answers import Answer, Ended
from pipeline.ingest.forked import Nursery
from pipeline.ingest.formats import MEBIBYTE, check
from pipeline.ingest.limits import Limits
from pipeline.ingest.refusals import crashed, out_of_memory, too_slow
from pipeline.ingest.telling import page_done
from pipeline.text import Document

_NURSERY = Nursery() if sys.platform == "linux" else None
"""`None` where forking is not safe (macOS) or not there (Windows): there Python starts anew for each file."""
_OUT_OF_MEMORY = ("MemoryError", "bad_alloc")


def read(path: Path, limits: Limits | None = None) -> Document:
    """Read one file as a document; who is `listening` is told of pages, where reading one takes long.

    Args:
        path: The file; its ending (one of `EXTENSIONS`) tells the format.
        limits: Bounds on time, memory and size; `None`: the usual ones.

    Returns:
        The document as read, with all offsets over its raw text.

    Raises:
        IngestError: when the file is missing, no text, broken, locked or above a limit. One line says which, where,
            and what to do.
    """
    limits = limits or Limits()
    check(path, limits)
    answer = _ask(path, limits)
    if isinstance(answer.outcome, Document):
        return answer.outcome
    raise answer.outcome or _cut_short(path, limits, answer.ended)


def _ask(path: Path, limits: Limits) -> Answer:
    cwd = None if path.is_absolute() else str(Path.cwd())
    request = json.dumps({"path": str(path), "cwd": cwd, "limits": limits.model_dump()}).encode()
    most = limits.memory_mb * MEBIBYTE
    if _NURSERY and (answer := _NURSERY.ask(request, most, page_done)).ended:
        return answer
    return anew.ask(request, limits, most, page_done)


def _cut_short(path: Path, limits: Limits, ended: Ended | None) -> IngestError:
    """Why there is no outcome."""
    if ended is None or ended.code is None:
        return too_slow(path, limits)
    if any(sign in ended.said for sign in _OUT_OF_MEMORY):
        return out_of_memory(path, limits)
    how = f"signal {-ended.code}" if ended.code < 0 else f"exit status {ended.code}"
    return crashed(path, "; ".join([how, *([ended.said[-160:]] if ended.said else [])]))
