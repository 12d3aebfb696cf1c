"""A store with one document of six sentences, for tests of what reads and writes it."""

import datetime as calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.codebook import Mode, SourceKind, UnitKind, Voice, load_codebook
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.settings import Settings
from pipeline.spans import CleanSpan, RawSpan
from pipeline.store.connection import writing
from pipeline.store.documents import save_document
from pipeline.store.processed import Processed
from pipeline.text import Cleaned, Document, Unit

TIME = datetime(2025, 1, 1, tzinfo=UTC)
SENTENCES = {
    "De opbouwwerker kwam terug.": "community_work",
    "Wij zagen een gedeelde vraag.": "collectivisation",
    "Het regende die dag.": "",
    "De bus reed om vier uur.": "",
    "Er was koffie in de gang.": "",
    "Opbouwwerk hoort bij de buurt.": "community_work",
}
RAW = " ".join(SENTENCES)


@dataclass(frozen=True)
class About:
    title: str = "Een buurt"
    author: str | None = None
    year: int = 2015
    date: calendar.date | None = None
    source_kind: SourceKind = SourceKind.ESSAY
    outlet: str | None = None
    address: str | None = None
    licence: str | None = None
    fictional: bool = True
    year_uncertain: bool = False
    year_from: str | None = None
    copy_of: str | None = None


def span_of(sentence: str) -> RawSpan:
    start = RAW.index(sentence)
    return RawSpan(start, start + len(sentence))


def said(sentence: str, labeller: str, themes: dict[str, str], kind: UnitKind = UnitKind.TEXT) -> Judgement:
    judged = tuple(ThemeJudgement(theme, Verdict(verdict)) for theme, verdict in themes.items())
    return Judgement(
        span_of(sentence), sentence, labeller, TIME, kind, voice=Voice.AUTHOR, mode=Mode.PRACTICE, themes=judged
    )


def store(settings: Settings, codings: Sequence[Judgement] = (), menu: str = "") -> None:
    """A store with one document of six sentences; the sentence `menu` is boilerplate."""
    codebook = load_codebook(settings.codebook)
    units, machine = [], []
    for index, (sentence, theme) in enumerate(SENTENCES.items()):
        span = span_of(sentence)
        units.append(Unit(index, span, CleanSpan(span.start, span.end), sentence, passage=index // 3))
        verdicts = {id_: "present" if id_ == theme else "no" for id_ in codebook.theme_ids}
        kind = UnitKind.BOILERPLATE if sentence == menu else UnitKind.TEXT
        machine.append(said(sentence, "rule:cues@00000000", verdicts, kind))
    document = Document("buurt.txt", RAW, "plain 1", "0" * 64)
    with writing(settings.store) as connection:
        save_document(
            *(connection, "buurt", About()),
            Processed(document, Cleaned(RAW, ()), units, machine, [0.0] * len(units), [None] * len(units)),
            time=TIME,
            said=codings,
        )
