"""The same documents judged by other labellers: by the cues alone, and by each voice of the model alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

from pipeline import ingest
from pipeline.codebook import Codebook, load_codebook
from pipeline.corpus.documents import read_document, read_entry
from pipeline.corpus.judgements import read_codings
from pipeline.evaluate.evaluation import Progress, outcomes_of, silent
from pipeline.evaluate.gold import GoldUnit, agreed_codings, read_gold
from pipeline.evaluate.labellers import Beside, beside
from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.results import Evaluation
from pipeline.judgement import Judgement
from pipeline.model.choice import choose_model
from pipeline.settings import Settings
from pipeline.stages import Stages, load_stages, process

CUES = "cues"
"""The rules of the codebook, with no model beside them."""
WINDOWS = 256
"""So many readings of the encoder are kept: those of the document that one labeller after another judges."""

Truth = Callable[[str], tuple[GoldUnit, ...]]
"""The gold units of a document, by its name."""
Judge = Callable[[str, Stages], Sequence[Judgement]]
"""The judgements of a document, by its name, with the stages of a labeller."""


def labellers_beside(
    evaluation: Evaluation,
    settings: Settings,
    gold: Path | None = None,
    texts: Path | None = None,
    *,
    progress: Progress = silent,
) -> tuple[Beside, ...]:
    """Judge what was evaluated by other labellers, in memory: the store keeps what it has.

    Args:
        evaluation: Its documents are judged again; those that failed are not among them.
        settings: Which corpus, codebook, language pipeline and model.
        gold: The gold file that was evaluated with; `None`: the codings of the corpus.
        texts: The folder with the texts that the gold names.
        progress: Called with the number of documents done and of all.

    Returns:
        Cues, and every panel of the model's judges but the one that was evaluated; none where there is no model.

    Raises:
        WijkspiegelError: when gold, corpus, codebook, language pipeline or model cannot be read.
    """
    if choose_model(settings.model) is None:
        return ()
    codebook = load_codebook(settings.codebook)
    others = other_labellers(load_stages(settings, codebook))
    truth_of: Truth = partial(_agreed, settings, codebook)
    judge: Judge = partial(_judge_entry, settings)
    if gold is not None and texts is not None:
        truth_of, judge = read_gold(gold, codebook).__getitem__, partial(_judge_file, texts, settings)
    docs = list(dict.fromkeys(one.doc for one in evaluation.outcomes))
    found = _judged_by(others, docs, truth_of, judge, progress)
    return tuple(
        beside(name, signature, theirs, evaluation.outcomes, evaluation.themes)
        for name, (signature, theirs) in found.items()
    )


def other_labellers(stages: Stages) -> dict[str, Stages]:
    """The stages of every other labeller, by name; none where cues are all there is.

    They share one memory of what the encoder read last, which is what takes longest.
    """
    if (model := stages.model) is None:
        return {}
    encoder = replace(model.encoder, network=lru_cache(WINDOWS)(model.encoder.network))
    remembering = replace(model, encoder=encoder)
    panels = [name for name in model.judges.panels if name != model.panel]
    return {CUES: replace(stages, model=None)} | {
        name: replace(stages, model=remembering.asking(name)) for name in panels
    }


def _judged_by(
    others: dict[str, Stages], docs: Sequence[str], truth_of: Truth, judge: Judge, progress: Progress
) -> dict[str, tuple[str, list[Outcome]]]:
    """For each labeller its signature and its outcomes; a document is judged by all before the next one."""
    signatures: dict[str, str] = {}
    outcomes: dict[str, list[Outcome]] = {name: [] for name in others}
    for done, doc in enumerate(docs if others else (), start=1):
        for name, stages in others.items():
            judgements = judge(doc, stages)
            signatures[name] = judgements[-1].labeller if judgements else ""
            outcomes[name] += outcomes_of(doc, truth_of(doc), judgements)
        progress(done, len(docs))
    return {name: (signatures.get(name, ""), theirs) for name, theirs in outcomes.items()}


def _agreed(settings: Settings, codebook: Codebook, slug: str) -> tuple[GoldUnit, ...]:
    return agreed_codings(read_codings(settings.corpus, slug), codebook)


def _judge_entry(settings: Settings, slug: str, stages: Stages) -> Sequence[Judgement]:
    entry = read_entry(settings.corpus, slug)
    about = entry.metadata
    processed = process(read_document(entry), about.source_kind, stages, time=datetime.now(UTC), about=about)
    return processed.judgements


def _judge_file(texts: Path, settings: Settings, doc: str, stages: Stages) -> Sequence[Judgement]:
    return process(ingest.read(texts / doc, settings.limits), None, stages, time=datetime.now(UTC)).judgements
