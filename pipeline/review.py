"""Reviewing: what a person judges next, their verdict on disk before anything else, and taking it back.

A verdict goes first to `corpus/reviews/<reviewer>.jsonl`, flushed to disk; only then are the labels of that unit in the
store derived anew. When the store fails the verdict is safe, and the error says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.codebook import Codebook, Mode, SourceKind, Theme, UnitKind, Voice
from pipeline.judgement import Judgement, Verdict
from pipeline.settings import Settings
from pipeline.spans import RawSpan


class Reason(StrEnum):
    """Why a unit is in the queue."""

    POSITIVE = "positive"
    DIFFERENCE = "difference"
    UNCODED = "uncoded"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A unit that stands before or after the one to judge."""

    text: str
    kind: UnitKind
    voice: Voice
    same_passage: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One theme to judge, with its definition, and what the machine says of it.

    Attributes:
        theme: The theme as the codebook gives it: label, definition, what it includes and excludes, examples.
        machine: The machine's verdict; `None` where it did not judge the theme.
        probability: The machine's; `None` for rules.
        evidence: The machine's cues, as raw spans.
    """

    theme: Theme
    machine: Verdict | None
    probability: float | None
    evidence: tuple[RawSpan, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A unit to judge, in its passage.

    Attributes:
        unit_id: What `record` asks for.
        slug: The document.
        title: Of the document.
        year: Of the document.
        source_kind: Of the unit (a comment is practice).
        fictional: Whether the document was written as an example.
        raw: The unit's characters in the raw text.
        text: The clean text of the unit.
        kind: Effective kind.
        voice: Effective voice.
        before: The units before it, in order of the text.
        after: The units after it, in order of the text.
        reason: Why it is in the queue.
        theme: The theme that `reason` is about; `None` unless it is `positive`.
        questions: One for each theme of the codebook, in its order.
        labeller: The machine that judged; `None` where none did.
        mode: The machine's mode; `None` where it gave none.
    """

    unit_id: str
    slug: str
    title: str
    year: int
    source_kind: SourceKind
    fictional: bool
    raw: RawSpan
    text: str
    kind: UnitKind
    voice: Voice
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    reason: Reason
    theme: str | None
    questions: tuple[Question, ...]
    labeller: str | None
    mode: Mode | None


@dataclass(frozen=True, slots=True)
class Past:
    """A verdict that a reviewer gave and did not take back.

    Attributes:
        slug: The document that it is about.
        judgement: The verdict; its `id` is what `undo` asks for.
    """

    slug: str
    judgement: Judgement


def queue(
    settings: Settings, codebook: Codebook, reviewer: str, *, n: int = 1, skip: Collection[str] = ()
) -> tuple[Item, ...]:
    """The next units for a reviewer, the same each time until a verdict is given.

    Args:
        settings: Which corpus and store.
        codebook: Its themes are what is asked.
        reviewer: Name of the reviewer; what they judged already does not come again.
        n: How many at most.
        skip: Ids of units to leave out for now.
    """
    raise NotImplementedError


def record(
    settings: Settings,
    codebook: Codebook,
    reviewer: str,
    unit_id: str,
    themes: Mapping[str, Verdict],
    mode: Mode | None,
    *,
    note: str = "",
) -> Judgement:
    """Put a verdict on disk, then let it count in the store."""
    raise NotImplementedError


def undo(settings: Settings, reviewer: str, judgement_id: str) -> Judgement:
    """Take a verdict back, as a new entry that says so, then derive the labels anew."""
    raise NotImplementedError


def latest(settings: Settings, reviewer: str, n: int = 10) -> tuple[Past, ...]:
    """A reviewer's latest verdicts, the newest first, without those taken back."""
    raise NotImplementedError


_ = datetime
