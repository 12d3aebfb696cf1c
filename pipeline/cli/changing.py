"""`wijkspiegel edit`, `remove`, `restore` and `reread`: documents of the corpus mended, taken out, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Unpack

import typer

from pipeline.cli import pictures
from pipeline.cli.fields import Fields, NoRun, with_fields
from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, Shared, fail, progress, say, shared
from pipeline.cli.store import bring_up_to_date
from pipeline.cli.versions import lost_records, version_lines
from pipeline.errors import WijkspiegelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.corpus.bin import Removed
    from pipeline.corpus.documents import Entry
    from pipeline.intake import Versioned
    from pipeline.settings import Settings

Slug = Annotated[
    str, typer.Argument(metavar="SLUG", help="The name of the document, as `wijkspiegel status` gives it.")
]
Slugs = Annotated[
    list[str], typer.Argument(metavar="SLUG...", help="The names of documents, as `wijkspiegel status` gives them.")
]
_OPTIONAL = ("author", "date", "outlet", "address", "licence", "copy_of")
"""What `--without` can take out."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a command changes documents: in which corpus, how much it says, and whether the store follows (`runs`)."""

    settings: Settings
    common: Shared
    as_json: bool
    runs: bool

    @classmethod
    def of(cls, context: typer.Context, corpus: Path | None, *, quiet: bool, as_json: bool, no_run: bool) -> _Manner:
        """By the options of a command and those before it."""
        common = shared(context, quiet=quiet or as_json)
        return cls(common.settings(corpus), common, as_json, not no_run)


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of a document: what people are told, what scripts read, and whether the store has to follow."""

    slug: str
    lines: Sequence[str]
    record: Mapping[str, object]
    changed: bool = True


@with_fields
def edit(
    context: typer.Context,
    slug: Slug,
    *,
    language: Annotated[str | None, typer.Option(help="Language code.")] = None,
    fictional: Annotated[bool | None, typer.Option("--fictional/--real", help="It was written as an example.")] = None,
    uncertain: Annotated[
        bool | None, typer.Option("--year-uncertain/--year-certain", help="The text may be of another year.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="FIELD", help=f"Leave a field empty: {', '.join(_OPTIONAL)}.")
    ] = None,
    no_run: NoRun = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
    **fields: Unpack[Fields],
) -> None:
    """Change what is said of a document; its name stays, for links lead to it.

    A year that is given is certain, unless --year-uncertain is given with it; a day gives its year.
    """
    given = {**fields, "language": language, "fictional": fictional}
    said = {name: value for name, value in given.items() if value is not None}
    changes = said | _years(fields["year"], fields["date"], uncertain) | _emptied(without or [])
    if not changes:
        raise typer.BadParameter("say what is to change, such as --title or --year")
    manner = _Manner.of(context, corpus, quiet=quiet, as_json=as_json, no_run=no_run)
    from pipeline.intake import edit as change  # noqa: PLC0415 - as all rooms: only for the command that needs them

    entry = change(manner.settings, slug, changes)
    say(f"{slug}: changed {', '.join(changes)}", quiet=manner.common.quiet)
    if as_json:
        typer.echo(json.dumps(_about(entry), ensure_ascii=False))
    _follow([slug], manner)


def remove(
    context: typer.Context,
    slugs: Slugs,
    *,
    last_version: Annotated[
        bool, typer.Option("--last-version", help="Only the text that it has now: the version before it counts again.")
    ] = False,
    no_run: NoRun = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Move documents into the bin, with the codings that were handed in with them; `wijkspiegel restore` undoes it.

    What reviewers said stays in their files, and counts again when the document is back. Of a version that is undone,
    what was said keeps its place where its quotes stand in the one before; what does not is listed.
    """
    manner = _Manner.of(context, corpus, quiet=quiet, as_json=as_json, no_run=no_run)
    from pipeline import intake  # noqa: PLC0415 - as above

    def take_out(slug: str) -> _Done:
        if last_version:
            undone = intake.undo_version(manner.settings, slug)
            return _Done(slug, [*version_lines(undone, "has its earlier version again")], _version(undone))
        gone = intake.remove(manner.settings, slug)
        line = f"{slug}: in the bin; to have it back: wijkspiegel restore {slug}"
        return _Done(slug, [line], _in_bin(gone))

    _to_each(slugs, take_out, "removed", manner)


def restore(
    context: typer.Context,
    slugs: Annotated[
        list[str] | None, typer.Argument(metavar="[SLUG...]", help="The names that the documents had.")
    ] = None,
    *,
    no_run: NoRun = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Take documents back out of the bin; without names, list what is in it.

    Of documents that were removed under one name the last comes back.
    """
    manner = _Manner.of(context, corpus, quiet=quiet, as_json=as_json, no_run=no_run)
    from pipeline import intake  # noqa: PLC0415 - as above

    if not slugs:
        _list_bin(intake.removed(manner.settings), as_json=as_json)
        return

    def take_back(slug: str) -> _Done:
        entry = intake.restore(manner.settings, intake.last_removed(manner.settings, slug))
        return _Done(slug, [f"{slug}: back in the corpus"], _about(entry))

    _to_each(slugs, take_back, "restored", manner)


def reread(
    context: typer.Context,
    slugs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SLUG...]", help="The names of documents, as `wijkspiegel status` gives them."),
    ] = None,
    *,
    no_run: NoRun = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read the sources of documents again, as a next version: with a newer reader, or where OCR came by now.

    Without names: those of which pages wait for OCR, by the last run. A document that reads as it did stays as it is.
    What was said of a document keeps its place where its quotes still stand; what does not is listed.
    """
    manner = _Manner.of(context, corpus, quiet=quiet, as_json=as_json, no_run=no_run)
    from pipeline import intake  # noqa: PLC0415 - as above
    from pipeline.ingest import listening  # noqa: PLC0415 - as above

    def read(slug: str) -> _Done:
        with progress("pages", quiet=manner.common.quiet) as report, listening(report):
            versioned = intake.read_again(manner.settings, slug)
        if versioned is None:
            same: dict[str, object] = {"slug": slug, "changed": False, "kept": 0, "lost": []}
            return _Done(slug, [f"{slug}: nothing changed: it reads as it did"], same, changed=False)
        return _Done(slug, [*_lines_of(versioned)], _version(versioned))

    _to_each(slugs or intake.waiting(manner.settings), read, "read", manner)


def _lines_of(versioned: Versioned) -> Iterator[str]:
    from pipeline.corpus.documents import read_document  # noqa: PLC0415 - as above

    slug = versioned.entry.slug
    yield from version_lines(versioned)
    yield from (f"note: {slug}: {note}" for note in pictures.told(read_document(versioned.entry), slug))


def _years(year: int | None, date: datetime | None, uncertain: bool | None) -> dict[str, object]:
    """What changes about the year. One that a person gives rests on nothing in the file."""
    doubt: dict[str, object] = {} if uncertain is None else {"year_uncertain": uncertain or None}
    if year is None and date is None:
        return doubt
    told = {"year": year or date.year, "date": date.date()} if date else {"year": year}
    return {**told, "year_from": None, "year_uncertain": uncertain or None}


def _emptied(names: Sequence[str]) -> dict[str, None]:
    fields = [name.replace("-", "_") for name in names]
    if unknown := [name for name in fields if name not in _OPTIONAL]:
        raise typer.BadParameter(f"{unknown[0]} cannot be left empty: only {', '.join(_OPTIONAL)} can")
    return dict.fromkeys(fields)


def _to_each(slugs: Sequence[str], do: Callable[[str], _Done], verb: str, manner: _Manner) -> None:
    """Do something to documents, tell what came of each, and let the store follow; one that fails costs no other."""
    done: list[_Done] = []
    failed: dict[str, str] = {}
    for slug in dict.fromkeys(slugs):
        try:
            done.append(do(slug))
        except WijkspiegelError as error:
            fail(error)
            failed[slug] = str(error)
            continue
        for line in done[-1].lines:
            say(line, quiet=manner.common.quiet)
    if manner.as_json:
        typer.echo(json.dumps({verb: [one.record for one in done], "failed": failed}, ensure_ascii=False))
    _follow([one.slug for one in done if one.changed], manner, failed=bool(failed))


def _follow(slugs: Sequence[str], manner: _Manner, *, failed: bool = False) -> None:
    """Let the store follow, and tell by the exit status whether all went well."""
    if slugs and manner.runs:
        failed |= bool(bring_up_to_date(manner.settings, only=slugs, quiet=manner.common.quiet).failures)
    if failed:
        raise typer.Exit(1)


def _list_bin(removed: Sequence[Removed], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"bin": [_in_bin(one) for one in removed]}, ensure_ascii=False))
        return
    for one in removed:
        typer.echo(f"{one.slug}: removed on {one.time:%Y-%m-%d %H:%M} UTC; {one.folder}")
    if not removed:
        say("the bin is empty")


def _in_bin(removed: Removed) -> dict[str, str]:
    return {"slug": removed.slug, "time": removed.time.isoformat(), "folder": str(removed.folder)}


def _version(made: Versioned) -> dict[str, object]:
    return {"slug": made.entry.slug, "changed": True, "kept": len(made.kept), "lost": lost_records(made)}


def _about(entry: Entry) -> dict[str, object]:
    return {
        "slug": entry.slug,
        "folder": str(entry.folder),
        **entry.metadata.model_dump(mode="json", exclude_none=True),
    }
