"""The sentences behind a point of a timeline: exactly those that it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.browse import quotes
from pipeline.browse.quotes import QuotePage
from pipeline.browse.timeline import Point, Split
from pipeline.browse.timeline_steps import EVER
from pipeline.codebook import Mode, SourceKind, Stance
from pipeline.selection import Group, Pair, Selection, Side


@dataclass(frozen=True, slots=True)
class Behind:
    """What to ask for to see the sentences of a point.

    Attributes:
        selection: The documents and units.
        theme: The theme that they have.
        mode: What they do; `None`: anything.
        stance: What they say of the theme; `None`: anything.
        first: Slug of the document whose sentences come before all others; `None`: none does.
    """

    selection: Selection
    theme: str
    mode: Mode | None = None
    stance: Stance | None = None
    first: str | None = None


def behind(selection: Selection, point: Point, split: Split) -> Behind:
    """What to ask for: of those units, the ones with its theme are those that the point counts.

    Args:
        selection: That of the timeline.
        point: One of its points.
        split: That of the timeline.
    """
    (first, last), (begin, end) = selection.years or EVER, point.years.years
    chosen = replace(selection, years=(max(first, begin), min(last, end)))
    name = point.group
    if name is None:
        return Behind(chosen, point.theme)
    match split:
        case Split.SOURCE_KIND:
            return Behind(replace(chosen, source_kinds=(SourceKind(name),)), point.theme)
        case Split.OUTLET:
            return Behind(replace(chosen, outlets=(name,)), point.theme)
        case Split.MODE:
            return Behind(chosen, point.theme, mode=Mode(name))
        case _:
            return Behind(chosen, point.theme, stance=Stance(name))


def sentences(store: Path, which: Behind, *, limit: int | None = 20, skip: int = 0) -> QuotePage:
    """Some of the sentences behind a point, by year, document and place in it; those of `which.first` before them.

    Args:
        store: The store's file.
        which: As `behind` gives it.
        limit: How many; `None`: all.
        skip: How many of the first are passed over.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    doing = Pair(Group(modes=None if which.mode is None else (which.mode,)), Group())
    return quotes.quotes(
        *(store, which.selection, which.theme, Side.WORD),
        pair=doing,
        stance=which.stance,
        first=which.first,
        limit=limit,
        skip=skip,
    )
