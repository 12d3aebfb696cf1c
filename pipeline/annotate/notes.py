"""Witnesses that a unit is a note: what the reader saw as one, and lines with the number of a mark in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.annotate.bibliography import cites
from pipeline.annotate.look import LEAST_LONG_WORDS, Look
from pipeline.text import Role

_STARRED = re.compile(r"(?:\d{1,3}\s*)?\*{1,3}\)\s")
_OPENING = re.compile(r"(\d{1,3})\s+[A-ZÀ-Þ]")
_GROWN_OPENING = re.compile(r"(\d{1,3})[A-ZÀ-Þ][a-zà-ÿ]")
"""A number that was raised in print, grown onto the first word of its note: `3Zo is het`."""
_COUNTED = re.compile(r"[\[(]?(\d{1,3})[\])]?[.)]?\s+\S")
_SEE = r"Zie|Vgl|Vergelijk|Cf|Ibid(?:em)?|Idem"
_POINTER = re.compile(rf"[\[(]?\d{{1,3}}[\])]?[.)]?\s+(?:{_SEE}|Bron|Uit|O\.a\.|Kamerstuk|TK|Art)\b")
_MISREAD_NOTE = re.compile(
    rf"[!®°©¹²³⁰-⁹]{{1,2}}\s?(?=[A-ZÀ-Þ][a-zà-ÿ])|[\d!*®°©¹²³⁰-⁹\"'’”]{{1,2}}\s?(?=(?:{_SEE})\b)"
)
"""A note's mark with its opening, also where a scanner read the raised figure as another sign."""
_PAGE_MARK = re.compile(r"#* ?page \d+|pag(?:ina)?\.? ?\d+.*|\d{1,4} \| .{3,80}|.{3,80} \| \d{1,4}|\d{1,3}")

MOST_UNITS_FROM_MARK = 80
MOST_UNITS_AT_FOOT = 20
MOST_UNITS_A_NOTE = 5
MOST_UNITS_A_SOURCE = 3
MOST_MISREAD_ALIKE = 3
LEAST_NOTES_IN_A_ROW = 3


def seen(looks: Sequence[Look]) -> Iterator[int]:
    """What the reader saw to be a foot- or endnote."""
    return (at for at, look in enumerate(looks) if look.has(Role.NOTE))


def marked(looks: Sequence[Look]) -> Iterator[int]:
    """Lines with a note's mark before them: a star, a misread figure, or the number that a word wears shortly before.

    What follows in such a line goes with it up to the first long sentence without a source: where a page ends in a
    note, the next page may have been joined to it. A note that opens amid a line is that sentence alone.
    """
    line, noted = -1, False
    marks: dict[str, int] = {}
    openings, starred = _openings(looks), _starred(looks)
    for at, look in enumerate(looks):
        opens = at in openings and at - marks.get(openings[at], -MOST_UNITS_FROM_MARK - 1) <= MOST_UNITS_FROM_MARK
        if look.line != line:
            line, noted = look.line, opens or look.line in starred
        elif noted and look.words >= LEAST_LONG_WORDS and not cites(look):
            noted = False
        if noted or opens:
            yield at
        marks.update((mark, at) for mark in look.marks)


def _starred(looks: Sequence[Look]) -> set[int]:
    """Lines that open with a star or a misread figure; a sign that opens many lines is the bullet of a list."""
    first = {look.line: look for look in reversed(looks)}
    found = {line: sign[0] for line, look in first.items() if (sign := _MISREAD_NOTE.match(look.unit.text))}
    counts = Counter(sign[:1] for sign in found.values())
    misread = {line for line, sign in found.items() if sign[:1].isdigit() or counts[sign[:1]] <= MOST_MISREAD_ALIKE}
    return misread | {line for line, look in first.items() if _STARRED.match(look.unit.text)}


def _openings(looks: Sequence[Look]) -> dict[int, str]:
    """The number with which a line or, grown onto a word, a unit opens, where no other does with the same.

    Where items are numbered, numbers come back; a grown one may stand anywhere, for lines of a note may be joined to
    the text above it.
    """
    first = {look.line: at for at, look in reversed(list(enumerate(looks)))}
    return _once(_OPENING, looks, first.values()) | _once(_GROWN_OPENING, looks, range(len(looks)))


def _once(opening: re.Pattern[str], looks: Sequence[Look], places: Iterable[int]) -> dict[int, str]:
    numbers = {at: found[1] for at in places if (found := opening.match(looks[at].unit.text))}
    counts = Counter(numbers.values())
    return {at: number for at, number in numbers.items() if counts[number] == 1}


def at_foot(looks: Sequence[Look]) -> Iterator[int]:
    """The last lines of a page from the first note there: its number is worn by a word of that page."""
    for page in _pages(looks):
        openings = [(at, int(found[1])) for at in page if (found := _opens(looks, at)) is not None]
        run = _last_run(openings)
        if run and page[-1] - run[0][0] < MOST_UNITS_AT_FOOT and page[-1] - run[-1][0] < MOST_UNITS_A_NOTE:
            first, number = run[0]
            wears = any(str(number) in looks[at].marks for at in range(page[0], first))
            if wears or (len(run) > 1 and any(cites(looks[at]) for at, _ in run)):
                yield from range(first, page[-1] + 1)
                continue
        if openings and _is_source(last := looks[openings[-1][0] : page[-1] + 1]):
            yield from range(page[-1] + 1 - len(last), page[-1] + 1)


def _is_source(looks: Sequence[Look]) -> bool:
    """Whether the last lines of a page, from a number on, are one note: few, one with a source, and no long ones."""
    sources = [cites(look) for look in looks]
    long = any(
        look.words >= LEAST_LONG_WORDS and not source for look, source in zip(looks[1:], sources[1:], strict=True)
    )
    return len(looks) <= MOST_UNITS_A_SOURCE and any(sources) and not long


def _opens(looks: Sequence[Look], at: int) -> re.Match[str] | None:
    new_line = at == 0 or looks[at - 1].line != looks[at].line
    return _OPENING.match(looks[at].unit.text) if new_line else None


def _pages(looks: Sequence[Look]) -> Iterator[list[int]]:
    """The units of each page whose end can be seen, without the number at its foot."""
    page: list[int] = []
    for at, look in enumerate(looks):
        ends = look.lone and _PAGE_MARK.fullmatch(look.bare) is not None
        if page and (ends or looks[page[-1]].page != look.page):
            yield page
            page = []
        if not ends:
            page.append(at)
    if page and looks[-1].page > 0:
        yield page


def _last_run(openings: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The last openings that count up by one."""
    run = list(openings[-1:])
    for before, after in reversed(list(pairwise(openings))):
        if after[1] != before[1] + 1 or after[0] - before[0] > 2 * MOST_UNITS_A_NOTE:
            break
        run.insert(0, before)
    return run


def in_a_row(looks: Sequence[Look]) -> Iterator[int]:
    """Three or more numbered lines that count up, most of which name a source: the notes at the end of a piece."""
    numbered = [(at, int(found[1])) for at, look in enumerate(looks) if (found := _COUNTED.match(look.unit.text))]
    starts = [
        0 if not 0 < then - at <= MOST_UNITS_A_NOTE or high != low + 1 else 1
        for (at, low), (then, high) in pairwise(numbered)
    ]
    groups = groupby(range(len(starts)), lambda n: starts[n])
    for counts, group in groups:
        steps = list(group)
        run = [_item(looks, at) for at, _ in numbered[steps[0] : steps[-1] + 2]]
        sources = sum(any(cites(looks[at]) for at in item) or _points(looks[item[0]]) for item in run)
        if counts and len(run) >= LEAST_NOTES_IN_A_ROW and 2 * sources > len(run):
            yield from range(run[0][0], run[-1][-1] + 1)


def _points(look: Look) -> bool:
    return _POINTER.match(look.unit.text) is not None


def _item(looks: Sequence[Look], at: int) -> range:
    """What stands in a line from a unit on, up to the first long sentence without a source."""
    end = at + 1
    while end < len(looks) and looks[end].line == looks[at].line:
        if looks[end].words >= LEAST_LONG_WORDS and not cites(looks[end]):
            break
        end += 1
    return range(at, end)
