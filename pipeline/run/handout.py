"""Judged units as they are handed out by `wijkspiegel annotate`. All offsets are over the raw text."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.judgement import Judgement, ThemeJudgement
from pipeline.spans import RawSpan
from pipeline.store.processed import Processed
from pipeline.text import Cleaned


def unit_records(processed: Processed) -> list[dict[str, object]]:
    """One record a unit, in order of the text.

    `themes` holds those that are there, `theme_probabilities` all that were judged, `null` where the labeller gives
    none; `text` is clean text, of evidence too; `noise` is the share of its words that are not Dutch, `null` when it
    has no words; `reason` tells why a unit is no running text, `null` when it is; `comment` is the number of the
    reader's comment that it is part of, from 1, `null` outside comments.
    """
    return [_record(processed, at) for at in range(len(processed.units))]


def _record(processed: Processed, at: int) -> dict[str, object]:
    unit, judgement = processed.units[at], processed.judgements[at]
    return {
        "doc": processed.document.name,
        "unit": unit.index,
        "start": unit.raw.start,
        "end": unit.raw.end,
        "text": unit.text,
        "kind": judgement.kind,
        "reason": judgement.reason,
        "voice": judgement.voice,
        "comment": processed.comments[at],
        "mode": judgement.mode,
        "mode_probability": judgement.mode_probability,
        "noise": processed.noise[at],
        "themes": list(_themes(judgement, processed.cleaned)),
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
