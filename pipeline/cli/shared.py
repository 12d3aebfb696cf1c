"""What commands share: common options, progress that shows itself when it takes long, lines on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from pipeline.settings import Settings, load_settings

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE_SECONDS = 2.0
"""What takes longer shows its progress."""

Paths = Annotated[
    list[Path],
    # Not `readable`: what cannot be read is told by its reader, and costs one file, not the whole command.
    typer.Argument(metavar="FILE...", readable=False, help="Text, Markdown, web page, PDF or Word file."),
]
CorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        help="The corpus folder; else that of WIJKSPIEGEL_CORPUS, of wijkspiegel.toml, or the shipped one.",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


@dataclass(frozen=True, slots=True)
class Shared:
    """The options that stand before the command. A command takes them as well."""

    corpus: Path | None = None
    quiet: bool = False

    def settings(self, corpus: Path | None) -> Settings:
        """The settings that hold, the command's own option first.

        Raises:
            SettingsError: when the settings file is not as it should be.
        """
        return load_settings(corpus or self.corpus)


def shared(context: typer.Context, *, quiet: bool = False) -> Shared:
    """The options of the command line as a whole, with those of the command."""
    common = context.obj if isinstance(context.obj, Shared) else Shared()
    return Shared(common.corpus, common.quiet or quiet)


def is_terminal() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def say(line: str, *, quiet: bool = False) -> None:
    """Tell the user something, on standard error: standard output is for what was asked for."""
    if not quiet:
        typer.echo(line, err=True)


def count(number: int, thing: str) -> str:
    """How many of a thing: `1 file`, `1,200 files`."""
    return f"{number:,} {thing}{'s' * (number != 1)}"


def fail(error: Exception | str) -> None:
    """Tell in one line what went wrong."""
    typer.secho(" ".join(str(error).split()), err=True, fg="red" if sys.stderr.isatty() else None)


class Report(Protocol):
    """How far something is: done, of how many, and at what."""

    def __call__(self, done: int, total: int, label: str = "", /) -> None: ...  # noqa: D102 - its class says it


@contextmanager
def progress(title: str, *, quiet: bool) -> Iterator[Report]:
    """A bar on standard error for what takes longer than two seconds, on a terminal and unless `quiet`."""
    bar = _Bar(title, hidden=quiet or not sys.stderr.isatty())
    try:
        yield bar
    finally:
        bar.close()


class _Bar:
    """Shows itself at the first report after two seconds."""

    def __init__(self, title: str, *, hidden: bool) -> None:
        self._title = title
        self._hidden = hidden
        self._begun = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int, label: str = "", /) -> None:
        if self._shown is None and not self._hidden and time.monotonic() - self._begun > PATIENCE_SECONDS:
            self._shown = self._show(total)
        if self._shown is not None:
            bar, task = self._shown
            bar.update(task, completed=done, total=total, label=label)

    def close(self) -> None:
        if self._shown is not None:
            self._shown[0].stop()

    def _show(self, total: int) -> tuple[Progress, TaskID]:
        from rich.console import Console  # noqa: PLC0415 - only where it is shown
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = (
            *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()),
            TextColumn("{task.fields[label]}", style="dim"),
        )
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task(self._title, total=total, label="")
