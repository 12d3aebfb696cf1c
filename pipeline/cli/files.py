"""`wijkspiegel annotate`: files judged without adding them to a corpus."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared import CorpusOption, Paths, QuietOption, count, fail, progress, say, shared
from pipeline.cli.writing import refuse_overwriting, write
from pipeline.codebook import SourceKind
from pipeline.errors import IngestError, WijkspiegelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.settings import Settings

_LinesFile = Annotated[
    Path, typer.Option("--out", metavar="FILE.jsonl", readable=False, help="Where to write; - is standard output.")
]
_Kind = Annotated[
    SourceKind | None, typer.Option("--source-kind", "--kind", help="What the documents are, when known.")
]


def annotate(
    context: typer.Context,
    paths: Paths,
    out: _LinesFile,
    *,
    source_kind: _Kind = None,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
) -> None:
    """Judge files without adding them to the corpus: one JSON object a unit, in order of the text.

    Offsets are in the raw text, which `wijkspiegel clean` gives. Of the corpus only the codebook is used. With
    `model = "none"` in the settings the cues judge alone, and give no probabilities.
    """
    from pipeline.language import choose  # noqa: PLC0415 - as all rooms: only for the command that needs them

    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    refuse_overwriting(out, paths)
    different = _once(paths)
    judged = _judge_with(settings, source_kind)
    lines: list[str] = []
    failed = 0
    with progress("files", quiet=common.quiet) as report:
        for number, path in enumerate(different, start=1):
            try:
                lines += judged(path)
            except WijkspiegelError as error:
                fail(error)
                failed += 1
            report(number, len(different), path.name)
    if failed < len(different):
        write(out, "".join(lines))
        read = f"{count(len(lines), 'unit')} of {count(len(different) - failed, 'file')}"
        say(f"{read}; language {choose(settings.language).name}{_model(settings)}", quiet=common.quiet)
    if failed:
        raise typer.Exit(1)


def _model(settings: Settings) -> str:
    """Which model judged, behind what is told before it; nothing where the cues did."""
    from pipeline.model.choice import choose_model, read_manifest  # noqa: PLC0415 - as above

    folder = choose_model(settings.model)
    return "" if folder is None else f"; model {read_manifest(folder).version}"


def _once(paths: Sequence[Path]) -> list[Path]:
    """The paths in their order, without those that lead to a file that was named before."""
    different: dict[str, Path] = {}
    for path in paths:
        different.setdefault(os.path.realpath(path), path)
    return list(different.values())


def _judge_with(settings: Settings, source_kind: SourceKind | None) -> Callable[[Path], list[str]]:
    """What makes of a file the lines that are handed out; what goes wrong with it is a `WijkspiegelError`."""
    from pipeline.ingest import read  # noqa: PLC0415 - as above
    from pipeline.run.handout import unit_records  # noqa: PLC0415
    from pipeline.stages import load_stages, process  # noqa: PLC0415

    stages, time = load_stages(settings), datetime.now(UTC)

    def judged(path: Path) -> list[str]:
        document = read(path, settings.limits)
        try:
            records = unit_records(process(document, source_kind, stages, time=time))
        except WijkspiegelError:
            raise
        except Exception as error:  # one document must not take the others with it
            problem = f"cannot be processed ({type(error).__name__}: {str(error)[:200]})"
            raise IngestError(problem, where=path, remedy="please report it with the document") from error
        return [json.dumps(record, ensure_ascii=False) + "\n" for record in records]

    return judged
