"""Evaluating: from gold and texts, or from the corpus and its codings, to scores that can be kept and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pipeline import ingest
from pipeline.codebook import Codebook, load_codebook
from pipeline.corpus.documents import read_document, read_entry
from pipeline.corpus.judgements import read_codings
from pipeline.errors import EvaluationError, WijkspiegelError
from pipeline.evaluate.cleaning import CleaningEvaluation
from pipeline.evaluate.gold import GoldUnit, agreed_codings, read_gold
from pipeline.evaluate.matching import Answer, answers
from pipeline.evaluate.scores import Score, measures, score
from pipeline.evaluate.tallies import Tally, is_running, tally
from pipeline.judgement import Judgement
from pipeline.language import choose
from pipeline.settings import Settings
from pipeline.stages import load_stages, process
from pipeline.store.judged import MachineDocument, document_slugs, machine_document

EVERYTHING = "all"


@dataclass(frozen=True)
class Judged:
    """A text with all of our judgements of it."""

    raw: str
    judgements: tuple[Judgement, ...]


Judge = Callable[[Path], Judged]
DocumentJudge = Callable[[str], MachineDocument]
Progress = Callable[[int, int], None]


def silent(_done: int, _all: int) -> None:
    """No progress."""


@dataclass(frozen=True)
class Outcome:
    """What gold and we say of one running gold unit, kept so that a later evaluation can say what was gained and lost.

    Attributes:
        doc: Name of the document.
        start: First raw offset of the gold unit.
        end: Raw offset after its last character.
        gold: The verdict on each theme that the gold knows.
        ours: The stance of each theme that we find.
    """

    doc: str
    start: int
    end: int
    gold: Mapping[str, str]
    ours: Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """The scores of a set of documents.

    Attributes:
        name: `all`, or the kind of source that the set holds.
        documents: How many.
        units: How many running gold units.
        scores: In a fixed order, see `scores.measures`.
        counts: What the scores were made of, see `tallies`.
    """

    name: str
    documents: int
    units: int
    scores: tuple[Score, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class LanguageScores:
    """The scores of all documents when another language pipeline gives the lemmas.

    Attributes:
        language: Name and version of the pipeline.
        scores: As in `Part`.
    """

    language: str
    scores: tuple[Score, ...]


@dataclass(frozen=True)
class Evaluation:
    """All that one evaluation found.

    Attributes:
        gold: What was taken as true, as a reader would name it.
        labeller: Who was evaluated.
        themes: The codebook's themes, in order.
        parts: All documents first, then a part for each kind of source where that is known; none where judgements
            were not evaluated.
        outcomes: Each running gold unit.
        failures: A line for each document that could not be evaluated.
        cleaning: The exam of the cleaning; `None` where it was not held.
        language: Name and version of the language pipeline that was judged with; empty where that is not known.
        languages: The same judged with other language pipelines, where that was asked for.
    """

    gold: str
    labeller: str
    themes: tuple[str, ...]
    parts: tuple[Part, ...]
    outcomes: tuple[Outcome, ...]
    failures: tuple[str, ...] = ()
    cleaning: CleaningEvaluation | None = None
    language: str = ""
    languages: tuple[LanguageScores, ...] = ()


NOT_JUDGED = Evaluation(gold="", labeller="", themes=(), parts=(), outcomes=())
"""What an evaluation of nothing but the cleaning says of judgements."""


@dataclass(frozen=True)
class _Compared:
    """One document of an evaluation."""

    doc: str
    group: str | None
    gold: tuple[GoldUnit, ...]
    answered: tuple[Answer, ...]
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
            compared.append(_compare(doc, None, truth, judged))
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
            compared.append(_compare(slug, document.source_kind, truth, Judged(document.raw, document.judgements)))
            labellers |= dict.fromkeys(judgement.labeller for judgement in document.judgements)
        progress(done, len(slugs))
    if not compared:
        raise EvaluationError("no document has two codings", where=settings.corpus, remedy="give a gold file instead")
    found = _evaluation("codings that agree", labellers, codebook, compared, [])
    return replace(found, language=choose(settings.language).name)


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
        WijkspiegelError: when codebook or language pipeline cannot be loaded.
    """
    loaded, time = load_stages(settings), datetime.now(UTC)

    def judge(slug: str) -> MachineDocument:
        entry = read_entry(settings.corpus, slug)
        about = entry.metadata
        processed = process(read_document(entry), about.source_kind, loaded, time=time, about=about)
        return MachineDocument(slug, about.source_kind, processed.document.raw, tuple(processed.judgements))

    return judge


def _text_of(texts: Path, doc: str) -> Path:
    """The file that a gold names; a name that leads out of the folder is refused."""
    path = texts / doc
    if not path.resolve().is_relative_to(texts.resolve()) or not path.is_file():
        raise EvaluationError("named in the gold but not found", where=path, remedy="give the folder that holds it")
    return path


def _compare(doc: str, group: str | None, truth: tuple[GoldUnit, ...], judged: Judged) -> _Compared:
    if (reach := max(unit.span.end for unit in truth)) > len(judged.raw):
        problem = f"the gold goes to character {reach}, the text to {len(judged.raw)}"
        raise EvaluationError(problem, where=doc, remedy="evaluate on the very text that was coded")
    answered = answers(truth, judged.judgements)
    return _Compared(doc, group, truth, answered, tally(judged.raw, truth, answered, judged.judgements))


def _evaluation(
    gold: str, labellers: Iterable[str], codebook: Codebook, compared: Sequence[_Compared], failures: Sequence[str]
) -> Evaluation:
    groups = sorted({one.group for one in compared if one.group is not None})
    sets = {EVERYTHING: compared, **{group: [one for one in compared if one.group == group] for group in groups}}
    return Evaluation(
        gold=gold,
        labeller=", ".join(labellers),
        themes=codebook.theme_ids,
        parts=tuple(_part(name, of_set, codebook) for name, of_set in sets.items()),
        outcomes=tuple(outcome for one in compared for outcome in _outcomes(one)),
        failures=tuple(failures),
    )


def _part(name: str, compared: Sequence[_Compared], codebook: Codebook) -> Part:
    return Part(
        name=name,
        documents=len(compared),
        units=sum(is_running(unit) for one in compared for unit in one.gold),
        scores=score([one.counts for one in compared], measures(codebook.theme_ids)),
        counts=dict(sorted(sum((one.counts for one in compared), Tally()).items())),
    )


def _outcomes(one: _Compared) -> Iterable[Outcome]:
    for unit, answer in zip(one.gold, one.answered, strict=True):
        if is_running(unit):
            themes = {theme: verdict.value for theme, verdict in unit.themes.items()}
            ours = {theme: stance.value for theme, stance in answer.themes.items()}
            yield Outcome(one.doc, unit.span.start, unit.span.end, themes, ours)
