"""The year of a text, out of all dates that its file holds, by a rule that can be told in a few lines (docs/dates.md).

1. Where the text says when it first appeared, that is its year.
2. Else what it tells programs, its head, its colophon and the path of its address: the year that most of these four
   say; where two years are said equally often, the earlier. It is certain where they agree, and where the others are
   only later, as those of a text that was published anew. It is uncertain where it is younger than its own file.
3. Else the day on which it was put on a site.
4. Else hints: the year in its title, in its file's name, or in which its file was made. Where title or name names the
   year in which the file was made, it is that, and certain. Else it is the first of these that is not younger than the
   file, and uncertain.

When a file was changed, stamps of downloads and uploads and copyright lines never give a year. Of several dates of one
kind the first counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.text import DateEvidence, DateKind

STRONG = (DateKind.PUBLISHED, DateKind.HEAD, DateKind.COLOPHON, DateKind.ADDRESS)
HINTS = (DateKind.TITLE, DateKind.NAME, DateKind.MADE)
_PROPERTIES = (DateKind.MADE, DateKind.CHANGED)
_RANK = {kind: rank for rank, kind in enumerate(DateKind)}


@dataclass(frozen=True, slots=True)
class Choice:
    """The year of a text.

    Attributes:
        year: The year; `None` where nothing gives one.
        date: The day in that year, where strong evidence tells it.
        uncertain: Whether it may well be another year.
        dates: All evidence, that of the choice first.
    """

    year: int | None
    date: str | None
    uncertain: bool
    dates: tuple[DateEvidence, ...]


def choose(found: Iterable[DateEvidence], this_year: int) -> Choice:
    """Choose the year of a text.

    Args:
        found: All evidence, of each kind in the order in which it stands in the file.
        this_year: No text is from a later one.
    """
    dates = sorted(dict.fromkeys(found), key=lambda one: _RANK[one.kind])
    firsts: dict[DateKind, DateEvidence] = {}
    for one in dates:
        if one.year <= this_year:
            firsts.setdefault(one.kind, one)
    year, uncertain = _decide(firsts)
    says_so = [one for one in dates if one.year == year]
    told = (one.date for one in says_so if one.kind in {DateKind.FIRST, *STRONG, DateKind.POSTED})
    day = next((date for date in told if date), None)
    return Choice(year, day, uncertain, (*says_so, *(one for one in dates if one.year != year)))


def _decide(firsts: Mapping[DateKind, DateEvidence]) -> tuple[int | None, bool]:
    if DateKind.FIRST in firsts:
        return firsts[DateKind.FIRST].year, False
    strong = [firsts[kind].year for kind in STRONG if kind in firsts]
    if strong:
        return _agreed(strong, _last_change(firsts))
    if DateKind.POSTED in firsts:
        return firsts[DateKind.POSTED].year, False
    return _hinted(firsts)


def _agreed(years: Sequence[int], changed: int | None) -> tuple[int, bool]:
    """The year that most say, the earlier of two; and whether that is uncertain."""
    votes = Counter(years)
    year = min(votes, key=lambda one: (-votes[one], one))
    republished = votes[year] > 1 and min(years) == year
    contradicted = len(votes) > 1 and not republished
    return year, contradicted or (changed is not None and year > changed)


def _last_change(firsts: Mapping[DateKind, DateEvidence]) -> int | None:
    """The last year in which the file can have got its text; `None` where it does not tell."""
    return max((firsts[kind].year for kind in _PROPERTIES if kind in firsts), default=None)


def _hinted(firsts: Mapping[DateKind, DateEvidence]) -> tuple[int | None, bool]:
    bound = _last_change(firsts)
    hints = [firsts[kind] for kind in HINTS if kind in firsts and (bound is None or firsts[kind].year <= bound)]
    named = {one.year for one in hints if one.kind is not DateKind.MADE}
    made = firsts.get(DateKind.MADE)
    if made is not None and made.year in named:
        return made.year, False
    return (hints[0].year, True) if hints else (None, False)
