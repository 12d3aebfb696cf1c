"""What the rules for kind and voice see of a unit: its text made plain, its line, its place on the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text import Cleaned, Form, Role, Unit

_BREAK = re.compile(r"[\n\f]")
_STRAIGHT = str.maketrans("’‘‛`“”„", "'''`\"\"\"")
_LEADING = " \t•●▪■◦○►▸➢›»>|·*_#–—-"
_TRAILING = " \t•»>›→|·*_:…"
_MARK = re.compile(r"[^\W\d_][.,;:)’”'\"]{0,2}(\d{1,3})(?![\w%])")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_STOP = re.compile(r"[.!?…]['’”\"»)\]]*\d{0,2}$")

PAGE_EDGE_LINES = 3
LEAST_PROSE_WORDS = 5
LEAST_LONG_WORDS = 16
MOST_MARK_CHARACTERS = 3


@dataclass(frozen=True, slots=True)
class Look:
    """A unit as the rules see it.

    Attributes:
        unit: The unit itself.
        bare: Its text in lower case with straight quotes, without the bullet before it and the signs after it.
        words: How many words it has.
        stopped: Whether it ends as a sentence does.
        line: Number of its line in the clean text.
        lone: Whether it is all of its line.
        page: Number of its page, from 0.
        page_edge: Whether its line is among the first or last few of a page, in a text with more than one page.
        page_head: Whether the raw text has it, as a line, at the edge of more than one page.
        marks: Numbers that words of it wear in the raw text, as they do the marks of notes; cleaning takes some off.
    """

    unit: Unit
    bare: str
    words: int
    stopped: bool
    line: int
    lone: bool
    page: int
    page_edge: bool
    page_head: bool
    marks: tuple[str, ...]

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: long, or a sentence of some words with its stop."""
        return self.words >= LEAST_LONG_WORDS or (self.stopped and self.words >= LEAST_PROSE_WORDS)

    @property
    def heading(self) -> bool:
        """Whether splitting saw a heading."""
        return self.unit.form is Form.HEADING

    @property
    def letters(self) -> str:
        """Its letters alone, in lower case."""
        return _NO_LETTERS.sub("", self.bare)

    def has(self, role: Role) -> bool:
        """Whether the reader gave it this role."""
        return role in self.unit.roles


def look_at(units: Sequence[Unit], cleaned: Cleaned) -> list[Look]:
    """See each unit in its text.

    Args:
        units: All units of one document, in order.
        cleaned: The text that they were split from; pages are told from the form feeds of its raw text.
    """
    lines = _line_numbers(units, cleaned.text)
    feeds = [at for at, sign in enumerate(cleaned.raw) if sign == "\f"] if "\f" in cleaned.raw else []
    pages = [bisect_right(feeds, unit.raw.start) for unit in units]
    edges = _page_edges(lines, pages) if feeds else set()
    lone = _lone(lines)
    heads = _page_heads(cleaned.raw) if feeds else set()
    return [
        Look(
            unit,
            bare=_bare(unit.text),
            words=unit.text.count(" ") + 1,
            stopped=_STOP.search(unit.text[-8:]) is not None,
            line=line,
            lone=line in lone,
            page=page,
            page_edge=(page, line) in edges,
            page_head=unit.text in heads,
            marks=tuple(_MARK.findall(cleaned.raw[unit.raw.start : unit.raw.end + MOST_MARK_CHARACTERS])),
        )
        for unit, line, page in zip(units, lines, pages, strict=True)
    ]


def _bare(text: str) -> str:
    return text.lower().translate(_STRAIGHT).lstrip(_LEADING).rstrip(_TRAILING)


def _line_numbers(units: Sequence[Unit], text: str) -> list[int]:
    """The number of each unit's line; only lines with units count."""
    numbers: list[int] = []
    line = end = 0
    for unit in units:
        if numbers and _BREAK.search(text, end, unit.clean.start):
            line += 1
        numbers.append(line)
        end = unit.clean.end
    return numbers


def _lone(lines: Sequence[int]) -> set[int]:
    once: set[int] = set()
    twice: set[int] = set()
    for line in lines:
        (twice if line in once else once).add(line)
    return once - twice


def _page_edges(lines: Sequence[int], pages: Sequence[int]) -> set[tuple[int, int]]:
    of_page: dict[int, list[int]] = {}
    for line, page in dict.fromkeys(zip(lines, pages, strict=True)):
        of_page.setdefault(page, []).append(line)
    return {(page, line) for page, at in of_page.items() for line in (*at[:PAGE_EDGE_LINES], *at[-PAGE_EDGE_LINES:])}


def _page_heads(raw: str) -> set[str]:
    """Lines at the edge of more than one page, also where cleaning lifted them out of a sentence."""
    seen: Counter[str] = Counter()
    for page in raw.split("\f"):
        lines = [" ".join(line.split()) for line in page.split("\n") if line.strip()]
        seen.update({*lines[:PAGE_EDGE_LINES], *lines[-PAGE_EDGE_LINES:]})
    return {line for line, pages in seen.items() if pages > 1}
