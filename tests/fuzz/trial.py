"""One case on its two ways into a corpus: through the page's reader, and through the command."""

from __future__ import annotations

import json
import os
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from types import ModuleType

from typer.testing import CliRunner

from pipeline import intake
from pipeline.browse.beforehand import beforehand
from pipeline.cli import app
from pipeline.codebook import SourceKind
from pipeline.corpus.documents import read_document, read_entry, source_name
from pipeline.corpus.metadata import Metadata
from pipeline.corpus.slugs import is_slug
from pipeline.errors import WijkspiegelError
from pipeline.ingest import sandbox
from pipeline.ingest.forked import Nursery
from pipeline.settings import FILE_NAME, Settings, load_settings
from tests.fuzz.case import SECRET, Case, World

LIMITS = {
    "seconds": 20,
    "ocr_seconds": 10,
    "memory_mb": 1024,
    "file_mb": 20,
    "unpacked_mb": 100,
    "picture_megapixels": 40,
}
"""Tighter than the usual ones, so that bombs can be small. They stand in the settings file of the scratch folder."""
ADDED = "added"
_LONGEST_LINE = 500  # without the name of the file
_PATIENCE_SECONDS = 150.0  # for both ways, on a machine that is busy
_NAME_BYTES = 255
_UNFORESEEN = ("cannot be read (", "its reader crashed")
_FILES = {"document.toml", "layout.json", "raw.txt"}


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one case.

    Attributes:
        name: Of the file.
        damage: What was done to it.
        page: `added`, or why the page refused it.
        command: The same of the command.
        seconds: For both ways together.
        faults: What should never happen; empty when all is well.
    """

    name: str
    damage: str
    page: str
    command: str
    seconds: float
    faults: tuple[str, ...]

    @property
    def unforeseen(self) -> bool:
        """Whether it was refused by the net under all readers, and not by one that knew what was wrong."""
        return any(line.startswith(_UNFORESEEN) for line in (self.page, self.command))


@dataclass
class Workbench:
    """A scratch folder with a corpus in it, and what lies around that must stay as it is.

    Attributes:
        folder: The folder; this process works in it.
        world: What hostile files try to reach.
        calls: What was fetched from the address in `world`.
        kept: The names of the documents that were looked at already.
    """

    folder: Path
    world: World
    calls: list[str]
    kept: set[str] = field(default_factory=set)

    @property
    def settings(self) -> Settings:
        """The settings that hold here."""
        return load_settings(self.folder / "corpus")

    def around(self) -> set[tuple[str, int]]:
        """The files beside the corpus, with their sizes; the one on offer is left out."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        outside = (path.relative_to(self.folder) for path in found)
        return {(str(path), (self.folder / path).stat().st_size) for path in outside if path.parts[0] not in _OURS}


_OURS = ("corpus", "offered")


@contextmanager
def workbench() -> Iterator[Workbench]:
    """A scratch folder to work in; the one in which this process was comes back after it."""
    calls: list[str] = []
    with tempfile.TemporaryDirectory() as made, _listening(calls) as address:
        folder = Path(made)
        for name in ("offered", "tmp"):
            (folder / name).mkdir()
        (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
        limits = "".join(f"{name} = {value}\n" for name, value in LIMITS.items())
        (folder / FILE_NAME).write_text(f"[limits]\n{limits}", encoding="utf-8")
        with chdir(folder), _set(tempfile, "tempdir", str(folder / "tmp")), _set(sandbox, "_NURSERY", Nursery()):
            yield Workbench(folder, World(str(folder / "secret.txt"), address), calls)


@contextmanager
def _set(module: ModuleType, name: str, value: object) -> Iterator[None]:
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)


@contextmanager
def _listening(calls: list[str]) -> Iterator[str]:
    """The address of a server that notes who calls."""

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/roep"
        finally:
            server.shutdown()


def offered(case: Case, bench: Workbench) -> Trial:
    """Offer one case both ways, and look what is where afterwards."""
    before, begun = bench.around(), time.monotonic()
    faults: list[str] = []
    page = _tried(_by_page, case, bench, faults)
    command = _tried(_by_command, case, bench, faults)
    seconds = time.monotonic() - begun
    if seconds > _PATIENCE_SECONDS:
        faults.append(f"took {seconds:.0f} seconds")
    if changed := before ^ bench.around():
        faults.append(f"files outside the corpus: {sorted(changed)}")
    faults += [f"fetched: {path}" for path in bench.calls]
    bench.calls.clear()
    return Trial(case.name, case.damage, page, command, seconds, (*faults, *_faults_of_corpus(bench)))


def _tried(way: Callable[[Case, Workbench], str], case: Case, bench: Workbench, faults: list[str]) -> str:
    """What came of one way: added, or the line that refuses it; anything else is a fault."""
    try:
        said = way(case, bench)
    except WijkspiegelError as error:
        said = str(error)
        if not error.remedy:
            faults.append(f"{way.__name__}: no remedy in {said!r}")
    except Exception:  # noqa: BLE001 - whatever it is, it should not have been
        faults.append(f"{way.__name__}: {traceback.format_exc()}")
        return "crashed"
    if len(said.replace(case.name, "")) > _LONGEST_LINE or "\n" in said:
        faults.append(f"{way.__name__}: no clear line: {said[:_LONGEST_LINE]!r}")
    return said


def _by_page(case: Case, bench: Workbench) -> str:
    """What the page does with it: reads it, shows what it will be, and every other time adds it."""
    candidate = intake.of_upload(case.name, case.data, bench.settings)
    title = candidate.document.proposal.title or candidate.name
    about = Metadata(title=title, year=2014, source_kind=SourceKind.ESSAY)
    beforehand(candidate.document, bench.settings.rules_off, about, about.source_kind)
    if len(case.data) % 2:
        intake.add(bench.settings, candidate, about)
    return ADDED


def _by_command(case: Case, bench: Workbench) -> str:
    """What the command makes of it as a file on this disk, in a script."""
    path = bench.folder / "offered" / _possible(case.name)
    path.write_bytes(case.data)
    said = [
        "add",
        str(path),
        "--title=Over de wijk",
        "--kind=essay",
        "--year=2014",
        "--yes",
        "--any-language",
        "--no-run",
        "--json",
    ]
    done = CliRunner().invoke(app, ["--corpus", str(bench.settings.corpus), *said])
    path.unlink()
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    outcome = json.loads(done.stdout)
    if outcome["added"]:
        return ADDED
    (refused,) = outcome["refused"]
    if not refused["remedy"] or len(done.stderr.strip().splitlines()) != 1:
        raise AssertionError(done.stderr)
    return str(refused["problem"])


def _possible(name: str) -> str:
    """The name of a file on this disk: the case's own where it can be one."""
    try:
        bare = PurePosixPath(name).name == name and len(os.fsencode(name)) <= _NAME_BYTES and "\0" not in name
    except UnicodeEncodeError:
        bare = False
    return name if bare else source_name(name)


def _faults_of_corpus(bench: Workbench) -> Iterator[str]:
    """What is wrong with the documents that came in since the last time: half there, or with what is not theirs."""
    texts = bench.folder / "corpus" / "texts"
    for name in sorted({path.name for path in texts.glob("*")} - bench.kept):
        bench.kept.add(name)
        if not is_slug(name):
            yield f"in texts: {name!r}"
            continue
        raw = read_document(read_entry(bench.folder / "corpus", name)).raw
        if SECRET in raw:
            yield f"{name} holds what stands elsewhere on this disk"
        if len(files := {path.name for path in (texts / name).iterdir()} - _FILES) != 1:
            yield f"{name} holds {sorted(files)} beside its own files"
