"""Reading files of each format, in this process and in a process of its own as users do."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.sample import sources, words
from benchmarks.timing import Case
from pipeline import ingest
from pipeline.settings import Settings

FILES = 6


def cases(settings: Settings) -> Iterator[Case]:
    """Every format twice: the reader alone (words a second) and one file with its process (files a second)."""
    for extension, paths in sources(settings, FILES).items():
        total = words([ingest.read_here(path).raw for path in paths])
        yield Case(
            f"ingest: {extension}, reader alone",
            lambda paths=paths: [ingest.read_here(p) for p in paths],
            total,
            "words",
        )
        yield Case(
            f"ingest: {extension}, with its process",
            lambda path=paths[0]: ingest.read(path, settings.limits),
            1,
            "files",
        )
