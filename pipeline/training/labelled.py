"""Reads labelled documents from where they stand into one form: lines in order, and what coders say of each.

Three sources: the codings and reviews of the corpus, on places in its texts; sentences written to learn from, in
`training` beside them; and files that the user names, of which nothing but what is learned is kept. A fourth has a
reader of its own, see `pipeline.training.excerpts`. What people say of a question goes before what codings say; some
of it is not learned from, see `pipeline.training.reviewed`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import Annotated, TypeVar

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.codebook import RUNNING_KINDS, Mode, SourceKind, Stance, ThemeId, UnitKind
from pipeline.corpus.documents import Entry, read_entry, slugs
from pipeline.corpus.judgements import heard_now, read_all, read_codings
from pipeline.effective import by_kind, on_theme, said_by_people
from pipeline.errors import CorpusError, first_fault
from pipeline.judgement import Judgement, LabellerKind, Verdict
from pipeline.model.passages import Line, Passage
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.training.clusters import Origin
from pipeline.training.lessons import Truth
from pipeline.training.reviewed import by_span, learnable, people, running

TRAINING = "training"
"""The folder of a corpus with sentences to learn from."""
UNSURE = 0.5
"""What an unsure coder adds to the share of those who see a theme."""
REMEDY = "mend that field, or remove it"

Form = TypeVar("Form", bound=BaseModel)


class Source(StrEnum):
    """Where labels come from."""

    CORPUS = "corpus"
    WRITTEN = "written"
    GIVEN = "given"
    EXCERPTS = "excerpts"


class Coding(BaseModel):
    """What one coder says of one sentence; a theme that is not named is not there."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    kind: UnitKind
    mode: Mode
    themes: Mapping[ThemeId, Stance]


class Sentence(BaseModel):
    """A sentence written to learn from."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str
    kind: UnitKind
    codings: tuple[Coding, ...] = Field(min_length=1)


class Written(BaseModel):
    """A document written to learn from: a file of the folder `training`."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    title: str
    source_kind: SourceKind
    sentences: tuple[Sentence, ...] = Field(min_length=1)


class Given(Coding):
    """A line of a file that the user names: one sentence with one coding."""

    doc: Annotated[str, Field(min_length=1)]
    source: SourceKind
    text: str


@dataclass(frozen=True)
class Labelled:
    """A labelled document.

    Attributes:
        name: Stands for it: the slug for one of the corpus.
        source: Where its labels come from.
        passage: Its lines, with furniture where it was labelled as such.
        truth: What coders say of each line.
        spans: Where each line stands in the raw text; empty where it is no document of the corpus.
        raw_sha256: The checksum of that raw text.
        author: Empty where it is not known; so is the outlet.
        outlet: Where it appeared.
    """

    name: str
    source: Source
    passage: Passage
    truth: Truth
    spans: tuple[RawSpan, ...] = ()
    raw_sha256: str = ""
    author: str = ""
    outlet: str = ""

    @property
    def origin(self) -> Origin:
        """What tells where it comes from."""
        lines = tuple(line.text for line in self.passage.lines)
        return Origin(self.name, lines, self.passage.title, self.author, self.outlet)


def read_labelled(settings: Settings, given: Iterable[Path], themes: Sequence[str]) -> list[Labelled]:
    """Read all labelled documents, those of the corpus first.

    Args:
        settings: Where the corpus is.
        given: Files of labels, a JSON object a line.
        themes: Those to learn, in order; what coders say of others is left out.

    Raises:
        CorpusError: when a file is missing or not as it should be; names it.
    """
    corpus, said = settings.corpus, read_all(settings.corpus)
    of_corpus = (read_judged(settings, slug, heard_now(corpus, slug, said), themes) for slug in slugs(corpus))
    found = [document for document in of_corpus if document is not None]
    found += [read_written(path, themes) for path in sorted((corpus / TRAINING).glob("*.json"))]
    return found + [document for path in given for document in read_given(path, themes)]


def coded_themes(corpus: Path, themes: Sequence[str]) -> tuple[str, ...]:
    """Those of the themes that the codings of the corpus were made for: each says of them whether they are there."""
    judged = [{said.theme for said in one.themes} for slug in slugs(corpus) for one in read_codings(corpus, slug)]
    return tuple(theme for theme in themes if judged and all(theme in known for known in judged))


def read_judged(settings: Settings, slug: str, said: Iterable[Judgement], themes: Sequence[str]) -> Labelled | None:
    """A document of the corpus with what coders and people say; `None` where it has nothing to learn from.

    Its lines are those that coders judged. Where there are no codings they are its running text, and those count of
    which people answered everything.

    Args:
        settings: Where the corpus is.
        slug: The document.
        said: All codings and reviews of it.
        themes: Those to learn.

    Raises:
        CorpusError: when its metadata or text cannot be read.
    """
    known = learnable(slug, said)
    by_place: dict[RawSpan, list[Judgement]] = defaultdict(list)
    for coding in by_kind(known, LabellerKind.CODING):
        by_place[coding.span].append(coding)
    if by_place:
        lines = {
            span: Line(by_place[span][0].quote, UnitKind.HEADING in _kinds(by_place[span])) for span in sorted(by_place)
        }
    elif known:
        text = running(settings, read_entry(settings.corpus, slug))
        lines = dict(zip((unit.raw for unit in text.units), text.lines, strict=True))
    else:
        return None
    reviews = by_span(list(lines), people(known))
    judged = [[*by_place[span], *of_line] for span, of_line in zip(lines, reviews, strict=True)]
    return _judged(read_entry(settings.corpus, slug), lines, [_of_judgements(one, themes) for one in judged])


def read_written(path: Path, themes: Sequence[str]) -> Labelled:
    """A document written to learn from.

    Raises:
        CorpusError: when the file is not as it should be.
    """
    written = parsed(Written, read_file(path), path)
    lines = tuple(Line(one.text, one.kind is UnitKind.HEADING) for one in written.sentences)
    passage = Passage(lines, written.title, written.source_kind)
    truth = truth_of([one.codings for one in written.sentences], themes)
    return Labelled(f"{TRAINING}/{written.id}", Source.WRITTEN, passage, truth)


def read_given(path: Path, themes: Sequence[str]) -> list[Labelled]:
    """The documents of a file of labels, in the order in which they begin.

    Raises:
        CorpusError: when a line is not as it should be.
    """
    documents: dict[str, list[Given]] = defaultdict(list)
    for number, text in enumerate(read_file(path).splitlines(), start=1):
        sentence = parsed(Given, text, f"{path}:{number}")
        documents[sentence.doc].append(sentence)
    return [_given(f"{path.stem}/{name}", sentences, themes) for name, sentences in documents.items()]


def truth_of(codings: Iterable[Sequence[Coding]], themes: Sequence[str]) -> Truth:
    """What coders say of the lines of a passage.

    Args:
        codings: Those of each line, one or more.
        themes: In the order of their labels.
    """
    return _truth([_of_codings(of_line, themes) for of_line in codings])


def _given(name: str, sentences: Sequence[Given], themes: Sequence[str]) -> Labelled:
    lines = tuple(Line(one.text, one.kind is UnitKind.HEADING) for one in sentences)
    passage = Passage(lines, source_kind=sentences[0].source)
    return Labelled(name, Source.GIVEN, passage, truth_of([[one] for one in sentences], themes))


def _judged(entry: Entry, lines: Mapping[RawSpan, Line], shares: Sequence[_Shares]) -> Labelled:
    about = entry.metadata
    return Labelled(
        name=entry.slug,
        source=Source.CORPUS,
        passage=Passage(tuple(lines.values()), about.title, about.source_kind),
        truth=_truth(shares),
        spans=tuple(lines),
        raw_sha256=entry.raw.sha256,
        author=about.author or "",
        outlet=about.outlet or "",
    )


@dataclass(frozen=True, slots=True)
class _Shares:
    """What coders say of one line, see `Truth`."""

    themes: Sequence[float]
    stances: Sequence[float]
    modes: Sequence[float]
    counts: bool


def _of_codings(codings: Sequence[Coding], themes: Sequence[str]) -> _Shares:
    said = [[Verdict(one.themes.get(theme, Verdict.NO).value) for one in codings] for theme in themes]
    is_running = all(one.kind in RUNNING_KINDS for one in codings)
    return _shares(said, [one.mode for one in codings], is_running)


def _of_judgements(judgements: Sequence[Judgement], themes: Sequence[str]) -> _Shares:
    """What counts of a line, question by question: what people say, and where they say nothing what codings say."""
    codings = by_kind(judgements, LabellerKind.CODING)
    said = [
        list(said_by_people(judgements, on_theme(theme)).values())
        or [one.verdict_on(theme) or Verdict.NO for one in codings]
        for theme in themes
    ]
    modes = list(said_by_people(judgements, attrgetter("mode")).values())
    kinds = set(said_by_people(judgements, attrgetter("kind")).values()) or _kinds(codings)
    coded = [one.mode for one in codings if one.mode is not None]
    return _shares(said, modes or coded, kinds <= RUNNING_KINDS and all(said))


def _kinds(judgements: Iterable[Judgement]) -> set[UnitKind]:
    return {one.kind for one in judgements if one.kind is not None}


def _shares(said: Sequence[Sequence[Verdict]], modes: Sequence[Mode], is_asked: bool) -> _Shares:
    """Shares of what was said of each theme and of mode; `is_asked`: whether the line counts where it has a mode."""
    return _Shares(
        themes=[float(np.mean([_seen(verdict) for verdict in of_theme])) if of_theme else 0.0 for of_theme in said],
        stances=[_present(of_theme) for of_theme in said],
        modes=[modes.count(mode) / max(1, len(modes)) for mode in Mode],
        counts=is_asked and bool(modes),
    )


def _seen(verdict: Verdict) -> float:
    return UNSURE if verdict is Verdict.UNSURE else float(verdict.stance is not None)


def _present(verdicts: Sequence[Verdict]) -> float:
    stances = [verdict.stance for verdict in verdicts if verdict.stance is not None]
    return stances.count(Stance.PRESENT) / len(stances) if stances else 0.0


def _truth(lines: Sequence[_Shares]) -> Truth:
    return Truth(
        themes=np.array([line.themes for line in lines], np.float64),
        stances=np.array([line.stances for line in lines], np.float64),
        modes=np.array([line.modes for line in lines], np.float64),
        counts=np.array([line.counts for line in lines], np.bool_),
    )


def read_file(path: Path) -> str:
    """The text of a file of labels.

    Raises:
        CorpusError: when it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"cannot be read ({error})", where=path, remedy="name another file") from error


def parsed(form: type[Form], text: str, where: Path | str) -> Form:
    """A record from its JSON; `where`: the file, and the line in it where it has several.

    Raises:
        CorpusError: when it is not as it should be.
    """
    try:
        return form.model_validate_json(text)
    except ValidationError as error:
        raise CorpusError(first_fault(error), where=where, remedy=REMEDY) from error
