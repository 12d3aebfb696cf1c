"""The map that takes spans across from clean to raw text and back, given the edits between the two."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from pipeline.spans import CleanSpan, Edit, Piece, RawSpan


def _source(piece: Piece) -> int:
    return piece.start


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Takes spans from clean text to raw text and back.

    A clean span maps to the raw characters that it was made from; where it holds a part of a replacement, to all that
    was replaced. So `to_clean(to_raw(span))` contains `span`, and is `span` itself where no edit is cut, as long as
    the span holds moved text whole or not at all.

    Text that cleaning moved maps to where it was, and from there to where it is. The raw span of a sentence that it
    was moved out of still holds it, for a span has no holes; `raw_parts` gives the sentence without it.
    """

    edits: tuple[Edit, ...]
    _raw_starts: list[int] = field(init=False, repr=False, compare=False)
    _clean_starts: list[int] = field(init=False, repr=False, compare=False)
    _by_place: list[Piece] = field(init=False, repr=False, compare=False)  # `at` is an offset in the clean text
    _by_source: list[Piece] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shift = 0
        clean_starts = []
        pieces = []
        for edit in self.edits:
            clean_starts.append(edit.start + shift)
            pieces += [piece.later(edit.start + shift) for piece in edit.moved]
            shift += edit.growth
        object.__setattr__(self, "_raw_starts", [edit.start for edit in self.edits])
        object.__setattr__(self, "_clean_starts", clean_starts)
        object.__setattr__(self, "_by_place", pieces)
        sources = sorted(pieces, key=_source)
        object.__setattr__(self, "_by_source", sorted((*sources, *self._lost(sources)), key=_source))

    def to_raw(self, span: CleanSpan) -> RawSpan:
        """The raw characters behind a clean span; empty for an empty span and for what cleaning inserted."""
        if span.start == span.end:
            start = self._raw_of(span.start)[0]
            return RawSpan(start, start)
        ends = [self._raw_of(span.start), self._raw_of(span.end - 1)]
        ends += [(piece.start, piece.end) for piece in self._placed_in(span)]
        return RawSpan(min(start for start, _ in ends), max(end for _, end in ends))

    def to_clean(self, span: RawSpan) -> CleanSpan:
        """What became of raw characters, with what was inserted at their edges; empty when all were removed.

        Text moved out of the middle of a span is left out; moved text at its edges is held.
        """
        start, end = self._clean_of(span.start)
        if not len(span):
            return CleanSpan(start, max(start, self._inserted_at(span.end)))
        if not self._by_source:
            return CleanSpan(start, max(start, self._clean_of(span.end - 1)[1], self._inserted_at(span.end)))
        places = [self._clean_of(at) for at in self._edges(span)]
        start, end = min(start for start, _ in places), max(end for _, end in places)
        return CleanSpan(start, max(end, self._inserted_at(span.end)))

    def raw_parts(self, span: CleanSpan) -> tuple[RawSpan, ...]:
        """The raw characters behind a clean span without those that were moved out of it, in order of the raw text."""
        raw = self.to_raw(span)
        if not self._by_source:
            return (raw,)
        parts = []
        begins = raw.start
        for piece in self._by_source[bisect_left(self._by_source, raw.start, key=_source) :]:
            if piece.end > raw.end:
                break
            if begins <= piece.start and not span.start <= piece.at < span.end:
                parts.append(RawSpan(begins, piece.start))
                begins = piece.end
        return tuple(part for part in (*parts, RawSpan(begins, max(begins, raw.end))) if len(part)) or (raw,)

    def _raw_of(self, at: int) -> tuple[int, int]:
        """The raw stretch behind the one clean character at an offset."""
        moved = next(iter(self._placed_in(CleanSpan(at, at + 1))), None)
        if moved is not None:
            return moved.start, moved.end
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
        moved = self._moved_from(at) if self._by_source else None
        if moved is not None:
            place = moved.at + at - moved.start
            return (place, place + 1) if moved.verbatim else (moved.at, moved.at + moved.length)
        k = bisect_right(self._raw_starts, at) - 1
        if k < 0:
            return at, at + 1
        edit, begins = self.edits[k], self._clean_starts[k]
        if at < edit.end:
            return begins, begins + len(edit.new)
        clean = at - edit.end + begins + len(edit.new)
        inserted_here = edit.inserts and not edit.moved and edit.end == at
        return (begins if inserted_here else clean), clean + 1

    def _inserted_at(self, at: int) -> int:
        """The clean end of what was inserted at a raw offset; 0 when nothing was."""
        k = bisect_right(self._raw_starts, at) - 1
        if k >= 0 and self.edits[k].inserts and not self.edits[k].moved and self.edits[k].end == at:
            return self._clean_starts[k] + len(self.edits[k].new)
        return 0

    def _placed_in(self, span: CleanSpan) -> Iterator[Piece]:
        """The parts of moved pieces that stand in a clean span."""
        k = max(0, bisect_right(self._by_place, span.start, key=lambda piece: piece.at) - 1)
        while k < len(self._by_place) and self._by_place[k].at < span.end:
            part = self._by_place[k].between(span.start, span.end)
            if part is not None:
                yield part
            k += 1

    def _moved_from(self, at: int) -> Piece | None:
        """The moved piece that the raw character at an offset went into."""
        edit = bisect_right(self._raw_starts, at) - 1
        if edit < 0 or self.edits[edit].end <= at:
            return None  # it stands where it stood; a piece that was mended as a whole may reach over it
        k = bisect_right(self._by_source, at, key=_source)
        return next((piece for piece in reversed(self._by_source[:k]) if at < piece.end), None)

    def _lost(self, sources: Sequence[Piece]) -> Iterator[Piece]:
        """What was taken out of moved text, as pieces of no length where it would stand."""
        reach = accumulate((piece.end for piece in sources), max)
        for (piece, following), end in zip(pairwise(sources), reach, strict=False):
            k = bisect_right(self._raw_starts, end) - 1
            if end < following.start and k >= 0 and following.start <= self.edits[k].end:
                yield Piece(piece.at + piece.length, 0, end, following.start)

    def _edges(self, span: RawSpan) -> set[int]:
        """The raw characters that tell where a span's edges are: its first and last, and those beside moved text."""
        first, last = span.start, span.end - 1
        edges = {first, last}
        while first <= last and (moved := self._moved_from(first)) is not None:
            first = moved.end
        while last >= first and (moved := self._moved_from(last)) is not None:
            last = moved.start - 1
        edges |= {at for at in (first - 1, first, last, last + 1) if span.start <= at < span.end}
        return edges
