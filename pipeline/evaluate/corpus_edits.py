"""Every edit that the cleaning makes in the corpus, kept so that a change of rules shows which came and which went."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.spans import Edit, from_rows, to_rows
from pipeline.text import Cleaned, checksum

CONTEXT = 24
"""Characters of raw text shown on each side of an edit."""


@dataclass(frozen=True)
class CorpusEdits:
    """The edits in one document, an edit to a line: so they can be told apart in any diff, and put together again.

    Attributes:
        doc: Its name.
        raw_sha256: Checksum of the raw text that the offsets are over.
        edits: Each as JSON, `[start, end, new, rule]`, and where text was moved also whence.
    """

    doc: str
    raw_sha256: str
    edits: tuple[str, ...]

    def whole(self) -> tuple[Edit, ...]:
        """The edits themselves."""
        return from_rows(json.loads(line) for line in self.edits)


def kept(doc: str, cleaned: Cleaned) -> CorpusEdits:
    """The edits of a cleaned document, in the form in which they are kept."""
    lines = tuple(json.dumps(row, ensure_ascii=False) for row in to_rows(cleaned.edits))
    return CorpusEdits(doc, checksum(cleaned.raw), lines)


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that one cleaning makes and the other does not."""

    doc: str
    edit: Edit


def in_context(edit: Edit, text: str) -> str:
    """An edit in its place, line ends and page breaks shown as ⏎ and ␌: `…in de [buurl→buurt] woonde…`."""
    old = text[edit.start : edit.end]
    before, after = text[max(0, edit.start - CONTEXT) : edit.start], text[edit.end : edit.end + CONTEXT]
    return f"…{before}[{old}→{edit.new}]{after}…".replace("\f", "␌").replace("\n", "⏎")


@dataclass(frozen=True)
class Changes:
    """What came and went between two cleanings of a corpus.

    Attributes:
        gained: Edits that only the later one makes.
        lost: Edits that only the earlier one made.
        not_compared: Documents that only one of them has, or whose raw text is another.
    """

    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    not_compared: tuple[str, ...]

    def rules(self) -> tuple[str, ...]:
        """The names of the rules that gained or lost edits; an edit of several has a name of its own."""
        return tuple(sorted({change.edit.rule for change in (*self.gained, *self.lost)}))


def changes(now: Sequence[CorpusEdits], then: Sequence[CorpusEdits]) -> Changes:
    """What came and what went since an earlier cleaning, document by document.

    An edit is the same when it replaces the same raw characters by the same text for the same reason.
    """
    earlier = {one.doc: one for one in then}
    later = {one.doc: one for one in now}
    same = [doc for doc, one in later.items() if doc in earlier and earlier[doc].raw_sha256 == one.raw_sha256]
    return Changes(
        gained=tuple(chain.from_iterable(_only_in(later[doc], earlier[doc]) for doc in same)),
        lost=tuple(chain.from_iterable(_only_in(earlier[doc], later[doc]) for doc in same)),
        not_compared=tuple(sorted((later.keys() | earlier.keys()) - set(same))),
    )


def _only_in(one: CorpusEdits, other: CorpusEdits) -> Iterator[Change]:
    there = set(other.edits)
    lines = [line for line in one.edits if line not in there]
    return (Change(one.doc, edit) for edit in from_rows(json.loads(line) for line in lines))


def examples(found: Iterable[Change], raws: Mapping[str, str], each: int) -> dict[str, list[str]]:
    """For each rule, the first `each` of its edits in context; of every document one before any has two.

    Args:
        found: Edits gained or lost.
        raws: The raw texts by document; edits in others are left out.
        each: How many of a rule.
    """
    by_rule: dict[str, dict[str, list[Change]]] = {}
    for change in found:
        if change.doc in raws:
            by_rule.setdefault(change.edit.rule, {}).setdefault(change.doc, []).append(change)
    return {
        rule: [f"{one.doc}: {in_context(one.edit, raws[one.doc])}" for one in _in_turns(by_document.values())][:each]
        for rule, by_document in sorted(by_rule.items())
    }


def _in_turns(rows: Iterable[Sequence[Change]]) -> Iterator[Change]:
    left = [list(row) for row in rows]
    while left:
        yield from (row.pop(0) for row in left)
        left = [row for row in left if row]
