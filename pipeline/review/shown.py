"""What people did as readers see it: what is masked in a document is hidden in quotes of it, and in remarks on it.

Files of reviewers keep what was written in them, also of sentences in which something was masked only later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pipeline.corpus.documents import read_entry, read_raw
from pipeline.errors import CorpusError
from pipeline.masks import Mask, hide, hiding
from pipeline.review.history import Entry
from pipeline.settings import Settings
from pipeline.store.connection import current, reading
from pipeline.store.questions_masked import masks_of
from pipeline.text import checksum

Hiding = Callable[[str], str]


def as_shown(settings: Settings, log: Iterable[Entry]) -> tuple[Entry, ...]:
    """The same log, with nothing in its quotes and remarks that readers do not get to see of the documents.

    What that is the store knows; where there is none, the log is as it was written.

    Args:
        settings: Which corpus and store.
        log: As `pipeline.review.history.read_log` gives it.

    Raises:
        StoreError: when the store cannot be read.
    """
    entries = tuple(log)
    hidings = _hidings(settings, {entry.slug for entry in entries})
    return tuple(_hidden(entry, hidings[entry.slug]) if entry.slug in hidings else entry for entry in entries)


def _hidden(entry: Entry, hides: Hiding) -> Entry:
    return replace(entry, quote=hides(entry.quote), note=hides(entry.note))


def _hidings(settings: Settings, slugs: Iterable[str]) -> Mapping[str, Hiding]:
    """What hides in a text about each of these documents in which anything is masked."""
    if not current(settings.store):
        return {}
    with reading(settings.store) as connection:
        found = masks_of(connection, set(slugs))
    return {slug: _hiding(settings, slug, *masked) for slug, masked in found.items()}


def _hiding(settings: Settings, slug: str, raw_sha256: str, masks: Iterable[Mask]) -> Hiding:
    """What hides in a text about a document; all of it where nothing tells what until the next run."""
    try:
        raw = read_raw(read_entry(settings.corpus, slug))
    except CorpusError:  # the next run refuses it, and says why
        return _all
    return hiding(raw, masks) if checksum(raw) == raw_sha256 else _all


def _all(text: str) -> str:
    return hide(text, 0, len(text))
