"""`wijkspiegel add`: files into the corpus, each on its own."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

from pipeline.cli.shared import CorpusOption, Paths, QuietOption, fail, is_terminal, say, shared
from pipeline.cli.store import bring_up_to_date
from pipeline.codebook import SourceKind
from pipeline.corpus.metadata import FIRST_YEAR, LAST_YEAR, Metadata
from pipeline.errors import CorpusError, WijkspiegelError, first_fault

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.text import Document


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a document's metadata so far; `None` where nothing is."""

    title: str | None = None
    author: str | None = None
    year: int | None = None
    date: str | None = None
    source_kind: SourceKind | None = None
    outlet: str | None = None
    address: str | None = None
    licence: str | None = None
    fictional: bool = False

    def metadata(self, path: Path) -> Metadata:
        """The metadata, when all that is needed is known.

        Raises:
            CorpusError: when a field is not as it should be.
        """
        fields = {name: value for name, value in asdict(self).items() if value not in (None, "")}
        try:
            return Metadata.model_validate(fields)
        except ValidationError as error:
            raise CorpusError(first_fault(error), where=path, remedy="give another value as an option") from error


def add(
    context: typer.Context,
    paths: Paths,
    *,
    title: Annotated[str | None, typer.Option(help="Title; else what the file says.")] = None,
    author: Annotated[str | None, typer.Option(help="Persons or body that wrote it; else what the file says.")] = None,
    year: Annotated[int | None, typer.Option(help="Year of publication.", min=FIRST_YEAR, max=LAST_YEAR)] = None,
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of publication; gives the year.")
    ] = None,
    source_kind: Annotated[
        SourceKind | None, typer.Option("--source-kind", "--kind", help="What the document is.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Where it appeared: paper, site, publisher, municipality.")] = None,
    address: Annotated[str | None, typer.Option(help="Web address, or where else it can be found.")] = None,
    licence: Annotated[str | None, typer.Option(help="Licence under which it may be passed on.")] = None,
    fictional: Annotated[bool, typer.Option("--fictional", help="It was written as an example.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Take what the files say of themselves without asking.")
    ] = False,
    any_language: Annotated[bool, typer.Option("--any-language", help="Take a text that does not look Dutch.")] = False,
    no_run: Annotated[
        bool, typer.Option("--no-run", help="Leave the store as it is; `wijkspiegel run` follows.")
    ] = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
) -> None:
    """Add documents to the corpus and judge them.

    What a file says of itself (properties, meta tags, a year in its name) is proposed. On a terminal what is missing is
    asked for; in a script it is refused. Title, author and address are those of one document: give one file with them.
    """
    if len(paths) > 1 and (title or address):
        raise typer.BadParameter("a title or address belongs to one file: add them one by one")
    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    day = date.date().isoformat() if date else None
    told = Told(title, author, date.year if date and year is None else year, day, source_kind, outlet, address, licence)
    told = replace(told, fictional=fictional)
    ask = is_terminal() and not yes
    added = [_add_one(path, told, settings, ask=ask, any_language=any_language, quiet=common.quiet) for path in paths]
    failed = not all(added)
    if any(added) and not no_run:
        failed |= bool(bring_up_to_date(settings, quiet=common.quiet).failures)
    if failed:
        raise typer.Exit(1)


def _add_one(path: Path, told: Told, settings: Settings, *, ask: bool, any_language: bool, quiet: bool) -> bool:
    """Add one file; false, with a line on standard error, when that failed."""
    from pipeline import run  # noqa: PLC0415 - as all rooms: only for the command that needs them

    try:
        document = run.read_new(path, settings, any_language=any_language)
        known = with_proposal(told, document)
        known = asked(told, known, path) if ask else known
        entry = run.add(settings, document, checked(known, path).metadata(path), path)
    except WijkspiegelError as error:
        fail(error)
        return False
    say(f"{path}: added as {entry.slug} ({len(document.raw):,} characters, {document.reader})", quiet=quiet)
    if document.pages_without_text:
        say(f"note: {path}: no text on page {', '.join(map(str, document.pages_without_text))}", quiet=quiet)
    for notice in document.notices:
        say(f"note: {path}: {notice}", quiet=quiet)
    return True


def with_proposal(told: Told, document: Document) -> Told:
    """What the user told, filled up with what the file says of itself and with a year in its name."""
    said = document.proposal
    year = told.year or said.year or _year_in(document.name)
    date = said.date if said.date and said.date.startswith(str(year)) else None  # often that of the last copy only
    return replace(
        told,
        title=told.title or said.title,
        author=told.author or said.author,
        year=year,
        date=told.date or date,
        outlet=told.outlet or said.outlet,
        address=told.address or said.address,
    )


def asked(told: Told, known: Told, path: Path) -> Told:
    """What the user answers on a terminal to what they did not tell; what is known is proposed."""
    say(f"{path}:")
    kinds = ", ".join(SourceKind)
    return replace(
        known,
        title=told.title or typer.prompt("  title", default=known.title, err=True),
        author=told.author or typer.prompt("  author", default=known.author or "", err=True) or None,
        year=told.year or typer.prompt("  year", default=known.year, type=int, err=True),
        source_kind=told.source_kind or typer.prompt(f"  kind of source ({kinds})", type=SourceKind, err=True),
    )


def checked(told: Told, path: Path) -> Told:
    """The same, when nothing is missing that must be there.

    Raises:
        CorpusError: when something is; names the options.
    """
    needed = {"--title": told.title, "--year": told.year, "--source-kind": told.source_kind}
    if missing := [option for option, value in needed.items() if not value]:
        raise CorpusError(f"not known: {', '.join(missing)}", where=path, remedy="give them as options")
    return told


def _year_in(name: str) -> int | None:
    """The one year that stands in a file's name."""
    years = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)}
    return years.pop() if len(years) == 1 else None
