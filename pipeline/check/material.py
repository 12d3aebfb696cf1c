"""What is checked: the codebook with its lines, and every coded sentence of the corpus and its documents to train on.

Files that cannot be read, and lines that are no judgement, are findings; the rest is checked all the same.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from pipeline.check.finding import Finding, Question, Report, Severity, Spot
from pipeline.codebook import Codebook, Mode, Stance, UnitKind, Voice, load_codebook
from pipeline.corpus.judgement_lines import Line
from pipeline.corpus.judgements import AllSaid, Said, read_all
from pipeline.effective import standing
from pipeline.errors import CorpusError, first_fault
from pipeline.judgement import Judgement, LabellerKind, Verdict, labeller_kind
from pipeline.settings import Settings

TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder or reviewer says of one sentence; what is `None` or missing was not judged.

    `themes` holds a verdict for each theme judged.
    """

    coder: str
    spot: Spot
    kind: UnitKind | None
    mode: Mode | None
    voice: Voice | None
    themes: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence with its codings.

    Attributes:
        doc: The document, by its slug or by the name of its file.
        text: As its coders read it.
        codings: One or more, in order of their coders' names.
    """

    doc: str
    text: str
    codings: tuple[Coding, ...]

    @property
    def spot(self) -> Spot:
        """Where the first of its codings stands."""
        return self.codings[0].spot

    @property
    def is_heading(self) -> bool:
        """Whether a coder says that it is a heading."""
        return any(coding.kind is UnitKind.HEADING for coding in self.codings)

    def agreed(self, theme: str) -> Verdict | None:
        """What all who judged the theme say alike; `None` when they differ or nobody did."""
        given = {coding.themes[theme] for coding in self.codings if theme in coding.themes}
        return given.pop() if len(given) == 1 else None

    def has(self, theme: str) -> bool:
        """Whether anybody says that the theme is there, whatever its stance."""
        return any((verdict := coding.themes.get(theme)) and verdict.stance for coding in self.codings)


@dataclass(frozen=True)
class Material:
    """All that the checks look at.

    Attributes:
        settings: Where things are.
        codebook: As it was read.
        codebook_lines: The lines of its file.
        said: Codings and reviews of the corpus, unparsed.
        documents: The coded sentences of each document, in order of the text; those to train on after the corpus.
        faults: What is wrong with files and lines.
    """

    settings: Settings
    codebook: Codebook
    codebook_lines: Sequence[str]
    said: AllSaid
    documents: Mapping[str, Sequence[Coded]]
    faults: tuple[Finding, ...]

    @cached_property
    def sentences(self) -> tuple[Coded, ...]:
        """The coded sentences of all documents."""
        return tuple(sentence for sentences in self.documents.values() for sentence in sentences)

    def in_codebook(self, *steps: str) -> Spot:
        """The line of the codebook on which the last of some values stands, each looked for after the one before.

        Args:
            steps: Values as the file writes them between quotes, such as the id of a theme and then a cue of it.
        """
        at, file = -1, self.settings.codebook.name
        for value in steps:
            written = json.dumps(value, ensure_ascii=False)
            below = (
                number for number in range(at + 1, len(self.codebook_lines)) if written in self.codebook_lines[number]
            )
            found = next(below, None)
            if found is None:
                break
            at = found
        return Spot(file, at + 1 if at >= 0 else None)


def read_material(settings: Settings, report: Report) -> Material:
    """Read all that is checked; the report counts documents of the corpus.

    Raises:
        CodebookError: when the codebook cannot be read.
    """
    codebook = load_codebook(settings.codebook)
    said = read_all(settings.corpus)
    faults = [_fault(Spot(place), fault) for place, fault in said.faults.items()]
    documents: dict[str, Sequence[Coded]] = {}
    for done, (slug, of_one) in enumerate(sorted(said.by_slug.items()), start=1):
        documents[slug] = _corpus_sentences(of_one, faults)
        report(done, len(said.by_slug))
    documents |= _training_documents(settings.corpus / TRAINING, faults)
    lines = settings.codebook.read_text(encoding="utf-8-sig").split("\n")
    return Material(settings, codebook, lines, said, documents, tuple(faults))


def _fault(spot: Spot, error: CorpusError) -> Finding:
    return Finding(Severity.ERROR, Question.READING, spot, error.problem, error.remedy or "mend it")


def _corpus_sentences(said: Said, faults: list[Finding]) -> tuple[Coded, ...]:
    lines: dict[str, Line] = {}
    judgements = []
    for line in said.lines:
        try:
            judgement = line.judgement(said.slug)
        except CorpusError as error:
            faults.append(_fault(_spot(line), error))
            continue
        lines[judgement.id] = line
        judgements.append(judgement)
    groups: dict[tuple[int, int], list[Judgement]] = defaultdict(list)
    for judgement in standing(judgements):
        groups[judgement.span.start, judgement.span.end].append(judgement)
    return tuple(_coded(said.slug, group, lines) for _, group in sorted(groups.items()))


def _spot(line: Line, judgement: Judgement | None = None) -> Spot:
    return Spot(f"{line.path.parent.name}/{line.path.name}", line.number, judgement.span if judgement else None)


def _coded(slug: str, group: Sequence[Judgement], lines: Mapping[str, Line]) -> Coded:
    codings = (
        Coding(
            *(judgement.labeller, _spot(lines[judgement.id], judgement), judgement.kind, judgement.mode),
            *(judgement.voice, {judged.theme: judged.verdict for judged in judgement.themes}),
        )
        for judgement in sorted(group, key=lambda one: one.labeller)
    )
    return Coded(slug, group[0].quote, tuple(codings))


def is_coder(coding: Coding) -> bool:
    """Whether it was handed in with a text, and is no reviewer's."""
    return labeller_kind(coding.coder) is LabellerKind.CODING


class _TrainingCoding(BaseModel):
    """A coding as it stands in a document to train on: only themes that are there, each with its stance."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: UnitKind
    mode: Mode
    voice: Voice
    themes: dict[str, Stance]


class _TrainingSentence(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    text: Annotated[str, StringConstraints(min_length=1)]
    kind: UnitKind
    codings: Annotated[tuple[_TrainingCoding, ...], Field(min_length=1)]


class _TrainingDocument(BaseModel):
    """As much of a document to train on as the checks need."""

    model_config = ConfigDict(frozen=True)
    sentences: tuple[_TrainingSentence, ...]


def _training_documents(folder: Path, faults: list[Finding]) -> dict[str, Sequence[Coded]]:
    """The sentences of each document to train on; a theme that any of them names was judged in all of them."""
    read = {path: _read(path, faults) for path in sorted(folder.glob("*.json"))}
    whole = {path: found for path, found in read.items() if found is not None}
    codings = (
        coding for document, _ in whole.values() for sentence in document.sentences for coding in sentence.codings
    )
    judged = frozenset(theme for coding in codings for theme in coding.themes)
    return {
        f"{TRAINING}/{path.stem}": _training_sentences(path, document, written, judged)
        for path, (document, written) in whole.items()
    }


def _read(path: Path, faults: list[Finding]) -> tuple[_TrainingDocument, str] | None:
    spot = Spot(f"{TRAINING}/{path.name}")
    try:
        written = path.read_text(encoding="utf-8")
        return _TrainingDocument.model_validate_json(written), written
    except ValidationError as error:
        faults.append(_fault(spot, CorpusError(first_fault(error), remedy="mend that field")))
    except (OSError, UnicodeDecodeError) as error:
        faults.append(_fault(spot, CorpusError(f"cannot be read ({error})", remedy="get it back from git")))
    return None


def _training_sentences(
    path: Path, document: _TrainingDocument, written: str, judged: Iterable[str]
) -> tuple[Coded, ...]:
    numbers = _line_numbers(written, [sentence.text for sentence in document.sentences])
    none_of_them = dict.fromkeys(judged, Verdict.NO)
    return tuple(
        _training_coded(path.stem, sentence, Spot(f"{TRAINING}/{path.name}", number), none_of_them)
        for sentence, number in zip(document.sentences, numbers, strict=True)
    )


def _line_numbers(written: str, texts: Sequence[str]) -> Iterator[int | None]:
    """The line on which each text stands, in order; `None` when the file writes it in another way."""
    lines, at = written.split("\n"), 0
    for text in texts:
        wanted = json.dumps(text, ensure_ascii=False)
        found = next((number for number in range(at, len(lines)) if wanted in lines[number]), None)
        at = at if found is None else found + 1
        yield None if found is None else found + 1


def _training_coded(stem: str, sentence: _TrainingSentence, spot: Spot, none_of_them: Mapping[str, Verdict]) -> Coded:
    codings = (
        Coding(
            *(f"coding {number}", spot, coding.kind, coding.mode, coding.voice),
            {**none_of_them, **{theme: Verdict(stance.value) for theme, stance in coding.themes.items()}},
        )
        for number, coding in enumerate(sentence.codings, start=1)
    )
    return Coded(f"{TRAINING}/{stem}", sentence.text, tuple(codings))
