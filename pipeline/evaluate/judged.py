"""Where the judgements that are evaluated come from: the product's own stages, or the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline import ingest
from pipeline.codebook import Codebook
from pipeline.corpus.documents import read_document, read_entry
from pipeline.judgement import Judgement
from pipeline.settings import Settings
from pipeline.stages import load_stages, process
from pipeline.store.judged import MachineDocument


@dataclass(frozen=True)
class Judged:
    """A text with all of our judgements of it."""

    raw: str
    judgements: tuple[Judgement, ...]


Judge = Callable[[Path], Judged]
DocumentJudge = Callable[[str], MachineDocument]


def stages(settings: Settings, codebook: Codebook) -> Judge:
    """The product's own way from a file to judgements, without the store."""
    loaded, time = load_stages(settings, codebook), datetime.now(UTC)

    def judge(path: Path) -> Judged:
        processed = process(ingest.read(path, settings.limits), None, loaded, time=time)
        return Judged(processed.document.raw, tuple(processed.judgements))

    return judge


def judged_anew(settings: Settings) -> DocumentJudge:
    """The product's own way from a document of the corpus to judgements, for `evaluate_corpus`, without the store.

    Raises:
        WijkspiegelError: when codebook, language pipeline or model cannot be loaded.
    """
    loaded, time = load_stages(settings), datetime.now(UTC)

    def judge(slug: str) -> MachineDocument:
        entry = read_entry(settings.corpus, slug)
        about = entry.metadata
        processed = process(read_document(entry), about.source_kind, loaded, time=time, about=about)
        raw, judgements = processed.document.raw, tuple(processed.judgements)
        return MachineDocument(slug, about.source_kind, about.year, raw, judgements)

    return judge
