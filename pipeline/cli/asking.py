"""What is known of a document that is to be added: told as options, proposed by its file, asked on a terminal."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer
from pydantic import ValidationError

from pipeline.cli.evidence import tell_dates
from pipeline.cli.shared import say
from pipeline.codebook import SourceKind
from pipeline.corpus.metadata import FIRST_YEAR, LAST_YEAR, Metadata, lies_ahead
from pipeline.errors import CorpusError, first_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.text import Proposal

T = TypeVar("T")


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
    language: str | None = None
    year_uncertain: bool = False
    year_from: str | None = None
    copy_of: str | None = None

    def metadata(self, path: Path | str) -> Metadata:
        """The metadata, when all that is needed is known.

        Raises:
            CorpusError: when a field is not as it should be.
        """
        fields = {name: value for name, value in asdict(self).items() if value not in (None, "")}
        try:
            return Metadata.model_validate(fields)
        except ValidationError as error:
            raise CorpusError(first_fault(error), where=path, remedy="give another value as an option") from error


def with_row(told: Told, said: Mapping[str, object]) -> Told:
    """What a table says of a document, filled up with what the user told of all.

    Args:
        told: The options.
        said: By field of `Metadata`, see `pipeline.intake.sheet.Row.told`.
    """
    fields = {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}
    return replace(told, **fields)  # type: ignore[arg-type]  # a row has these fields, each of its type


def with_proposal(told: Told, said: Proposal, *, kind: bool) -> Told:
    """What the user told, filled up with what the file says of itself.

    Args:
        told: What the user told; a year that they give is as certain as they say.
        said: What the file says.
        kind: Whether the kind of source that the file seems to be is taken.
    """
    year = told.year or said.year
    date = said.date if said.date and said.date.startswith(str(year)) else None
    seems = SourceKind(said.source_kind) if kind and said.source_kind else None
    return replace(
        told,
        title=told.title or said.title,
        author=told.author or said.author,
        year=year,
        year_uncertain=told.year_uncertain or (told.year is None and said.year_uncertain),
        year_from=said.year_from(year),
        date=told.date or date,
        source_kind=told.source_kind or seems,
        outlet=told.outlet or said.outlet,
        address=told.address or said.address,
    )


def asked(told: Told, said: Proposal, path: Path | str) -> Told:
    """What the user answers on a terminal to what they did not tell; what the file says is proposed."""
    known = with_proposal(told, said, kind=True)
    say(f"{path}:")
    title = told.title or _ask("title", known.title, _some_text)
    author = told.author or _ask("author", known.author or "", str.strip)
    known = known if told.year else _asked_year(known, said)
    kind = told.source_kind or _asked_kind(said)
    date = known.date if known.date and known.date.startswith(str(known.year)) else None
    return replace(known, title=title, author=author or None, source_kind=kind, date=told.date or date)


def _asked_year(known: Told, said: Proposal) -> Told:
    """The year that the user gives, shown the dates in the file; an uncertain one stays so without their word."""
    tell_dates(said)
    year = _ask("year", known.year, _some_year)
    doubted = said.year_uncertain and year == said.year
    uncertain = doubted and not typer.confirm("  is that certain?", default=False, err=True)
    return replace(known, year=year, year_uncertain=uncertain, year_from=said.year_from(year))


def _asked_kind(said: Proposal) -> SourceKind:
    why = f"; by “{said.kind_from}” it seems {said.source_kind}" if said.source_kind else ""
    return _ask(f"kind of source ({', '.join(SourceKind)}{why})", said.source_kind, _some_kind)


def _ask(question: str, proposal: T | str | None, understand: Callable[[str], T]) -> T:
    """Ask until the answer can be understood."""
    answer: T = typer.prompt(
        f"  {question}", default=proposal, value_proc=understand, show_default=bool(proposal), err=True
    )
    return answer


def _some_text(answer: str) -> str:
    if not answer.strip():
        raise typer.BadParameter("give at least a word")
    return answer


def _some_year(answer: str) -> int:
    try:
        year = int(answer)
    except ValueError:
        year = 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise typer.BadParameter(f"give a year from {FIRST_YEAR} to {LAST_YEAR}")
    if lies_ahead(year):
        raise typer.BadParameter(f"{year} lies in the future: give the year of the text")
    return year


def _some_kind(answer: str) -> SourceKind:
    try:
        return SourceKind(answer.strip().lower())
    except ValueError as error:
        raise typer.BadParameter("give one of the kinds") from error


def checked(told: Told, said: Proposal, path: Path | str) -> Told:
    """The same, when nothing is missing that must be there.

    Args:
        told: What is known.
        said: What the file says, of which the kind was perhaps not taken.
        path: The file.

    Raises:
        CorpusError: when something is missing; names the options.
    """
    needed = {"--title": told.title, "--year": told.year, "--source-kind": told.source_kind}
    missing = [option for option, value in needed.items() if not value]
    if not missing:
        return told
    problem, remedy = f"not known: {', '.join(missing)}", "give them as options"
    if said.source_kind and not told.source_kind:
        problem += f" (by “{said.kind_from}” it seems {said.source_kind})"
        remedy += f", or take {said.source_kind} with --yes"
    raise CorpusError(problem, where=path, remedy=remedy)
