"""What a file says of its own date and kind, told on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cli.shared import say
from pipeline.text import DateKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.corpus.metadata import Metadata
    from pipeline.text import Proposal

_MOST = 6
_PLACES = {
    DateKind.FIRST: "says when it first appeared",
    DateKind.PUBLISHED: "tells programs when it was published",
    DateKind.HEAD: "at its head",
    DateKind.COLOPHON: "in its colophon or under it",
    DateKind.ADDRESS: "in its address",
    DateKind.POSTED: "put on a site",
    DateKind.TITLE: "in its title",
    DateKind.NAME: "in the file's name",
    DateKind.MADE: "when the file was made",
    DateKind.CHANGED: "when the file was changed",
    DateKind.STAMP: "a stamp of a download or upload",
    DateKind.COPYRIGHT: "a copyright line",
}


def tell_dates(said: Proposal) -> None:
    """Tell which dates stand in a file and where, that of the proposed year first."""
    for line in _dates(said):
        say(f"  {line}")


def _dates(said: Proposal) -> Iterator[str]:
    for one in said.dates[:_MOST]:
        yield f"{one.year}: {_PLACES[one.kind]}: “{one.quote}”"
    if len(said.dates) > _MOST:
        yield f"and {len(said.dates) - _MOST} more"


def tell_uncertain(where: str, slug: str, about: Metadata, said: Proposal, *, quiet: bool) -> None:
    """Tell of a document that was added that its year is uncertain, why, and how to settle it; else nothing."""
    if not about.year_uncertain:
        return
    others = sorted({one.year for one in said.dates} - {about.year})
    beside = f"; also there: {', '.join(map(str, others))}" if others else ""
    rests = f", from {about.year_from}" if about.year_from else ""
    settle = f"wijkspiegel edit {slug} --year {about.year}"
    say(f"note: {where}: the year {about.year} is uncertain{rests}{beside}; when it is right: {settle}", quiet=quiet)
