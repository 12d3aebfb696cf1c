"""`wijkspiegel run` and `wijkspiegel status`: the store up to date, and how things stand."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, count, fail, progress, say, shared
from pipeline.likeness import Likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pipeline.likeness import AlikePair
    from pipeline.run import Outcome, Status
    from pipeline.settings import Settings

_WIDE = 200
"""Columns for a table that goes to a file or a pipe: nothing is cut."""
_LATER = "what is done is kept, and `wijkspiegel run` goes on with the rest"
"""Said before what may take long, to who does not want to wait for it."""
_COLUMNS = (
    *("document", "reader", "pages", "ocr", "raw", "removed", "noise", "units"),
    *("masked", "said", "not used", "version"),
)
_TOLD = ("codebook", "labeller", "language", "revision")
"""Facts about the store that people have a use for."""


def run(
    context: typer.Context, corpus: CorpusOption = None, quiet: QuietOption = False, as_json: JsonOption = False
) -> None:
    """Bring the store up to date: what changed in the corpus, the codebook or the rules is done again."""
    common = shared(context, quiet=quiet)
    outcome = bring_up_to_date(common.settings(corpus), quiet=common.quiet or as_json)
    if as_json:
        done = {task.slug: list(task.reasons) for task in outcome.done}
        failures = [asdict(failure) for failure in outcome.failures]
        typer.echo(json.dumps({"done": done, "failures": failures, "notices": outcome.notices}, ensure_ascii=False))
    if outcome.failures:
        raise typer.Exit(1)


def bring_up_to_date(settings: Settings, *, quiet: bool, only: Collection[str] | None = None) -> Outcome:
    """Run, with a bar and a closing line; what failed is told on standard error.

    Args:
        settings: Which corpus.
        quiet: Show nothing but what failed.
        only: See `pipeline.run.update`.

    Raises:
        WijkspiegelError: when the corpus as a whole cannot be used, or another run is at work.
    """
    from pipeline.run import anew, update  # noqa: PLC0415 - as all rooms: only for the command that needs them

    if only is not None and (number := anew(settings)) > len(only):
        why = "the store is not of the codebook, rules, language pipeline and model of now"
        say(f"note: {why}: all {count(number, 'document')} are judged; {_LATER}", quiet=quiet)
    with progress("documents", quiet=quiet) as report:
        outcome = update(settings, only=only, progress=report)
    for notice in outcome.notices:
        say(f"note: {notice}", quiet=quiet)
    for failure in outcome.failures:
        fail(failure.message)
    say(_summary(outcome), quiet=quiet)
    return outcome


def status(
    context: typer.Context,
    slugs: Annotated[list[str] | None, typer.Argument(metavar="[SLUG...]", help="Tell of these documents.")] = None,
    *,
    alike: Annotated[bool, typer.Option("--alike", help="Seek documents that are alike too.")] = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Print the ledger: what each document came from, what was cut or masked, what is stale or refused.

    Of documents that are named, every place is told that readers do not get to see, and never what it was. The exit
    status tells whether that could be told, not how things stand: what is refused is told on standard error and under
    `refused`, and ends `run` and `add` with 1.
    """
    from pipeline.run import status as ask  # noqa: PLC0415 - as above

    common = shared(context, quiet=quiet)
    found = ask(common.settings(corpus), with_alike=alike)
    found = found.of(slugs) if slugs else found
    if as_json:
        from pipeline.browse.cleaning_tables import alike_records  # noqa: PLC0415 - as above

        told = {**asdict(found), "alike": None if found.alike is None else alike_records(found.alike)}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif not common.quiet:
        _print_status(found)
        for line in _masked(found) if slugs else ():
            typer.echo(line)
    for message in (*found.refused.values(), *found.faults):
        fail(message)


def _summary(outcome: Outcome) -> str:
    done, failed = len(outcome.done), len(outcome.failures)
    if not done and not failed:
        return "the store is up to date"
    return f"{count(done, 'document')} brought up to date" + (f", {failed} refused" if failed else "")


def _print_status(found: Status) -> None:
    from rich.console import Console  # noqa: PLC0415 - a table is drawn only here
    from rich.table import Table  # noqa: PLC0415

    table = Table(*_COLUMNS, box=None, pad_edge=False)
    for column in table.columns[2:]:
        column.justify = "right"
    for slug, ledger in found.ledgers.items():
        table.add_row(slug, str(ledger["reader"]), *_figures(ledger))
    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    console.print(table)
    about = "; ".join(f"{name} {found.facts[name]}" for name in _TOLD if name in found.facts)
    lines = (
        *(f"stale: {slug}: {', '.join(reasons)}" for slug, reasons in found.stale.items()),
        *(f"alike: {_alike(pair)}" for pair in found.alike or ()),
        *(f"note: {notice}" for notice in found.notices),
        f"{count(len(found.ledgers), 'document')} in the store; {about}",
    )
    for line in lines:
        typer.echo(line)  # as a whole: a command that stands in it can be copied


def _figures(ledger: Mapping[str, object]) -> tuple[str, ...]:
    pages, empty = ledger["pages"], _size(ledger["pages_without_text"])
    return (
        f"{pages} ({empty} without text)" if empty else str(pages),
        _ocr(ledger.get("ocr")),
        f"{ledger['raw_characters']:,}",
        f"{_sum(ledger['removed']):,}",
        _share(ledger.get("noise")),  # a document that an earlier version did has none
        f"{_sum(ledger['units']):,}",
        f"{_sum(ledger.get('masked')):,}",
        f"{_sum(ledger['said']):,}",
        f"{_size(ledger['unmatched']) + _size(ledger['faults']):,}",
        str(ledger.get("versions", 1)),
    )


def _masked(found: Status) -> Iterator[str]:
    """A line for each place that readers do not get to see: where, what, how long, and the line around it."""
    for slug, places in found.masked.items():
        for one in places:
            length = count(one.end - one.start, "character")
            yield f"masked: {slug}:{one.start}-{one.end}: {one.kind}, {length}: {one.around}"


def _alike(pair: AlikePair) -> str:
    """Which two documents are alike, how much, and what to do where nobody said that they are one work."""
    share = f"{pair.shares.share:.0%}"
    how = {
        Likeness.SAME: f"{share} of {pair.first} is that of {pair.second}",
        Likeness.PART: f"{share} of {pair.first} stands in {pair.second}",
        Likeness.WHOLE: f"{share} of {pair.second} stands in {pair.first}",
    }[pair.shares.kind]
    settle = f"when it is a copy: wijkspiegel edit {pair.first} --copy-of {pair.second}"
    return f"{how}; {'one work' if pair.one_work else settle}"


def _ocr(found: object) -> str:
    """Pages read by OCR and how surely, and how many wait for it; a dash where there are no pictures of pages."""
    if not isinstance(found, dict):  # a document that an earlier version did
        return "–"
    waiting = sum(len(pages) for pages in found["waiting"].values())
    read = f"{found['pages']} at {_share(found['confidence'])}" if found["pages"] else ""
    return ", ".join(filter(None, [read, f"{waiting} waiting" if waiting else ""])) or "–"


def _share(share: object) -> str:
    return f"{share:.1%}" if isinstance(share, float) else "–"


def _sum(counts: object) -> int:
    return sum(counts.values()) if isinstance(counts, dict) else 0


def _size(items: object) -> int:
    return len(items) if isinstance(items, list) else 0
