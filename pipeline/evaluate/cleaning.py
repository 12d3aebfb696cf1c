"""The exam of the cleaning: clean text is damaged by machine, repaired, and held beside what it was.

Clean text is that of the corpus, but for what text recognition wrote (a text file with page breaks), with the rules
that repair words left out, so that what those change in it counts against them. It is damaged

- at several rates by look-alikes alone, and by all kinds mixed (`damage`);
- by narrow lines and page breaks (`layout_damage`);
- not at all: every edit is then a false one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from pipeline.clean import WORD_REPAIRS
from pipeline.corpus.documents import Entry, read_document, read_entry, read_raw, slugs
from pipeline.evaluate.corpus_edits import CorpusEdits, kept
from pipeline.evaluate.damage import damage, load_model
from pipeline.evaluate.exam import Exam, examine, marked
from pipeline.evaluate.layout_damage import lay_out
from pipeline.settings import Settings
from pipeline.spans import Edit
from pipeline.stages import clean_document, names_of

RATES = (0.005, 0.01, 0.02, 0.05)
SEED = 2007
SAMPLE = 24
LOOK_ALIKES, MIXED, LAYOUT, UNDAMAGED = "look-alikes", "mixed", "layout", "undamaged"

Progress = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(frozen=True)
class CleaningEvaluation:
    """All that one exam of the cleaning found.

    Attributes:
        documents: How many there are in the corpus.
        exams: In a fixed order.
        edits: Every edit that the cleaning makes in the corpus.
    """

    documents: int
    exams: tuple[Exam, ...]
    edits: tuple[CorpusEdits, ...]


@dataclass(frozen=True)
class Reference:
    """A document of the exam.

    Attributes:
        slug: Its name.
        title: What stands at the head of its pages.
        names: What no repair may change, see `clean`.
        text: Its text without damage.
    """

    slug: str
    title: str
    names: tuple[str, ...]
    text: str


def evaluate_cleaning(settings: Settings, *, full: bool = False, progress: Progress) -> CleaningEvaluation:
    """Examine the cleaning on the corpus.

    Args:
        settings: Which corpus, and which rules are off.
        full: All documents, where else a seeded sample of them is damaged; undamaged text is always all of it.
        progress: Called with the number of steps done and of all.

    Raises:
        WijkspiegelError: when a document cannot be read.
    """
    entries = [read_entry(settings.corpus, slug) for slug in slugs(settings.corpus)]
    printed = [entry for entry in entries if not is_recognised(entry, read_raw(entry))]
    drawn = printed if full else _sample(printed)
    rated = [(name, rate) for name in (LOOK_ALIKES, MIXED) for rate in RATES]
    steps = _Steps(progress, len(entries) + 2 * len(printed) + len(drawn) * (len(rated) + 1))
    edits = tuple(steps.after(_edits(entry, settings)) for entry in entries)
    references = {entry.slug: steps.after(reference(entry, settings)) for entry in printed}
    sample = [references[entry.slug] for entry in drawn]
    sat = [(name, rate, sample) for name, rate in [*rated, (LAYOUT, None)]] + [
        (UNDAMAGED, None, [*references.values()])
    ]
    exams = tuple(_exam(name, rate, those, settings, steps) for name, rate, those in sat if those)
    return CleaningEvaluation(len(entries), exams, edits)


def raw_texts(settings: Settings) -> dict[str, str]:
    """The raw text of every document in the corpus, by its name.

    Raises:
        WijkspiegelError: when one cannot be read.
    """
    return {slug: read_raw(read_entry(settings.corpus, slug)) for slug in slugs(settings.corpus)}


def _edits(entry: Entry, settings: Settings) -> CorpusEdits:
    return kept(entry.slug, clean_document(read_document(entry), settings.rules_off, entry.metadata))


def reference(entry: Entry, settings: Settings) -> Reference:
    """The text of a document with its lines and pages put in order and no word repaired."""
    off = WORD_REPAIRS | set(settings.rules_off)
    text = clean_document(read_document(entry), off, entry.metadata).text
    return Reference(entry.slug, entry.metadata.title, names_of(entry.metadata), text)


def is_recognised(entry: Entry, raw: str) -> bool:
    """Whether a document is a scan read by machine, whose text is damaged already: a text file with page breaks."""
    return Path(entry.source.name).suffix.lower() == ".txt" and "\f" in raw


class _Steps:
    """Counts what is done over all exams, for the one progress bar."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def after(self, result: T) -> T:
        self._done += 1
        self._progress(self._done, self._total)
        return result


def _sample(entries: Sequence[Entry]) -> list[Entry]:
    chosen = np.random.default_rng(SEED).permutation(len(entries))[:SAMPLE]
    return [entries[i] for i in sorted(chosen)]


def _exam(name: str, rate: float | None, sat: Sequence[Reference], settings: Settings, steps: _Steps) -> Exam:
    papers = [steps.after(examine(one.text, damages(name, rate, one), settings.rules_off, one.names)) for one in sat]
    return marked(name, rate, papers)


def damages(name: str, rate: float | None, sat: Reference) -> list[Edit]:
    """What an exam does to a document: the same each time."""
    if name == UNDAMAGED:
        return []
    if rate is None:
        return lay_out(sat.text, sat.title)
    shares = load_model().shares if name == MIXED else {"look_alike": 1.0}
    return damage(sat.text, rate, shares, [SEED, *f"{name} {rate} {sat.slug}".encode()])
