"""Spans on raw and on clean text, the edits between the two, and the map that takes a span across.

Offsets are Unicode code points, half-open, counted from 0. A span names its text by its type: a `RawSpan` can never
stand where a `CleanSpan` is asked for. Nothing here knows what the text says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One replacement: the characters `start`–`end` become `new`, for the reason that `rule` names.

    `start == end` is an insertion, `new == ""` a removal. The offsets are over the text that the edit is applied to:
    the raw text for the edits of a `Cleaned`, the text so far for those that a cleaning rule returns.
    """

    start: int
    end: int
    new: str
    rule: str

    def __post_init__(self) -> None:
        _check(self.start, self.end)

    @property
    def growth(self) -> int:
        """By how many characters the text becomes longer (negative: shorter)."""
        return len(self.new) - (self.end - self.start)


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


def compose(first: Sequence[Edit], second: Sequence[Edit], middle: str) -> tuple[Edit, ...]:
    """One list of edits that does what `first` and then `second` do.

    Args:
        first: Edits over the original text.
        second: Edits over `middle`.
        middle: The text that `first` makes of the original.

    Returns:
        Edits over the original text, in order and not overlapping. Where edits of both lists touch the same
        characters they become one, whose rule names both: `first+second`.
    """
    composed: list[Edit] = []
    shift = 0  # what is added to an offset in the original to get the one in `middle`
    i = j = 0
    while i < len(first) or j < len(second):
        cluster_i, cluster_j = i, j
        if j == len(second) or (i < len(first) and first[i].start + shift <= second[j].start):
            lo, hi = _seen_in_middle(first[i], shift)
            i += 1
        else:
            lo, hi = second[j].start, second[j].end
            j += 1
        inner = shift + sum(edit.growth for edit in first[cluster_i:i])
        while True:  # grow until nothing else touches
            if i < len(first) and _touch(lo, hi, *_seen_in_middle(first[i], inner), insertion=_inserts(first[i])):
                hi = max(hi, _seen_in_middle(first[i], inner)[1])
                inner += first[i].growth
                i += 1
            elif j < len(second) and _touch(
                lo, hi, second[j].start, second[j].end, insertion=any(map(_inserts, first[cluster_i:i]))
            ):
                hi = max(hi, second[j].end)
                j += 1
            else:
                break
        ours = [Edit(e.start - lo, e.end - lo, e.new, e.rule) for e in second[cluster_j:j]]
        rules = dict.fromkeys(e.rule for e in (*first[cluster_i:i], *second[cluster_j:j]))
        composed.append(Edit(lo - shift, hi - inner, apply_edits(middle[lo:hi], ours), "+".join(rules)))
        shift = inner
    return tuple(edit for edit in composed if edit.new or edit.end > edit.start)


def _seen_in_middle(edit: Edit, shift: int) -> tuple[int, int]:
    return edit.start + shift, edit.start + shift + len(edit.new)


def _inserts(edit: Edit) -> bool:
    return edit.start == edit.end


def _touch(lo: int, hi: int, start: int, end: int, *, insertion: bool) -> bool:
    """Whether two stretches must be one edit: they overlap, or meet where their order would be in doubt."""
    overlap = start < hi and lo < end
    meet = start <= hi and lo <= end
    return overlap or (meet and (insertion or start == end or lo == hi))


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Takes spans from clean text to raw text and back, given the edits between them.

    A clean span maps to the raw characters that it was made from; where it holds a part of a replacement, to all that
    was replaced. So `to_clean(to_raw(span))` always contains `span`, and is `span` itself where no edit is cut.
    """

    edits: tuple[Edit, ...]
    _raw_starts: list[int] = field(init=False, repr=False, compare=False)
    _clean_starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shift = 0
        clean_starts = []
        for edit in self.edits:
            clean_starts.append(edit.start + shift)
            shift += edit.growth
        object.__setattr__(self, "_raw_starts", [edit.start for edit in self.edits])
        object.__setattr__(self, "_clean_starts", clean_starts)

    def to_raw(self, span: CleanSpan) -> RawSpan:
        """The raw characters behind a clean span; empty for an empty span and for what cleaning inserted."""
        start = self._raw_of(span.start)[0]
        end = self._raw_of(span.end - 1)[1] if span.end > span.start else start
        return RawSpan(start, max(start, end))

    def to_clean(self, span: RawSpan) -> CleanSpan:
        """What became of raw characters, with what was inserted at their edges; empty when all were removed."""
        start = self._clean_of(span.start)[0]
        end = self._clean_of(span.end - 1)[1] if span.end > span.start else start
        return CleanSpan(start, max(start, end, self._inserted_at(span.end)))

    def _raw_of(self, at: int) -> tuple[int, int]:
        """The raw stretch behind the one clean character at an offset."""
        k = bisect_right(self._clean_starts, at) - 1
        if k < 0:
            return at, at + 1
        edit, begins = self.edits[k], self._clean_starts[k]
        if at < begins + len(edit.new):
            return edit.start, edit.end
        raw = at - begins - len(edit.new) + edit.end
        return raw, raw + 1

    def _clean_of(self, at: int) -> tuple[int, int]:
        """The clean stretch made of the one raw character at an offset."""
        k = bisect_right(self._raw_starts, at) - 1
        if k < 0:
            return at, at + 1
        edit, begins = self.edits[k], self._clean_starts[k]
        if at < edit.end:
            return begins, begins + len(edit.new)
        clean = at - edit.end + begins + len(edit.new)
        inserted_here = _inserts(edit) and edit.end == at
        return (begins if inserted_here else clean), clean + 1

    def _inserted_at(self, at: int) -> int:
        """The clean end of what was inserted at a raw offset; 0 when nothing was."""
        k = bisect_right(self._raw_starts, at) - 1
        if k >= 0 and _inserts(self.edits[k]) and self.edits[k].end == at:
            return self._clean_starts[k] + len(self.edits[k].new)
        return 0
