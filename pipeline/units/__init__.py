"""Clean text → units: sentences, headings and list items, each with its exact place in clean and in raw text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.offsets import OffsetMap
from pipeline.spans import CleanSpan, RawSpan
from pipeline.text import Block, Cleaned, Form, Unit
from pipeline.units.lines import Line, find_lines, read_lines
from pipeline.units.roles import roles_of
from pipeline.units.sentences import sentences
from pipeline.units.titles import LaidLine, whole_headings

__all__ = ["split"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text on its way to being a unit."""

    clean: CleanSpan
    raw: RawSpan
    passage: int
    form: Form


def split(cleaned: Cleaned, blocks: Sequence[Block] = ()) -> tuple[Unit, ...]:
    """Split clean text into coding units.

    Every line of the clean text that is not blank is a paragraph, a heading or a list item. Paragraphs and items are
    split into sentences; a heading never is, and one that stands over several lines is one unit. The bullet or number
    of an item belongs to its first sentence.

    Args:
        cleaned: The text, with the edits that made it.
        blocks: What the reader saw of the layout, over the raw text, in any order; they may nest.

    Returns:
        Units in order of the clean text. They do not overlap, but that the raw span of a sentence still holds what
        cleaning moved out of it; each begins and ends with a character that is no white space; together they hold all
        such characters. Where one edit of the cleaning reaches over a boundary, both sides stay one unit, for a
        replaced stretch of raw text cannot be halved.
    """
    text, offsets = cleaned.text, cleaned.offsets
    spans = _whole_lines(cleaned, blocks)
    lines = read_lines(text, spans, roles_of([offsets.raw_parts(span) for span in spans], blocks))
    found = (
        _Piece(span, offsets.to_raw(span), line.passage, line.form) for line in lines for span in _spans(text, line)
    )
    pieces = list(_apart(found, offsets))
    roles = roles_of([offsets.raw_parts(piece.clean) for piece in pieces], blocks)
    return tuple(
        Unit(at, piece.raw, piece.clean, " ".join(piece.clean.of(text).split()), piece.passage, piece.form, its)
        for at, (piece, its) in enumerate(zip(pieces, roles, strict=True))
    )


def _whole_lines(cleaned: Cleaned, blocks: Sequence[Block]) -> list[CleanSpan]:
    """The lines that are not blank, those of one heading as one."""
    spans = find_lines(cleaned.text)
    offsets = cleaned.offsets
    roles = roles_of([offsets.raw_parts(span) for span in spans], blocks)
    laid = zip(spans, map(offsets.to_raw, spans), roles, strict=True)
    return whole_headings(cleaned.text, [LaidLine(*line) for line in laid], blocks)


def _spans(text: str, line: Line) -> Iterator[CleanSpan]:
    if line.form is Form.HEADING:
        yield line.span
    else:
        yield from sentences(text, line.span)


def _apart(pieces: Iterator[_Piece], offsets: OffsetMap) -> Iterator[_Piece]:
    """Join neighbours that share raw characters, and those that cleaning made out of nothing, to what goes before."""
    held: _Piece | None = None
    for piece in pieces:
        if held is None:
            held = piece
        elif not len(piece.raw) or not len(held.raw) or _share_an_edit(held.clean, piece.clean, offsets):
            raw = RawSpan(min(held.raw.start, piece.raw.start), max(held.raw.end, piece.raw.end))
            held = _Piece(CleanSpan(held.clean.start, piece.clean.end), raw, held.passage, held.form)
        else:
            yield held
            held = piece
    if held is not None:
        yield held


def _share_an_edit(one: CleanSpan, other: CleanSpan, offsets: OffsetMap) -> bool:
    """Whether the last character of one stretch and the first of the next were made of the same raw characters."""
    last = offsets.to_raw(CleanSpan(one.end - 1, one.end))
    return last.overlap(offsets.to_raw(CleanSpan(other.start, other.start + 1))) > 0
