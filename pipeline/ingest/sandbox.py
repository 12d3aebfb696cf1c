"""Reads a file in a process of its own, so that a file that hangs, swells or crashes its reader harms nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pipeline
from pipeline.errors import IngestError
from pipeline.ingest.formats import check
from pipeline.ingest.limits import Limits
from pipeline.ingest.refusals import crashed, out_of_memory, too_slow
from pipeline.ingest.wire import unpack
from pipeline.text import Document

_MODULE = "pipeline.ingest.child"
_OUT_OF_MEMORY = (b"MemoryError", b"bad_alloc")
_HOME = str(Path(pipeline.__file__).resolve().parent.parent)


def read(path: Path, limits: Limits | None = None) -> Document:
    """Read one file as a document.

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
    reply = _ask(path, limits)
    if isinstance(reply, IngestError):
        raise reply
    return reply


def _ask(path: Path, limits: Limits) -> Document | IngestError:
    request = json.dumps({"path": str(path), "limits": limits.model_dump()}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", _MODULE],  # -P: a json.py beside the document must not be imported
            input=request,
            capture_output=True,
            timeout=limits.seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return too_slow(path, limits)
    try:
        return unpack(done.stdout)
    except ValueError:
        return _crashed(path, limits, done)


def _environment() -> dict[str, str]:
    """This process's, with the product's own home first on the path and UTF-8 whatever the locale."""
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([_HOME, inherited]) if inherited else _HOME
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _crashed(path: Path, limits: Limits, done: subprocess.CompletedProcess[bytes]) -> IngestError:
    if any(sign in done.stderr for sign in _OUT_OF_MEMORY):
        return out_of_memory(path, limits)
    how = f"signal {-done.returncode}" if done.returncode < 0 else f"exit status {done.returncode}"
    last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
    return crashed(path, "; ".join([how, *last]))
