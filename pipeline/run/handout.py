"""Judged units as they are handed out by `wijkspiegel annotate`. All offsets are over the raw text."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.judgement import Judgement, ThemeJudgement
from pipeline.spans import RawSpan
from pipeline.store.processed import Processed
from pipeline.text import Cleaned, Unit


def unit_records(processed: Processed) -> list[dict[str, object]]:
    """One record a unit, in order of the text.

    `themes` holds those that are there, `theme_probabilities` all that were judged, `null` where the labeller gives
    none; `text` is clean text, of evidence too; `noise` is the share of its words that are not Dutch, `null` when it
    has no words.
    """
    name, cleaned = processed.document.name, processed.cleaned
    judged = zip(processed.units, processed.judgements, processed.noise, strict=True)
    return [_record(name, unit, judgement, noise, cleaned) for unit, judgement, noise in judged]


def _record(name: str, unit: Unit, judgement: Judgement, noise: float | None, cleaned: Cleaned) -> dict[str, object]:
    return {
        "doc": name,
        "unit": unit.index,
        "start": unit.raw.start,
        "end": unit.raw.end,
        "text": unit.text,
        "kind": judgement.kind,
        "voice": judgement.voice,
        "mode": judgement.mode,
        "mode_probability": judgement.mode_probability,
        "noise": noise,
        "themes": list(_themes(judgement, cleaned)),
        "theme_probabilities": {judged.theme: judged.probability for judged in judgement.themes},
        "labeller": judgement.labeller,
    }


def _themes(judgement: Judgement, cleaned: Cleaned) -> Iterator[dict[str, object]]:
    for judged in judgement.themes:
        if (stance := judged.verdict.stance) is not None:
            yield {
                "theme": judged.theme,
                "probability": judged.probability,
                "stance": stance,
                "evidence": _evidence(judged, cleaned),
            }


def _evidence(judged: ThemeJudgement, cleaned: Cleaned) -> list[dict[str, object]]:
    return [{"start": span.start, "end": span.end, "text": _as_read(span, cleaned)} for span in judged.evidence]


def _as_read(span: RawSpan, cleaned: Cleaned) -> str:
    return cleaned.offsets.to_clean(span).of(cleaned.text)
