"""`wijkspiegel check`: what is amiss with codebook and labels, a line each."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.check.finding import RANK, Question, Severity
from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, count, progress, say, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.finding import Finding

_Only = Annotated[
    list[Question] | None,
    typer.Option(
        "--only", help="Ask this alone. Can be given more than once; what cannot be read is told in any case."
    ),
]
_Least = Annotated[Severity, typer.Option("--least", help="Leave out what is less bad than this.")]


def check(
    context: typer.Context,
    *,
    only: _Only = None,
    least: _Least = Severity.WARNING,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Look through codebook, codings and documents to train on, and say what is wrong, where, and what to do.

    An error has to be mended, a warning to be looked at, a note may stand. The exit status is 1 when there are errors.
    """
    from pipeline.check.checking import check as ask  # noqa: PLC0415 - as all rooms: only for the command that needs them

    common = shared(context, quiet=quiet)
    with progress("questions", quiet=common.quiet or as_json) as report:
        found = ask(common.settings(corpus), only or (), report)
    shown = [finding for finding in found if RANK[finding.severity] <= RANK[least]]
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in shown], ensure_ascii=False, indent=1))
    else:
        _print(shown, quiet=common.quiet)
    say(_summary(found, least), quiet=common.quiet or as_json)
    if any(finding.severity is Severity.ERROR for finding in found):
        raise typer.Exit(1)


def _print(found: Sequence[Finding], *, quiet: bool) -> None:
    for finding in found:
        if not quiet or finding.severity is Severity.ERROR:
            typer.echo(str(finding))


def _summary(found: Sequence[Finding], least: Severity) -> str:
    counts = Counter(finding.severity for finding in found)
    hidden = any(RANK[severity] > RANK[least] for severity in counts)
    summary = ", ".join(count(counts[severity], severity.value) for severity in Severity)
    return summary + (f"; --least {Severity.NOTE} shows all" if hidden else "")
