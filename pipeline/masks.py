"""What of a text readers do not get to see: stretches of the raw text, and how they are hidden.

What is hidden keeps its length, so that every offset stays what it is; the raw text on disk stays as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, takewhile

from pipeline.spans import Edit, Piece, RawSpan, apply_edits

SIGN = "▒"
"""Stands for each hidden character that is not blank."""


class MaskKind(StrEnum):
    """What of a private person is hidden."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, order=True)
class Mask:
    """Raw characters that readers do not see, and what they are."""

    span: RawSpan
    kind: MaskKind


@dataclass(frozen=True, slots=True)
class MaskedPlace:
    """Where something is hidden in a document, and nothing of what it is.

    Attributes:
        start: Offset in the raw text.
        end: Where it ends.
        kind: What is hidden.
        unit_id: The sentence that it stands in; `None` where it stands in none.
        around: The line of the raw text that it stands in, as readers see it: white space runs as one space, and of a
            long line what is near.
    """

    start: int
    end: int
    kind: MaskKind
    unit_id: str | None
    around: str


def hide(text: str, start: int, end: int) -> str:
    """The text with its characters `start`–`end` hidden; white space stays, so that lines and words do."""
    return text[:start] + "".join(sign if sign.isspace() else SIGN for sign in text[start:end]) + text[end:]


def hide_all(raw: str, masks: Iterable[Mask]) -> str:
    """The raw text as readers see it; masks in order, none of which overlap."""
    signs = ((mask.span, hide(mask.span.of(raw), 0, len(mask.span)), mask.kind) for mask in masks)
    return apply_edits(raw, (Edit(span.start, span.end, new, kind) for span, new, kind in signs))


def hiding(raw: str, masks: Iterable[Mask]) -> Callable[[str], str]:
    """What hides in any other text about a document what is hidden in it: in a quote of how it stood once, in a remark.

    Args:
        raw: Its raw text, as it is on disk.
        masks: Over that.
    """
    found = {_as_one_word(mask.span.of(raw)) for mask in masks}
    if not found:
        return str
    longest_first = sorted(found, key=lambda one: (-len(one), one))
    any_of = "|".join(r"\s+".join(map(re.escape, one.split())) for one in longest_first)
    where = re.compile(rf"(?<!\w)(?:{any_of})(?![^\W\d])")  # a date may stand onto a name
    return lambda text: where.sub(lambda one: hide(one[0], 0, len(one[0])), text)


def _as_one_word(text: str) -> str:
    """Words that the end of a line parts, as cleaning joins them."""
    return re.sub(r"-[^\S\n]*\n\s*", "", text)


def hide_in(edits: Iterable[Edit], masks: Sequence[Mask]) -> Iterator[Edit]:
    """Edits of that text which put nothing hidden back: what they make of hidden characters is hidden as well.

    Args:
        edits: Over the raw text, in any order.
        masks: In order, none of which overlap.
    """
    spans = [mask.span for mask in masks]
    ends = [span.end for span in spans]

    def touched(start: int, end: int) -> Iterator[RawSpan]:
        """The masked spans that a stretch stands within or reaches into; what is inserted at their edges does not."""
        return takewhile(lambda span: span.start < end, islice(spans, bisect_right(ends, start), None))

    for edit in edits:
        new = edit.new
        if any(True for _ in touched(edit.start, edit.end)):
            new = hide(new, 0, len(new))
        for piece in edit.moved:
            for span in touched(piece.start, piece.end):
                new = _hide_piece(new, piece, span)
        yield replace(edit, new=new) if new != edit.new else edit


def _hide_piece(new: str, piece: Piece, span: RawSpan) -> str:
    """The new text of an edit with what it has of a span hidden, of which it moved a piece there."""
    if not piece.verbatim:
        return hide(new, piece.at, piece.at + piece.length)
    at, length = max(0, span.start - piece.start), piece.length
    return hide(new, piece.at + at, piece.at + min(length, span.end - piece.start))
