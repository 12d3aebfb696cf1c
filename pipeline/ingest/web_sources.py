"""The sources that a piece lists, mostly at its foot: told by what a list is called and what its entries look like.

Neither is enough alone. A chapter of prose may be called so too, and a sentence may name a book and its year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.ingest.web_lines import Line

_MOST_HEADING_WORDS = 8
_LEAST_ABOVE = 0.4
"""The share of a piece above its sources: what stands higher is a list that the piece is about."""
_LEAST_ENTRIES = 2
"""So many below each other are a list, whatever is said above them."""
_MOST_BETWEEN = 1  # lines of an entry that was broken off, or that names neither year nor place
_HALF = 0.5

_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_NUMBERED = re.compile(r"\W*\d{1,3}[\])]?\.?\s")
_SIGNS = re.compile(
    rf"\([^()]{{0,30}}\b{_YEAR}\b[^()]{{0,12}}\)|(?:[,:;]|\b[A-ZÀ-Þ][\w.]+)\s{_YEAR}\W*$|https?://|\bwww\.|\bdoi\b|\bISBN\b|\bgeraadpleegd\s+op\b"
    rf"|\b(?:blz|pp?|jrg|nr)\.\s?\d|\b\d+\s?\(\d+(?:[-/]\d+)?\)|\bet\sal\.|\bkamerstuk|\bibid"
)
"""What hardly a source lacks: a year in brackets or behind a name at the end, an address, pages."""
_CAPITAL = r"[A-ZÀ-Þ][\w'’-]+"
_ENTRY = re.compile(
    rf"""\W*(?:\d{{1,3}}[\])]?\.?\s+)?(?:(?:van|de|den|der|het|'t|ten|ter|te|el|al)\s)*
    (?:{_CAPITAL}(?:\s{_CAPITAL}){{0,3}},?\s+(?:[A-ZÀ-Þ]\.\s?)+[^.]{{0,120}}?\(?{_YEAR}\b
    |(?:{_CAPITAL}|[a-z]+|&|,)(?:\s(?:{_CAPITAL}|[a-z]+|&|,)){{0,8}}\s\({_YEAR}\)[.,:]\s\S)""",
    re.VERBOSE,
)
"""How a source opens: who wrote it, and the year."""
_LIST = (
    r"(?:(?:gebruikte|geraadpleegde|aanbevolen|belangrijkste|overige|meer|verdere)\s+)?"
    r"(?:bronn?(?:en)?(?:lijst|vermelding(?:en)?|verantwoording)?|literatuur(?:lijst|opgave|verwijzingen|verantwoording)?"
    r"|referenties|referentielijst|(?:eind|voet)?noten|bibliografie|verwijzingen|publicaties|verantwoording"
    r"|(?:verder|meer)\s+lezen|lees\s?tips|references|sources|bibliography|further\s+reading)"
)
_CALLED = re.compile(rf"{_LIST}(?:\s*(?:en|&|/|,)\s*{_LIST})*", re.IGNORECASE)
_OF_NOTES = re.compile(r"noten\b|\breferenties", re.IGNORECASE)
_CALLED_BEFORE = re.compile(rf"{_CALLED.pattern}\s*:\s+(?=\S)", re.IGNORECASE)


def sources(lines: Sequence[Line]) -> list[Line]:
    """The lines of a piece that list its sources, with the line above that says so.

    Args:
        lines: Of the piece, in order.
    """
    total, above = sum(len(line.text) for line in lines), 0
    found: list[Line] = []
    end = 0
    for at, line in enumerate(lines):
        if at >= end and above >= _LEAST_ABOVE * total:
            end = _end(lines, at)
            found += lines[at:end]
        above += len(line.text)
    return found


def _end(lines: Sequence[Line], at: int) -> int:
    """The line behind a list that begins at one; that line itself where none begins there."""
    line = lines[at]
    if line.tabular:
        return at
    if _CALLED_BEFORE.match(line.text) and _SIGNS.search(line.text):
        return at + 1
    if line.words <= _MOST_HEADING_WORDS and _CALLED.fullmatch(line.text.strip(" •:|")):
        is_entry = _is_note if _OF_NOTES.search(line.text) else _shows_source
        end = _end_of(lines, at + 1, is_entry)
        entries = sum(map(is_entry, lines[at + 1 : end]))
        return end if entries and entries >= _HALF * (end - at - 1) else at
    end = _end_of(lines, at, _is_entry) if _is_entry(line) else at
    return end if sum(map(_is_entry, lines[at:end])) >= _LEAST_ENTRIES else at


def _end_of(lines: Sequence[Line], start: int, is_entry: Callable[[Line], bool]) -> int:
    """The line behind the last entry of a list that begins at `start`."""
    end = start
    for at in range(start, len(lines)):
        if at > end + _MOST_BETWEEN:
            break
        if is_entry(lines[at]):
            end = at + 1
    return end


def _is_note(line: Line) -> bool:
    return _NUMBERED.match(line.text) is not None or _shows_source(line)


def _shows_source(line: Line) -> bool:
    return _SIGNS.search(line.text) is not None


def _is_entry(line: Line) -> bool:
    return _ENTRY.match(line.text) is not None
