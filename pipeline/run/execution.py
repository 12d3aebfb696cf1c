"""Doing what a plan says: a transaction a document, so that a run that is killed goes on where it was.

    tasks → processed (side by side) → store, as each comes in

A document that fails is a value: it is reported, taken out of the store, and the others go on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pipeline.corpus.documents import read_raw
from pipeline.corpus.judgements import Said
from pipeline.corpus.placing import Placer
from pipeline.corpus.versions import count_versions
from pipeline.errors import CorpusError, StoreError, WijkspiegelError
from pipeline.masks import hiding
from pipeline.messages import Message
from pipeline.run.alone import alone
from pipeline.run.hearing import Hearing
from pipeline.run.ledger import Ledger, faults_of, processing_ledger
from pipeline.run.lost import lost_verdicts
from pipeline.run.planning import Part, Plan, Task, label_print, plan
from pipeline.run.sifting import Sifted, sift
from pipeline.run.workers import Job, process_all
from pipeline.settings import Settings
from pipeline.store.connection import prepare, writing
from pipeline.store.documents import (
    read_ledger,
    remove_document,
    save_document,
    save_facts,
    save_ledger,
    save_metadata,
    save_refusals,
)
from pipeline.store.labels import save_labels
from pipeline.store.processed import Processed
from pipeline.store.questions_masked import masks_of

Progress = Callable[[int, int, str], None]
"""Called with the number of documents done, the number to do, and the slug of the last one done."""


def _silent(_done: int, _all: int, _slug: str) -> None:
    """No progress."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be taken in: a document, a file, or a line of it."""

    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did.

    Attributes:
        done: The tasks that were carried out, in order of slug.
        failures: What could not be taken in; it is in the store too, as a refusal.
        notices: What a person should know, and nothing was done about.
    """

    done: tuple[Task, ...]
    failures: tuple[Failure, ...]
    notices: tuple[str, ...] = ()


def update(
    settings: Settings,
    *,
    only: Collection[str] | None = None,
    progress: Progress = _silent,
    time: datetime | None = None,
) -> Outcome:
    """Bring the store up to date with the corpus.

    Args:
        settings: Which corpus; `workers` says how many processes judge side by side.
        only: The slugs of documents that came, changed or went. The others stay as the store has them, so that one
            document takes no longer in a large corpus; but see `plan`. `None`: all.
        progress: Called after each document.
        time: When all this happens; `None`: now.

    Raises:
        StoreError: when another run is at work, or the store cannot be written.
        WijkspiegelError: when corpus, codebook, language pipeline or model as a whole cannot be used.
    """
    planned = plan(settings, only)
    if planned.is_current:
        return Outcome((), _failures(planned.refused, planned.faults), (*planned.notices, *planned.lost))
    with alone(settings):
        renewed = prepare(settings.store) if planned.only is None else None
        outcome = execute(plan(settings, planned.only), settings, progress=progress, time=time)
    return Outcome(outcome.done, outcome.failures, (*([renewed] if renewed else []), *outcome.notices))


def execute(
    planned: Plan, settings: Settings, *, progress: Progress = _silent, time: datetime | None = None
) -> Outcome:
    """Carry out a plan; `update` sees to it that nobody else does at the same time.

    Raises:
        StoreError: when the store cannot be written; what was written before that stays.
        WijkspiegelError: when the language pipeline or the model cannot be loaded.
    """
    writer = _Writer(planned, settings, time or datetime.now(UTC), Hearing(settings.corpus, planned.only))
    failed: dict[str, str] = {}
    faults, lost = list(planned.faults), list(planned.lost)
    with closing(writer.results()) as results:
        for number, (task, result) in enumerate(results, start=1):
            try:
                ledger = writer.save(task, result)
            except StoreError:  # no fault of this document, and the next would meet it too
                raise
            except WijkspiegelError as error:
                failed[task.slug] = error.line
                writer.remove(task.slug)
            else:
                faults += faults_of(ledger)
                lost += lost_verdicts(task.slug, ledger)
            progress(number, len(planned.tasks), task.slug)
    refused = {**planned.refused, **failed}
    with writing(settings.store) as connection:
        save_refusals(connection, {**planned.others, **refused})
        save_facts(connection, planned.facts)
    done = tuple(task for task in planned.tasks if task.slug not in failed)
    return Outcome(done, _failures(refused, faults), (*planned.notices, *lost))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what comes out of the tasks of one plan."""

    planned: Plan
    settings: Settings
    time: datetime
    hearing: Hearing

    def results(self) -> Generator[tuple[Task, Processed | WijkspiegelError | None]]:
        """Each task with what the stages made of it; `None` where they have nothing to do."""
        by_slug = {task.slug: task for task in self.planned.tasks}
        jobs = [Job(self.planned.entries[t.slug], self.time) for t in by_slug.values() if Part.TEXT in t.parts]
        yield from ((task, None) for task in by_slug.values() if Part.TEXT not in task.parts)
        for job, result in process_all(jobs, self.settings, self.planned.codebook):
            yield by_slug[job.entry.slug], result

    def save(self, task: Task, result: Processed | WijkspiegelError | None) -> Ledger:
        """Write one task's result in one transaction, and give the ledger of its document."""
        if isinstance(result, WijkspiegelError):
            raise result
        with writing(self.settings.store) as connection:
            try:
                return self._save(connection, task, result)
            except sqlite3.IntegrityError as error:  # the store is well: it is this document that does not fit
                problem = Message("does not fit into the store ({reason})", reason=str(error))
                raise CorpusError(problem, where=task.slug, remedy="please report it with the document") from error

    def remove(self, slug: str) -> None:
        """Take a document out that could not be renewed: the store would not have it either when made anew."""
        with writing(self.settings.store) as connection:
            remove_document(connection, slug)

    def _save(self, connection: sqlite3.Connection, task: Task, result: Processed | None) -> Ledger:
        if Part.GONE in task.parts:
            remove_document(connection, task.slug)
            return {}
        if result is not None:
            return self._save_text(connection, task.slug, result)
        return self._save_rest(connection, task)

    def _save_text(self, connection: sqlite3.Connection, slug: str, processed: Processed) -> Ledger:
        heard = self.hearing.of(slug)
        said = self._sift(slug, heard, processed.document.raw)
        lost = save_document(
            connection,
            slug,
            self.planned.entries[slug].metadata,
            processed,
            time=self.time,
            said=said.used,
            moved=said.moved,
            prints=replace(self.planned.wanted[slug], labels=label_print(heard)),
        )
        facts = self.planned.facts
        ledger = processing_ledger(processed.seen, facts["language"], facts["labeller"])
        versions: Ledger = {"versions": count_versions(self.planned.entries[slug])}
        hides = hiding(processed.document.raw, processed.masks)
        return _keep_ledger(connection, slug, ledger, versions, said.without(lost).ledger(hides))

    def _save_rest(self, connection: sqlite3.Connection, task: Task) -> Ledger:
        entry, wanted = self.planned.entries[task.slug], self.planned.wanted[task.slug]
        if Part.METADATA in task.parts:
            save_metadata(connection, task.slug, entry.metadata, wanted.metadata)
        ledger = read_ledger(connection, task.slug)
        if Part.LABELS not in task.parts:
            return ledger
        heard = self.hearing.of(task.slug)
        raw = read_raw(entry)
        said = self._sift(task.slug, heard, raw)
        lost = save_labels(connection, task.slug, said.used, label_print(heard), said.moved)
        _, masks = masks_of(connection, [task.slug]).get(task.slug, ("", ()))
        return _keep_ledger(connection, task.slug, ledger, said.without(lost).ledger(hiding(raw, masks)))

    def _sift(self, slug: str, said: Said, raw: str) -> Sifted:
        return sift(said, Placer(self.planned.entries[slug], raw), self.planned.codebook.theme_ids)


def _keep_ledger(connection: sqlite3.Connection, slug: str, *parts: Ledger) -> Ledger:
    ledger = {name: value for part in parts for name, value in part.items()}
    save_ledger(connection, slug, ledger)
    return ledger


def _failures(refused: Mapping[str, str], faults: Iterable[str]) -> tuple[Failure, ...]:
    lines = [Failure(fault.partition(": ")[0], fault) for fault in faults]
    return (*(Failure(slug, message) for slug, message in sorted(refused.items())), *lines)
