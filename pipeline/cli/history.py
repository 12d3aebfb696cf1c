"""`wijkspiegel log`: what people judged, settled and took back, and who had decided what on a day."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, count, say, shared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_Until = Annotated[
    datetime | None,
    typer.Option("--until", metavar="DATE", formats=["%Y-%m-%d"], help="As it was at the end of this day: 2026-11-30."),
]
_Decided = Annotated[bool, typer.Option("--decided", help="Print who decided what, instead of who did what when.")]


def log(
    context: typer.Context,
    *,
    until: _Until = None,
    decided: _Decided = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Print what people did, the oldest first: every verdict, settlement and taking back, with the reason given."""
    from pipeline.corpus.people import people  # noqa: PLC0415 - as all rooms: only for the command that needs them
    from pipeline.review import history, tables  # noqa: PLC0415
    from pipeline.review.shown import as_shown  # noqa: PLC0415

    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    entries = as_shown(settings, history.read_log(settings.corpus, history.end_of(until.date()) if until else None))
    names = people(settings.corpus)
    made: Sequence[Mapping[str, object]]
    if decided:
        made, told = tables.decision_records(history.decisions(entries), names), _decision
    elif as_json:
        made, told = tables.log_lines(entries), _act
    else:
        made, told = tables.log_records(entries, names), _act
    if as_json:
        typer.echo(json.dumps(made, ensure_ascii=False, indent=1))
    else:
        for record in made:
            typer.echo(" ".join(told(record).split()))
    say(count(len(made), "decision" if decided else "act"), quiet=common.quiet or as_json)


def _act(record: Mapping[str, object]) -> str:
    """An act on one line: when, who, what, of which characters, what counted before and what they said, and why."""
    when = datetime.fromisoformat(str(record["time"])).astimezone()
    back = " (taken back)" if record["taken_back"] else ""
    change = f"{record['before'] or 'nothing'} -> {record['after'] or 'nothing'}"
    place = f"{record['document']}:{record['start']}-{record['end']}"
    note = f" [{record['note']}]" if record["note"] else ""
    return f"{when:%Y-%m-%d %H:%M} {record['name']}: {record['act']}{back} of {place}: {change}{note}"


def _decision(record: Mapping[str, object]) -> str:
    """A decision on one line: of which characters, the question, the answer, what it rests on, and who gave it."""
    place = f"{record['document']}:{record['start']}-{record['end']}"
    question = record["theme"] or record["question"]
    answer, basis = record["answer"] or "differ", record["basis"] or "nobody settled it"
    return f"{place} {question}: {answer} ({basis}: {record['said']})"
