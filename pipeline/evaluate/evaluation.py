"""Evaluating: from gold and texts, or from the corpus and its codings, to scores that can be kept and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.codebook import Codebook, load_codebook
from pipeline.corpus.judgements import read_codings
from pipeline.errors import EvaluationError, WijkspiegelError
from pipeline.evaluate.calibration import calibrations
from pipeline.evaluate.gold import GoldUnit, agreed_codings, read_gold
from pipeline.evaluate.judged import DocumentJudge, Judge, Judged, stages
from pipeline.evaluate.matching import answers
from pipeline.evaluate.outcomes import Outcome, outcome
from pipeline.evaluate.results import EVERYTHING, Evaluation, Part
from pipeline.evaluate.scores import measures, score
from pipeline.evaluate.tallies import Tally, is_running, tally
from pipeline.judgement import Judgement
from pipeline.language import choose
from pipeline.settings import Settings
from pipeline.store.judged import document_slugs, machine_document

Progress = Callable[[int, int], None]
YEARS = 5
"""In a period."""


def silent(_done: int, _all: int) -> None:
    """No progress."""


@dataclass(frozen=True)
class _Compared:
    """One document of an evaluation."""

    doc: str
    source_kind: str | None
    year: int | None
    outcomes: tuple[Outcome, ...]
    counts: Tally


def run_evaluation(
    gold: Path,
    texts: Path,
    settings: Settings,
    *,
    judge: Judge | None = None,
    progress: Progress = silent,
) -> Evaluation:
    """Judge the texts that a gold file names, and score the judgements.

    Args:
        gold: A gold file, see `gold.read_gold`.
        texts: The folder with the texts that its `doc` fields name.
        settings: Codebook, language pipeline and limits.
        judge: What turns a file into judgements; `None`: the product's own stages, as `annotate` uses them.
        progress: Called with the number of documents done and of all.

    Returns:
        The scores. A document that is missing, cannot be read, or does not fit its gold is a line in `failures`.

    Raises:
        WijkspiegelError: when gold, codebook or language pipeline cannot be read.
    """
    codebook = load_codebook(settings.codebook)
    documents = read_gold(gold, codebook)
    language = "" if judge else choose(settings.language).name
    judge = judge or stages(settings, codebook)
    compared: list[_Compared] = []
    failures: list[str] = []
    labellers: dict[str, None] = {}
    for done, (doc, truth) in enumerate(documents.items(), start=1):
        try:
            judged = judge(_text_of(texts, doc))
            compared.append(_compare(doc, truth, judged))
            labellers |= dict.fromkeys(judgement.labeller for judgement in judged.judgements)
        except WijkspiegelError as error:
            failures.append(str(error))
        progress(done, len(documents))
    return replace(_evaluation(gold.name, labellers, codebook, compared, failures), language=language)


def evaluate_corpus(
    settings: Settings, *, judge: DocumentJudge | None = None, progress: Progress = silent
) -> Evaluation:
    """Score the machine's judgements where the codings handed in with the texts agree.

    Args:
        settings: Which corpus and store.
        judge: What gives the judgements of a document by its slug; `None`: the store, which holds them.
        progress: Called with the number of documents done and of all.

    Returns:
        The scores, with a part for each kind of source. Documents without two codings are left out.

    Raises:
        WijkspiegelError: when the store or a file of codings cannot be read.
        EvaluationError: when no document has two codings.
    """
    codebook = load_codebook(settings.codebook)
    compared: list[_Compared] = []
    labellers: dict[str, None] = {}
    slugs, judge = document_slugs(settings.store), judge or partial(machine_document, settings.store)
    for done, slug in enumerate(slugs, start=1):
        if truth := agreed_codings(read_codings(settings.corpus, slug), codebook):
            document = judge(slug)
            judged = Judged(document.raw, document.judgements)
            compared.append(_compare(slug, truth, judged, source_kind=document.source_kind, year=document.year))
            labellers |= dict.fromkeys(judgement.labeller for judgement in document.judgements)
        progress(done, len(slugs))
    if not compared:
        raise EvaluationError("no document has two codings", where=settings.corpus, remedy="give a gold file instead")
    found = _evaluation("codings that agree", labellers, codebook, compared, [])
    return replace(found, language=choose(settings.language).name)


def _text_of(texts: Path, doc: str) -> Path:
    """The file that a gold names; a name that leads out of the folder is refused."""
    path = texts / doc
    if not path.resolve().is_relative_to(texts.resolve()) or not path.is_file():
        raise EvaluationError("named in the gold but not found", where=path, remedy="give the folder that holds it")
    return path


def _compare(
    doc: str, truth: tuple[GoldUnit, ...], judged: Judged, *, source_kind: str | None = None, year: int | None = None
) -> _Compared:
    if (reach := max(unit.span.end for unit in truth)) > len(judged.raw):
        problem = f"the gold goes to character {reach}, the text to {len(judged.raw)}"
        raise EvaluationError(problem, where=doc, remedy="evaluate on the very text that was coded")
    answered = answers(truth, judged.judgements)
    outcomes = outcomes_of(doc, truth, judged.judgements)
    return _Compared(doc, source_kind, year, outcomes, tally(judged.raw, truth, answered, judged.judgements))


def outcomes_of(doc: str, truth: Sequence[GoldUnit], judgements: Sequence[Judgement]) -> tuple[Outcome, ...]:
    """What gold and we say of each running gold unit of a document, by its name."""
    pairs = zip(truth, answers(truth, judgements), strict=True)
    return tuple(outcome(doc, unit, answer) for unit, answer in pairs if is_running(unit))


def _evaluation(
    gold: str, labellers: Iterable[str], codebook: Codebook, compared: Sequence[_Compared], failures: Sequence[str]
) -> Evaluation:
    outcomes = tuple(outcome for one in compared for outcome in one.outcomes)
    kinds = _groups(compared, lambda one: one.source_kind)
    return Evaluation(
        gold=gold,
        labeller=", ".join(labellers),
        themes=codebook.theme_ids,
        parts=tuple(_part(name, of_set, codebook) for name, of_set in {EVERYTHING: compared, **kinds}.items()),
        outcomes=outcomes,
        failures=tuple(failures),
        periods=tuple(_part(name, of_set, codebook) for name, of_set in _groups(compared, _period).items()),
        calibration=calibrations(outcomes, codebook.theme_ids),
    )


def _groups(
    compared: Sequence[_Compared], name_of: Callable[[_Compared], str | None]
) -> dict[str, Sequence[_Compared]]:
    """The documents by what they have in common, in order of its name; those without a name are in none."""
    names = sorted({name for one in compared if (name := name_of(one)) is not None})
    return {name: [one for one in compared if name_of(one) == name] for name in names}


def _period(one: _Compared) -> str | None:
    if one.year is None:
        return None
    first = one.year - one.year % YEARS
    return f"{first}–{first + YEARS - 1}"


def _part(name: str, compared: Sequence[_Compared], codebook: Codebook) -> Part:
    return Part(
        name=name,
        documents=len(compared),
        units=sum(len(one.outcomes) for one in compared),
        scores=score([one.counts for one in compared], measures(codebook.theme_ids)),
        counts=dict(sorted(sum((one.counts for one in compared), Tally()).items())),
    )
