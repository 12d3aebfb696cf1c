"""Puts together the lines of one heading: a title that is set over several lines is one unit, not one for each line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.spans import CleanSpan, RawSpan
from pipeline.text import Block, Role

_LOW_START = re.compile(r"[‘’'“”„\"«(]*[a-zà-ÿ]")
_NUMBERED = re.compile(r"\W*\d|(?:hoofdstuk|paragraaf|artikel|bijlage|deel)\b", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:,|[^\W\d_]-|(?:^|\s)(?:aan|als|bij|de|door|een|en|het|hun|in|met|naar|of|om|onder|op|over|per|te|tegen|ten|ter|tot"
    r"|tussen|uit|van|voor|zonder))$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…]['’”\"»)]*$")

MOST_LINE_ENDS = 2
MOST_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line with what the reader saw of it: its place in clean and in raw text, and its roles there."""

    clean: CleanSpan
    raw: RawSpan
    roles: frozenset[Role]


def whole_headings(text: str, lines: Sequence[LaidLine], blocks: Sequence[Block]) -> list[CleanSpan]:
    """The lines of a text, those of one heading as one.

    Only what the reader saw as headings is joined: where one of its blocks holds several lines, or where a line shows
    that it goes on in the next. In a title, lines above such a line go on too when they broke off for want of room.

    Args:
        text: The clean text.
        lines: Its lines, in order.
        blocks: What the reader saw, over the raw text, in any order.
    """
    joins = _joins(text, lines, blocks)
    spans: list[CleanSpan] = []
    for line, joined in zip(lines, [False, *joins], strict=False):
        if joined and line.clean.end - spans[-1].start <= MOST_CHARACTERS:
            spans[-1] = CleanSpan(spans[-1].start, line.clean.end)
        else:
            spans.append(line.clean)
    return spans


def _joins(text: str, lines: Sequence[LaidLine], blocks: Sequence[Block]) -> list[bool]:
    """For each line but the last whether the next is of the same heading."""
    pairs = list(pairwise(lines))
    near = [_are_near_headings(text, *pair) for pair in pairs]
    within = _within_one_block(lines, blocks)
    joins = [
        beside and (held or _goes_on(one.clean.of(text), other.clean.of(text)))
        for (one, other), beside, held in zip(pairs, near, within, strict=True)
    ]
    title = _first_run(near)
    sure = [at for at in title if joins[at]]
    widest = max((len(line.clean) for at in sure for line in pairs[at]), default=0)
    for at in range(title.start, max(sure, default=0)):
        one, other = pairs[at]
        joins[at] = joins[at] or _is_broken_off(one.clean.of(text), other.clean.of(text), widest)
    return joins


def _are_near_headings(text: str, one: LaidLine, other: LaidLine) -> bool:
    gap = text[one.clean.end : other.clean.start]
    return Role.HEADING in one.roles & other.roles and "\f" not in gap and gap.count("\n") <= MOST_LINE_ENDS


def _within_one_block(lines: Sequence[LaidLine], blocks: Sequence[Block]) -> list[bool]:
    """For each line but the last whether one heading of the reader holds it and the next."""
    headings = sorted(block.span for block in blocks if block.role is Role.HEADING)
    starts = [span.start for span in headings]
    found = []
    for one, other in pairwise(lines):
        at = bisect_right(starts, one.raw.start) - 1
        found.append(at >= 0 and headings[at].end >= other.raw.end)
    return found


def _goes_on(one: str, other: str) -> bool:
    if _ENDED.search(one) or _NUMBERED.match(other):
        return False
    return _LOW_START.match(other) is not None or _OPEN_END.search(one) is not None


def _first_run(near: Sequence[bool]) -> range:
    """The places of the first headings that follow each other."""
    start = next((at for at, beside in enumerate(near) if beside), len(near))
    stop = next((at for at in range(start, len(near)) if not near[at]), len(near))
    return range(start, stop)


def _is_broken_off(line: str, below: str, widest: int) -> bool:
    """Whether a line stops because the first word of the next would not have fitted in the column."""
    if _ENDED.search(line) or _NUMBERED.match(below) or len(below) > widest:
        return False
    return len(line) + 1 + len(below.split(maxsplit=1)[0]) > widest
