"""What cleaning did to one document: its texts side by side, its edits by rule, and every edit as a row to hand out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.browse.alignment import Aligned, aligned
from pipeline.browse.sentences import text_behind
from pipeline.browse.tables import Record
from pipeline.spans import CleanSpan, Edit
from pipeline.store import questions, questions_texts
from pipeline.text import Cleaned

CONTEXT = 40
"""Raw characters handed out before and after an edit."""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """What one rule did, or several that touched the same characters.

    Attributes:
        rule: The rule, or the rules joined by `+`.
        edits: How many edits.
        removed: Raw characters that they took away or replaced.
        added: Characters that they put there.
    """

    rule: str
    edits: int
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What cleaning did to a document.

    Attributes:
        cleaned: Its raw text and the edits over it, which rows name by their place.
        page_starts: Offsets in the raw text at which pages begin.
        rows: Both texts side by side.
    """

    cleaned: Cleaned
    page_starts: tuple[int, ...]
    rows: tuple[Aligned, ...]

    @property
    def counts(self) -> tuple[RuleCount, ...]:
        """Edits by rule, most first; those that several rules made together stand apart."""
        return rule_counts(self.cleaned.edits)

    @property
    def rules(self) -> frozenset[str]:
        """The rules that had a part in an edit."""
        return frozenset(rule for edit in self.cleaned.edits for rule in rules_of(edit))

    def made_by(self, rules: Collection[str]) -> frozenset[int]:
        """The edits in which one of these rules had a part, by their place."""
        wanted = frozenset(rules)
        made = enumerate(self.cleaned.edits)
        return frozenset(place for place, edit in made if not wanted.isdisjoint(rules_of(edit)))


def rules_of(edit: Edit) -> tuple[str, ...]:
    """The rules that made an edit together, in the order in which they came."""
    return tuple(edit.rule.split("+"))


def cleaning(store: Path, slug: str) -> Cleaning:
    """What cleaning did to a document of the store; its rows name the units.

    Raises:
        StoreError: when there is no store, it cannot be read, or it has no document of this slug.
    """
    with questions.asking(store) as connection:
        behind = text_behind(questions_texts.text(connection, slug))
        rows = questions_texts.units(connection, questions_texts.unit_ids(connection, slug))
    units = ((row["id"], CleanSpan(row["clean_start"], row["clean_end"])) for row in rows)
    return cleaning_of(behind.cleaned, behind.page_starts, units)


def cleaning_of(
    cleaned: Cleaned, page_starts: Sequence[int] = (0,), units: Iterable[tuple[str, CleanSpan]] = ()
) -> Cleaning:
    """The same of a document that is in no store; arguments as those of `aligned`."""
    return Cleaning(cleaned, tuple(page_starts), aligned(cleaned, page_starts, units))


def rule_counts(edits: Iterable[Edit]) -> tuple[RuleCount, ...]:
    """How often each rule, or several together, and over how many characters; most edits first."""
    of_each: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        of_each[edit.rule].append(edit)
    counts = [
        RuleCount(rule, len(made), sum(one.end - one.start for one in made), sum(len(one.new) for one in made))
        for rule, made in of_each.items()
    ]
    return tuple(sorted(counts, key=lambda count: (-count.edits, count.rule)))


def edit_records(name: str, found: Cleaning) -> list[Record]:
    """A record for each edit: where, what it said, what it became, by which rule, and what stands around it.

    Args:
        name: Of the document.
        found: What cleaning did to it.
    """
    raw = found.cleaned.raw
    return [
        {
            "document": name,
            "start": edit.start,
            "end": edit.end,
            "raw": raw[edit.start : edit.end],
            "new": edit.new,
            "rule": edit.rule,
            "page": max(1, bisect_right(found.page_starts, edit.start)),
            "before": raw[max(0, edit.start - CONTEXT) : edit.start],
            "after": raw[edit.end : edit.end + CONTEXT],
        }
        for edit in found.cleaned.edits
    ]
