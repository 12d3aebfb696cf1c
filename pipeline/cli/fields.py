"""The options by which commands are told the metadata of a document, listed once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from inspect import Parameter, signature
from typing import Annotated, TypedDict, get_type_hints

import typer

from pipeline.codebook import SourceKind
from pipeline.corpus.metadata import FIRST_YEAR, LAST_YEAR

NoRun = Annotated[bool, typer.Option("--no-run", help="Leave the store as it is; `wijkspiegel run` follows.")]


class Fields(TypedDict):
    """What is said of a document, by field of its metadata; `None` where nothing is."""

    title: Annotated[str | None, typer.Option(help="Title.")]
    author: Annotated[str | None, typer.Option(help="Persons or body that wrote it.")]
    year: Annotated[int | None, typer.Option(help="Year of publication.", min=FIRST_YEAR, max=LAST_YEAR)]
    date: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Day of publication; gives the year.")
    ]
    source_kind: Annotated[SourceKind | None, typer.Option("--source-kind", "--kind", help="What the document is.")]
    outlet: Annotated[str | None, typer.Option(help="Where it appeared: paper, site, publisher, municipality.")]
    address: Annotated[str | None, typer.Option(help="Web address, or where else it can be found.")]
    licence: Annotated[str | None, typer.Option(help="Licence under which it may be passed on.")]
    copy_of: Annotated[
        str | None, typer.Option(metavar="SLUG", help="The document of which it is a copy: the same work.")
    ]


def with_fields(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command that takes `**fields: Unpack[Fields]` have an option for each, before its other options."""
    plain = signature(command, eval_str=True)
    own = [one for one in plain.parameters.values() if one.kind is not Parameter.VAR_KEYWORD]
    before = [one for one in own if one.kind is not Parameter.KEYWORD_ONLY]
    hints = get_type_hints(Fields, include_extras=True)
    options = [Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=hint) for name, hint in hints.items()]
    told = plain.replace(parameters=[*before, *options, *own[len(before) :]])
    command.__signature__ = told  # type: ignore[attr-defined]  # what typer looks at
    return command
