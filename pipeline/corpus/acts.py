"""Acts: the lines of reviewers' files, as far as a log is looked through by them.

Every line is held to all that a judgement must be before it counts; the judgement itself is made of a line when it is
shown. A line that was read once is known again: files only grow, and a log of a hundred thousand lines is read anew
after each verdict.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from pipeline.corpus.reviews import review_lines, reviewers
from pipeline.corpus.slugs import is_slug
from pipeline.judgement import Judgement, LabellerKind, Why
from pipeline.records import Record, from_record

KNOWN_LINES = 1 << 18
"""So many lines are known again, a kilobyte each; of more, those that were read first are read anew."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a person wrote at one moment.

    Attributes:
        slug: The document.
        id: Of the judgement.
        labeller: Who judged.
        time: When, with time zone.
        quote: What was judged, as they read it.
        note: Their remark.
        themes: Those with a verdict.
        why: Why they were asked; `None` where that is not known.
        retracts: The id of what it takes back; `None` for most.
        settles: Whether it settles a difference.
        line: As it stands in the file.
    """

    slug: str
    id: str
    labeller: str
    time: datetime
    quote: str
    note: str
    themes: tuple[str, ...]
    why: Why | None
    retracts: str | None
    settles: bool
    line: bytes

    @property
    def judgement(self) -> Judgement:
        """All of it, made anew each time: a log has more acts than memory has room for judgements."""
        return from_record(json.loads(self.line))[1]


def read_acts(corpus: Path) -> list[Act]:
    """Everything that people wrote, by person and in order of their files; lines that are no judgement are left out.

    Raises:
        CorpusError: when a file cannot be read.
    """
    return [act for reviewer in reviewers(corpus) for act in _acts_of(corpus, reviewer)]


def _acts_of(corpus: Path, reviewer: str) -> list[Act]:
    labeller = f"{LabellerKind.PERSON}:{reviewer}"
    found = (_act(labeller, line.data) for line in review_lines(corpus, reviewer))
    return [act for act in found if act is not None]


@lru_cache(KNOWN_LINES)
def _act(labeller: str, line: bytes) -> Act | None:
    """The act on a line of a person's file; `None` where it is none, as `run` reports."""
    record = _record(line)
    if record is None or record.labeller != labeller or not is_slug(record.doc):
        return None
    return Act(
        slug=record.doc,
        id=record.id or record.made_id,
        labeller=labeller,
        time=record.time,
        quote=record.quote,
        note=record.note,
        themes=tuple(record.themes),
        why=record.asked.why if record.asked else None,
        retracts=record.retracts,
        settles=record.settles,
        line=line,
    )


def _record(line: bytes) -> Record | None:
    try:
        return Record.model_validate_json(line)
    except ValidationError:
        return _as_python_reads(line)


def _as_python_reads(line: bytes) -> Record | None:
    """The same by the reader that `run` has: it takes what the other refuses, such as half of a surrogate pair."""
    try:
        return Record.model_validate(json.loads(line.decode("utf-8")))
    except ValueError:
        return None
