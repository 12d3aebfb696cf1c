"""Documents with what people say of one theme in their lines; most lines of a corpus say nothing of a new one.

Three sources: the corpus (codings, and reviews that may be learned from, by raw offsets), its folder `training`, and
files that the user names. Of the last two, a theme that any document of the folder, or any line of the file, names was
judged in all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.codebook import Stance
from pipeline.corpus.documents import read_entry, slugs
from pipeline.corpus.judgements import AllSaid, Said, heard_now, read_all
from pipeline.effective import BY_PEOPLE, effective_label
from pipeline.model.passages import Passage
from pipeline.settings import Settings
from pipeline.training.clusters import Origin
from pipeline.training.labelled import TRAINING, Labelled, read_given, read_written
from pipeline.training.reviewed import by_span, is_held_back, learnable, running

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Marked:
    """A document, and what is said of one theme in its n lines.

    Attributes:
        origin: What it is called, and what tells where it comes from.
        passage: Its lines of running text.
        shares: Float (n,): how surely the theme is there, 0 to 1; NaN where nobody said.
        presents: Float (n,): where it is there, how surely its stance is `present`; else of no meaning.
        reviewed: Bool (n,): whether a reviewer said it.
    """

    origin: Origin
    passage: Passage
    shares: Floats
    presents: Floats
    reviewed: NDArray[np.bool_]

    @property
    def labelled(self) -> NDArray[np.bool_]:
        """Bool (n,): whether anybody said anything of the theme."""
        return ~np.isnan(self.shares)


def read_marked(settings: Settings, files: Iterable[Path], theme: str, background: int) -> list[Marked]:
    """All documents in which somebody judged the theme, and some of the corpus in which nobody did.

    Args:
        settings: Where things are.
        files: Files of labels, a JSON object a line.
        theme: The theme.
        background: How many of those without labels, spread evenly over the corpus.

    Raises:
        CorpusError: when a document or a file of labels cannot be read; names it.
    """
    said = read_all(settings.corpus)
    with_labels = [slug for slug in slugs(settings.corpus) if _speaks_of(said.of(slug), theme)]
    others = [slug for slug in slugs(settings.corpus) if slug not in set(with_labels)]
    step = max(1, len(others) // max(1, background))
    chosen = [*with_labels, *others[::step][:background]]
    documents = [_of_corpus(settings, slug, said, theme) for slug in chosen]
    written = [read_written(path, (theme,)) for path in sorted((settings.corpus / TRAINING).glob("*.json"))]
    return documents + [one for group in (written, *_groups(files, theme)) for one in _of_labels(group)]


def _groups(files: Iterable[Path], theme: str) -> list[Sequence[Labelled]]:
    return [read_given(path, (theme,)) for path in files]


def _of_labels(documents: Sequence[Labelled]) -> list[Marked]:
    """Documents that were judged as one; none of them when the theme is named nowhere, for then it was not asked."""
    if not any(document.truth.themes.any() for document in documents):
        return []
    return [_of_one(document) for document in documents]


def _of_one(document: Labelled) -> Marked:
    truth = document.truth
    running = np.flatnonzero(truth.counts)
    lines = tuple(document.passage.lines[at] for at in running)
    passage = Passage(lines, document.passage.title, document.passage.source_kind)
    nobody = np.zeros(len(running), np.bool_)
    return Marked(document.origin, passage, truth.themes[running, 0], truth.stances[running, 0], nobody)


def _speaks_of(said: Said, theme: str) -> bool:
    """Whether a line that may be learned from names the theme; most do not, and need not be parsed to know."""
    name, held_back = f'"{theme}"'.encode(), is_held_back(said.slug)
    return any(name in line.data for line in said.lines if not (held_back and line.is_review))


def _of_corpus(settings: Settings, slug: str, said: AllSaid, theme: str) -> Marked:
    entry = read_entry(settings.corpus, slug)
    about, found = entry.metadata, running(settings, entry)
    known = learnable(slug, heard_now(settings.corpus, slug, said))
    labels = [
        effective_label(of_unit).themes.get(theme) for of_unit in by_span([unit.raw for unit in found.units], known)
    ]
    origin = Origin(slug, [line.text for line in found.lines], about.title, about.author or "", about.outlet or "")
    return Marked(
        origin=origin,
        passage=Passage(found.lines, about.title, about.source_kind),
        shares=np.array([np.nan if label is None else float(label.value in set(Stance)) for label in labels]),
        presents=np.array([float(label is not None and label.value == Stance.PRESENT) for label in labels]),
        reviewed=np.array([label is not None and label.basis in BY_PEOPLE for label in labels], np.bool_),
    )
