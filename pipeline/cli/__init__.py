"""The command line: each command parses, calls one room, prints, and tells by its exit status how it went.

0: all went well. 1: a document failed (the others went on), or the whole could not be done. 2: wrong use.
Heavy libraries are imported inside the commands, so that `wijkspiegel status` answers at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

import typer

from pipeline.cli import (
    browsing,
    changing,
    checking,
    cleaning,
    corpus,
    evaluation,
    exchanging,
    files,
    history,
    reviewing,
    store,
    training,
)
from pipeline.cli.shared import CorpusOption, QuietOption, Shared, fail
from pipeline.errors import WijkspiegelError

app = typer.Typer(
    name="wijkspiegel",
    help="What policy says about social work in the neighbourhood, held up against what practitioners see.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("add")(corpus.add)
app.command("edit")(changing.edit)
app.command("remove")(changing.remove)
app.command("restore")(changing.restore)
app.command("reread")(changing.reread)
app.command("run")(store.run)
app.command("status")(store.status)
app.command("clean")(cleaning.clean)
app.command("annotate")(files.annotate)
app.command("check")(checking.check)
app.command("evaluate")(evaluation.evaluate)
app.command("train")(training.train)
app.command("export")(exchanging.export)
app.command("import")(exchanging.bring_in)
app.command("log")(history.log)
app.command("people")(reviewing.people)
app.command("assign")(reviewing.assign)
app.command("browse")(browsing.browse)


@app.callback()
def _common(context: typer.Context, corpus: CorpusOption = None, quiet: QuietOption = False) -> None:
    context.obj = Shared(corpus, quiet)


def main() -> None:
    """Run the command line; every error that a user can mend is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    try:
        _run()
    except WijkspiegelError as error:
        fail(error)
        sys.exit(1)
    except OSError as error:
        if error.filename is not None:  # a file's, so not the output's
            raise
        _give_up_output(error)
        sys.exit(1)


def _run() -> None:
    try:
        app()
    except SystemExit:
        sys.stdout.flush()  # a full disk may show only now
        raise


def _give_up_output(error: OSError) -> None:
    """Tell that no more can be printed, unless nobody reads it any longer."""
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - what is left would fail again at the end
    if not isinstance(error, BrokenPipeError):
        fail(f"the output cannot be written ({error.strerror}); make room, or send it elsewhere")


def _write_utf8(stream: TextIO) -> None:
    """Windows' consoles would refuse most signs that a Dutch text may hold."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
