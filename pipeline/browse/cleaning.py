"""What cleaning did to one document: its texts side by side, and its edits by rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.browse.alignment import Aligned, aligned
from pipeline.browse.sentences import text_behind
from pipeline.spans import CleanSpan
from pipeline.store import questions, questions_texts
from pipeline.tally import RuleTally, moved_away, tally
from pipeline.text import Cleaned, page_at


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What cleaning did to a document.

    Attributes:
        cleaned: Its raw text and the edits over it, which rows name by their place.
        page_starts: Offsets in the raw text at which pages begin.
        rows: Both texts side by side.
        tallies: What each rule did, most edits first.
        left: The edits, by their place, that took away text which stands elsewhere now.
    """

    cleaned: Cleaned
    page_starts: tuple[int, ...]
    rows: tuple[Aligned, ...]
    tallies: tuple[RuleTally, ...]
    left: frozenset[int]

    @property
    def rules(self) -> frozenset[str]:
        """The rules that had a part in an edit."""
        return frozenset(rule for edit in self.cleaned.edits for rule in edit.rules)

    def page_of(self, at: int) -> int:
        """The number, from 1, of the page on which a raw offset stands."""
        return page_at(self.page_starts, at)

    def made_by(self, rules: Collection[str]) -> frozenset[int]:
        """The edits in which one of these rules had a part, by their place."""
        wanted = frozenset(rules)
        made = enumerate(self.cleaned.edits)
        return frozenset(place for place, edit in made if not wanted.isdisjoint(edit.rules))


def cleaning(store: Path, slug: str) -> Cleaning:
    """What cleaning did to a document of the store; its rows name the units.

    Raises:
        StoreError: when there is no store, it cannot be read, or it has no document of this slug.
    """
    with questions.asking(store) as connection:
        behind = text_behind(questions_texts.text(connection, slug))
        rows = questions_texts.units(connection, questions_texts.unit_ids(connection, slug))
    units = ((row["id"], CleanSpan(row["clean_start"], row["clean_end"])) for row in rows)
    return cleaning_of(behind.cleaned, behind.page_starts, units)


def cleaning_of(
    cleaned: Cleaned, page_starts: Sequence[int] = (0,), units: Iterable[tuple[str, CleanSpan]] = ()
) -> Cleaning:
    """The same of a document that is in no store; arguments as those of `aligned`."""
    left = frozenset(place for place, away in enumerate(moved_away(cleaned.edits)) if away)
    return Cleaning(cleaned, tuple(page_starts), aligned(cleaned, page_starts, units), tally(cleaned), left)
