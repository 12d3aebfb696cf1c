"""The learning curve: what a labeller that trains in seconds makes of fewer documents, and whether more would help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.evaluate.scores import Score, measures, score
from pipeline.evaluate.tallies import Tally

SHARES = (1 / 8, 1 / 4, 1 / 2, 1.0)
"""Of the clusters that a labeller may learn from."""
FOLDS = 4
SEED = 2007

Document = TypeVar("Document")
Floats = NDArray[np.float64]


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


@dataclass(frozen=True, slots=True)
class _Sat:
    """A document that was held out.

    Attributes:
        fold: In which it was held out.
        scores: Float (lines, themes): the higher, the likelier a theme is there.
        shares: Float (lines, themes): of the coders who see it.
    """

    fold: int
    scores: Floats
    shares: Floats


def learn(
    labeller: str,
    documents: Sequence[Document],
    clusters: Sequence[str],
    *,
    fit: Callable[[Sequence[Document]], Callable[[Document], Floats]],
    shares_of: Callable[[Document], Floats],
    themes: Sequence[str],
    fewest: int = 1,
) -> Iterator[Learned]:
    """Train a labeller on growing shares of the documents, and score it on those of other clusters.

    Args:
        labeller: As a reader would name it.
        documents: To learn from and to be scored on, in turn.
        clusters: The cluster of each; what shares a town, a series or an author is never on both sides.
        fit: Trains on some documents; gives what scores the lines of a document, float (lines, themes).
        shares_of: The share of coders who see each theme in each line of a document, float (lines, themes).
        themes: The themes, in the order of scores and shares.
        fewest: Clusters that the labeller needs; shares that hold fewer are left out.

    Yields:
        One for each of `SHARES`; each share holds the clusters of the smaller ones. The line from which a theme is
        there is drawn in each fold where it was best in the others.
    """
    order = _shuffled(sorted(set(clusters)))
    folds = [order[fold::FOLDS] for fold in range(FOLDS)]
    macro = [measure for measure in measures(themes) if measure.name == "theme.macro_f1"]
    pairs = list(zip(documents, clusters, strict=True))
    for share in SHARES:
        known = [_first([cluster for cluster in order if cluster not in fold], share) for fold in folds]
        if min(map(len, known)) < fewest:
            continue
        sat: list[_Sat] = []
        for at, fold in enumerate(folds):
            judge = fit([document for document, cluster in pairs if cluster in known[at]])
            sat += [_Sat(at, judge(one), shares_of(one)) for one, cluster in pairs if cluster in fold]
        learned_from = sum(cluster in some for some in known for cluster in clusters)
        yield Learned(labeller, share, round(learned_from / FOLDS), score(_tallies(sat, themes), macro)[0])


def _shuffled(names: Sequence[str]) -> list[str]:
    return [names[at] for at in np.random.default_rng(SEED).permutation(len(names))]


def _first(clusters: Sequence[str], share: float) -> frozenset[str]:
    """The first of them, at least one."""
    return frozenset(clusters[: max(1, round(share * len(clusters)))])


def _tallies(sat: Sequence[_Sat], themes: Sequence[str]) -> list[Tally]:
    lines = {fold: _lines([one for one in sat if one.fold != fold], len(themes)) for fold in {one.fold for one in sat}}
    return [_tally(one, lines[one.fold], themes) for one in sat]


def _lines(sat: Sequence[_Sat], themes: int) -> list[float]:
    """For each theme the score from which on it is there, where F1 is best."""
    scores, shares = np.vstack([one.scores for one in sat]), np.vstack([one.shares for one in sat])
    return [_best(scores[:, at], shares[:, at]) for at in range(themes)]


def _best(scores: Floats, shares: Floats) -> float:
    falling = np.argsort(-scores, kind="stable")
    hits = np.cumsum(shares[falling])
    f1 = 2 * hits / (np.arange(1, len(hits) + 1) + max(shares.sum(), 1.0))
    return float(scores[falling][f1.argmax()])


def _tally(one: _Sat, lines: Sequence[float], themes: Sequence[str]) -> Tally:
    """Lines on which coders differ are left out, as everywhere."""
    counts: Tally = Counter()
    for at, theme in enumerate(themes):
        is_found, shares = one.scores[:, at] >= lines[at], one.shares[:, at]
        counts[f"theme.{theme}.tp"] = int((is_found & (shares == 1)).sum())
        counts[f"theme.{theme}.fp"] = int((is_found & (shares == 0)).sum())
        counts[f"theme.{theme}.fn"] = int((~is_found & (shares == 1)).sum())
    return counts
