"""`wijkspiegel export` and `wijkspiegel import`: what was judged, for scripts and for other programs, and back."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.cli.shared import CorpusOption, QuietOption, count, progress, say, shared
from pipeline.cli.writing import write

if TYPE_CHECKING:
    from pipeline.codebook import Codebook
    from pipeline.exchange import Material, Progress
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
