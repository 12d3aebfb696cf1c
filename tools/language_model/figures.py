"""The figures of a pipeline: what share is right, with intervals; the file of them, and what they are held to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from pydantic import TypeAdapter

from pipeline.bootstrap import drawn_ratios, percentile_interval
from pipeline.corpus.kept import Kept
from pipeline.errors import LanguageError
from tools.language_model.marks import Marks

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "upos": "part of speech (UPOS)",
        "features": "features, all of a token",
        "lemma": "lemma, as the treebank writes it",
        "lemma.joined": "lemma, without the `_` between parts",
        "uas": "UAS, without punctuation",
        "las": "LAS, without punctuation",
        "uas.all": "UAS, all tokens",
        "las.all": "LAS, all tokens",
        "sentences": "sentences of a document, F1",
        "sentences.senter": "… by the senter alone",
        "sentences.parser": "… by the parser alone",
        "long.sentences": "sentences of all documents as one text, F1",
        "long.sentences.senter": "… by the senter alone",
        "long.sentences.parser": "… by the parser alone",
        "damaged.upos": "2 % of characters damaged: UPOS",
        "damaged.features": "… features",
        "damaged.lemma": "… lemma",
        "damaged.lemma.joined": "… lemma, without `_`",
        "drop.upos": "what that costs: UPOS",
        "drop.features": "… features",
        "drop.lemma": "… lemma",
        "drop.lemma.joined": "… lemma, without `_`",
        "now.upos": "words spelled otherwise before 1947, as they are now: UPOS",
        "now.features": "… features",
        "now.lemma": "… lemma",
        "old.upos": "the same words as they were then: UPOS",
        "old.features": "… features",
        "old.lemma": "… lemma",
    }
)
FLOORS: Mapping[str, float] = MappingProxyType(
    {"upos": 0.945, "features": 0.93, "lemma": 0.945, "las": 0.75, "sentences": 0.90, "sentences.senter": 0.90}
)
"""What a pipeline must reach before it ships."""
CEILINGS: Mapping[str, float] = MappingProxyType({"drop.upos": 0.04})
"""What it must not exceed."""
PUBLISHED: Mapping[str, float] = MappingProxyType(
    {"upos": 0.958, "features": 0.951, "lemma": 0.950, "uas": 0.857, "las": 0.805, "sentences": 0.865}
)
"""What is published for `nl_core_news_sm` 3.8, on its own mixed test set."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A share of what is right.

    Attributes:
        value: From 0 to 1; of a drop, the difference of two such.
        low: Lower end of the 95 % interval by bootstrap over documents; `None` when there are too few.
        high: Upper end.
        of: What it is counted over: tokens, or sentences found and true together.
    """

    value: float
    low: float | None
    high: float | None
    of: int


Figures = Mapping[str, Figure]
LEAST_DOCUMENTS = 3
"""With fewer, no interval is given: the same few would be drawn again and again."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What a pipeline makes of a treebank.

    Attributes:
        pipeline: Its name, version and checksum.
        treebank: The name of the file.
        documents: Documents in it.
        sentences: Sentences in it.
        tokens: Tokens in it.
        figures: By the names of `LABELS`; those that the pipeline has no component for are not there.
        by_class: The same for the tokens of each part of speech.
        by_length: The same for the tokens of shorter and longer sentences.
    """

    pipeline: str
    treebank: str
    documents: int
    sentences: int
    tokens: int
    figures: Figures
    by_class: Mapping[str, Figures]
    by_length: Mapping[str, Figures]


_KEPT = Kept(TypeAdapter(Scores), LanguageError, remedy="make it with make model")


def figures(marks: Iterable[Marks], only: Collection[str] | None = None) -> dict[str, Figure]:
    """Add marks up to figures with intervals.

    Args:
        marks: Of any number of figures and documents.
        only: The figures wanted; `None`: all.

    Returns:
        A figure for each name in the marks, and for each that begins with `damaged.` the `drop.` from the one without.
    """
    right, of = _sums(marks, only)
    names = list(right)
    documents = sorted({document for sums in of.values() for document in sums})
    if not documents:
        return {}
    counts, bases = (
        np.array([[sums[name].get(document, 0) for name in names] for document in documents], dtype=np.float64)
        for sums in (right, of)
    )
    draws = drawn_ratios(counts, bases)
    shares, totals = counts.sum(axis=0) / bases.sum(axis=0), bases.sum(axis=0)
    draws[:, (bases > 0).sum(axis=0) < LEAST_DOCUMENTS] = np.nan
    found = {name: _figure(shares[i], draws[:, i], totals[i]) for i, name in enumerate(names)}
    for name in [name for name in names if f"damaged.{name}" in found]:
        whole, damaged = names.index(name), names.index(f"damaged.{name}")
        drop = draws[:, whole] - draws[:, damaged]
        found[f"drop.{name}"] = _figure(shares[whole] - shares[damaged], drop, totals[damaged])
    return found


def _sums(
    marks: Iterable[Marks], only: Collection[str] | None
) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """For each figure and document how much is right, and of how much."""
    right: dict[str, dict[str, int]] = {}
    of: dict[str, dict[str, int]] = {}
    for one in marks:
        for name, (good, base) in one.marks.items():
            if only is None or name in only:
                for sums, number in ((right, good), (of, base)):
                    document = sums.setdefault(name, {})
                    document[one.document] = document.get(one.document, 0) + number
    return right, of


def _figure(value: float, draws: np.ndarray, of: float) -> Figure:
    interval = percentile_interval(draws)
    low, high = (None, None) if interval is None else (round(interval.low, 5), round(interval.high, 5))
    return Figure(round(float(value), 5), low, high, int(of))


def short_of(figures: Figures) -> list[str]:
    """What keeps a pipeline from shipping, a line each; empty when nothing does."""
    lines = [
        f"{LABELS[name]}: {figures[name].value:.3f} is below {floor:.3f}" if name in figures else f"{name}: no figure"
        for name, floor in FLOORS.items()
        if name not in figures or figures[name].value < floor
    ]
    return lines + [
        f"{LABELS[name]}: {figures[name].value:.3f} is above {ceiling:.3f}" if name in figures else f"{name}: no figure"
        for name, ceiling in CEILINGS.items()
        if name not in figures or figures[name].value > ceiling
    ]


def save(scores: Scores, path: Path) -> None:
    """Write scores as JSON, for `load`; earlier ones are replaced whole or not at all.

    Raises:
        LanguageError: when the file cannot be written.
    """
    _KEPT.save(scores, path)


def load(path: Path) -> Scores:
    """Read scores that `save` wrote.

    Raises:
        LanguageError: when the file cannot be read or holds no scores.
    """
    return _KEPT.load(path)
