"""`wijkspiegel edit`, `remove`, `restore` and `reread`: documents of the corpus mended, taken out, and back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pipeline.cli import pictures
from pipeline.cli.fields import (
    Address,
    Author,
    CopyOf,
    Day,
    Kind,
    Licence,
    NoRun,
    Outlet,
    Title,
    Year,
)
from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, Shared, fail, progress, say, shared
from pipeline.cli.store import bring_up_to_date
from pipeline.cli.versions import lost_records, tell_version
from pipeline.errors import WijkspiegelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.corpus.bin import Removed
    from pipeline.corpus.documents import Entry
    from pipeline.intake import Versioned
    from pipeline.settings import Settings

_Done = TypeVar("_Done")
Slug = Annotated[
    str, typer.Argument(metavar="SLUG", help="The name of the document, as `wijkspiegel status` gives it.")
]
Slugs = Annotated[
    list[str], typer.Argument(metavar="SLUG...", help="The names of documents, as `wijkspiegel status` gives them.")
]
_OPTIONAL = ("author", "date", "outlet", "address", "licence", "copy_of")
"""What `--without` can take out."""


def edit(
    context: typer.Context,
    slug: Slug,
    *,
    title: Title = None,
    author: Author = None,
    year: Year = None,
    date: Day = None,
    source_kind: Kind = None,
    outlet: Outlet = None,
    address: Address = None,
    licence: Licence = None,
    copy_of: CopyOf = None,
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
) -> None:
    """Change what is said of a document; its name stays, for links lead to it.

    A year that is given is certain, unless --year-uncertain is given with it; a day gives its year.
    """
    given: dict[str, object] = {
        **{"title": title, "author": author, "source_kind": source_kind, "outlet": outlet, "address": address},
        **{"licence": licence, "language": language, "copy_of": copy_of, "fictional": fictional},
    }
    said = {name: value for name, value in given.items() if value is not None}
    changes = said | _years(year, date, uncertain) | _emptied(without or [])
    if not changes:
        raise typer.BadParameter("say what is to change, such as --title or --year")
    common = shared(context, quiet=quiet or as_json)
    settings = common.settings(corpus)
    from pipeline.intake import edit as change  # noqa: PLC0415 - as all rooms: only for the command that needs them

    entry = change(settings, slug, changes)
    say(f"{slug}: changed {', '.join(changes)}", quiet=common.quiet)
    if as_json:
        typer.echo(json.dumps(_about(entry), ensure_ascii=False))
    _follow(settings, [slug], common, no_run=no_run)


def remove(
    context: typer.Context,
    slugs: Slugs,
    *,
    no_run: NoRun = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Move documents into the bin, with the codings that were handed in with them; `wijkspiegel restore` undoes it.

    What reviewers said stays in their files, and counts again when the document is back.
    """
    common = shared(context, quiet=quiet or as_json)
    settings = common.settings(corpus)
    from pipeline.intake import remove as take_out  # noqa: PLC0415 - as above

    done, failed = _each(slugs, lambda slug: take_out(settings, slug))
    for gone in done:
        say(f"{gone.slug}: in the bin; to have it back: wijkspiegel restore {gone.slug}", quiet=common.quiet)
    if as_json:
        typer.echo(json.dumps({"removed": [_in_bin(gone) for gone in done], "failed": failed}, ensure_ascii=False))
    _follow(settings, [gone.slug for gone in done], common, no_run=no_run, failed=bool(failed))


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
    common = shared(context, quiet=quiet or as_json)
    settings = common.settings(corpus)
    from pipeline import intake  # noqa: PLC0415 - as above

    if not slugs:
        _list_bin(intake.removed(settings), as_json=as_json)
        return
    done, failed = _each(slugs, lambda slug: intake.restore(settings, intake.last_removed(settings, slug)))
    for entry in done:
        say(f"{entry.slug}: back in the corpus", quiet=common.quiet)
    if as_json:
        typer.echo(json.dumps({"restored": [_about(entry) for entry in done], "failed": failed}, ensure_ascii=False))
    _follow(settings, [entry.slug for entry in done], common, no_run=no_run, failed=bool(failed))


def reread(
    context: typer.Context,
    slugs: Slugs,
    *,
    no_run: NoRun = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read the sources of documents again, as a next version: with a newer reader, or where OCR came by now.

    What was said of a document keeps its place where its quotes still stand; what does not is listed.
    """
    common = shared(context, quiet=quiet or as_json)
    settings = common.settings(corpus)
    from pipeline.corpus.documents import read_document  # noqa: PLC0415 - as above
    from pipeline.ingest import listening  # noqa: PLC0415 - as above
    from pipeline.intake import read_again  # noqa: PLC0415 - as above

    with progress("pages", quiet=common.quiet) as report, listening(report):
        done, failed = _each(slugs, lambda slug: read_again(settings, slug))
    for versioned in done:
        tell_version(versioned, quiet=common.quiet)
        for note in pictures.told(read_document(versioned.entry), versioned.entry.slug):
            say(f"note: {versioned.entry.slug}: {note}", quiet=common.quiet)
    if as_json:
        typer.echo(json.dumps({"read": [_version(one) for one in done], "failed": failed}, ensure_ascii=False))
    _follow(settings, [one.entry.slug for one in done], common, no_run=no_run, failed=bool(failed))


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


def _each(slugs: Sequence[str], do: Callable[[str], _Done]) -> tuple[list[_Done], dict[str, str]]:
    """What came of each, and why others failed; one that fails costs no other."""
    done: list[_Done] = []
    failed: dict[str, str] = {}
    for slug in dict.fromkeys(slugs):
        try:
            done.append(do(slug))
        except WijkspiegelError as error:
            fail(error)
            failed[slug] = str(error)
    return done, failed


def _follow(settings: Settings, slugs: Sequence[str], common: Shared, *, no_run: bool, failed: bool = False) -> None:
    """Let the store follow, and tell by the exit status whether all went well."""
    if slugs and not no_run:
        failed |= bool(bring_up_to_date(settings, only=slugs, quiet=common.quiet).failures)
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
    return {"slug": made.entry.slug, "kept": len(made.kept), "lost": lost_records(made)}


def _about(entry: Entry) -> dict[str, object]:
    return {
        "slug": entry.slug,
        "folder": str(entry.folder),
        **entry.metadata.model_dump(mode="json", exclude_none=True),
    }
