"""What a document will be that is in no corpus yet: its clean text, and what of it no chart will count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.annotate.comments import comments
from pipeline.annotate.kind import tags
from pipeline.browse.cleaning import Cleaning, cleaning_of
from pipeline.codebook import RUNNING_KINDS, Reason, SourceKind, UnitKind
from pipeline.stages import Named, clean_document
from pipeline.text import Document
from pipeline.units import split


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit that is to be.

    Attributes:
        text: Its clean text.
        page: The page, from 1, on which it begins.
        kind: What it is part of.
        reason: Why it is no running text; `None` when it is.
    """

    text: str
    page: int
    kind: UnitKind
    reason: Reason | None


@dataclass(frozen=True)
class Beforehand:
    """What cleaning and splitting make of a document.

    Attributes:
        cleaning: Its texts and the edits between them.
        pieces: Its units, in order.
        comments: How many readers' comments stand in it.
    """

    cleaning: Cleaning
    pieces: tuple[Piece, ...]
    comments: int

    @property
    def clean(self) -> str:
        """The clean text."""
        return self.cleaning.cleaned.text

    @cached_property
    def outside(self) -> tuple[Piece, ...]:
        """The units that no chart counts: boilerplate and references, in order."""
        return tuple(piece for piece in self.pieces if piece.kind not in RUNNING_KINDS)

    @cached_property
    def reasons(self) -> Mapping[Reason, int]:
        """How many units stand outside the running text for each reason, the most frequent first."""
        return dict(Counter(piece.reason for piece in self.outside if piece.reason).most_common())


def beforehand(
    document: Document, rules_off: Collection[str], about: Named, source_kind: SourceKind | None
) -> Beforehand:
    """What a document will be; the same stages make it as a run does, those that judge its themes left out.

    Args:
        document: As it was read.
        rules_off: Cleaning rules that are left out.
        about: What is to be said of it; cleaning leaves the names in it as they are written.
        source_kind: What it is; `None` while that is not known.
    """
    cleaned = clean_document(document, rules_off, about)
    units = split(cleaned, document.blocks)
    pieces = (
        Piece(unit.text, document.page_of(unit.raw.start), tag.kind, tag.reason)
        for unit, tag in zip(units, tags(units, cleaned), strict=True)
    )
    numbers = {number for number in comments(units, source_kind) if number is not None}
    return Beforehand(cleaning_of(cleaned, document.page_starts), tuple(pieces), len(numbers))
