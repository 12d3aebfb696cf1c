"""Gold: what is taken as true of stretches of raw text, from a file or from codings that agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipeline.codebook import Codebook, Mode, Stance, ThemeId, UnitKind, Voice
from pipeline.effective import by_kind, on_theme, standing, unanimous, votes
from pipeline.errors import EvaluationError, first_fault
from pipeline.judgement import Judgement, LabellerKind, Verdict
from pipeline.spans import RawSpan


@dataclass(frozen=True, slots=True)
class GoldUnit:
    """The true labels of one stretch of raw text. What is `None`, or a theme left out, is not known and not scored.

    Attributes:
        id: Its name in the gold.
        span: Its raw characters; never empty.
        kind: What it is part of; where unknown it counts as running text.
        voice: Who speaks.
        mode: Word or deed.
        themes: For each theme known: `present`, `absent` or `no`.
        disputed: For each theme on which coders differ, the share of them who see it.
    """

    id: str
    span: RawSpan
    kind: UnitKind | None
    voice: Voice | None
    mode: Mode | None
    themes: Mapping[str, Verdict]
    disputed: Mapping[str, float] = field(default_factory=dict)


class GoldLine(BaseModel):
    """One line of a gold file, as people write it; `themes` names those that are there, all others are not."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    doc: str = Field(pattern=r"^[^\x00]+$")
    start: int = Field(ge=0)
    end: int
    kind: UnitKind | None = None
    voice: Voice | None = None
    mode: Mode | None = None
    themes: dict[ThemeId, Stance] = {}

    @model_validator(mode="after")
    def _has_characters(self) -> GoldLine:
        if self.end <= self.start:
            raise ValueError(f"ends at {self.end}, before it begins")
        return self


def read_gold(path: Path, codebook: Codebook) -> dict[str, tuple[GoldUnit, ...]]:
    """Read a gold file: one JSON object a line, offsets over the raw text of `doc`.

    Returns:
        The gold units of each document, by the document's name, both in order of the file.

    Raises:
        EvaluationError: when the file cannot be read, a line is not of this form (the line is named), or a theme is
            not in the codebook.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"cannot be read ({error})", where=path, remedy="give a JSONL file in UTF-8") from error
    by_document: dict[str, list[GoldUnit]] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            read = _read_line(line, f"{path}:{number}", codebook)
            by_document.setdefault(read.doc, []).append(_unit(read, codebook))
    if not by_document:
        raise EvaluationError("holds no gold units", where=path, remedy="give a file with one JSON object a line")
    return {doc: tuple(units) for doc, units in by_document.items()}


def _read_line(line: str, where: str, codebook: Codebook) -> GoldLine:
    try:
        read = GoldLine.model_validate_json(line)
    except ValidationError as error:
        raise EvaluationError(first_fault(error), where=where, remedy="mend the line") from error
    if unknown := sorted(set(read.themes) - set(codebook.theme_ids)):
        remedy = f"use those of the codebook: {', '.join(codebook.theme_ids)}"
        raise EvaluationError(f"unknown theme {unknown[0]!r}", where=where, remedy=remedy)
    return read


def _unit(line: GoldLine, codebook: Codebook) -> GoldUnit:
    themes = {
        theme: Verdict(line.themes[theme]) if theme in line.themes else Verdict.NO for theme in codebook.theme_ids
    }
    return GoldUnit(line.id, RawSpan(line.start, line.end), line.kind, line.voice, line.mode, themes)


def agreed_codings(judgements: Iterable[Judgement], codebook: Codebook) -> tuple[GoldUnit, ...]:
    """Gold from handed-in codings: of each stretch that two or more coded, what they agree on.

    They agree as `pipeline.judgement.unanimous` has it, so gold is what would count as theirs in the charts: a theme
    that one coder sees and another does not is left out of that unit, as is one whose stance they see otherwise;
    *unsure* is no vote. Judgements of persons and machines are not looked at.
    """
    coded: dict[RawSpan, list[Judgement]] = {}
    for judgement in by_kind(standing(judgements), LabellerKind.CODING):
        coded.setdefault(judgement.span, []).append(judgement)
    return tuple(
        _agreed(span, coded[span], codebook)
        for span in sorted(coded)
        if span.end > span.start and len({judgement.labeller for judgement in coded[span]}) > 1
    )


def _agreed(span: RawSpan, codings: Sequence[Judgement], codebook: Codebook) -> GoldUnit:
    given = {theme: votes(codings, on_theme(theme)) for theme in codebook.theme_ids}
    verdicts = {theme: unanimous(voted) for theme, voted in given.items()}
    return GoldUnit(
        id=f"{span.start}-{span.end}",
        span=span,
        kind=unanimous(votes(codings, lambda coding: coding.kind)),
        voice=unanimous(votes(codings, lambda coding: coding.voice)),
        mode=unanimous(votes(codings, lambda coding: coding.mode)),
        themes={theme: verdict for theme, verdict in verdicts.items() if verdict is not None},
        disputed={theme: _share(voted.values()) for theme, voted in given.items() if len(set(voted.values())) > 1},
    )


def _share(given: Collection[Verdict]) -> float:
    """The share of votes that see a theme."""
    return sum(verdict is not Verdict.NO for verdict in given) / len(given)
