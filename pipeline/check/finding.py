"""What a check found: how bad it is, where it stands, what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.spans import RawSpan


class Severity(StrEnum):
    """How bad a finding is: an error has to be mended, a warning to be looked at, a note may stand."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Question(StrEnum):
    """What is asked of codebook and labels, the quickest first: a file each, and `material.py` for reading."""

    READING = "reading"
    DEFINITIONS = "definitions"
    CUES = "cues"
    RULINGS = "rulings"
    EXAMPLES = "examples"
    CODERS = "coders"
    LIKENESS = "likeness"
    MATCHES = "matches"
    COVERAGE = "coverage"


RANK = {severity: rank for rank, severity in enumerate(Severity)}
"""Severities from the worst to the least."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands.

    Attributes:
        file: The file, within the corpus.
        line: Its line, from 1; `None` when it is about the file as a whole.
        span: Raw characters of the document that the file is about; `None` when it is about none.
    """

    file: str
    line: int | None = None
    span: RawSpan | None = None

    def __str__(self) -> str:
        """`judgements/one.jsonl:12 (raw 90–120)`."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return place if self.span is None else f"{place} (raw {self.span.start}–{self.span.end})"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        severity: How bad it is.
        question: What was asked when it was found.
        spot: Where.
        problem: What is wrong, without a full stop.
        remedy: What to do, as an imperative without a full stop.
    """

    severity: Severity
    question: Question
    spot: Spot
    problem: str
    remedy: str

    def __str__(self) -> str:
        """The whole finding on one line, as errors are told: `where: problem; remedy`."""
        return " ".join(f"{self.severity}: {self.spot}: {self.problem}; {self.remedy}".split())


Report = Callable[[int, int], None]
"""How far a check is: done, of how many."""
