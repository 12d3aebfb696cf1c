"""The learning curve: what a labeller that trains in seconds makes of fewer documents, and whether more would help."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from pipeline.evaluate.scores import Score, measures, score
from pipeline.evaluate.tallies import Tally

SHARES = (1 / 8, 1 / 4, 1 / 2, 1.0)
"""Of the clusters that a labeller may learn from."""
FOLDS = 4
SEED = 2007

Document = TypeVar("Document")
Judge = Callable[[Document], Tally]
"""Judges a document, and counts what is right and wrong of it as `tallies.outcome_tally` does."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What one labeller made of a share of the documents.

    Attributes:
        labeller: As a reader would name it.
        share: Of the clusters that it might learn from.
        documents: That it learned from, on average over the folds.
        score: The mean F1 over themes, on documents of clusters that it had not seen.
    """

    labeller: str
    share: float
    documents: int
    score: Score


def learn(
    labeller: str,
    documents: Sequence[Document],
    clusters: Sequence[str],
    fit: Callable[[Sequence[Document]], Judge[Document]],
    themes: Sequence[str],
) -> Iterator[Learned]:
    """Train a labeller on growing shares of the documents, and score it on those of other clusters.

    Args:
        labeller: As a reader would name it.
        documents: To learn from and to be scored on, in turn.
        clusters: The cluster of each; what shares a town, a series or an author is never on both sides.
        fit: Trains on some documents.
        themes: The codebook's themes.

    Yields:
        One for each of `SHARES`; each share holds the clusters of the smaller ones.
    """
    order = _shuffled(sorted(set(clusters)))
    folds = [frozenset(order[at::FOLDS]) for at in range(FOLDS)]
    macro = [measure for measure in measures(themes) if measure.name == "theme.macro_f1"]
    pairs = list(zip(documents, clusters, strict=True))
    for share in SHARES:
        tallies: list[Tally] = []
        counts: list[int] = []
        for fold in folds:
            known = _taken([cluster for cluster in order if cluster not in fold], share)
            learned_from = [document for document, cluster in pairs if cluster in known]
            judge = fit(learned_from)
            tallies += [judge(document) for document, cluster in pairs if cluster in fold]
            counts.append(len(learned_from))
        yield Learned(labeller, share, round(sum(counts) / FOLDS), score(tallies, macro)[0])


def _shuffled(names: Sequence[str]) -> list[str]:
    return [names[at] for at in np.random.default_rng(SEED).permutation(len(names))]


def _taken(clusters: Sequence[str], share: float) -> frozenset[str]:
    """The first of them, at least one."""
    return frozenset(clusters[: max(1, round(share * len(clusters)))])
