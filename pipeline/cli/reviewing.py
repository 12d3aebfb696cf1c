"""`wijkspiegel people` and `wijkspiegel assign`: who may do what, and who is asked to judge which sentences."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from pipeline.cli.shared import CorpusOption, JsonOption, QuietOption, count, say, shared
from pipeline.corpus.people import Role
from pipeline.review.ways import Fill

_Name = Annotated[str | None, typer.Argument(metavar="NAME", help="A person, as they write their name or by id.")]
_RoleOption = Annotated[Role | None, typer.Option("--role", help="Give the person this role.")]
_By = Annotated[str, typer.Option("--by", metavar="NAME", help="The adjudicator who asks.")]
_To = Annotated[list[str], typer.Option("--to", metavar="NAME", help="Somebody who is asked; give two or more.")]
_From = Annotated[Fill, typer.Option("--from", help="How sentences are chosen.")]
_About = Annotated[str | None, typer.Option("--about", metavar="ID", help="The theme or document, where it takes one.")]
_Number = Annotated[int, typer.Option("--number", "-n", min=1, help="How many sentences.")]


def people(
    context: typer.Context,
    name: _Name = None,
    *,
    role: _RoleOption = None,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """List the people whom the corpus names, or one person; with --role, give them that role.

    A reader looks, a reviewer judges too, an adjudicator also settles what people differ on and assigns sentences.
    """
    from pipeline.corpus.people import give_role, person  # noqa: PLC0415 - as all rooms: only for its command
    from pipeline.corpus.people import people as named  # noqa: PLC0415

    common = shared(context, quiet=quiet)
    folder = common.settings(corpus).corpus
    if role is not None and name is None:
        raise typer.BadParameter("whose role? name a person", param_hint="NAME")
    if name is None:
        found = list(named(folder).values())
    else:
        found = [give_role(folder, name, role) if role else person(folder, name)]
    if as_json:
        typer.echo(json.dumps([{"id": one.id, "name": one.name, "role": one.role} for one in found]))
        return
    for one in found:
        typer.echo(f"{one.id}\t{one.role}\t{one.name}")
    say(f"{count(len(found), 'name')} in people.toml", quiet=common.quiet or name is not None)


def assign(
    context: typer.Context,
    *,
    by: _By,
    to: _To,
    source: _From,
    about: _About = None,
    number: _Number = 20,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Ask two or more people to judge the same sentences, which none of them judged and nobody was asked for yet."""
    from pipeline import review  # noqa: PLC0415 - as above
    from pipeline.codebook import load_codebook  # noqa: PLC0415

    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    codebook = load_codebook(settings.codebook)
    made = review.assign(settings, codebook, by, to=to, way=review.Way(source, about), n=number)
    if as_json:
        typer.echo(made.model_dump_json(exclude_none=True))
    say(f"{count(len(made.tasks), 'sentence')} assigned to {', '.join(made.to)}", quiet=common.quiet or as_json)
