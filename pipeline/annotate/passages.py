"""The passages of a document as the rules for voice see them: running units of one paragraph, heading or list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.codebook import RUNNING_KINDS, UnitKind
from pipeline.text import Unit

_STRAIGHT = str.maketrans("’‘‛`“”„«»", '\'\'\'`"""""')


@dataclass(frozen=True, slots=True)
class Passage:
    """Units of kind text or heading that stand together.

    Attributes:
        units: In order, at least one.
        heading: Whether it is a heading.
    """

    units: tuple[Unit, ...]
    heading: bool

    @property
    def text(self) -> str:
        """All of it, on one line."""
        return " ".join(unit.text for unit in self.units)

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1


def passages_of(units: Sequence[Unit], kinds: Sequence[UnitKind]) -> list[Passage]:
    """Gather running units by their passage; furniture and references are left out."""
    running = [(unit, kind) for unit, kind in zip(units, kinds, strict=True) if kind in RUNNING_KINDS]
    found = []
    for _, group in groupby(running, lambda pair: pair[0].passage):
        members = tuple(group)
        found.append(Passage(tuple(unit for unit, _ in members), members[0][1] is UnitKind.HEADING))
    return found


def plain(text: str) -> str:
    """Text in lower case with straight quotes, as the lexicons are written."""
    return text.lower().translate(_STRAIGHT)
