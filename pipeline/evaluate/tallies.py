"""What one document adds to the scores: plain counts, so that scores of any set of documents are sums of tallies.

Names of counts: `theme.<theme>.{tp,fp,fn}`; `<question>.<gold>.<ours>` for stance, mode, voice, kind and the confusion
of themes; `running.{all,kept}` and `rest.{all,out}` in characters that are not white space; `boundary.{tp,fp,fn}`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from pipeline.codebook import RUNNING_KINDS
from pipeline.evaluate.gold import GoldUnit
from pipeline.evaluate.matching import Answer
from pipeline.evaluate.outcomes import MODE, Outcome, outcome
from pipeline.judgement import Judgement, Verdict
from pipeline.spans import RawSpan

Tally = Counter[str]
MISSING, NONE = "missing", "none"


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
            counts.update(outcome_tally(outcome("", unit, answer)))
            _count_label(counts, "voice", unit.voice, answer.voice)
    counts.update(_characters(raw, gold, judgements))
    counts.update(_boundaries(raw, gold, judgements))
    return counts


def outcome_tally(one: Outcome) -> Tally:
    """The counts of themes, stance and mode of one running gold unit."""
    counts: Tally = Counter()
    for theme, verdict in one.gold.items():
        found = one.ours.get(theme)
        is_there = verdict != Verdict.NO
        if is_there or found:
            counts[f"theme.{theme}.{'fp' if not is_there else 'tp' if found else 'fn'}"] += 1
        if is_there and found:
            _count_label(counts, "stance", verdict, found)
    counts.update(f"confusion.{truth}.{ours}" for truth, ours in confused(one))
    _count_label(counts, MODE, one.gold_mode, one.mode)
    return counts


def confused(one: Outcome) -> Iterator[tuple[str, str]]:
    """Which theme was taken for which, of those that the gold knows: pairs of gold and ours, `NONE` for no theme.

    A theme that was found stands beside itself. One that was missed stands beside each that was found in its place,
    or beside none; so does, the other way round, one that was found where gold has none that was missed.
    """
    gold = [theme for theme, verdict in one.gold.items() if verdict != Verdict.NO]
    ours = [theme for theme in one.gold if theme in one.ours]
    yield from ((theme, theme) for theme in gold if theme in ours)
    missed = [theme for theme in gold if theme not in ours]
    extra = [theme for theme in ours if theme not in gold]
    if missed or extra or not gold:
        yield from product(missed or [NONE], extra or [NONE])


def by_document(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """The counts of themes, stance and mode of each document."""
    tallies: dict[str, Tally] = {}
    for one in outcomes:
        tallies.setdefault(one.doc, Counter()).update(outcome_tally(one))
    return tallies


def _count_label(counts: Tally, question: str, truth: str | None, ours: str | None) -> None:
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
