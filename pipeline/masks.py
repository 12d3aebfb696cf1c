"""What of a text readers do not get to see: stretches of the raw text, and how they are hidden.

What is hidden keeps its length, so that every offset stays what it is; the raw text on disk stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

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


def hide(text: str, start: int, end: int) -> str:
    """The text with its characters `start`–`end` hidden; white space stays, so that lines and words do."""
    return text[:start] + "".join(sign if sign.isspace() else SIGN for sign in text[start:end]) + text[end:]


def hide_all(raw: str, masks: Iterable[Mask]) -> str:
    """The raw text as readers see it; masks in order, none of which overlap."""
    signs = ((mask.span, hide(mask.span.of(raw), 0, len(mask.span)), mask.kind) for mask in masks)
    return apply_edits(raw, (Edit(span.start, span.end, new, kind) for span, new, kind in signs))


def hide_in(edit: Edit, masks: Sequence[Mask]) -> Edit:
    """An edit of that text which puts nothing hidden back: what it makes of hidden characters is hidden as well."""
    new = edit.new
    if any(_touches(edit.start, edit.end, mask.span) for mask in masks):
        new = hide(new, 0, len(new))
    for piece in edit.moved:
        for mask in masks:
            new = _hide_piece(new, piece, mask.span)
    return replace(edit, new=new)


def _touches(start: int, end: int, span: RawSpan) -> bool:
    """Whether an edit stands within a span or reaches into it; what is inserted at its edges does not."""
    return start < span.end and end > span.start


def _hide_piece(new: str, piece: Piece, span: RawSpan) -> str:
    if not _touches(piece.start, piece.end, span):
        return new
    if not piece.verbatim:
        return hide(new, piece.at, piece.at + piece.length)
    at, length = max(0, span.start - piece.start), piece.length
    return hide(new, piece.at + at, piece.at + min(length, span.end - piece.start))
