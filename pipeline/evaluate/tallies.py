"""What one document adds to the scores: plain counts, so that scores of any set of documents are sums of tallies.

Names of counts: `theme.<theme>.{tp,fp,fn}`; `<question>.<gold>.<ours>` for stance, mode, voice and kind;
`running.{all,kept}` and `rest.{all,out}` in characters that are not white space; `boundary.{tp,fp,fn}`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from pipeline.codebook import RUNNING_KINDS
from pipeline.evaluate.gold import GoldUnit
from pipeline.evaluate.matching import Answer
from pipeline.judgement import Judgement, Verdict
from pipeline.spans import RawSpan

Tally = Counter[str]
MISSING = "missing"


def is_running(unit: GoldUnit) -> bool:
    """Whether a gold unit is running text: text, heading, or not said."""
    return unit.kind is None or unit.kind in RUNNING_KINDS


def tally(raw: str, gold: Sequence[GoldUnit], answered: Sequence[Answer], judgements: Sequence[Judgement]) -> Tally:
    """The counts of one document.

    Args:
        raw: Its raw text.
        gold: Its gold units.
        answered: Our answer for each of them.
        judgements: All of ours of the document.
    """
    counts: Tally = Counter()
    for unit, answer in zip(gold, answered, strict=True):
        _count_label(counts, "kind", unit.kind, answer.kind)
        if is_running(unit):
            _count_themes(counts, unit, answer)
            _count_label(counts, "mode", unit.mode, answer.mode)
            _count_label(counts, "voice", unit.voice, answer.voice)
    counts.update(_characters(raw, gold, judgements))
    counts.update(_boundaries(raw, gold, judgements))
    return counts


def _count_themes(counts: Tally, unit: GoldUnit, answer: Answer) -> None:
    for theme, verdict in unit.themes.items():
        found = answer.themes.get(theme)
        is_there = verdict is not Verdict.NO
        if is_there or found:
            counts[f"theme.{theme}.{'fp' if not is_there else 'tp' if found else 'fn'}"] += 1
        if is_there and found:
            _count_label(counts, "stance", verdict.stance, found)


def _count_label(counts: Tally, question: str, truth: StrEnum | None, ours: StrEnum | None) -> None:
    if truth is not None:
        counts[f"{question}.{truth}.{ours or MISSING}"] += 1


def _characters(raw: str, gold: Sequence[GoldUnit], judgements: Sequence[Judgement]) -> Tally:
    """How much of the gold's text stands in units that we take for running text."""
    running = bytearray(len(raw))
    for judgement in judgements:
        if judgement.kind in RUNNING_KINDS:
            running[judgement.span.start : judgement.span.end] = b"\1" * len(judgement.span)
    counts: Tally = Counter()
    for unit in gold:
        if unit.kind is not None:
            inked = [at for at in range(unit.span.start, unit.span.end) if not raw[at].isspace()]
            kept = sum(running[at] for at in inked)
            part, right = ("running.kept", kept) if is_running(unit) else ("rest.out", len(inked) - kept)
            counts[part] += right
            counts[f"{part.split('.')[0]}.all"] += len(inked)
    return counts


def _boundaries(raw: str, gold: Sequence[GoldUnit], judgements: Sequence[Judgement]) -> Tally:
    """Ends of running gold units that we have too or miss, and ends of ours that stand inside one."""
    spans = [unit.span for unit in gold if is_running(unit)]
    theirs, ours = _ends(raw, spans), _ends(raw, (judgement.span for judgement in judgements))
    inside = {at for span in spans for at in range(span.start + 1, span.end)}
    return Counter(
        {
            "boundary.tp": len(theirs & ours),
            "boundary.fn": len(theirs - ours),
            "boundary.fp": len((ours & inside) - theirs),
        }
    )


def _ends(raw: str, spans: Iterable[RawSpan]) -> set[int]:
    """Where spans end, white space at their ends left out."""
    return {span.start + len(span.of(raw).rstrip()) for span in spans}
