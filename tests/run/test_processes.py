"""However many processes work at it, and wherever it is killed, a run ends in the same store."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline import language
from pipeline.corpus.documents import read_entry, slugs
from pipeline.corpus.reviews import append_review
from pipeline.run import status, update
from pipeline.settings import REPOSITORY, Settings
from tests.corpora import TEXTS, TIME, coding, dump, make_corpus
from tests.run.changes import as_json, made_anew

_KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.run import execution
from pipeline.settings import REPOSITORY, Settings
from tests.corpora import TIME

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def dies_in(name, nth):
    real, calls = getattr(execution, name), []
    def wrapped(*args):
        calls.append(args)
        return die() if len(calls) == nth else real(*args)
    setattr(execution, name, wrapped)

if __name__ == "__main__":
    corpus, language, workers, where, nth = sys.argv[1:]
    progress = (lambda done, *_: done == int(nth) and die()) if where == "progress" else (lambda *_: None)
    if where != "progress":
        dies_in(where, int(nth))
    settings = Settings(corpus=Path(corpus), language=language, workers=int(workers))
    execution.update(settings, progress=progress, time=TIME)
"""


def _corpus(folder: Path, texts: Iterable[tuple[str, str]]) -> Settings:
    """A corpus whose language pipeline is soon loaded: each process here loads it anew."""
    return make_corpus(folder, texts).model_copy(update={"language": language.TOKENS})


def _command(folder: Path, settings: Settings, *kill: str) -> list[str]:
    """A run that is killed, `kill` being with how many workers, where, and in which call."""
    script = folder / "killed.py"
    script.write_text(_KILLED, encoding="utf-8")
    return [sys.executable, str(script), str(settings.corpus), str(settings.language), *kill]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_run_killed_again_and_again_ends_in_the_same_store(tmp_path: Path) -> None:
    texts = [(f"{title} {n}", f"{text}Dit is nummer {n}.\n") for n in range(3) for title, text in TEXTS.items()]
    settings = _corpus(tmp_path, texts)
    entry = read_entry(settings.corpus, "2016-beleid-1")
    append_review(settings.corpus, "anna", entry.slug, coding(entry, "Dit is nummer 1.", "person:anna"))
    kills = [
        ("2", "progress", "1"),  # between two documents, with workers waiting
        ("1", "save_ledger", "2"),  # in the middle of a transaction
        ("1", "save_refusals", "1"),  # after the last document
        ("1", "prepare", "1"),  # before anything, with the lock held
    ]
    for kill in kills:
        command = _command(tmp_path, settings, *kill)
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, check=False)
        assert done.returncode == -signal.SIGKILL
    update(settings, time=TIME)
    assert len(slugs(settings.corpus)) == len(status(settings).ledgers) == len(texts)
    assert as_json(dump(settings.store)) == made_anew(settings, tmp_path)


def test_side_by_side_gives_the_same_store_as_one_by_one(tmp_path: Path) -> None:
    texts = [(f"Tekst {n}", f"Het opbouwwerk in wijk {n} verdween.\n") for n in range(6)]
    settings = _corpus(tmp_path, texts)
    update(settings.model_copy(update={"workers": 2}), time=TIME)
    assert as_json(dump(settings.store)) == made_anew(settings, tmp_path)


def test_in_a_servers_thread_no_process_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a process would be started")

    settings = _corpus(tmp_path, [(f"Tekst {n}", f"Wijk {n}.\n") for n in range(6)])
    monkeypatch.setattr("pipeline.run.workers.ProcessPoolExecutor", refuse)
    with ThreadPoolExecutor(1) as thread:
        outcome = thread.submit(update, settings.model_copy(update={"workers": 2})).result()
    assert len(outcome.done) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    settings = _corpus(tmp_path, [(f"Tekst {n}", f"Wijk {n}.\n") for n in range(6)])
    mark = f"WIJKSPIEGEL_TEST={tmp_path}"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "WIJKSPIEGEL_TEST": str(tmp_path)}
    command = _command(tmp_path, settings, "2", "progress", "1")
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    deadline = time.monotonic() + 30
    while (left := _running_with(mark)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []


def _running_with(mark: str) -> list[str]:
    """The processes whose environment holds a mark, those that ended and wait for their parent left out."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append(folder.name)
        except OSError:
            continue  # it ended, or is somebody else's
    return found
