"""Fits the weights of the judge of kind, and measures them on texts that they did not learn from."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from pipeline.annotate.kind import by_rules
from pipeline.annotate.learned import Weights, learned
from pipeline.annotate.look import Look, look_at
from pipeline.annotate.signs import signs
from pipeline.codebook import RUNNING_KINDS, UnitKind
from tools.kind.lessons import Lesson

LEAST_CLUSTERS = 6
"""In so many clusters a sign must be, else it tells of their subject."""
STRENGTH = 0.4
FOLDS = 5
LEAST_WEIGHT = 0.05
THRESHOLD = 2.5
"""The lowest, in halves, that loses at most one character in two thousand of the running text of programmes held out,
beside those that the rules lose."""


@dataclass(frozen=True)
class Seen:
    """A lesson as the judge sees it."""

    lesson: Lesson
    looks: Sequence[Look]
    rules: Sequence[UnitKind | None]
    signs: Mapping[int, Sequence[str]]

    @property
    def fold(self) -> int:
        """In which part of the measurement it is held out."""
        return zlib.crc32(self.lesson.cluster.encode()) % FOLDS


def see(lesson: Lesson) -> Seen:
    """What the judge sees of a lesson."""
    looks = look_at(lesson.units, lesson.cleaned)
    found = by_rules(looks)
    rules = [tag.kind if (tag := found.get(at)) else None for at in range(len(looks))]
    return Seen(lesson, looks, rules, dict(signs(looks, rules)))


def fit(seen: Sequence[Seen]) -> Weights:
    """Weights learned from what people said of the lines that the rules know nothing of."""
    known = _known(seen)
    rows = [
        ([sign for sign in found if sign in known], is_furniture, one.lesson.weight)
        for one in seen
        for found, is_furniture in _labelled(one)
    ]
    vectors = DictVectorizer(dtype=np.float32)
    matrix = vectors.fit_transform([dict.fromkeys(found, 1) for found, _, _ in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(matrix, [answer for _, answer, _ in rows], sample_weight=[weight for _, _, weight in rows])
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    kept = {str(name): round(float(weight), 2) for name, weight in weights if abs(weight) >= LEAST_WEIGHT}
    return Weights(round(float(model.intercept_[0]), 2), THRESHOLD, kept)


def measure(seen: Sequence[Seen]) -> dict[str, dict[str, float]]:
    """By source, shares of furniture tagged and of running text lost, by the rules alone and with the judge.

    Each lesson is judged by weights that learned from none of its cluster.
    """
    rows: dict[str, list[tuple[bool, bool, bool, int]]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = fit([one for one in seen if one.fold != fold])
        for one in seen:
            if one.fold == fold:
                rows[one.lesson.source] += _judged(one, weights)
    return {source: _figures(of_source) for source, of_source in rows.items()}


def _known(seen: Iterable[Seen]) -> set[str]:
    clusters: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        for found, _ in _labelled(one):
            for sign in found:
                clusters[sign].add(one.lesson.cluster)
    return {sign for sign, of_sign in clusters.items() if len(of_sign) >= LEAST_CLUSTERS}


def _labelled(one: Seen) -> Iterator[tuple[Sequence[str], bool]]:
    kinds = one.lesson.kinds
    return ((found, kinds[at] not in RUNNING_KINDS) for at, found in one.signs.items() if at in kinds)


def _judged(one: Seen, weights: Weights) -> Iterator[tuple[bool, bool, bool, int]]:
    """For each labelled line: whether it is furniture, is tagged by the rules, or is tagged at all; and its length."""
    tagged = dict(learned(one.looks, one.rules, weights))
    for at, kind in one.lesson.kinds.items():
        by_rule = one.rules[at] is not None and one.rules[at] not in RUNNING_KINDS
        yield kind not in RUNNING_KINDS, by_rule, by_rule or at in tagged, len(one.looks[at].unit.text)


def _figures(rows: Sequence[tuple[bool, bool, bool, int]]) -> dict[str, float]:
    furniture = [row for row in rows if row[0]]
    running = [row for row in rows if not row[0]]
    characters = sum(row[3] for row in running)
    return {
        "furniture": len(furniture),
        "running": len(running),
        "tagged.rules": _share(row[1] for row in furniture),
        "tagged": _share(row[2] for row in furniture),
        "lost.rules": _share(row[1] for row in running),
        "lost": _share(row[2] for row in running),
        "lost.characters.rules": round(sum(row[3] for row in running if row[1]) / max(1, characters), 4),
        "lost.characters": round(sum(row[3] for row in running if row[2]) / max(1, characters), 4),
    }


def _share(are: Iterable[bool]) -> float:
    listed = list(are)
    return round(sum(listed) / max(1, len(listed)), 4)
