"""`wijkspiegel clean` and `wijkspiegel annotate`: files judged without adding them to a corpus."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared import CorpusOption, QuietOption, count, fail, progress, say, shared, write_whole
from pipeline.codebook import SourceKind
from pipeline.errors import IngestError, WijkspiegelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.settings import Settings
    from pipeline.text import Document

_File = Annotated[Path, typer.Argument(metavar="FILE", help="Text, Markdown, web page, PDF or Word file.")]
_Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Text, Markdown, web page, PDF or Word files.")]
_JsonFile = Annotated[Path, typer.Option("--out", metavar="FILE.json", help="Where to write; - is standard output.")]
_LinesFile = Annotated[Path, typer.Option("--out", metavar="FILE.jsonl", help="Where to write; - is standard output.")]
_Kind = Annotated[
    SourceKind | None, typer.Option("--source-kind", "--kind", help="What the documents are, when known.")
]


def clean(
    context: typer.Context, path: _File, out: _JsonFile, corpus: CorpusOption = None, quiet: QuietOption = False
) -> None:
    """Clean one file and write raw text, clean text, the edits between them, and the ledger, as JSON."""
    from pipeline.clean import clean as clean_text  # noqa: PLC0415 - as all rooms: only for the command that needs them
    from pipeline.ingest import read  # noqa: PLC0415
    from pipeline.run.ledger import reading_ledger  # noqa: PLC0415
    from pipeline.stages import check_rules  # noqa: PLC0415

    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    _refuse_overwriting(out, [path])
    check_rules(settings)
    document = read(path, settings.limits)
    cleaned = clean_text(document.raw, settings.rules_off)
    edits = [{"start": e.start, "end": e.end, "new": e.new, "rule": e.rule} for e in cleaned.edits]
    ledger = reading_ledger(document, cleaned)
    _write(
        out,
        json.dumps({"raw": cleaned.raw, "clean": cleaned.text, "edits": edits, "ledger": ledger}, ensure_ascii=False),
    )
    say(
        f"{path}: {count(len(edits), 'edit')}, {len(cleaned.raw):,} characters became {len(cleaned.text):,}",
        quiet=common.quiet,
    )


def annotate(
    context: typer.Context,
    paths: _Files,
    out: _LinesFile,
    *,
    source_kind: _Kind = None,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
) -> None:
    """Judge files without adding them to the corpus: one JSON object a unit, in order of the text.

    Offsets are in the raw text, which `wijkspiegel clean` gives. Of the corpus only the codebook is used.
    """
    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    _refuse_overwriting(out, paths)
    judged = _judge_with(settings, source_kind)
    lines: list[str] = []
    failed = 0
    with progress("files", quiet=common.quiet) as report:
        for number, path in enumerate(paths, start=1):
            try:
                lines += (json.dumps(record, ensure_ascii=False) + "\n" for record in judged(_read(path, settings)))
            except WijkspiegelError as error:
                fail(error)
                failed += 1
            report(number, len(paths), path.name)
    if failed < len(paths):
        _write(out, "".join(lines))
        say(f"{count(len(lines), 'unit')} of {count(len(paths) - failed, 'file')}", quiet=common.quiet)
    if failed:
        raise typer.Exit(1)


def _judge_with(
    settings: Settings, source_kind: SourceKind | None
) -> Callable[[Document], Sequence[dict[str, object]]]:
    """What makes of a document the records that are handed out."""
    from pipeline.run.handout import unit_records  # noqa: PLC0415 - as above
    from pipeline.stages import load_stages, process  # noqa: PLC0415

    stages, time = load_stages(settings), datetime.now(UTC)
    return lambda document: unit_records(process(document, source_kind, stages, time=time))


def _read(path: Path, settings: Settings) -> Document:
    from pipeline.ingest import read  # noqa: PLC0415 - as above

    return read(path, settings.limits)


def _refuse_overwriting(out: Path, paths: Sequence[Path]) -> None:
    if str(out) != "-" and out.resolve() in {path.resolve() for path in paths}:
        raise typer.BadParameter("is one of the files to read", param_hint="--out")


def _write(out: Path, text: str) -> None:
    try:
        write_whole(out, text)
    except OSError as error:
        raise IngestError(
            f"cannot be written ({error.strerror})", where=out, remedy="name another with --out"
        ) from error
