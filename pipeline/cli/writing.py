"""Where commands write what was asked for: a file, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from pipeline.corpus.durable import replace_durably
from pipeline.errors import IngestError


def refuse_overwriting(out: Path, paths: Iterable[Path]) -> None:
    """Do nothing when what is written does not lie over a file that is read.

    Raises:
        typer.BadParameter: when it does.
    """
    if str(out) != "-" and os.path.realpath(out) in map(os.path.realpath, paths):
        raise typer.BadParameter("is one of the files to read", param_hint="--out")


def write(out: Path, text: str | bytes) -> None:
    """Write a text, or bytes, whole or not at all; `-` is standard output.

    Raises:
        IngestError: when the file cannot be written.
    """
    data = text.encode("utf-8") if isinstance(text, str) else text
    if str(out) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        replace_durably(out, data)
    except OSError as error:
        remedy = "name another with --out"
        raise IngestError(f"cannot be written ({error.strerror})", where=out, remedy=remedy) from error
