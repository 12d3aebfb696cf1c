"""Witness that a line is furniture or reference for it looks like those that people tagged: a weighed sum of its signs.

It speaks last, of lines of which no rule knows anything. Furniture comes in runs, so lines beside a line have a say in
what it is, yet none is tagged for its neighbours alone; what may be a heading or a title must look the part twice.
`tools.kind` learns the weights, `lexicons/learned.toml` has them; `models/kind.md` tells what they were learned from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.annotate.lexicon import FOLDER
from pipeline.annotate.look import Look
from pipeline.annotate.signs import signs
from pipeline.codebook import RUNNING_KINDS, UnitKind

FILE = FOLDER / "learned.toml"
REACH = 4
"""Lines before and after that have a say."""
MOST_SAID = 4.0
"""What a line counts for at most, and what one counts for against that is too long to be judged."""
LEAST_OWN = 0.5
"""What a line must score without its neighbours."""
HEADING_MARGIN = 3.0
TITLE_MARGIN = 2.0
TITLE_LINES = 4
"""Lines at the top of a text that may be its title."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned.

    Attributes:
        bias: The score of a line without signs.
        threshold: From which score on a line is tagged.
        signs: What each sign adds to the score; a sign that is not named adds nothing.
    """

    bias: float
    threshold: float
    signs: Mapping[str, float]

    def score(self, found: Sequence[str]) -> float:
        """How much a line with these signs looks like furniture: the logarithm of its odds."""
        return self.bias + sum(self.signs.get(sign, 0.0) for sign in found)


@cache
def load_weights() -> Weights:
    """The weights that ship."""
    return Weights(**tomllib.loads(FILE.read_text(encoding="utf-8")))


def learned(
    looks: Sequence[Look], kinds: Sequence[UnitKind | None], weights: Weights | None = None
) -> Iterator[tuple[int, UnitKind]]:
    """Lines that look like furniture, each with the kind of the nearest that the rules know.

    Args:
        looks: All units of one document, in order.
        kinds: What the rules say of each; `None`: nothing.
        weights: Those that ship when `None`.
    """
    weights = weights or load_weights()
    own = {at: weights.score(found) for at, found in signs(looks, kinds)}
    said = [_said(kind, own.get(at)) for at, kind in enumerate(kinds)]
    for at, score in own.items():
        alone = score - _margin(looks, kinds, at)
        if alone > LEAST_OWN and alone + _mean(said, at) > weights.threshold:
            yield at, _nearest(kinds, at)


def _said(kind: UnitKind | None, score: float | None) -> float:
    """What a line has to say of its neighbours; nothing when the rules know it, for that is among their signs."""
    if kind is not None and kind not in RUNNING_KINDS:
        return 0.0
    return -MOST_SAID if score is None else max(-MOST_SAID, min(MOST_SAID, score))


def _mean(said: Sequence[float], at: int) -> float:
    beside = [*said[max(0, at - REACH) : at], *said[at + 1 : at + 1 + REACH]]
    return sum(beside) / len(beside) if beside else 0.0


def _margin(looks: Sequence[Look], kinds: Sequence[UnitKind | None], at: int) -> float:
    """How much more it takes to tag what may be a heading or a title."""
    if looks[at].stopped:
        return 0.0
    above_prose = at + 1 < len(looks) and looks[at + 1].prose and kinds[at + 1] is None
    return HEADING_MARGIN * above_prose + TITLE_MARGIN * (at < TITLE_LINES)


def _nearest(kinds: Sequence[UnitKind | None], at: int) -> UnitKind:
    near = sorted(range(max(0, at - REACH), min(len(kinds), at + REACH + 1)), key=lambda other: abs(other - at))
    found = (kind for other in near if (kind := kinds[other]) is not None and kind not in RUNNING_KINDS)
    return next(found, UnitKind.BOILERPLATE)
