"""The whole annotation, from raw text to judgements, in times the bare tokeniser and the language pipeline alone.

By the cues alone, and with the model where there is one: clean, split, language pipeline, cues, encoder, judges. What
the model remembers of documents that it learned from is left out, for a new document is not among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import spacy

from benchmarks.language import case, forget
from benchmarks.sample import entries, words
from benchmarks.timing import Case
from pipeline.corpus.documents import Entry, read_document
from pipeline.language import describe
from pipeline.model.remembered import Memory
from pipeline.settings import Settings
from pipeline.stages import Stages, load_stages, process
from pipeline.text import Document

TOKENISED = "judging: tokenise"
THREADS = 2


def cases(settings: Settings) -> Iterator[Case]:
    """The yardsticks first, then cues, then the model."""
    stages = load_stages(settings, threads=THREADS)
    documents = [(entry, read_document(entry)) for entry in entries(settings)]
    texts = [document.raw for _, document in documents]
    amount = words(texts)
    language = f"judging: {describe(stages.nlp)}"
    yield case(TOKENISED, spacy.blank("nl"), texts, amount)
    yield case(language, stages.nlp, texts, amount, beside=TOKENISED)
    for name, whole in labellers(stages):
        work, prepare = partial(judge, whole, documents), partial(forget, stages.nlp)
        yield Case(f"judging: {name}", work, amount, "words", prepare, beside=TOKENISED, also=language)


def labellers(stages: Stages) -> Iterator[tuple[str, Stages]]:
    """The cues, and the model where there is one."""
    yield "the whole annotation, by cues", replace(stages, model=None)
    if stages.model is not None:
        yield "the whole annotation, with the model", replace(stages, model=replace(stages.model, memory=Memory({})))


def judge(stages: Stages, documents: Sequence[tuple[Entry, Document]]) -> None:
    """Clean, split and judge each document, and keep nothing."""
    time = datetime.now(UTC)
    for entry, document in documents:
        process(document, entry.metadata.source_kind, stages, time=time, about=entry.metadata)
