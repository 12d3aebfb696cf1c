"""Which sentences of a selection are searched."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.codebook import RUNNING_KINDS, Mode, Stance, UnitKind

RUNNING = tuple(kind for kind in UnitKind if kind in RUNNING_KINDS)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of a selection is searched. `None` leaves nothing out.

    Attributes:
        themes: The unit has at least one of these themes.
        stances: With one of these stances; where `themes` is given, of one of those themes.
        modes: What the unit does.
        kinds: What the unit is part of; running text and headings where nothing else is asked for.
        documents: Slugs of the documents.
    """

    themes: tuple[str, ...] | None = None
    stances: tuple[Stance, ...] | None = None
    modes: tuple[Mode, ...] | None = None
    kinds: tuple[UnitKind, ...] | None = RUNNING
    documents: tuple[str, ...] | None = None
