"""Spans on raw and on clean text, and the edits between the two.

Offsets are Unicode code points, half-open, counted from 0. A span names its text by its type: a `RawSpan` can never
stand where a `CleanSpan` is asked for. Nothing here knows what the text says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

_AND = "+"


@dataclass(frozen=True, slots=True, order=True)
class RawSpan:
    """Characters `start` up to, not including, `end` of a document's raw text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        _check(self.start, self.end)

    def of(self, raw: str) -> str:
        """The characters themselves."""
        return raw[self.start : self.end]

    def overlap(self, other: RawSpan) -> int:
        """How many characters two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True, order=True)
class CleanSpan:
    """Characters `start` up to, not including, `end` of a document's clean text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        _check(self.start, self.end)

    def of(self, clean: str) -> str:
        """The characters themselves."""
        return clean[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


def _check(start: int, end: int) -> None:
    if not 0 <= start <= end:
        raise ValueError(f"not a span: {start}–{end}")


def hosts(spans: Sequence[RawSpan]) -> list[int | None]:
    """For each span the place of the span that it lies within, the narrowest; `None` when it lies within none.

    So stand the units of a text whose cleaning moved some of them out of others.

    Args:
        spans: In order of their start, of equal starts the longest first.
    """
    found: list[int | None] = []
    around: list[int] = []
    for at, span in enumerate(spans):
        while around and spans[around[-1]].end < max(span.end, span.start + 1):
            around.pop()
        found.append(around[-1] if around else None)
        around.append(at)
    return found


def own_parts(spans: Sequence[RawSpan]) -> list[tuple[RawSpan, ...]]:
    """For each span the stretches of it that no other holds; spans as `hosts` takes them."""
    inner: list[list[RawSpan]] = [[] for _ in spans]
    for span, host in zip(spans, hosts(spans), strict=True):
        if host is not None:
            inner[host].append(span)
    return [_without(span, held) for span, held in zip(spans, inner, strict=True)]


def _without(span: RawSpan, held: Sequence[RawSpan]) -> tuple[RawSpan, ...]:
    starts, ends = [span.start, *(one.end for one in held)], [*(one.start for one in held), span.end]
    return tuple(RawSpan(start, end) for start, end in zip(starts, ends, strict=True) if start < end)


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """Where a stretch of text that was moved came from.

    Attributes:
        at: Where it begins in the `new` of its edit.
        length: How many characters it has there; as many as it was made of when they answer to each other one by one.
        start: Where the characters that it was made of begin, in the text that the edit is applied to.
        end: Where they end.
    """

    at: int
    length: int
    start: int
    end: int

    @property
    def verbatim(self) -> bool:
        """Whether its characters answer one by one to those that it was made of."""
        return self.length == self.end - self.start

    def between(self, lo: int, hi: int) -> Piece | None:
        """The part of it from `lo` up to `hi`, offsets in the same text as `at`; `None` when it is not there."""
        first, last = max(self.at, lo), min(self.at + self.length, hi)
        if first >= last:
            return None
        if not self.verbatim:
            return replace(self, at=first, length=last - first)
        return Piece(first, last - first, self.start + first - self.at, self.start + last - self.at)

    def later(self, by: int) -> Piece:
        """The same piece, `by` characters further on."""
        return replace(self, at=self.at + by)


def joint_rule(rules: Iterable[str]) -> str:
    """The name for what several rules did together, `a+b`: each once, in order; rules may be such names themselves."""
    return _AND.join(dict.fromkeys(one for rule in rules for one in rules_in(rule)))


def rules_in(rule: str) -> tuple[str, ...]:
    """The rules that a name as `joint_rule` makes it stands for, in order; the name alone where it is one rule's."""
    return tuple(rule.split(_AND))


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One replacement: the characters `start`–`end` become `new`, for the reason that `rule` names.

    `start == end` is an insertion, `new == ""` a removal. The offsets are over the text that the edit is applied to:
    the raw text for the edits of a `Cleaned`, the text so far for those that a cleaning rule returns. Text moves by two
    edits: one removes it, the other puts it elsewhere and says in `moved`, in order of `new`, where it came from.
    `rule` may name several that touched the same characters, as `joint_rule` does; `rules` has them apart.
    """

    start: int
    end: int
    new: str
    rule: str
    moved: tuple[Piece, ...] = ()

    def __post_init__(self) -> None:
        _check(self.start, self.end)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that had a part in it, in the order in which they came."""
        return rules_in(self.rule)

    @property
    def growth(self) -> int:
        """By how many characters the text becomes longer (negative: shorter)."""
        return len(self.new) - (self.end - self.start)

    @property
    def inserts(self) -> bool:
        """Whether it replaces nothing."""
        return self.start == self.end


def to_rows(edits: Iterable[Edit]) -> list[list[Any]]:
    """Edits as JSON holds them: `[start, end, new, rule]`, and where text was moved `[at, length, start, end]`s."""
    return [
        [edit.start, edit.end, edit.new, edit.rule, *([_numbers(edit.moved)] if edit.moved else [])] for edit in edits
    ]


def from_rows(rows: Iterable[Sequence[Any]]) -> tuple[Edit, ...]:
    """The edits that `to_rows` wrote."""
    return tuple(
        Edit(start, end, new, rule, tuple(Piece(*numbers) for moved in rest for numbers in moved))
        for start, end, new, rule, *rest in rows
    )


def _numbers(pieces: Iterable[Piece]) -> list[list[int]]:
    return [[piece.at, piece.length, piece.start, piece.end] for piece in pieces]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Carry out edits, given in order of their offsets over `text`.

    Raises:
        ValueError: when two edits overlap, stand out of order, or reach past the end.
    """
    parts: list[str] = []
    done = 0
    for edit in edits:
        if edit.start < done or edit.end > len(text):
            raise ValueError(f"edit out of place: {edit} after {done} of {len(text)}")
        parts += text[done : edit.start], edit.new
        done = edit.end
    parts.append(text[done:])
    return "".join(parts)
