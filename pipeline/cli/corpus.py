"""`wijkspiegel add`: files, folders and web pages into the corpus, each on its own."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Unpack

import typer

from pipeline.cli import pictures
from pipeline.cli.asking import Told, asked, checked, with_proposal, with_row
from pipeline.cli.copies import about_copies, tell_likest
from pipeline.cli.evidence import tell_uncertain
from pipeline.cli.fields import Fields, NoRun, with_fields
from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, fail, is_terminal, progress, say, shared
from pipeline.cli.sources import Item, Items, Sources, items_of, read_dutch
from pipeline.cli.store import bring_up_to_date
from pipeline.cli.versions import add_version, lost_records, version_lines
from pipeline.errors import WijkspiegelError

if TYPE_CHECKING:
    from pipeline.corpus.documents import Entry
    from pipeline.intake import Batch
    from pipeline.settings import Settings
    from pipeline.text import Document


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are added.

    Attributes:
        ask: Somebody is there to answer, and wants to.
        yes: Take what the files say of themselves without asking.
        any_language: Take a text that does not look Dutch.
        quiet: Say nothing but what went wrong.
        version_of: The slug of the document of which this is the next version; `None`: it is a new document.
    """

    ask: bool
    yes: bool
    any_language: bool
    quiet: bool
    version_of: str | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """A document of the corpus that another is like: which, how, and how much of it, from 0 to 1."""

    slug: str
    kind: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Added:
    """A document that was added, where it came from, the folder that holds it, and those that it is like.

    Of a next version, `kept` is how many judgements keep their place, and `lost` tells those that do not.
    """

    slug: str
    title: str
    year: int
    path: str
    folder: str
    year_uncertain: bool
    alike: list[Likeness] = field(default_factory=list)
    kept: int = 0
    lost: list[dict[str, object]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not added, why, and what to do about it."""

    path: str
    problem: str
    remedy: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of adding."""

    added: list[Added] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, where: str, error: WijkspiegelError) -> None:
        """Tell what is wrong, and keep it."""
        fail(error)
        self.refused.append(Refused(where, error.problem, error.remedy))


@with_fields
def add(
    context: typer.Context,
    sources: Sources,
    *,
    fictional: Annotated[bool, typer.Option("--fictional", help="It was written as an example.")] = False,
    metadata: Annotated[
        Path | None, typer.Option(metavar="CSV", help="Table with a row a file: `file`, and fields of metadata.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Take what the files say of themselves without asking.")
    ] = False,
    any_language: Annotated[bool, typer.Option("--any-language", help="Take a text that does not look Dutch.")] = False,
    version_of: Annotated[
        str | None, typer.Option(metavar="SLUG", help="The document that this is the next version of.")
    ] = None,
    no_run: NoRun = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
    **fields: Unpack[Fields],
) -> None:
    """Add documents to the corpus and judge them: files, folders full of them, pages on the web.

    What a file says of itself (its text, properties, meta tags, name) is proposed. On a terminal you are asked, and
    shown the dates that stand in it; in a script what is missing is refused, and the kind that it seems to be is taken
    only with --yes. A year that rests on little is kept as uncertain, until somebody says that it is right. A table of
    metadata goes before options, and both before what a file says.
    Title, author and address are those of one document: give one file with them. Documents of the corpus that a new
    one is like are named; on a terminal you are asked whether it is a copy. With --version-of a file takes the place of
    an earlier version of it: what is not told of it is as it was, and judgements stay where their quotes still stand.
    """
    common = shared(context, quiet=quiet or as_json)
    settings = common.settings(corpus)
    found = items_of(sources, metadata)
    if len(found.items) > 1 and (fields["title"] or fields["address"] or version_of):
        problem = "a title, address or earlier version belongs to one document"
        raise typer.BadParameter(f"{problem}: add them one by one, or use --metadata")
    day = fields["date"]
    dated = {"year": fields["year"] or day.year, "date": day.date()} if day else {}
    told = with_row(Told(fictional=fictional), {**fields, **dated})
    ask = is_terminal() and not yes
    manner = Manner(ask, yes, any_language, quiet=common.quiet, version_of=version_of)
    outcome = _add_all(found, told, settings, manner)
    if as_json:
        typer.echo(json.dumps(asdict(outcome)))  # in ASCII: the name of a file may hold what no encoding can write
    failed = bool(outcome.refused)
    if outcome.added and not no_run:
        failed |= bool(
            bring_up_to_date(settings, only=[one.slug for one in outcome.added], quiet=common.quiet).failures
        )
    if failed:
        raise typer.Exit(1)


def _add_all(found: Items, told: Told, settings: Settings, manner: Manner) -> Outcome:
    """Add one by one; what is wrong with one is told on standard error and costs no other."""
    from pipeline.intake import Batch  # noqa: PLC0415 - as all rooms: only for the command that needs them

    outcome, batch = Outcome(), Batch()
    for note in found.notes:
        say(f"note: {note}", quiet=manner.quiet)
    for fault in found.faults:
        outcome.refuse(fault.where or "", fault)
    with progress("documents", quiet=manner.quiet or manner.ask) as report:
        for number, item in enumerate(found.items, start=1):
            try:
                with pictures.pages_within(report, number - 1, len(found.items), item.within):
                    outcome.added.append(_add_one(item, told, settings, manner, batch))
            except WijkspiegelError as error:
                outcome.refuse(item.where, error)
            report(number, len(found.items), item.within)
    return outcome


def _add_one(item: Item, told: Told, settings: Settings, manner: Manner, batch: Batch) -> Added:
    """Add one thing.

    Raises:
        WijkspiegelError: when it cannot be read or added, or something of it is not known.
    """
    from pipeline import intake  # noqa: PLC0415 - as above
    from pipeline.ingest import listening  # noqa: PLC0415 - as above

    told = with_row(told, item.said)
    if manner.version_of is not None:
        return _added_version(item, manner.version_of, told, settings, manner)
    with progress("pages", quiet=manner.quiet or not manner.ask) as report, listening(report):
        candidate = batch.beside(read_dutch(item, settings, any_language=manner.any_language))
    said = candidate.document.proposal
    known = asked(told, said, item.where) if manner.ask else with_proposal(told, said, kind=manner.yes)
    metadata = checked(known, said, item.where).metadata(item.where)
    metadata = about_copies(item.where, candidate, metadata, ask=manner.ask, quiet=manner.quiet)
    entry = intake.add(settings, candidate, metadata)
    batch.came(entry, candidate)
    _tell(item.where, entry, candidate.document, quiet=manner.quiet)
    tell_likest(item.where, entry, candidate, quiet=manner.quiet)
    like = [Likeness(near.slug, near.kind.value, round(near.likeness, 2)) for near in candidate.alike]
    place = item.where, str(entry.folder)
    return Added(entry.slug, metadata.title, metadata.year, *place, metadata.year_uncertain, like)


def _added_version(item: Item, slug: str, told: Told, settings: Settings, manner: Manner) -> Added:
    candidate = read_dutch(item, settings, any_language=manner.any_language, version_of=slug)
    made = add_version(candidate, slug, told, settings)
    for line in version_lines(made):
        say(line, quiet=manner.quiet)
    about, lost = made.entry.metadata, lost_records(made)
    place = item.where, str(made.entry.folder)
    return Added(slug, about.title, about.year, *place, about.year_uncertain, kept=len(made.kept), lost=lost)


def _tell(where: str, entry: Entry, document: Document, *, quiet: bool) -> None:
    """What was added and as what: a title or year that the file told wrongly shows here."""
    about = entry.metadata
    taken = f"“{about.title}”, {about.year}; {len(document.raw):,} characters, {document.reader}"
    say(f"{where}: added as {entry.slug} ({taken})", quiet=quiet)
    if document.pages_without_text:
        say(f"note: {where}: no text on page {', '.join(map(str, document.pages_without_text))}", quiet=quiet)
    tell_uncertain(where, entry.slug, about, document.proposal, quiet=quiet)
    for notice in (*pictures.told(document, entry.slug), *document.notices):
        say(f"note: {where}: {notice}", quiet=quiet)
