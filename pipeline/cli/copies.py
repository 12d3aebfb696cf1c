"""What is told, and asked, of the documents of the corpus that a new one is like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pipeline.cli.shared import say

if TYPE_CHECKING:
    from pipeline.corpus.documents import Entry
    from pipeline.corpus.metadata import Metadata
    from pipeline.intake import Alike, Candidate

NO_COPY = "-"
_SAYS = {
    "same": "{share:.0%} of the text is that of {slug} (“{title}”, {year})",
    "part": "{share:.0%} of the text stands in {slug} (“{title}”, {year})",
    "whole": "{share:.0%} of {slug} (“{title}”, {year}) stands in the text",
}


def about_copies(where: str, candidate: Candidate, metadata: Metadata, *, ask: bool, quiet: bool) -> Metadata:
    """The metadata, with the document of which this is a copy, when the user says so.

    Args:
        where: As the user knows it.
        candidate: What is to be added.
        metadata: As it is known so far; what it says of a copy holds.
        ask: Somebody is there to answer.
        quiet: Tell nothing.
    """
    if not candidate.alike:
        return metadata
    for near in candidate.alike:
        say(f"note: {where}: {_line(near)}", quiet=quiet)
    if metadata.copy_of is not None or not ask:
        return metadata
    return metadata.model_copy(update={"copy_of": _asked([near.slug for near in candidate.alike])})


def tell_likest(where: str, entry: Entry, candidate: Candidate, *, quiet: bool) -> None:
    """Tell of a document that counts as a work of its own, though it is like another, how to call it a copy."""
    if candidate.alike and entry.metadata.copy_of is None:
        settle = f"wijkspiegel edit {entry.slug} --copy-of {candidate.alike[0].slug}"
        say(f"note: {where}: counts as a work of its own; when it is a copy: {settle}", quiet=quiet)


def _asked(slugs: list[str]) -> str | None:
    question = f"  copy of which document ({', '.join(slugs)}; {NO_COPY} for none)"

    def understand(answer: str) -> str:
        if answer.strip() not in (*slugs, NO_COPY):
            raise typer.BadParameter(f"give one of these, or {NO_COPY}")
        return answer.strip()

    answer: str = typer.prompt(question, default=NO_COPY, value_proc=understand, err=True)
    return None if answer == NO_COPY else answer


def _line(near: Alike) -> str:
    return _SAYS[near.kind.value].format(share=near.likeness, slug=near.slug, title=near.title, year=near.year)
