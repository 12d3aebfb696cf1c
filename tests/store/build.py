"""Small processed documents for tests of what stands on the store, without running any stage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from pipeline.codebook import Mode, UnitKind, Voice
from pipeline.corpus.metadata import Metadata
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.spans import CleanSpan, RawSpan
from pipeline.store.processed import Processed
from pipeline.text import Cleaned, Document, Unit, checksum

THEMES = ("individual_casework", "collectivisation", "deprofessionalisation", "community_work")
MACHINE = "rule:cues@00000000"
EARLY = datetime(2026, 1, 1, tzinfo=UTC)
LATE = datetime(2026, 1, 2, tzinfo=UTC)


def metadata(**fields: object) -> Metadata:
    """Metadata of an essay of 2016, with other values where `fields` gives them."""
    return Metadata.model_validate({"title": "Proef", "year": 2016, "source_kind": "essay", **fields})


def processed(*sentences: str, name: str = "proef.txt", machine: Mapping[int, Judgement] | None = None) -> Processed:
    """A document of one sentence a line; the machine sees no theme but where `machine` says so, by position."""
    raw = "\n".join(sentences) + "\n"
    units, start = [], 0
    for index, sentence in enumerate(sentences):
        end = start + len(sentence)
        units.append(Unit(index, RawSpan(start, end), CleanSpan(start, end), sentence, passage=index))
        start = end + 1
    document = Document(name, raw, "test 1", source_sha256=checksum(name + raw))
    judged = [(machine or {}).get(unit.index) or verdict(unit.raw, unit.text) for unit in units]
    outside = (None,) * len(units)
    return Processed(document, Cleaned(raw, ()), tuple(units), tuple(judged), (0.0,) * len(units), outside)


def verdict(
    span: RawSpan,
    quote: str,
    labeller: str = MACHINE,
    *,
    time: datetime = EARLY,
    voice: Voice = Voice.AUTHOR,
    mode: Mode = Mode.NONE,
    evidence: tuple[RawSpan, ...] = (),
    **themes: Verdict,
) -> Judgement:
    """What a machine (or another labeller) says of running text: all themes `no` but those named."""
    return Judgement(
        *(span, quote, labeller, time),
        kind=UnitKind.TEXT,
        voice=voice,
        mode=mode,
        themes=tuple(
            ThemeJudgement(theme, themes.get(theme, Verdict.NO), evidence=evidence if theme in themes else ())
            for theme in THEMES
        ),
    )
