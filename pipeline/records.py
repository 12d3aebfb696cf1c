"""The JSON form of a judgement, the same in the corpus's files, in the store and in what is handed out.

A record is one flat object: `doc`, `start`, `end`, `quote`, `labeller`, `time`, and what was judged: `kind`, `voice`,
`mode`, `themes` (theme → verdict). Machines add `reason`, `mode_probability`, by theme `probabilities` and `evidence`,
and which themes are `contested`; people add how they came to judge (`asked`), what counted `before`, and whether that
`settles` it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cached_property
from typing import Annotated, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from pipeline.codebook import Line, Mode, Reason, ThemeId, UnitKind, Voice
from pipeline.errors import CorpusError, first_fault
from pipeline.judgement import Asked, Before, Judgement, ThemeJudgement, Verdict, Why, judgement_id
from pipeline.messages import Message
from pipeline.spans import RawSpan

_Offset = Annotated[int, Field(ge=0, strict=True)]
_Share = Annotated[float, Field(ge=0, le=1)]


class _AskedRecord(BaseModel):
    """How a person came to judge, see `pipeline.judgement.Asked`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    why: Why
    theme: ThemeId | None = None
    chance: Annotated[float, Field(gt=0, le=1)] | None = None
    blind: bool = False
    machine: Line | None = None


class _BeforeRecord(BaseModel):
    """What counted until then, see `pipeline.judgement.Before`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: UnitKind | None = None
    voice: Voice | None = None
    mode: Mode | None = None
    themes: dict[ThemeId, Verdict] = Field(default_factory=dict)

    def value(self) -> Before:
        return Before(self.kind, self.voice, self.mode, tuple(self.themes.items()))


class Record(BaseModel):
    """A judgement as it stands in a file. Unknown fields are refused, so that a misspelt one is not lost in silence.

    Attributes:
        doc: The slug of the document.
        start: Where the judged characters begin in the raw text.
        end: Where they end.
        quote: The characters as the labeller read them; checked against the raw text by letters and digits.
        labeller: Who judged.
        time: When, with time zone.
        kind: Missing when not judged; so too `voice`, `mode`, `mode_probability`.
        reason: The class of boilerplate or reference, where the labeller gives one.
        themes: A verdict for each theme judged.
        probabilities: By theme, where the labeller gives them.
        evidence: Raw `[start, end]` pairs by theme, where the labeller gives them.
        contested: The themes that the model finds and the cue rules do not, or the other way round.
        note: A person's remark.
        retracts: The id of the labeller's earlier judgement that this one takes back.
        settles: Whether it settles a difference between people.
        asked: How a person came to judge; missing when that is not known.
        before: What counted until then; missing when that is not known.
        id: For the reader's convenience; it must be the one that the content gives.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    doc: Annotated[str, StringConstraints(min_length=1)]
    start: _Offset
    end: _Offset
    quote: str
    labeller: Line
    time: AwareDatetime
    kind: UnitKind | None = None
    reason: Reason | None = None
    voice: Voice | None = None
    mode: Mode | None = None
    mode_probability: _Share | None = None
    themes: dict[ThemeId, Verdict] = Field(default_factory=dict)
    probabilities: dict[ThemeId, _Share] = Field(default_factory=dict)
    evidence: dict[ThemeId, tuple[tuple[_Offset, _Offset], ...]] = Field(default_factory=dict)
    contested: tuple[ThemeId, ...] = ()
    note: str = ""
    retracts: str | None = None
    settles: bool = False
    asked: _AskedRecord | None = None
    before: _BeforeRecord | None = None
    id: str | None = None

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        if self.end < self.start or any(end < start for spans in self.evidence.values() for start, end in spans):
            raise ValueError(Message("a span ends before it starts"))
        if stray := (self.probabilities.keys() | self.evidence.keys()) - self.themes.keys():
            raise ValueError(Message("no verdict on {themes}", themes=", ".join(sorted(stray))))
        if self.id is not None and self.id != self.made_id:
            raise ValueError(Message("the id is not that of this content: leave it out"))
        return self

    @property
    def made_id(self) -> str:
        """The id that the content gives."""
        return judgement_id(self.labeller, self.time, RawSpan(self.start, self.end), self.quote)

    @cached_property
    def judgement(self) -> Judgement:
        """The judgement itself; the document that it is about is lost."""
        return Judgement(
            span=RawSpan(self.start, self.end),
            quote=self.quote,
            labeller=self.labeller,
            time=self.time,
            kind=self.kind,
            reason=self.reason,
            voice=self.voice,
            mode=self.mode,
            mode_probability=self.mode_probability,
            themes=tuple(self._on(theme, verdict) for theme, verdict in self.themes.items()),
            contested=self.contested,
            note=self.note,
            retracts=self.retracts,
            settles=self.settles,
            asked=Asked(**dict(self.asked)) if self.asked else None,
            before=self.before.value() if self.before else None,
        )

    def _on(self, theme: str, verdict: Verdict) -> ThemeJudgement:
        evidence = tuple(RawSpan(start, end) for start, end in self.evidence.get(theme, ()))
        return ThemeJudgement(theme, verdict, self.probabilities.get(theme), evidence)


def to_record(slug: str, judgement: Judgement) -> dict[str, object]:
    """The record of a judgement on the document with this slug, ready for `json.dumps`; what is empty is left out."""
    themes = judgement.themes
    whole: dict[str, object] = {
        "id": judgement.id,
        "doc": slug,
        "start": judgement.span.start,
        "end": judgement.span.end,
        "quote": judgement.quote,
        "labeller": judgement.labeller,
        "time": judgement.time.isoformat(),
        "kind": judgement.kind,
        "reason": judgement.reason,
        "voice": judgement.voice,
        "mode": judgement.mode,
        "mode_probability": judgement.mode_probability,
        "themes": {judged.theme: judged.verdict.value for judged in themes},
        "probabilities": {judged.theme: judged.probability for judged in themes if judged.probability is not None},
        "evidence": {judged.theme: [[s.start, s.end] for s in judged.evidence] for judged in themes if judged.evidence},
        "contested": list(judgement.contested),
        "note": judgement.note,
        "retracts": judgement.retracts,
        "settles": judgement.settles or None,
        "asked": asdict(judgement.asked) if judgement.asked else None,
        "before": asdict(judgement.before) | {"themes": dict(judgement.before.themes)} if judgement.before else None,
    }
    return {name: _filled(value) for name, value in whole.items() if value not in _EMPTY or name == "quote"}


_EMPTY: tuple[object, ...] = (None, "", {}, [])


def _filled(value: object) -> object:
    """A value without what is empty in it."""
    return {key: one for key, one in value.items() if one not in _EMPTY} if isinstance(value, dict) else value


def from_record(record: Mapping[str, object], *, where: str | None = None) -> tuple[str, Judgement]:
    """The slug and the judgement of a record.

    Args:
        record: As read from JSON.
        where: File and line, for the error.

    Raises:
        CorpusError: when a field is missing, unknown or of the wrong type.
    """
    try:
        parsed = Record.model_validate(record)
    except ValidationError as error:
        raise CorpusError(first_fault(error), where=where, remedy="mend that field, or remove the line") from error
    return parsed.doc, parsed.judgement
