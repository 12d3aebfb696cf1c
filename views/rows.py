"""Answers as the rows of a table on the page, with headings and numbers in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.bootstrap import Interval
from pipeline.browse.figures import MINIMUM_DOCUMENTS, MINIMUM_UNITS, Share
from pipeline.browse.overview import BasisCount, KindCount, ThemeCount
from pipeline.browse.timeline import Period
from pipeline.codebook import RUNNING_KINDS
from pipeline.spans import rules_in
from pipeline.tally import RuleTally
from views.strings import amount, catalogue, number, percent, say

Row = dict[str, str | int | float | bool | None]


def share_interval(interval: Interval | None) -> str:
    """The interval of a share, as `2,1%–4,0%`; a dash where there is none."""
    return f"{percent(interval.low)}–{percent(interval.high)}" if interval else "–"


def points(value: float | None) -> str:
    """Percentage points with their sign, one decimal; a dash where there are none."""
    return "–" if value is None else f"{'+' if round(value, 1) > 0 else ''}{points_said(value)}"


def points_said(value: float) -> str:
    """The same as a sentence says it: a sign only where they are below zero."""
    return number(round(value, 1) or 0.0, 1).replace("-", "−")  # nought has no sign


def period_name(period: Period) -> str:
    """A period as it is called: `2012`, `t/m 2006`, `2007–2014`, `vanaf 2020`."""
    if period.first is None:
        return say("timeline.until", year=str(period.last))
    if period.last is None:
        return say("timeline.since", year=str(period.first))
    return str(period.first) if period.first == period.last else f"{period.first}–{period.last}"


def outlet_name(outlet: str) -> str:
    """An outlet as it is called, plain text; documents that name none have the empty one."""
    return outlet or say("source.no_outlet")


def rule_name(rule: str) -> str:
    """What a rule of the cleaning did, in words; of an edit that several made together (`a+b`), what each did."""
    known = catalogue()
    return " + ".join(say(f"rule.{one}") if f"rule.{one}" in known else one for one in rules_in(rule))


def rule_number(rule: str, numbers: Mapping[str, int]) -> str:
    """The number of a rule in the legend; of several rules (`a+b`) the numbers of all: `3+17`."""
    return "+".join(str(numbers[one]) for one in rules_in(rule))


def rule_rows(tallies: Sequence[RuleTally], numbers: Mapping[str, int]) -> list[Row]:
    """What each rule of the cleaning did, under the numbers of the legend."""
    return [
        {
            say("column.number"): rule_number(one.rule, numbers),
            say("column.rule"): rule_name(one.rule),
            say("column.edits"): one.edits,
            say("column.removed"): one.removed,
            say("column.added"): one.added,
            **({say("column.moved"): one.moved} if any(other.moved for other in tallies) else {}),
        }
        for one in tallies
    ]


def theme_rows(counts: Sequence[ThemeCount], labels: Mapping[str, str]) -> list[Row]:
    """How often each theme, with which stance."""
    return [
        {
            say("column.theme"): labels[count.theme],
            say("column.sentences"): count.units,
            say("column.present"): count.present,
            say("column.absent"): count.absent,
            say("column.documents"): count.documents,
        }
        for count in counts
    ]


def basis_rows(counts: Sequence[BasisCount]) -> list[Row]:
    """What the labels that count rest on."""
    return [
        {
            say("column.question"): say(f"question.{count.question}"),
            say("column.basis"): say(f"basis.{count.basis}"),
            say("column.labels"): count.count,
        }
        for count in counts
    ]


def kind_rows(counts: Sequence[KindCount]) -> list[Row]:
    """All sentences by kind, and whether charts count them."""
    return [
        {
            say("column.kind"): say(f"kind.{count.kind}"),
            say("column.sentences"): count.units,
            say("column.counts"): say("answer.yes" if count.kind in RUNNING_KINDS else "answer.no"),
        }
        for count in counts
    ]


def so_many(share: Share) -> str:
    """A share as its count out of its denominator."""
    return say("column.so_many", count=share.count, of=share.of)


def told(share: Share) -> str:
    """A share as a percentage with its counts, as `57,1% (4 van 7)`."""
    return f"{percent(share.value)} ({so_many(share)})"


def small_note(share: Share) -> str:
    """Says that a group is too small, and how small; empty for one that is large enough."""
    if not share.below_minimum:
        return ""
    return say("timeline.small", documents=amount("documents", share.documents), of=amount("sentences", share.of))


def gap_interval(interval: Interval | None) -> str:
    """The interval of a gap, as `+2,1 … +14,0`; a dash where there is none."""
    return f"{points(interval.low)} … {points(interval.high)}" if interval else "–"


def minimums() -> dict[str, int]:
    """Below what nothing is drawn, under the names that the strings use."""
    return {"units": MINIMUM_UNITS, "documents": MINIMUM_DOCUMENTS}
