"""`wijkspiegel evaluate`: the product's judgements against a gold, and its cleaning on damage made by machine."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, fail, progress, shared
from pipeline.cli.store import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.evaluate import Changes, CleaningEvaluation, Evaluation, LanguageScores, Part
    from pipeline.settings import Settings

WIDE = 120
"""Columns of a table that goes into a file or a pipe."""


class Only(StrEnum):
    """A part of the evaluation."""

    JUDGEMENTS = "judgements"
    CLEANING = "cleaning"


_Gold = Annotated[
    Path | None,
    typer.Argument(metavar="GOLD.jsonl", help="Gold judgements; without them, the codings of the corpus that agree."),
]
_Texts = Annotated[Path | None, typer.Argument(metavar="TEXTS/", help="The folder with the texts that the gold names.")]
_Out = Annotated[Path, typer.Option("--out", metavar="FILE.json", help="Where to keep the evaluation, as JSON.")]
_Base = Annotated[
    Path | None,
    typer.Option("--base", metavar="FILE.json", help="An earlier evaluation: show what was gained and lost."),
]
_Only = Annotated[Only | None, typer.Option("--only", help="Evaluate this part of the product alone.")]
_Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        metavar="NAME",
        help="Judge with this language pipeline too, and show what differs: a package, a folder, lemma-table, or "
        "tokens, which has no lemmas. Can be given more than once.",
    ),
]
_Full = Annotated[bool, typer.Option("--full", help="Damage all documents for the exam of the cleaning, not a sample.")]
_Examples = Annotated[
    int,
    typer.Option(
        "--examples",
        min=0,
        metavar="N",
        help="How many to show of the edits of each rule, and of the sentences of each theme, that came or went.",
    ),
]
_Beside = Annotated[
    bool,
    typer.Option(
        "--beside/--alone", help="Where a model judges: hold the cues and each of its voices alone beside it, or not."
    ),
]
_Card = Annotated[
    bool, typer.Option("--card", help="Write card, figures and reliability plot beside the model that judged.")
]


def evaluate(
    context: typer.Context,
    *,
    gold: _Gold = None,
    texts: _Texts = None,
    out: _Out = Path("evaluation.json"),
    base: _Base = None,
    only: _Only = None,
    language: _Languages = None,
    full: _Full = False,
    examples: _Examples = 3,
    beside: _Beside = True,
    card: _Card = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Score the judgements and the cleaning, with 95 % intervals by bootstrap over documents.

    Judgements of themes, stance, mode, kind and voice are held against a gold; without one, against the codings of the
    corpus, with which the store is brought up to date first. Cleaning is examined on the texts of the corpus, damaged
    as text recognition does, when no gold is given.
    """
    from pipeline.evaluate import NOT_JUDGED, load_evaluation, save_evaluation  # noqa: PLC0415 - as all rooms: only for the command that needs them
    from pipeline.language import choose  # noqa: PLC0415 - as above

    _check(gold, texts, only, language, card=card)
    others = [choose(name).source for name in language or ()]  # a wrong name is told before the work
    common = shared(context, quiet=quiet)
    settings, hidden = common.settings(corpus), common.quiet or as_json
    before = None if base is None else load_evaluation(base)
    evaluation, refused = (NOT_JUDGED, False) if only is Only.CLEANING else _judge(settings, gold, texts, quiet=hidden)
    if others:
        evaluation = _judge_with(others, evaluation, settings, gold, texts, quiet=hidden)
    if beside and evaluation.parts:
        evaluation = _lay_beside(evaluation, settings, gold, texts, quiet=hidden)
    if gold is None and only is not Only.JUDGEMENTS:
        evaluation = replace(evaluation, cleaning=_examine(settings, full=full, quiet=hidden))
    save_evaluation(evaluation, out)
    if card:
        _write_card(evaluation, settings)
    _show(evaluation, before, settings, texts, examples, as_json=as_json, quiet=common.quiet)
    for failure in evaluation.failures:
        fail(failure)
    if evaluation.failures or refused:
        raise typer.Exit(1)


def _check(
    gold: Path | None, texts: Path | None, only: Only | None, languages: list[str] | None, *, card: bool
) -> None:
    if (gold is None) != (texts is None):
        raise typer.BadParameter("give GOLD.jsonl with the folder TEXTS/, or neither")
    if gold is not None and only is Only.CLEANING:
        raise typer.BadParameter(
            "a gold is one of judgements; leave it out to examine the cleaning", param_hint="--only"
        )
    if languages and only is Only.CLEANING:
        raise typer.BadParameter("cleaning asks no language pipeline", param_hint="--language")
    if card and (gold is not None or only is Only.CLEANING):
        raise typer.BadParameter("a card tells of the judgements of the corpus", param_hint="--card")


def _judge(settings: Settings, gold: Path | None, texts: Path | None, *, quiet: bool) -> tuple[Evaluation, bool]:
    """The scores of the judgements, and whether a document of the corpus was refused."""
    from pipeline.evaluate import evaluate_corpus, run_evaluation  # noqa: PLC0415 - as above

    refused = gold is None and bool(bring_up_to_date(settings, quiet=quiet).failures)
    with progress("judgements", quiet=quiet) as report:
        if gold is None or texts is None:
            return evaluate_corpus(settings, progress=report), refused
        return run_evaluation(gold, texts, settings, progress=report), refused


def _judge_with(
    names: Sequence[str],
    evaluation: Evaluation,
    settings: Settings,
    gold: Path | None,
    texts: Path | None,
    *,
    quiet: bool,
) -> Evaluation:
    """The evaluation with the scores of other language pipelines."""
    from pipeline.evaluate import scores_with  # noqa: PLC0415 - as above

    with progress("other language pipelines", quiet=quiet) as report:
        return replace(evaluation, languages=tuple(scores_with(names, settings, gold, texts, progress=report)))


def _lay_beside(
    evaluation: Evaluation, settings: Settings, gold: Path | None, texts: Path | None, *, quiet: bool
) -> Evaluation:
    """The evaluation with what other labellers say of the same documents."""
    from pipeline.evaluate import labellers_beside  # noqa: PLC0415 - as above

    with progress("other labellers", quiet=quiet) as report:
        return replace(evaluation, labellers=labellers_beside(evaluation, settings, gold, texts, progress=report))


def _write_card(evaluation: Evaluation, settings: Settings) -> None:
    from pipeline.corpus.documents import read_entry  # noqa: PLC0415 - as above
    from pipeline.errors import EvaluationError  # noqa: PLC0415 - as above
    from pipeline.evaluate import write_card  # noqa: PLC0415 - as above
    from pipeline.model.choice import choose_model  # noqa: PLC0415 - as above

    if (folder := choose_model(settings.model)) is None:
        raise EvaluationError("cues judge alone: there is no model to write a card of", remedy="leave out --card")
    entries = (read_entry(settings.corpus, doc) for doc in {one.doc for one in evaluation.outcomes})
    is_fictional = all(entry.metadata.fictional for entry in entries)
    write_card(evaluation, folder, _text_of(settings, None), is_fictional=is_fictional)


def _examine(settings: Settings, *, full: bool, quiet: bool) -> CleaningEvaluation:
    from pipeline.evaluate import evaluate_cleaning  # noqa: PLC0415 - as above

    with progress("cleaning", quiet=quiet) as report:
        return evaluate_cleaning(settings, full=full, progress=report)


def _show(
    evaluation: Evaluation,
    before: Evaluation | None,
    settings: Settings,
    texts: Path | None,
    each: int,
    *,
    as_json: bool,
    quiet: bool,
) -> None:
    from pipeline.evaluate import changes, changes_tables, languages_table, raw_texts, render  # noqa: PLC0415 - as above

    found = None
    if evaluation.cleaning is not None and before is not None and before.cleaning is not None:
        found = changes(evaluation.cleaning.edits, before.cleaning.edits)
    if as_json:
        typer.echo(json.dumps(_as_json(evaluation, before, found), ensure_ascii=False))
    elif not quiet:
        from rich.console import Console, Group  # noqa: PLC0415 - a table is drawn only here

        console = Console()
        console.width = console.width if console.is_terminal else WIDE
        console.print(render(evaluation, before, text_of=_text_of(settings, texts), each=each))
        if evaluation.languages:
            console.print(languages_table(evaluation))
        if found is not None:
            console.print(Group(*changes_tables(found, raw_texts(settings), each)))


def _text_of(settings: Settings, texts: Path | None) -> Callable[[str], str]:
    """What gives the raw text of a document that was evaluated, by its name."""
    from pipeline import ingest  # noqa: PLC0415 - as above
    from pipeline.corpus.documents import read_entry, read_raw  # noqa: PLC0415 - as above

    @cache
    def text_of(doc: str) -> str:
        if texts is None:
            return read_raw(read_entry(settings.corpus, doc))
        return ingest.read(texts / doc, settings.limits).raw

    return text_of


def _as_json(evaluation: Evaluation, before: Evaluation | None, found: Changes | None) -> dict[str, Any]:
    """All that was found, but for what is only kept to compare with, and what turned since an earlier evaluation."""
    from pipeline.evaluate import gains  # noqa: PLC0415 - as above

    scores: dict[str, Any] = {part.name: _scores(part) for part in (*evaluation.parts, *evaluation.periods)}
    if evaluation.language:
        scores["language"] = evaluation.language
    if evaluation.languages:
        scores["languages"] = {one.language: _scores(one) for one in evaluation.languages}
    for name in ("calibration", "labellers", "learned"):
        if of_name := getattr(evaluation, name):
            scores[name] = [asdict(one) for one in of_name]
    if evaluation.parts and before is not None and before.parts:
        scores["units"] = asdict(gains(evaluation, before))
    if evaluation.cleaning is not None:
        names = ("name", "rate", "documents", "scores", "slips")
        scores["cleaning"] = [{name: asdict(exam)[name] for name in names} for exam in evaluation.cleaning.exams]
    if found is not None:
        scores["edits"] = asdict(found)
    return scores


def _scores(part: Part | LanguageScores) -> list[dict[str, Any]]:
    return [asdict(score) for score in part.scores]
