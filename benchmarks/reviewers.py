"""Reviewers in processes of their own, that can be killed, and a run that makes the store anew under their hands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import sleep

from pipeline import review
from pipeline.codebook import Codebook, load_codebook
from pipeline.errors import StoreError
from pipeline.judgement import Judgement, Verdict
from pipeline.review import Way
from pipeline.run import update
from pipeline.settings import Settings
from pipeline.store.connection import writing

ANSWERS = (Verdict.PRESENT, Verdict.ABSENT, Verdict.NO)
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload([__name__])


def judge(settings: Settings, reviewer: str, way: Way, told: Path, times: int) -> None:
    """Judge what the queue brings up until so many verdicts are acknowledged; go on where an earlier process was.

    Args:
        settings: Which corpus.
        reviewer: The reviewer.
        way: With what their queue is filled.
        told: The file that gets the id of each verdict when it is acknowledged, one a line.
        times: How many verdicts.
    """
    codebook = load_codebook(settings.codebook)
    with told.open("ab") as file:
        for turn in range(acknowledged(told), times):
            item = review.queue(settings, codebook, reviewer, way).next
            assert item is not None
            themes = {"community_work": ANSWERS[turn % len(ANSWERS)]}
            given = _recorded(settings, codebook, reviewer, item.unit_id, themes)
            file.write(f"{given.id}\n".encode())
            file.flush()
            os.fsync(file.fileno())


def _recorded(
    settings: Settings, codebook: Codebook, reviewer: str, unit_id: str, themes: dict[str, Verdict]
) -> Judgement:
    """The verdict as it was acknowledged; where the store was too busy to hear of it, given again as people do."""
    while True:
        with suppress(StoreError):
            return review.record(settings, codebook, reviewer, unit_id, themes=themes, mode=None)


def acknowledged(told: Path) -> int:
    """How many verdicts a reviewer was told to be safe."""
    return told.read_bytes().count(b"\n") if told.exists() else 0


def rebuild(settings: Settings, done: Path) -> None:
    """Make all documents anew, over and over, until the file `done` is there; and once more."""
    is_last = False
    while not is_last:
        is_last = done.exists()
        with writing(settings.store) as connection:
            connection.execute("UPDATE document SET text_print = '{}', label_print = ''")
        update(settings)


@dataclass(frozen=True)
class Team:
    """Reviewers at work.

    Attributes:
        settings: Which corpus.
        way: With what their queues are filled.
        folder: Where the files are that tell what was acknowledged.
        names: Of the reviewers.
        times: How many verdicts each gives.
    """

    settings: Settings
    way: Way
    folder: Path
    names: tuple[str, ...]
    times: int
    _at_work: list[BaseProcess] = field(default_factory=list)

    @property
    def given(self) -> int:
        """How many verdicts were acknowledged to all together."""
        return sum(acknowledged(self.folder / name) for name in self.names)

    def start(self) -> None:
        """Let each begin, or go on, in a process of their own."""
        for name in self.names:
            process = CONTEXT.Process(
                target=judge, args=(self.settings, name, self.way, self.folder / name, self.times)
            )
            process.start()
            self._at_work.append(process)

    def kill_after(self, given: int) -> None:
        """Kill every process as soon as so many verdicts were acknowledged."""
        while self.given < given:
            assert any(process.is_alive() for process in self._at_work)
            sleep(0.01)
        for process in self._at_work:
            process.kill()
        for process in self._at_work:
            process.join()
        self._at_work.clear()

    def finish(self) -> None:
        """Wait until all are done, and well."""
        for process in self._at_work:
            process.join()
        assert {process.exitcode for process in self._at_work} == {0}


@contextmanager
def rebuilding(settings: Settings, folder: Path) -> Iterator[None]:
    """Make the store anew again and again as long as this holds."""
    done = folder / "done"
    process = CONTEXT.Process(target=rebuild, args=(settings, done))
    process.start()
    try:
        yield
        assert process.is_alive()
    finally:
        done.touch()
        process.join()
    assert process.exitcode == 0
