"""The stages on text already read, beside spaCy's bare Dutch tokeniser as the yardstick of the same run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import spacy

from benchmarks.sample import documents, words
from benchmarks.timing import YARDSTICK, Case
from pipeline import language
from pipeline.annotate import judge
from pipeline.clean import clean
from pipeline.codebook import load_codebook
from pipeline.settings import Settings
from pipeline.units import split


def cases(settings: Settings) -> Iterator[Case]:
    """Tokenising, cleaning, splitting and judging the same documents."""
    texts = documents(settings)
    total = words([text.raw for text in texts])
    codebook, nlp, time = load_codebook(settings.codebook), language.load(settings.language), datetime.now(UTC)
    tokenise = spacy.blank("nl")
    cleaned = [clean(text.raw, settings.rules_off) for text in texts]
    units = [split(each, text.blocks) for each, text in zip(cleaned, texts, strict=True)]
    pairs = list(zip(cleaned, units, strict=True))

    def judge_all() -> None:
        for each, parts in pairs:
            judge(each, parts, codebook, nlp, source_kind=None, time=time)

    yield Case(YARDSTICK, lambda: [tokenise(text.raw) for text in texts], total, "words")
    yield Case("stages: clean", lambda: [clean(text.raw).text for text in texts], total, "words")
    yield Case(
        "stages: split",
        lambda: [split(each, text.blocks) for each, text in zip(cleaned, texts, strict=True)],
        total,
        "words",
    )
    yield Case(f"stages: judge ({language.describe(nlp)})", judge_all, total, "words")
