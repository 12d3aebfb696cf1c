"""The reader's process: one request, and lines of JSON for an answer.

`nursery` forks it; where a system cannot fork, `python -P -m pipeline.ingest.child` takes the request on standard input
and answers on standard output, and the program that asks is not imported again here.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import IO

from pipeline.errors import IngestError
from pipeline.ingest.answers import page_line
from pipeline.ingest.formats import MEBIBYTE
from pipeline.ingest.here import read_here
from pipeline.ingest.limits import Limits
from pipeline.ingest.refusals import out_of_memory
from pipeline.ingest.telling import listen
from pipeline.ingest.wire import pack
from pipeline.messages import Message
from pipeline.text import Document


def main() -> None:
    """Read the file that standard input names and answer."""
    answer = os.dup(1)
    os.dup2(2, 1)  # what libraries print must not mix with the answer
    reply(sys.stdin.buffer.read(), answer)


def reply(request: bytes, answer: int) -> None:
    """Read the file that a request names, within bounds on this process, and write a line to `answer`.

    Args:
        request: JSON: `path`, `cwd` (the folder that a relative path is of, or null) and `limits`.
        answer: A descriptor; lines on how far reading is come before the one with the outcome.
    """
    asked = json.loads(request)
    limits = Limits.model_validate(asked["limits"])
    if asked["cwd"]:
        os.chdir(asked["cwd"])
    _bound(limits)
    with os.fdopen(answer, "wb") as pipe:
        listen(partial(_tell, pipe))
        pipe.write(pack(outcome(Path(asked["path"]), limits)))


def _tell(pipe: IO[bytes], done: int, pages: int) -> None:
    pipe.write(page_line(done, pages))
    pipe.flush()


def outcome(path: Path, limits: Limits) -> Document | IngestError:
    """Read, and turn whatever goes wrong into one line."""
    try:
        return read_here(path, limits)
    except IngestError as error:
        return error
    except MemoryError:
        return out_of_memory(path, limits)
    except Exception as error:  # noqa: BLE001 — a stranger's file may trip a library in any way
        problem = Message("cannot be read ({reason})", reason=f"{type(error).__name__}: {str(error)[:200]}")
        return IngestError(problem, where=path, remedy="open it in its program and save it anew")


def _bound(limits: Limits) -> None:
    """Set limits where the system has such that it keeps: Linux does; macOS takes no notice, Windows has none."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 — not there on Windows

    for kind, wanted in (
        (resource.RLIMIT_AS, limits.memory_mb * MEBIBYTE),
        (resource.RLIMIT_FSIZE, limits.unpacked_mb * MEBIBYTE),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        bound = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (bound, bound))


if __name__ == "__main__":
    main()
