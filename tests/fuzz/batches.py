"""Many cases, in batches that each have a process and a corpus of their own, and the report on them."""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from typing import Any

from rich.progress import track

from pipeline.ingest import sandbox
from tests.fuzz.cases import case
from tests.fuzz.trial import ADDED, Trial, offered, workbench

_BATCH = 60  # cases in one corpus
_KIBIBYTES = 1024  # of a MiB


@dataclass(frozen=True, slots=True)
class Batch:
    """Trials in one corpus.

    Attributes:
        trials: One a case.
        reader_mb: The most memory that a reader's process held, in MiB.
        asker_mb: The most that the process held which had them read and cleaned their texts, in MiB.
    """

    trials: tuple[Trial, ...]
    reader_mb: int
    asker_mb: int


def batch(seed: int, first: int, number: int) -> Batch:
    """Try `number` cases of a seed from the one numbered `first`, in a corpus of their own."""
    with workbench() as bench:
        trials = tuple(offered(case(seed, first + at, bench.world), bench) for at in range(number))
        reader_mb = sandbox._NURSERY.peak_mb if sandbox._NURSERY else 0
    return Batch(trials, reader_mb, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KIBIBYTES)


def batches(seed: int, number: int, jobs: int) -> Iterator[Batch]:
    """All of them, as they are done."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        firsts = range(0, number, _BATCH)
        tasks = [pool.submit(batch, seed, first, min(_BATCH, number - first)) for first in firsts]
        for task in track(as_completed(tasks), "damaged files, sixty at a time", total=len(tasks)):
            yield task.result()


def report(seed: int, done: Sequence[Batch]) -> dict[str, Any]:
    """What came of them all: counts, what was not foreseen, and faults in full."""
    trials = [trial for one in done for trial in one.trials]
    slowest = sorted(trials, key=lambda trial: -trial.seconds)[:10]
    return {
        "seed": seed,
        "cases": len(trials),
        "added_by_page": sum(trial.page == ADDED for trial in trials),
        "added_by_command": sum(trial.command == ADDED for trial in trials),
        "reader_mb": max(one.reader_mb for one in done),
        "asker_mb": max(one.asker_mb for one in done),
        "refusals": dict(Counter(trial.command.split(" (")[0] for trial in trials).most_common()),
        "slowest": [asdict(trial) for trial in slowest],
        "unforeseen": [asdict(trial) for trial in trials if trial.unforeseen],
        "faults": [asdict(trial) for trial in trials if trial.faults],
    }
