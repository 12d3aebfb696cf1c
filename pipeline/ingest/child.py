"""The reader's process: one request on standard input, one answer on standard output, both JSON.

It is started as `python -P -m pipeline.ingest.child`, so the program that asks is not imported again here.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from pipeline.errors import IngestError
from pipeline.ingest.formats import MEBIBYTE
from pipeline.ingest.here import read_here
from pipeline.ingest.limits import Limits
from pipeline.ingest.refusals import out_of_memory
from pipeline.ingest.wire import pack
from pipeline.text import Document


def main() -> None:
    """Read the file that standard input names and answer."""
    answer = _keep_answers_apart()
    request = json.load(sys.stdin)
    limits = Limits.model_validate(request["limits"])
    _bound_memory(limits)
    reply = pack(outcome(Path(request["path"]), limits))
    with os.fdopen(answer, "wb") as pipe:
        pipe.write(reply)


def outcome(path: Path, limits: Limits) -> Document | IngestError:
    """Read, and turn whatever goes wrong into one line."""
    try:
        return read_here(path, limits)
    except IngestError as error:
        return error
    except MemoryError:
        return out_of_memory(path, limits)
    except Exception as error:  # noqa: BLE001 — a stranger's file may trip a library in any way
        kind = type(error).__name__
        return IngestError(
            f"cannot be read ({kind}: {str(error)[:200]})", where=path, remedy="open it in its program and save it anew"
        )


def _keep_answers_apart() -> int:
    """A descriptor for the answer; what libraries print goes to standard error from here on."""
    answer = os.dup(1)
    os.dup2(2, 1)
    return answer


def _bound_memory(limits: Limits) -> None:
    """Set the limit where the system has one that it keeps: Linux does; macOS takes no notice, Windows has none."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 — not there on Windows

    wanted = limits.memory_mb * MEBIBYTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
