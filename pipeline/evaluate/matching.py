"""Which of our judgements answers for a gold unit, by raw offsets.

The rule: a gold unit takes the themes of every unit of ours that covers at least half of it, or stands in it by at
least half of itself; where there is no such unit, of the one that overlaps it most. Kind, voice and mode, and the
stance of a theme that several units have, are those of the unit that overlaps it most (the first of equals).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, takewhile

from pipeline.codebook import Mode, Stance, UnitKind, Voice
from pipeline.evaluate.gold import GoldUnit
from pipeline.judgement import Judgement
from pipeline.spans import RawSpan, own_parts


@dataclass(frozen=True, slots=True)
class Answer:
    """What we say of one gold unit; all `None` and no themes where no unit of ours overlaps it.

    Attributes:
        kind: What it is part of.
        voice: Who speaks.
        mode: Word or deed.
        themes: The stance of each theme that we find.
        probabilities: That each theme is there, found or not; none where a rule judged.
        mode_probability: Of the mode; `None` where a rule gave it.
    """

    kind: UnitKind | None
    voice: Voice | None
    mode: Mode | None
    themes: Mapping[str, Stance]
    probabilities: Mapping[str, float] = field(default_factory=dict)
    mode_probability: float | None = None


NOTHING = Answer(None, None, None, {})


@dataclass(frozen=True, slots=True)
class _Ours:
    """A judgement of ours with the raw characters that no other unit has: what was moved out of it is not its own."""

    judgement: Judgement
    parts: Sequence[RawSpan]

    def overlap(self, gold: RawSpan) -> int:
        return sum(part.overlap(gold) for part in self.parts)

    def by_half(self, gold: RawSpan) -> bool:
        return 2 * self.overlap(gold) >= min(sum(map(len, self.parts)), len(gold))


def answers(gold: Sequence[GoldUnit], judgements: Sequence[Judgement]) -> tuple[Answer, ...]:
    """Our answer for each gold unit, in the order of `gold`.

    Args:
        gold: In any order; gold units may overlap.
        judgements: Ours of the same raw text, in any order; a unit may lie within another that it was moved out of.
    """
    ordered = sorted(judgements, key=lambda judgement: (judgement.span.start, -judgement.span.end))
    parts = own_parts([judgement.span for judgement in ordered])
    ours = [_Ours(judgement, own) for judgement, own in zip(ordered, parts, strict=True)]
    reach = list(accumulate((judgement.span.end for judgement in ordered), max))
    return tuple(_answer(_matching(unit.span, ours, reach)) for unit in gold)


def _matching(span: RawSpan, ours: Sequence[_Ours], reach: Sequence[int]) -> list[Judgement]:
    """Our units that answer for a span, the one that overlaps it most first."""
    met = takewhile(lambda one: one.judgement.span.start < span.end, ours[bisect_left(reach, span.start) :])
    overlapping = sorted((one for one in met if one.overlap(span)), key=lambda one: -one.overlap(span))
    matching = [one for one in overlapping if one.by_half(span)] or overlapping[:1]
    return [one.judgement for one in matching]


def _answer(matching: Sequence[Judgement]) -> Answer:
    if not matching:
        return NOTHING
    themes: dict[str, Stance] = {}
    probabilities: dict[str, float] = {}
    for judged in (judged for judgement in matching for judged in judgement.themes):
        if (stance := judged.verdict.stance) is not None:
            themes.setdefault(judged.theme, stance)
        if judged.probability is not None:
            probabilities[judged.theme] = max(judged.probability, probabilities.get(judged.theme, 0.0))
    nearest = matching[0]
    return Answer(nearest.kind, nearest.voice, nearest.mode, themes, probabilities, nearest.mode_probability)
