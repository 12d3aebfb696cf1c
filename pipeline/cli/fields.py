"""The options by which commands are told the metadata of a document."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from pipeline.codebook import SourceKind
from pipeline.corpus.metadata import FIRST_YEAR, LAST_YEAR

Title = Annotated[str | None, typer.Option(help="Title.")]
Author = Annotated[str | None, typer.Option(help="Persons or body that wrote it.")]
Year = Annotated[int | None, typer.Option(help="Year of publication.", min=FIRST_YEAR, max=LAST_YEAR)]
Day = Annotated[
    datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Day of publication; gives the year.")
]
Kind = Annotated[SourceKind | None, typer.Option("--source-kind", "--kind", help="What the document is.")]
Outlet = Annotated[str | None, typer.Option(help="Where it appeared: paper, site, publisher, municipality.")]
Address = Annotated[str | None, typer.Option(help="Web address, or where else it can be found.")]
Licence = Annotated[str | None, typer.Option(help="Licence under which it may be passed on.")]
CopyOf = Annotated[str | None, typer.Option(metavar="SLUG", help="The document of which it is a copy: the same work.")]
NoRun = Annotated[bool, typer.Option("--no-run", help="Leave the store as it is; `wijkspiegel run` follows.")]
