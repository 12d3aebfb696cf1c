"""Passages → windows: what the encoder reads at a time, in word pieces.

    window = <s> [kind </s>] [title </s>] [heading above </s>] line </s> line </s> …

A sentence takes its theme from its neighbours, from the heading above it and from what the document is, so all these
are read with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from pipeline.codebook import SourceKind
from pipeline.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

LONGEST = 224
"""The most word pieces of a window."""
LONGEST_LINE = 96
"""The most word pieces that are read of a line."""
LONGEST_ABOVE = 24
"""The most word pieces that are read of the title, and of the heading above a window."""
NOBODY = -1
"""The owner of a word piece that is part of no line."""

BEGIN, END, UNKNOWN = "<s>", "</s>", "<unk>"
KINDS = {
    SourceKind.POLICY: "beleid",
    SourceKind.RESEARCH: "onderzoek",
    SourceKind.ESSAY: "essay",
    SourceKind.INTERVIEW: "interview",
    SourceKind.PRACTICE: "praktijk",
}
"""The word that tells the encoder what a document is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of running text, as it is read.

    Attributes:
        text: Its clean text.
        is_heading: Whether it stands above what follows.
    """

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The running text of a document.

    Attributes:
        lines: All units of running text, in order.
        title: The document's title; empty where it is not known.
        source_kind: What the document is; `None` where that is not known.
    """

    lines: tuple[Line, ...]
    title: str = ""
    source_kind: SourceKind | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """What is read at a time.

    Attributes:
        pieces: The numbers of its word pieces.
        owners: For each piece the place in the passage of the line that it is part of, `NOBODY` outside lines.
        begin: The place of the first line.
        end: The place after the last.
    """

    pieces: tuple[int, ...]
    owners: tuple[int, ...]
    begin: int
    end: int


def windows(passage: Passage, tokenizer: Tokenizer, first: int = 0, longest: int = LONGEST) -> list[Window]:
    """Cut a passage into windows, each line in one of them.

    Args:
        passage: What is to be read.
        tokenizer: The encoder's, which neither pads nor truncates.
        first: The most lines of the first window, so that another reading has its borders elsewhere; 0: what fits.
        longest: The most pieces of a window. A line that does not fit beside what stands above it is a window alone.

    Returns:
        The windows in order; none where the passage has no lines.
    """
    cut = _Pieces.of(passage, tokenizer)
    found: list[Window] = []
    while (begin := found[-1].end if found else 0) < len(cut.lines):
        most = first if first and not found else len(cut.lines)
        found.append(cut.window(begin, most, longest))
    return found


def piece(tokenizer: Tokenizer, text: str) -> int:
    """The number of a piece with a meaning of its own.

    Raises:
        ModelError: when the tokenizer has no such piece.
    """
    number = tokenizer.token_to_id(text)
    if number is None:
        raise ModelError(f"the tokenizer has no piece {text}", remedy="use the tokenizer of the encoder")
    return int(number)


def encoded(lines: Sequence[Line], tokenizer: Tokenizer) -> list[Encoding]:
    """The word pieces of lines, with their offsets over the text of each, before they are cut at `LONGEST_LINE`."""
    return list(tokenizer.encode_batch([line.text for line in lines], add_special_tokens=False))


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A passage in word pieces.

    Attributes:
        opening: What stands before each window: begin, kind and title.
        above: For each line the heading above it; empty where there is none.
        lines: The pieces of each line.
        end: The piece that closes each of these.
    """

    opening: tuple[int, ...]
    above: tuple[tuple[int, ...], ...]
    lines: tuple[tuple[int, ...], ...]
    end: int

    @classmethod
    def of(cls, passage: Passage, tokenizer: Tokenizer) -> _Pieces:
        end, unknown = piece(tokenizer, END), (piece(tokenizer, UNKNOWN),)
        lines = tuple(tuple(one.ids[:LONGEST_LINE]) or unknown for one in encoded(passage.lines, tokenizer))
        kind = KINDS[passage.source_kind] if passage.source_kind is not None else ""
        opening = [piece(tokenizer, BEGIN)]
        for said in filter(None, (kind, passage.title)):
            opening += *tokenizer.encode(said, add_special_tokens=False).ids[:LONGEST_ABOVE], end
        return cls(tuple(opening), _above(passage.lines, lines), lines, end)

    def window(self, begin: int, most: int, longest: int) -> Window:
        above = (*self.above[begin], self.end) if self.above[begin] else ()
        pieces = [*self.opening, *above]
        owners = [NOBODY] * len(pieces)
        end = begin + self._fitting(begin, most, longest - len(pieces))
        for at, line in enumerate(self.lines[begin:end], start=begin):
            pieces += *line, self.end
            owners += *[at] * len(line), NOBODY
        return Window(tuple(pieces), tuple(owners), begin, end)

    def _fitting(self, begin: int, most: int, room: int) -> int:
        """How many lines from `begin` on have room, the closing piece of each included; one at the least."""
        sizes = accumulate(len(self.lines[at]) + 1 for at in range(begin, min(begin + most, len(self.lines))))
        return max(1, sum(1 for _ in takewhile(lambda size: size <= room, sizes)))


def _above(lines: Sequence[Line], pieces: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """The pieces of the last heading before each line."""
    above: list[tuple[int, ...]] = []
    heading: tuple[int, ...] = ()
    for line, own in zip(lines, pieces, strict=True):
        above.append(heading)
        heading = own[:LONGEST_ABOVE] if line.is_heading else heading
    return tuple(above)
