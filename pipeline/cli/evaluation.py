"""`wijkspiegel evaluate`: the product's judgements against a gold."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, fail, progress, shared
from pipeline.cli.store import bring_up_to_date

if TYPE_CHECKING:
    from pipeline.evaluate import Evaluation

WIDE = 120
"""Columns of a table that goes into a file or a pipe."""

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


def evaluate(
    context: typer.Context,
    *,
    gold: _Gold = None,
    texts: _Texts = None,
    out: _Out = Path("evaluation.json"),
    base: _Base = None,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Score the judgements of themes, stance, mode, kind and voice, with 95 % intervals by bootstrap over documents.

    Without a gold, the store is brought up to date with the corpus first.
    """
    from pipeline.evaluate import (  # noqa: PLC0415 - as all rooms: only for the command that needs them
        evaluate_corpus,
        load_evaluation,
        run_evaluation,
        save_evaluation,
    )

    if (gold is None) != (texts is None):
        raise typer.BadParameter("give GOLD.jsonl with the folder TEXTS/, or neither")
    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    before = None if base is None else load_evaluation(base)
    refused = gold is None and bool(bring_up_to_date(settings, quiet=common.quiet or as_json).failures)
    with progress("documents", quiet=common.quiet or as_json) as report:
        if gold is None or texts is None:
            evaluation = evaluate_corpus(settings, progress=report)
        else:
            evaluation = run_evaluation(gold, texts, settings, progress=report)
    save_evaluation(evaluation, out)
    _print(evaluation, before, as_json=as_json, quiet=common.quiet)
    for failure in evaluation.failures:
        fail(failure)
    if evaluation.failures or refused:
        raise typer.Exit(1)


def _print(evaluation: Evaluation, before: Evaluation | None, *, as_json: bool, quiet: bool) -> None:
    from pipeline.evaluate import render  # noqa: PLC0415 - as above

    if as_json:
        scores = {part.name: [asdict(score) for score in part.scores] for part in evaluation.parts}
        typer.echo(json.dumps(scores, ensure_ascii=False))
    elif not quiet:
        from rich.console import Console  # noqa: PLC0415 - a table is drawn only here

        console = Console()
        console.width = console.width if console.is_terminal else WIDE
        console.print(render(evaluation, before))
