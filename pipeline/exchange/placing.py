"""From a selection in another program to the units that it codes, by way of the raw text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.corpus.quotes import stands_at
from pipeline.exchange.answers import selection_guid
from pipeline.exchange.elements import printable
from pipeline.exchange.foreign import ForeignSelection
from pipeline.exchange.material import CodedText, CodedUnit
from pipeline.exchange.positions import Ruler, ruler
from pipeline.spans import CleanSpan, RawSpan
from pipeline.store.labels import Place, covered, places_of

NO_PLACE = "its positions are not in the text"
OTHER_QUOTE = "its quote does not stand at its positions"
NOT_FOUND = "the text was cleaned otherwise since, and its quote stands there nowhere or more than once"
NO_UNIT = "covers no sentence by half"
RAW_PLACE = re.compile(r"\braw=(\d{1,10})-(\d{1,10})\b")
"""A place in the raw text, as our descriptions of selections have it."""


@dataclass(frozen=True)
class Placing:
    """What places the selections of one document.

    Attributes:
        text: The document as it is here.
        theirs: Its text as it is in the file, LF line ends.
        same: Whether these two are the same, but for blanks at the end.
        ruler: How positions are counted.
    """

    text: CodedText
    theirs: str
    same: bool
    ruler: Ruler
    _by_guid: dict[str, CodedUnit]
    _by_id: dict[str, CodedUnit]
    _places: list[Place]

    def units(self, selection: ForeignSelection) -> list[CodedUnit] | str:
        """The units that a selection codes, or why it codes none."""
        span = self.ruler.span(selection)
        if span is None:
            return NO_PLACE
        quote, own = self.theirs[slice(*span)], self._by_guid.get(selection.guid)
        if own is not None and self._moved(own, selection.name, quote):
            return OTHER_QUOTE
        if own is not None and self.same and CleanSpan(*span) == own.clean:
            return [own]
        raw = self._raw(CleanSpan(*span), quote, selection.description)
        if raw is None:
            return NOT_FOUND
        return [self._by_id[place.id] for place in covered(self._places, raw)] or NO_UNIT

    def _moved(self, own: CodedUnit, name: str, quote: str) -> bool:
        """Whether a selection of ours still bears our quote, and stands where that is not."""
        ours = printable(own.clean.of(self.text.cleaned.text))
        return name == ours and printable(quote) != ours

    def _raw(self, span: CleanSpan, quote: str, description: str) -> RawSpan | None:
        """The raw characters of a selection; `None` where that cannot be told for certain."""
        cleaned = self.text.cleaned
        if self.same:
            return cleaned.offsets.to_raw(CleanSpan(span.start, min(span.end, len(cleaned.text))))
        if (told := RAW_PLACE.search(description)) is not None:
            start, end = sorted(map(int, told.groups()))
            if stands_at(cleaned.raw, RawSpan(start, end), quote):
                return RawSpan(start, end)
        at = cleaned.text.find(quote)
        if at < 0 or cleaned.text.find(quote, at + 1) >= 0:
            return None
        return cleaned.offsets.to_raw(CleanSpan(at, at + len(quote)))


def placing(text: CodedText, theirs: str, selections: Sequence[ForeignSelection]) -> Placing:
    """What places the selections of a document.

    Args:
        text: The document as it is here.
        theirs: Its text as it is in the file, LF line ends.
        selections: All of them, to tell how the program counts.
    """
    ordered = sorted(text.units, key=lambda unit: (unit.raw.start, -unit.raw.end))
    return Placing(
        text=text,
        theirs=theirs,
        same=theirs.rstrip() == text.cleaned.text.rstrip(),
        ruler=ruler(theirs, selections),
        _by_guid={selection_guid(unit.id): unit for unit in text.units},
        _by_id={unit.id: unit for unit in text.units},
        _places=places_of([(unit.id, unit.raw) for unit in ordered]),
    )
