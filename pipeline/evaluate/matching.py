"""Which of our judgements answers for a gold unit, by raw offsets.

The rule: a gold unit takes the themes of every unit of ours that covers at least half of it, or stands in it by at
least half of itself; where there is no such unit, of the one that overlaps it most. Kind, voice and mode, and the
stance of a theme that several units have, are those of the unit that overlaps it most (the first of equals).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.codebook import Mode, Stance, UnitKind, Voice
from pipeline.evaluate.gold import GoldUnit
from pipeline.judgement import Judgement
from pipeline.spans import RawSpan


@dataclass(frozen=True, slots=True)
class Answer:
    """What we say of one gold unit; all `None` and no themes where no unit of ours overlaps it."""

    kind: UnitKind | None
    voice: Voice | None
    mode: Mode | None
    themes: Mapping[str, Stance]


NOTHING = Answer(None, None, None, {})


def answers(gold: Sequence[GoldUnit], judgements: Sequence[Judgement]) -> tuple[Answer, ...]:
    """Our answer for each gold unit, in the order of `gold`.

    Args:
        gold: In any order; gold units may overlap.
        judgements: Ours of the same raw text, in its order and not overlapping.
    """
    ends = [judgement.span.end for judgement in judgements]
    return tuple(_answer(_matching(unit.span, judgements, ends)) for unit in gold)


def _matching(span: RawSpan, judgements: Sequence[Judgement], ends: Sequence[int]) -> list[Judgement]:
    """Our units that answer for a span, the one that overlaps it most first."""
    overlapping: list[Judgement] = []
    for judgement in judgements[bisect_left(ends, span.start) :]:
        if judgement.span.start >= span.end:
            break
        if judgement.span.overlap(span):
            overlapping.append(judgement)
    overlapping.sort(key=lambda judgement: -judgement.span.overlap(span))
    return [judgement for judgement in overlapping if _by_half(judgement.span, span)] or overlapping[:1]


def _by_half(ours: RawSpan, gold: RawSpan) -> bool:
    return 2 * ours.overlap(gold) >= min(len(ours), len(gold))


def _answer(matching: Sequence[Judgement]) -> Answer:
    if not matching:
        return NOTHING
    themes: dict[str, Stance] = {}
    for judgement in matching:
        for judged in judgement.themes:
            if (stance := judged.verdict.stance) is not None:
                themes.setdefault(judged.theme, stance)
    nearest = matching[0]
    return Answer(nearest.kind, nearest.voice, nearest.mode, themes)
