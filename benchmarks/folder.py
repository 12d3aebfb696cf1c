"""Reading and cleaning every file of a folder, on two processes: how long, how much memory, and which fail.

This is done once, on texts that are not the project's: `python -m benchmarks --texts DIR`.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from benchmarks.timing import Result
from pipeline import ingest
from pipeline.errors import WijkspiegelError
from pipeline.stages import clean_document

PROCESSES = 2
KIBIBYTES_A_MEBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Done:
    """A file that was read and cleaned.

    Attributes:
        name: Of the file.
        words: In its raw text.
        edits: How many it took.
        seconds: For the file alone.
        memory_mb: The most that its process has held so far.
        failure: What went wrong, in one line; `None` when nothing did.
    """

    name: str
    words: int
    edits: int
    seconds: float
    memory_mb: float
    failure: str | None = None


@dataclass(frozen=True)
class Folder:
    """All files of a folder.

    Attributes:
        name: Of the folder.
        seconds: From the first to the last, with the start of the processes.
        files: In order of their names.
    """

    name: str
    seconds: float
    files: Sequence[Done]

    def result(self) -> Result:
        """What of it can be held beside other results."""
        amount = sum(file.words for file in self.files)
        name = f"folder: {self.name}, {PROCESSES} processes"
        return Result(name, self.seconds, self.seconds, self.seconds, amount, "words")

    def told(self) -> str:
        """Files, failures, the slowest file, and the memory that the largest process came to hold."""
        slowest = max(self.files, key=lambda file: file.seconds)
        lines = [
            f"{len(self.files):,} files, {sum(file.words for file in self.files):,} words, "
            f"{sum(file.edits for file in self.files):,} edits in {self.seconds:.0f} s on {PROCESSES} processes; "
            f"at most {max(file.memory_mb for file in self.files):.0f} MB in one; "
            f"slowest: {slowest.name}, {slowest.seconds:.1f} s"
        ]
        return "\n".join([*lines, *(f"failed: {file.name}: {file.failure}" for file in self.files if file.failure)])


def files_of(folder: Path) -> list[Path]:
    """Every file of a folder and those in it that has the ending of a document."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in ingest.EXTENSIONS)


def measure_folder(folder: Path) -> Iterator[Done | Folder]:
    """Read and clean every file; yields each as it is done, and at last the folder.

    Raises:
        ValueError: when the folder holds no documents.
    """
    paths = files_of(folder)
    if not paths:
        raise ValueError(f"no documents in {folder}")
    begun, done = perf_counter(), []
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for future in as_completed([pool.submit(clean_file, path) for path in paths]):
            done.append(future.result())
            yield done[-1]
    yield Folder(folder.name, perf_counter() - begun, sorted(done, key=lambda file: file.name))


def clean_file(path: Path) -> Done:
    """Read and clean one file in this process."""
    begun = perf_counter()
    try:
        document = ingest.read_here(path)
        words, edits, failure = len(document.raw.split()), len(clean_document(document).edits), None
    except WijkspiegelError as error:
        words, edits, failure = 0, 0, str(error)
    except Exception as error:  # noqa: BLE001 - a failure is what is measured, and the others go on
        words, edits, failure = 0, 0, f"{type(error).__name__}: {error}"
    return Done(path.name, words, edits, perf_counter() - begun, _memory_mb(), failure)


def _memory_mb() -> float:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / KIBIBYTES_A_MEBIBYTE if sys.platform != "darwin" else most / KIBIBYTES_A_MEBIBYTE**2
