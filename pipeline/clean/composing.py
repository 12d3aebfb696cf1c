"""Makes one list of edits of two that are carried out one after the other, and keeps track of what they moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from pipeline.spans import Edit, Piece, apply_edits, joint_rule


def compose(first: Sequence[Edit], second: Sequence[Edit], middle: str) -> tuple[Edit, ...]:
    """One list of edits that does what `first` and then `second` do.

    Args:
        first: Edits over the original text.
        second: Edits over `middle`.
        middle: The text that `first` makes of the original.

    Returns:
        Edits over the original text, in order and not overlapping. Where edits of both lists touch the same
        characters they become one, whose rule names both: `first+second`. What either moved is said to come from
        where it stood in the original.
    """
    composed: list[Edit] = []
    moves = any(edit.moved for edits in (first, second) for edit in edits)
    origins, left = (_Origins(first), _left(second)) if moves else (None, [])
    done = 0
    for cluster in _clusters(first, second):
        composed += first[done : cluster.since]  # they touch nothing, and stay as they are
        one = cluster.as_one(middle)
        if one.new or one.end > one.start:
            composed.append(replace(one, moved=_joined(_moved(cluster, origins, left))) if origins else one)
        done = cluster.since + len(cluster.first)
    return (*composed, *first[done:])


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Edits of two lists that touch each other, at least one of the second.

    Attributes:
        since: How many of the first list stand before them.
        lo: Where what they touch begins in the middle text.
        hi: Where it ends there.
        before: What is added to an offset in the original, before the cluster, to get the one in the middle text.
        after: The same behind the cluster.
        first: Those over the original.
        second: Those over the middle text.
    """

    since: int
    lo: int
    hi: int
    before: int
    after: int
    first: Sequence[Edit]
    second: Sequence[Edit]

    def as_one(self, middle: str) -> Edit:
        """The edit over the original that does what they do; what they moved is left out."""
        ours = [Edit(e.start - self.lo, e.end - self.lo, e.new, e.rule) for e in self.second]
        new = apply_edits(middle[self.lo : self.hi], ours)
        rule = joint_rule(e.rule for e in (*self.first, *self.second))
        return Edit(self.lo - self.before, self.hi - self.after, new, rule)


def _clusters(first: Sequence[Edit], second: Sequence[Edit]) -> Iterator[_Cluster]:
    """All clusters, in order; edits of the first list that touch none of the second are left out."""
    shifts = [0, *accumulate(edit.growth for edit in first)]
    ends = [edit.end + shift for edit, shift in zip(first, shifts[1:], strict=True)]
    i = j = 0
    while j < len(second):
        since = i = bisect_left(ends, second[j].start, i)
        cluster_j = j
        lo, hi = second[j].start, second[j].end
        if i < len(first) and first[i].start + shifts[i] <= lo:
            lo, hi = first[i].start + shifts[i], ends[i]
            i += 1
        else:
            j += 1
        while True:  # grow until nothing else touches
            if i < len(first) and _touch(lo, hi, first[i].start + shifts[i], ends[i], insertion=first[i].inserts):
                hi = max(hi, ends[i])
                i += 1
            elif j < len(second) and _touch(
                lo, hi, second[j].start, second[j].end, insertion=any(edit.inserts for edit in first[since:i])
            ):
                hi = max(hi, second[j].end)
                j += 1
            else:
                break
        if j > cluster_j:
            yield _Cluster(since, lo, hi, shifts[since], shifts[i], first[since:i], second[cluster_j:j])


def _touch(lo: int, hi: int, start: int, end: int, *, insertion: bool) -> bool:
    """Whether two stretches must be one edit: they overlap, or meet where their order would be in doubt."""
    overlap = start < hi and lo < end
    meet = start <= hi and lo <= end
    return overlap or (meet and (insertion or start == end or lo == hi))


class _Origins:
    """Tells of any stretch of the middle text which characters of the original it was made of.

    What closes the gap that moved text left was made of nothing.
    """

    def __init__(self, first: Sequence[Edit]) -> None:
        self._edits = first
        self._shifts = [0, *accumulate(edit.growth for edit in first)]
        self._ends = [edit.end + shift for edit, shift in zip(first, self._shifts[1:], strict=True)]
        self._left = _left(first)

    def of(self, lo: int, hi: int) -> Iterator[Piece]:
        """The stretch in pieces, each `at` an offset in the middle text; what was put there out of nothing has none."""
        done = lo
        k = bisect_left(self._ends, lo)
        while k < len(self._edits) and (begins := self._edits[k].start + self._shifts[k]) <= hi:
            if done < begins:
                yield Piece(done, begins - done, done - self._shifts[k], self._edits[k].start)
            found = (piece.between(lo, hi) for piece in self._within(self._edits[k], begins))
            yield from (piece for piece in found if piece is not None)
            done = max(done, self._ends[k])
            k += 1
        if done < hi:
            yield Piece(done, hi - done, done - self._shifts[k], hi - self._shifts[k])

    def of_moved(self, moved: Piece) -> Iterator[Piece]:
        """What the second edits moved, as pieces of the original."""
        found = list(self.of(moved.start, moved.end))
        if moved.verbatim:
            yield from (piece.later(moved.at - moved.start) for piece in found)
        elif found:
            yield Piece(moved.at, moved.length, min(p.start for p in found), max(p.end for p in found))

    def _within(self, edit: Edit, begins: int) -> tuple[Piece, ...]:
        """What an edit put into the middle text in pieces, `begins` being where it stands there."""
        if edit.moved:
            return tuple(piece.later(begins) for piece in edit.moved)
        made = edit.new and not edit.inserts and not _leaves(edit, self._left)
        return (Piece(begins, len(edit.new), edit.start, edit.end),) if made else ()


def _left(edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """The stretches that edits put elsewhere."""
    return [(piece.start, piece.end) for edit in edits for piece in edit.moved]


def _leaves(edit: Edit, left: Sequence[tuple[int, int]]) -> bool:
    """Whether an edit takes away something that was put elsewhere."""
    return any(edit.start < end and start < edit.end for start, end in left)


def _moved(cluster: _Cluster, origins: _Origins, left: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Where what a cluster makes came from, in pieces; none when it moves nothing.

    Args:
        cluster: The edits.
        origins: Of the middle text.
        left: Which stretches of the middle text the second edits put elsewhere.
    """
    if not any(edit.moved for edit in (*cluster.first, *cluster.second)):
        return
    held = list(origins.of(cluster.lo, cluster.hi))
    done, shift = cluster.lo, -cluster.lo
    for edit in cluster.second:
        yield from _cut(held, done, edit.start, shift)
        yield from (one.later(edit.start + shift) for piece in edit.moved for one in origins.of_moved(piece))
        replaced = list(_cut(held, edit.start, edit.end, 0))
        if replaced and edit.new and not edit.moved and not _leaves(edit, left):
            starts, ends = (piece.start for piece in replaced), (piece.end for piece in replaced)
            yield Piece(edit.start + shift, len(edit.new), min(starts), max(ends))
        done, shift = edit.end, shift + edit.growth
    yield from _cut(held, done, cluster.hi, shift)


def _cut(pieces: Iterable[Piece], lo: int, hi: int, shift: int) -> Iterator[Piece]:
    """The parts of pieces between two offsets, `shift` characters further on."""
    found = (piece.between(lo, hi) for piece in pieces)
    return (piece.later(shift) for piece in found if piece is not None)


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces in order, neighbours that were made of the same characters as one."""
    joined: list[Piece] = []
    for piece in pieces:
        held = joined[-1] if joined else None
        if held is not None and piece.start < held.end and held.start < piece.end:
            length = piece.at + piece.length - held.at
            joined[-1] = Piece(held.at, length, min(held.start, piece.start), max(held.end, piece.end))
        else:
            joined.append(piece)
    return tuple(joined)
