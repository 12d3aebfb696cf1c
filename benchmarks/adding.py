"""What it costs to add an essay to a small corpus, and to one that is a thousand times as large.

`python -m benchmarks.adding [--times N] [--keep DIR]`. Both are corpora of short documents; the large one is the small
one over and over, with its store written straight, and of each document only what is said of it on disk. Costs are
seconds of a core, of this process and those that it starts: in a process that has loaded what it needs, by step, and
as a command from its start to its end. The exit status is 1 where the large corpus costs more than twice as much.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from benchmarks.large import BESIDE_THE_STORE, make
from pipeline.codebook import SourceKind
from pipeline.corpus.documents import ABOUT, RAW, TEXTS, read_entry, slugs, write_document
from pipeline.corpus.metadata import Metadata
from pipeline.intake import add, of_file
from pipeline.run import update
from pipeline.settings import REPOSITORY, Settings
from pipeline.store.connection import reading
from pipeline.text import Document, checksum

DOCUMENTS = 100
TIMES_LARGER = 1_000
MOST = 2.0
"""So many times as much may adding cost in the large corpus."""
ESSAYS = 4
_COMMAND = "from pipeline.cli import main; main()"
_ALL = "all steps"
_Done = TypeVar("_Done")


@dataclass
class Costs:
    """Seconds of a core that each step took, each time."""

    steps: dict[str, list[float]] = field(default_factory=dict)

    def of(self, step: str, work: Callable[[], _Done]) -> _Done:
        """Do a step, and keep what it cost."""
        before = _seconds()
        done = work()
        self.steps.setdefault(step, []).append(_seconds() - before)
        return done

    def typical(self) -> dict[str, float]:
        """The median of each step."""
        return {step: median(seconds) for step, seconds in self.steps.items()}


def _seconds() -> float:
    """Of a core, that this process and those that it started and that have ended took so far."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def small_corpus(folder: Path) -> Settings:
    """A corpus of short documents, with its store; one that is there is kept."""
    settings = Settings(corpus=folder)
    if settings.store.exists():
        return settings
    folder.mkdir(parents=True)
    for name in BESIDE_THE_STORE:
        shutil.copyfile(REPOSITORY / "corpus" / name, folder / name)
    for number in range(DOCUMENTS):
        text = f"In straat {number} was een inloop. De buurt kookte er samen voor wie wilde komen."
        document = Document(f"{number}.txt", text, "plain 1", checksum(text.encode()))
        about = Metadata(title=f"Straat {number}", year=2000 + number % 25, source_kind=SourceKind.ESSAY)
        write_document(folder, f"straat-{number}", document, about, text.encode())
    update(settings)
    return settings


def large_corpus(small: Settings, folder: Path, times: int) -> Settings:
    """The same documents over and over, under other names and with other checksums; one that is there is kept."""
    with reading(small.store) as connection:
        (units,) = connection.execute("SELECT count(*) FROM unit").fetchone()
    large = make(small, folder, units * times)
    if (folder / TEXTS).exists():
        return large
    about = (read_entry(small.corpus, slugs(small.corpus)[0]).folder / ABOUT).read_text(encoding="utf-8")
    head, _ = about.split("[source]")
    with reading(large.store) as connection:
        for slug, source, raw in connection.execute("SELECT slug, source_sha256, raw_sha256 FROM document"):
            place = folder / TEXTS / slug
            place.mkdir(parents=True)
            told = f'{head}[source]\nname = "{slug}.txt"\nsha256 = "{source}"\n\n[raw]\nsha256 = "{raw}"\n'
            (place / ABOUT).write_text(f'{told}reader = "plain 1"\n', encoding="utf-8")
    return large


def essays(folder: Path) -> list[Path]:
    """Files to add: texts of the shipped corpus, which neither corpus has."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped = REPOSITORY / "corpus"
    files = []
    for slug in slugs(shipped)[:: len(slugs(shipped)) // ESSAYS][:ESSAYS]:
        files.append(folder / f"{slug}.txt")
        files[-1].write_bytes((shipped / TEXTS / slug / RAW).read_bytes())
    return files


def add_one(settings: Settings, path: Path, costs: Costs) -> None:
    """Add an essay as the browser does."""
    about = Metadata(title=path.stem, year=2020, source_kind=SourceKind.ESSAY)
    candidate = costs.of("read, and look for the like", lambda: of_file(path, settings))
    entry = costs.of("put into the corpus", lambda: add(settings, candidate, about))
    outcome = costs.of("clean, judge and count", lambda: update(settings, only=[entry.slug]))
    if outcome.failures or [task.slug for task in outcome.done] != [entry.slug]:
        raise SystemExit(f"{path}: was not added: {outcome}")
    costs.steps.setdefault(_ALL, []).append(sum(seconds[-1] for step, seconds in costs.steps.items() if step != _ALL))


def add_by_command(settings: Settings, path: Path) -> None:
    """Add an essay on the command line."""
    command = [sys.executable, "-c", _COMMAND, "--corpus", str(settings.corpus), "add", str(path), "--yes", "--quiet"]
    told = ["--title", path.stem, "--year", "2020", "--source-kind", SourceKind.ESSAY.value]
    subprocess.run([*command, *told], check=True)


def measure(settings: Settings, files: Sequence[Path]) -> dict[str, float]:
    """What adding costs in a corpus, by step; the last file is added by command, after the others warmed all up."""
    costs, warming = Costs(), Costs()
    first, *rest, last = files
    add_one(settings, first, warming)
    for path in rest:
        add_one(settings, path, costs)
    costs.of("as a command", lambda: add_by_command(settings, last))
    return costs.typical()


def main() -> None:
    """Make both corpora, measure in each, and print the costs side by side."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.adding", description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES_LARGER, help="so many times as large")
    parser.add_argument("--keep", type=Path, help="where the corpora are made, and left for the next time")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (asked.keep or Path(scratch)).resolve()
        files = essays(Path(scratch) / "essays")
        small = small_corpus(folder / "small")
        large = large_corpus(small, folder / "large", asked.times)
        before, after = measure(small, files), measure(large, files)
    table = Table("step", f"{DOCUMENTS:,} documents", f"{DOCUMENTS * asked.times:,} documents", "times", box=None)
    for step, seconds in before.items():
        table.add_row(step, f"{seconds:.2f} s", f"{after[step]:.2f} s", f"{after[step] / seconds:.2f}")
    Console().print(table)
    if any(after[step] > MOST * before[step] for step in (_ALL, "as a command")):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
