"""Reading files of each format, in this process and in a process of its own as users do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.sample import sources, words
from benchmarks.timing import Case
from pipeline import ingest
from pipeline.settings import Settings

FILES = 6


def cases(settings: Settings) -> Iterator[Case]:
    """Every format twice: the reader alone (words a second) and one file with its process (files a second)."""
    for extension, paths in sources(settings, FILES).items():
        total = words([ingest.read_here(path).raw for path in paths])
        yield Case(f"ingest: {extension}, reader alone", partial(_read_all, paths), total, "words")
        with_process = partial(ingest.read, paths[0], settings.limits)
        yield Case(f"ingest: {extension}, with its process", with_process, 1, "files")


def _read_all(paths: Sequence[Path]) -> None:
    for path in paths:
        ingest.read_here(path)
