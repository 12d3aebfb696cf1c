"""The lines of a page's raw text, each with the element that it stands in and what of it is a link."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from pipeline.ingest.web_tables import is_data
from pipeline.spans import RawSpan

_LINE = re.compile(r"[^\n]+")
_STOPPED = re.compile(r"\w[.!?…][\"'’”»)\]]*(?=\s|$)")
_PRESSED = ("a", "button", "label")
_PROSE_WORDS = 5
_LONG_PROSE_WORDS = 12
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of raw text that one element says itself, not by an element inside it."""

    span: RawSpan
    element: HtmlElement


@dataclass(frozen=True)
class Written:
    """A page as raw text.

    Attributes:
        raw: All its visible text.
        spans: Where each element with text stands in it.
        pieces: The stretches of it in order.
    """

    raw: str
    spans: Mapping[HtmlElement, RawSpan]
    pieces: Sequence[Piece]

    def length(self, element: HtmlElement) -> int:
        """How many characters an element holds."""
        span = self.spans.get(element)
        return len(span) if span else 0


@dataclass(frozen=True, eq=False)
class Line:
    """A line of the raw text.

    Attributes:
        span: Its place.
        text: Its text, with a space where elements meet, as most sites show it.
        element: The smallest element that holds all of it.
        owners: The elements that say parts of it.
        linked: The share of it that can be pressed: links and buttons.
        tabular: Whether it stands in a table of data.
    """

    span: RawSpan
    text: str
    element: HtmlElement
    owners: tuple[HtmlElement, ...]
    linked: float
    tabular: bool = False

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @cached_property
    def pressed(self) -> bool:
        """Whether it is mostly links and buttons."""
        return self.linked > _MOSTLY

    @cached_property
    def stopped(self) -> bool:
        """Whether a sentence ends in it."""
        return _STOPPED.search(self.text) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether somebody tells something in it: a sentence, or many words."""
        if self.pressed:
            return False
        return self.words >= _LONG_PROSE_WORDS or (self.words >= _PROSE_WORDS and self.stopped)

    def within(self, tags: Iterable[str]) -> bool:
        """Whether it stands in an element of one of the tags, or is one."""
        wanted = set(tags)
        return any(element.tag in wanted for element in (self.element, *self.element.iterancestors()))


class Cover:
    """Spans taken together, however they overlap."""

    def __init__(self, spans: Iterable[RawSpan]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def within(self, span: RawSpan) -> int:
        """How many characters of a span they cover."""
        covered, at = 0, bisect_right(self._ends, span.start)
        while at < len(self._starts) and self._starts[at] < span.end:
            covered += min(self._ends[at], span.end) - max(self._starts[at], span.start)
            at += 1
        return covered

    def holds(self, span: RawSpan) -> bool:
        """Whether they cover half of a span, or more."""
        return 2 * self.within(span) >= len(span)


def lines_of(root: HtmlElement, written: Written) -> list[Line]:
    """The lines of a page in order."""
    depths = {element: depth for depth, element in _with_depths(root)}
    pressed = {inner for element in root.iter(*_PRESSED) for inner in element.iter()}
    tabular = {cell for table in root.iter("table") if is_data(table) for cell in table.iter()}
    return [_line(span, pieces, depths, (pressed, tabular), written.raw) for span, pieces in _parted(written)]


def _line(
    span: RawSpan,
    pieces: Sequence[Piece],
    depths: Mapping[HtmlElement, int],
    within: tuple[set[HtmlElement], set[HtmlElement]],
    raw: str,
) -> Line:
    owners = tuple(dict.fromkeys(piece.element for piece in pieces))
    pressed, tabular = within
    linked = sum(piece.span.overlap(span) for piece in pieces if piece.element in pressed)
    total = sum(piece.span.overlap(span) for piece in pieces)
    said = (raw[max(piece.span.start, span.start) : min(piece.span.end, span.end)].strip() for piece in pieces)
    return Line(span, " ".join(said), _holder(owners, depths), owners, linked / max(1, total), owners[0] in tabular)


def _parted(written: Written) -> Iterator[tuple[RawSpan, list[Piece]]]:
    """Each line that is not blank, with the pieces in it; a piece of verbatim text may go on over lines."""
    at = 0
    for match in _LINE.finditer(written.raw):
        while at < len(written.pieces) and written.pieces[at].span.end <= match.start():
            at += 1
        held, look = [], at
        while look < len(written.pieces) and written.pieces[look].span.start < match.end():
            held.append(written.pieces[look])
            look += 1
        if held:
            yield RawSpan(match.start(), match.end()), held


def _with_depths(root: HtmlElement) -> Iterator[tuple[int, HtmlElement]]:
    depth = {root: 0}
    for element in root.iter():
        parent = element.getparent()
        if parent is not None and element is not root:
            depth[element] = depth[parent] + 1
        yield depth[element], element


def _holder(owners: Sequence[HtmlElement], depths: Mapping[HtmlElement, int]) -> HtmlElement:
    """The smallest element that holds all of some."""
    held = owners[0]
    for other in owners[1:]:
        while held is not other:
            if depths[held] >= depths[other]:
                held = held.getparent()
            else:
                other = other.getparent()  # noqa: PLW2901 — climbing
    return held
