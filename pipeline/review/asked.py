"""Where the sentences stand now that people were asked to judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pipeline.corpus.assignments import Task
from pipeline.corpus.documents import read_entry, read_raw
from pipeline.corpus.placing import Placer, has_versions
from pipeline.errors import CorpusError
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.store import queueing


def units_asked(settings: Settings, tasks: Iterable[Task]) -> dict[str, tuple[str, ...]]:
    """The units of the store that stand where sentences were assigned.

    Args:
        settings: Which corpus and store.
        tasks: The sentences, as they were assigned.

    Returns:
        For the unit of each task, by id, those that stand there now; none where its quote does not stand in the
        version that the document has now.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    ordered = sorted(tasks, key=attrgetter("doc"))
    places = {
        unit: place
        for doc, of_doc in groupby(ordered, key=attrgetter("doc"))
        for unit, place in _places(settings.corpus, doc, of_doc)
    }
    return queueing.found_again(settings.store, places)


def _places(corpus: Path, doc: str, tasks: Iterable[Task]) -> Iterator[tuple[str, tuple[str, RawSpan]]]:
    """Each task's unit, with its document and raw characters."""
    placer = _placer(corpus, doc)
    for task in tasks:
        span = placer.place(task.span, task.quote) if placer else task.span
        if span is not None:
            yield task.unit, (doc, span)


def _placer(corpus: Path, doc: str) -> Placer | None:
    """What knows where sentences stand in another version; `None` for a document that has but one, or is gone."""
    try:
        if not has_versions(corpus, doc):
            return None
        entry = read_entry(corpus, doc)
        return Placer(entry, read_raw(entry))
    except CorpusError:  # a run tells it
        return None
