"""Who was asked to judge which sentences: `corpus/assignments.jsonl`, to which lines are only ever added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from pipeline.codebook import Line
from pipeline.corpus.durable import append_line, is_whole
from pipeline.errors import CorpusError, first_fault, not_read, not_written
from pipeline.judgement import Why
from pipeline.spans import RawSpan

FILE_NAME = "assignments.jsonl"


class Task(BaseModel):
    """One sentence to judge.

    Attributes:
        unit: Its id.
        doc: The slug of its document.
        start: Where it begins in the raw text, to find it again when its id changes.
        end: Where it ends.
        quote: As it was read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    unit: Line
    doc: Line
    start: Annotated[int, Field(ge=0, strict=True)]
    end: Annotated[int, Field(ge=0, strict=True)]
    quote: str

    @property
    def span(self) -> RawSpan:
        """Its raw characters."""
        return RawSpan(self.start, self.end)


class Assignment(BaseModel):
    """Some sentences that each of some people is asked to judge.

    Attributes:
        time: When, with time zone.
        by: The id of the person who asked.
        to: The ids of those who were asked.
        why: The way by which the sentences were chosen.
        about: The theme or document that they were chosen for; `None` where it was neither.
        tasks: The sentences.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    time: AwareDatetime
    by: Line
    to: Annotated[tuple[Line, ...], Field(min_length=2)]
    why: Why
    about: Line | None = None
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when the file does; no file has none of it."""

    changed: int = 0
    size: int = 0


def stamp(corpus: Path) -> Stamp:
    """That of the file as it is now."""
    try:
        stat = (corpus / FILE_NAME).stat()
    except FileNotFoundError:
        return Stamp()
    return Stamp(stat.st_mtime_ns, stat.st_size)


def read_assignments(corpus: Path) -> tuple[Assignment, ...]:
    """All that was ever assigned, the oldest first; what a crash left of a last line is left out.

    Raises:
        CorpusError: when the file cannot be read, or a line is no assignment.
    """
    path = corpus / FILE_NAME
    if not path.exists():
        return ()
    try:
        *lines, last = path.read_bytes().split(b"\n")
    except OSError as error:
        raise CorpusError(not_read(error), where=path, remedy="get it back from git") from error
    lines += [last] if is_whole(last) else []
    return tuple(_assignment(line, f"{FILE_NAME}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def append_assignment(corpus: Path, assignment: Assignment) -> None:
    """Write what is assigned at the end of the file. It is on disk when this returns.

    Raises:
        CorpusError: when the file cannot be written.
    """
    path = corpus / FILE_NAME
    line = json.dumps(assignment.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
    try:
        append_line(path, line.encode("utf-8"))
    except (OSError, UnicodeEncodeError) as error:
        raise CorpusError(not_written(error), where=path, remedy="see to space and rights") from error


def tasks_of(assignments: Sequence[Assignment], person: str) -> tuple[Task, ...]:
    """The sentences that a person, by id, was asked to judge, in the order in which they were asked; each once."""
    mine = {task.unit: task for one in assignments if person in one.to for task in one.tasks}
    return tuple(mine.values())


def _assignment(line: bytes, where: str) -> Assignment:
    try:
        return Assignment.model_validate_json(line)
    except ValidationError as error:
        raise CorpusError(first_fault(error), where=where, remedy="mend the line, or remove it") from error
