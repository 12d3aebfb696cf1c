"""Documents side by side: a few in this process, many in processes of their own."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process

from pipeline.codebook import Codebook
from pipeline.corpus.documents import Entry, read_document
from pipeline.errors import CorpusError, WijkspiegelError
from pipeline.likeness import sketch
from pipeline.messages import Message
from pipeline.run.indexing import indexed
from pipeline.settings import Settings
from pipeline.stages import Stages, load_stages, process
from pipeline.store.processed import Processed

FEW = 4
"""So many documents are done sooner in this process than others can be started."""
AHEAD = 3
"""So many documents for each process are under way or wait to be written: the next begins when one of them is out."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to process, and the time that its judgements bear."""

    entry: Entry
    time: datetime


Result = Processed | WijkspiegelError


def process_all(jobs: Sequence[Job], settings: Settings, codebook: Codebook) -> Iterator[tuple[Job, Result]]:
    """Process documents, in any order; one that fails gives an error in its place.

    Args:
        jobs: What to do.
        settings: `workers` says how many processes work side by side; 0: as many as there are cores.
        codebook: The codebook, read once for all.

    Raises:
        WijkspiegelError: when the language pipeline or the model cannot be loaded.
    """
    workers = min(settings.workers or _cores(), len(jobs))
    if not jobs:
        return
    if workers == 1 or len(jobs) <= FEW or not _may_start_processes():
        stages = load_stages(settings, codebook)
        yield from ((job, attempt(job, stages)) for job in jobs)
    else:
        yield from _side_by_side(jobs, settings, codebook, workers)


def attempt(job: Job, stages: Stages) -> Result:
    """Process one document; whatever goes wrong is given back in one line."""
    try:
        about = job.entry.metadata
        done = process(read_document(job.entry), about.source_kind, stages, time=job.time, about=about)
        return replace(indexed(done, stages.nlp), sketch=sketch(done.document.raw))
    except WijkspiegelError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one document must not end the run of the others
        problem = Message("cannot be processed ({reason})", reason=f"{type(error).__name__}: {str(error)[:200]}")
        return CorpusError(problem, where=job.entry.slug, remedy="please report it with the document")


def _side_by_side(
    jobs: Sequence[Job], settings: Settings, codebook: Codebook, workers: int
) -> Iterator[tuple[Job, Result]]:
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(settings, codebook)
    )
    try:
        for job, future in few_at_a_time(partial(_submit, pool), jobs, workers * AHEAD):
            yield job, _result(future)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def few_at_a_time(
    submit: Callable[[Job], Future[Result]], jobs: Iterable[Job], most: int
) -> Iterator[tuple[Job, Future[Result]]]:
    """Jobs with what came of them, as they end; no more than `most` are under way or done and not yet asked for."""
    ahead = iter(jobs)
    waiting: dict[Future[Result], Job] = {}
    while True:
        for job in islice(ahead, most - len(waiting)):
            waiting[submit(job)] = job
        if not waiting:
            return
        future = next(iter(wait(waiting, return_when=FIRST_COMPLETED).done))
        yield waiting.pop(future), future


def _submit(pool: ProcessPoolExecutor, job: Job) -> Future[Result]:
    try:
        return pool.submit(_work, job)
    except BrokenExecutor as error:  # a process that ended takes the pool with it
        failed: Future[Result] = Future()
        failed.set_exception(error)
        return failed


def _result(future: Future[Result]) -> Result:
    try:
        return future.result()
    except BrokenExecutor:
        return CorpusError("the process that judged it ended", remedy="run again, with `workers = 1` in the settings")


_stages: list[Stages | WijkspiegelError] = []
"""In a worker: what it loaded when it began, or why it could not: an error that ends its beginning would be lost."""


def _begin(settings: Settings, codebook: Codebook) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends the pool
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _stages.append(load_stages(settings, codebook, threads=1))  # the processes work side by side already
    except WijkspiegelError as error:
        _stages.append(error)


def _end_with_parent() -> None:
    """A killed parent leaves its workers waiting for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(job: Job) -> Result:
    (stages,) = _stages
    if isinstance(stages, WijkspiegelError):
        raise stages  # no document's own fault: it ends the whole run
    return attempt(job, stages)


def _may_start_processes() -> bool:
    """Not from a thread of a server: each process would run the server's own script first."""
    return threading.current_thread() is threading.main_thread()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
