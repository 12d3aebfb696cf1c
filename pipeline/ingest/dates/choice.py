"""The year of a text, out of all dates that its file holds, by a rule that can be told in a few lines (docs/dates.md).

1. Where the text says when it first appeared, that is its year.
2. Else what it tells programs, its head, its colophon and the path of its address: the year that most of these four
   say; where two years are said equally often, the earlier. It is certain where they agree, and where the others are
   only later, as those of a text that was published anew. It is uncertain where it is younger than its own file.
3. Else the day on which it was put on a site.
4. Else hints: the year in its title, in its file's name, or in which its file was made. Where title or name names the
   year in which the file was made, it is that, and certain. Else it is the first of these that is not younger than the
   file, and uncertain.

5. What a text says deep inside, or in an appendix that was scanned, counts only where it says nothing of this by itself
   under 1 to 3, and is uncertain unless one of the hints says the same.

When a file was changed, stamps of downloads and uploads and copyright lines never give a year. Of several dates of one
kind the first counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.text import DateEvidence, DateKind

STRONG = (DateKind.PUBLISHED, DateKind.HEAD, DateKind.COLOPHON, DateKind.ADDRESS)
HINTS = (DateKind.TITLE, DateKind.NAME, DateKind.MADE)
_OUTRIGHT = frozenset({DateKind.FIRST, *STRONG, DateKind.POSTED})
"""Evidence that says the year in so many words, and may tell the day."""
_PROPERTIES = (DateKind.MADE, DateKind.CHANGED)
Own = Callable[[DateEvidence], bool]
"""Tells whether a text gives a date of itself, see `pipeline.ingest.dates.own`."""
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


def choose(found: Iterable[DateEvidence], today: date, own: Own = lambda _: True) -> Choice:
    """Choose the year of a text.

    Args:
        found: All evidence, of each kind in the order in which it stands in the file.
        today: No text is from a later day.
        own: Which of it the text gives of itself.
    """
    dates = sorted(dict.fromkeys(found), key=lambda one: _RANK[one.kind])
    believed = [one for one in dates if not _lies_ahead(one, today)]
    of_itself = [one for one in believed if own(one)]
    says_itself = any(one.kind in _OUTRIGHT for one in of_itself)
    firsts = _firsts(of_itself if says_itself else believed)
    year, uncertain = _decide(firsts)
    borrowed = not says_itself and not _OUTRIGHT.isdisjoint(firsts)
    doubted = uncertain or (borrowed and not any(firsts[kind].year == year for kind in HINTS if kind in firsts))
    says_so = [one for one in (*of_itself, *believed) if one.year == year]
    day = next((one.date for one in says_so if one.date and one.kind in _OUTRIGHT), None)
    return Choice(year, day, doubted, tuple(dict.fromkeys((*says_so, *dates))))


def _lies_ahead(one: DateEvidence, today: date) -> bool:
    return one.year > today.year or (one.date or "") > today.isoformat()


def _firsts(dates: Iterable[DateEvidence]) -> Mapping[DateKind, DateEvidence]:
    """The first of each kind."""
    firsts: dict[DateKind, DateEvidence] = {}
    for one in dates:
        firsts.setdefault(one.kind, one)
    return firsts


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
