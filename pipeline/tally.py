"""What a cleaning did, counted by rule: edits, characters taken away, put there and moved, words made."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.noise import JOINTS
from pipeline.spans import Edit
from pipeline.text import Cleaned

# Of letters alone: who takes the number of a note off a word did not make that word.
_WORD = re.compile(rf"[^\W\d_]+(?:[{JOINTS}][^\W\d_]+)*")
_LONGEST_WORD = 60
"""Characters on either side of an edit beyond which no end of a word is looked for."""


@dataclass(frozen=True, slots=True)
class RuleTally:
    """What one rule did, or several that touched the same characters.

    Attributes:
        rule: The rule, or the rules joined by `+`.
        edits: How many edits.
        removed: Raw characters that they took away or replaced, but for those that stand elsewhere now.
        added: Characters that they put there, but for those that stood elsewhere.
        moved: Characters that they put there and that stood elsewhere in the raw text.
        words: Words that they made: such as stand in the clean text and did not stand there in the raw text.
    """

    rule: str
    edits: int
    removed: int
    added: int
    moved: int
    words: int


def tally(cleaned: Cleaned) -> tuple[RuleTally, ...]:
    """What each rule did, most edits first; edits that several rules made together stand apart."""
    edits, removed, added, moved = (Counter[str]() for _ in range(4))
    for edit, gone_elsewhere in zip(cleaned.edits, moved_away(cleaned.edits), strict=True):
        moved_here = sum(piece.length for piece in edit.moved)
        edits[edit.rule] += 1
        removed[edit.rule] += edit.end - edit.start - gone_elsewhere
        added[edit.rule] += len(edit.new) - moved_here
        moved[edit.rule] += moved_here
    words = Counter(_makers(cleaned))
    tallies = (RuleTally(rule, n, removed[rule], added[rule], moved[rule], words[rule]) for rule, n in edits.items())
    return tuple(sorted(tallies, key=lambda one: (-one.edits, one.rule)))


def moved_away(edits: Sequence[Edit]) -> Iterable[int]:
    """For each edit, how many of the raw characters that it takes away stand elsewhere in the clean text."""
    starts = [edit.start for edit in edits]
    away = [0] * len(edits)
    for edit in edits:
        for piece in edit.moved:
            away[bisect_right(starts, piece.start) - 1] += piece.end - piece.start
    return away


def _makers(cleaned: Cleaned) -> Iterator[str]:
    """The rule of each word that cleaning made; a word that several edits made is of the first of them."""
    shift = done = 0
    for edit in cleaned.edits:
        start = edit.start + shift
        shift += edit.growth
        if edit.moved:
            continue
        before = {word for word, _ in _words_at(cleaned.raw, edit.start, edit.end)}
        for word, end in _words_at(cleaned.text, start, start + len(edit.new)):
            if end > done and word not in before:
                done = end
                yield edit.rule


def _words_at(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The words that a stretch holds or touches, each with its end."""
    first, last = start, end
    while first > max(0, start - _LONGEST_WORD) and not text[first - 1].isspace():
        first -= 1
    while last < min(len(text), end + _LONGEST_WORD) and not text[last].isspace():
        last += 1
    for found in _WORD.finditer(text, first, last):
        if found.start() <= end and found.end() >= start:
            yield found.group(), found.end()
