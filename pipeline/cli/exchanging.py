"""`wijkspiegel export` and `wijkspiegel import`: what was judged, for scripts and for other programs, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, count, fail, progress, say, shared
from pipeline.cli.writing import write
from pipeline.errors import WijkspiegelError

if TYPE_CHECKING:
    from pipeline.codebook import Codebook
    from pipeline.exchange import Incoming, Material, NewVerdict, Progress
    from pipeline.settings import Settings

ORIGIN = f"wijkspiegel {__version__}"


class Form(StrEnum):
    """In which form judgements are handed out."""

    JSONL = "jsonl"
    CSV = "csv"
    QDC = "qdc"
    QDPX = "qdpx"


def export(
    context: typer.Context,
    form: Annotated[
        Form,
        typer.Option("--as", help="jsonl: a record a unit; csv: a row an answer; qdc: the codebook; qdpx: a project."),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", readable=False, help="Where to write; - is standard output.")
    ],
    *,
    document: Annotated[
        list[str] | None, typer.Option("--document", metavar="NAME", help="Only this one; may be given several times.")
    ] = None,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
) -> None:
    """Hand out what counts and what everybody said, sorted, with quotes and offsets.

    A qdpx project (REFI-QDA) can be opened in ATLAS.ti, MAXQDA, NVivo or QualCoder, and what people change there comes
    back with `wijkspiegel import`.
    """
    from pipeline.codebook import load_codebook  # noqa: PLC0415 - as all rooms: only for the command that needs them
    from pipeline.exchange import codebook_file, material  # noqa: PLC0415

    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    codebook = load_codebook(settings.codebook)
    if form is Form.QDC:
        write(out, codebook_file(codebook, ORIGIN))
        return
    with material(settings.store, document) as found, progress("documents", quiet=common.quiet) as report:
        write(out, _handed_out(form, found, settings, codebook, report))
    say(f"{count(len(found.abouts), 'document')} written to {out}", quiet=common.quiet)


def _handed_out(form: Form, found: Material, settings: Settings, codebook: Codebook, report: Progress) -> bytes:
    from pipeline.browse.tables import CsvForm, csv_bytes  # noqa: PLC0415 - as above
    from pipeline.corpus.people import people  # noqa: PLC0415
    from pipeline.exchange import answer_rows, project_file, unit_records  # noqa: PLC0415

    if form is Form.QDPX:
        names = {one.labeller: one.name for one in people(settings.corpus).values()}
        return project_file(found, codebook, name=settings.corpus.name, origin=ORIGIN, names=names, progress=report)
    texts = found.texts(report)
    if form is Form.CSV:
        rows = (row for text in texts for row in answer_rows(text, codebook.version, codebook.theme_ids))
        return csv_bytes(rows, CsvForm.PLAIN)
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for text in texts for record in unit_records(text))
    return "".join(lines).encode()


def bring_in(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE.qdpx", readable=False, help="A project that came from here.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would come in.")] = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Take in what people judged in another program: a project of `wijkspiegel export`, as they changed it there.

    A code that a person added or changed is a verdict of theirs, on each sentence that it covers by half or more. What
    cannot be used is told, and nothing comes in twice. A coding that is gone takes nobody's word back.
    """
    from pipeline.codebook import load_codebook  # noqa: PLC0415 - as all rooms: only for the command that needs them
    from pipeline.exchange import incoming, read_project  # noqa: PLC0415

    common = shared(context, quiet=quiet or as_json)
    settings = common.settings(corpus)
    codebook = load_codebook(settings.codebook)
    found = incoming(settings, codebook, read_project(path, settings.limits))
    failures = [] if dry_run else _take_in(found, settings, codebook, quiet=common.quiet)
    if as_json:
        typer.echo(json.dumps({**asdict(found), "failures": failures}, ensure_ascii=False, indent=1))
    for one in found.left:
        say(f"note: {one.where}: {one.why} ({count(one.times, 'time')})", quiet=common.quiet)
    say(_summary(found, len(failures), dry_run=dry_run), quiet=common.quiet)
    if failures:
        raise typer.Exit(1)


def _take_in(found: Incoming, settings: Settings, codebook: Codebook, *, quiet: bool) -> list[str]:
    """Record the verdicts one by one; what is wrong with one is told on standard error and costs no other."""
    failures = []
    with progress("verdicts", quiet=quiet) as report:
        for number, verdict in enumerate(found.verdicts, start=1):
            try:
                _record(verdict, settings, codebook)
            except WijkspiegelError as error:
                fail(error)
                failures.append(str(error))
            report(number, len(found.verdicts), verdict.slug)
    return failures


def _record(verdict: NewVerdict, settings: Settings, codebook: Codebook) -> None:
    from pipeline.judgement import Asked, Why  # noqa: PLC0415 - as above
    from pipeline.review import record  # noqa: PLC0415

    record(
        *(settings, codebook, verdict.reviewer, verdict.unit_id),
        themes=verdict.themes,
        mode=verdict.mode,
        kind=verdict.kind,
        voice=verdict.voice,
        note=verdict.note,
        asked=Asked(Why.IMPORT),
    )


def _summary(found: Incoming, failed: int, *, dry_run: bool) -> str:
    people = len({verdict.reviewer for verdict in found.verdicts})
    new = f"{count(len(found.verdicts) - failed, 'verdict')} of {people} {'person' if people == 1 else 'people'}"
    done = "would be taken in" if dry_run else "taken in"
    left = sum(one.times for one in found.left)
    return f"{new} {done}; {count(found.known, 'answer')} known already, {left} left out"
