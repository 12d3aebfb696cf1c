"""What was said of a document before the model had learned from it: the fair answer, where it now knows the labels.

While the model is taught, parts of the documents are held out in turn; what is said of a part then is kept beside the
model, a line a unit, and stands where the model would judge what it learned.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import ModelError, first_fault
from pipeline.model.choice import REMEDY
from pipeline.model.encoder import Floats, Reading
from pipeline.model.linear import LinearReading
from pipeline.spans import RawSpan

REMEMBERED = "out_of_fold.jsonl"
DIGITS = 3
"""So many digits of a logit are kept."""

Heard = TypeVar("Heard", Reading, LinearReading)
_Offset = Annotated[int, Field(ge=0)]


class Logits(BaseModel):
    """What one voice said of one unit; all numbers are logits.

    Attributes:
        themes: By theme: it is there.
        stances: By theme: where it is there, its stance is `present`.
        modes: In the order of `Mode`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    themes: Mapping[str, float]
    stances: Mapping[str, float]
    modes: tuple[float, float, float]


class Answer(BaseModel):
    """What was said of one unit of a document that was held out.

    Attributes:
        doc: The slug of the document.
        raw_sha256: The checksum of its raw text.
        start: Where the unit begins in the raw text.
        end: Where it ends.
        encoder: What the encoder said.
        linear: What the linear voice said.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    doc: str
    raw_sha256: str
    start: _Offset
    end: _Offset
    encoder: Logits
    linear: Logits

    @property
    def span(self) -> RawSpan:
        """Its place in the raw text."""
        return RawSpan(self.start, self.end)


@dataclass(frozen=True)
class Memory:
    """All answers, by the checksum of the raw text and in order of the text."""

    answers: Mapping[str, Sequence[Answer]]

    @classmethod
    def load(cls, path: Path) -> Memory:
        """Read the answers of a model.

        Raises:
            ModelError: when the file cannot be read, or a line of it is no answer; names the line.
        """
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ModelError("cannot be read", where=path, remedy=REMEDY) from error
        return cls.of(_answer(line, f"{path}:{number}") for number, line in enumerate(lines, start=1))

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> Memory:
        """Answers in any order, by their text."""
        found: dict[str, list[Answer]] = {}
        for answer in sorted(answers, key=lambda one: one.span):
            found.setdefault(answer.raw_sha256, []).append(answer)
        return cls(found)

    def on(self, raw_sha256: str, spans: Sequence[RawSpan]) -> list[Answer | None]:
        """The answer on each unit of a text; `None` where there is none that shares more than half of both.

        Args:
            raw_sha256: The checksum of the raw text.
            spans: The places of the units in it.
        """
        answers = self.answers.get(raw_sha256, ())
        alike = {answer.span: answer for answer in answers}
        return [alike.get(span) or _nearest(span, answers) for span in spans]


def save_answers(path: Path, answers: Iterable[Answer]) -> None:
    """Write answers as `Memory.load` reads them, logits with `DIGITS` digits."""
    lines = (json.dumps(_rounded(answer.model_dump()), ensure_ascii=False) + "\n" for answer in answers)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def recalled(reading: Heard, answers: Sequence[Logits | None], themes: Sequence[str]) -> Heard:
    """A reading in which the answers that there are stand in the place of what the voice says now.

    Args:
        reading: Of the lines.
        answers: For each line, of the same voice.
        themes: The themes of the reading, in order.
    """
    known = {at: answer for at, answer in enumerate(answers) if answer is not None}
    return replace(
        reading,
        themes=_put(reading.themes, {at: [one.themes[theme] for theme in themes] for at, one in known.items()}),
        stances=_put(reading.stances, {at: [one.stances[theme] for theme in themes] for at, one in known.items()}),
        modes=_put(reading.modes, {at: one.modes for at, one in known.items()}),
    )


def _put(logits: Floats, rows: Mapping[int, Sequence[float]]) -> Floats:
    changed = logits.copy()
    for at, row in rows.items():
        changed[at] = row
    return changed


def _nearest(span: RawSpan, answers: Sequence[Answer]) -> Answer | None:
    """The answer on a unit that was cut a little otherwise."""
    best = max(answers, key=lambda answer: answer.span.overlap(span), default=None)
    if best is None or 2 * best.span.overlap(span) <= max(len(span), len(best.span)):
        return None
    return best


def _answer(line: str, where: str) -> Answer:
    try:
        return Answer.model_validate_json(line)
    except ValidationError as error:
        raise ModelError(first_fault(error), where=where, remedy=REMEDY) from error


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value
