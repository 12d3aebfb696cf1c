"""The steps of a timeline: years, or periods between borders of the reader's choice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

BORDERS = (2007, 2015, 2020)
"""Under the Wmo, after the decentralisations of 2015, and since: each is the first year of its period."""
MOST_BORDERS = 30
EARLIEST, LATEST = 1000, 2999
"""Years that a border may be: more are mistyped."""
EVER = (0, 9999)
SMOOTHING = (1, 3, 5)
"""How many years a point may take together."""
_BETWEEN = re.compile(r"[\s,;]+")


class Grouping(StrEnum):
    """How wide a step of the timeline is."""

    YEAR = "year"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Period:
    """A run of years, both ends included; `None`: open on that side."""

    first: int | None
    last: int | None

    def holds(self, year: int) -> bool:
        """Whether a year falls in it."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year, where an open side is before or after all years."""
        return (EVER[0] if self.first is None else self.first, EVER[1] if self.last is None else self.last)


@dataclass(frozen=True, slots=True)
class Steps:
    """How time is cut.

    Attributes:
        grouping: By year of the document, or by period.
        borders: Rising first years of periods, see `periods_between`; years have none.
        smoothing: How many years the point of a year takes together, its own in the middle: odd, and 1 for its own
            only. Periods are never smoothed.
    """

    grouping: Grouping = Grouping.YEAR
    borders: tuple[int, ...] = BORDERS
    smoothing: int = 1

    @property
    def smoothed(self) -> bool:
        """Whether a point takes more than its own year."""
        return self.grouping is Grouping.YEAR and self.smoothing > 1

    def window(self, step: Period, ends: tuple[int, int]) -> Period:
        """The years that the point of a step takes together, none before or after `ends`."""
        if not self.smoothed:
            return step
        first, last = step.years
        reach = self.smoothing // 2
        return Period(max(ends[0], first - reach), min(ends[1], last + reach))


def periods_between(borders: Sequence[int]) -> tuple[Period, ...]:
    """All time, cut where each border begins: (2007, 2015) gives up to 2006, 2007–2014, and from 2015."""
    starts, ends = (None, *borders), (*(border - 1 for border in borders), None)
    return tuple(Period(first, last) for first, last in zip(starts, ends, strict=True))


def periods_of(years: Iterable[int], grouping: Grouping, borders: Sequence[int] = BORDERS) -> tuple[Period, ...]:
    """The steps from the first of the years to the last, without a gap; none when there are no years."""
    found = sorted(set(years))
    if not found:
        return ()
    if grouping is Grouping.YEAR:
        return tuple(Period(year, year) for year in range(found[0], found[-1] + 1))
    periods = periods_between(borders)
    first, last = (next(at for at, one in enumerate(periods) if one.holds(year)) for year in (found[0], found[-1]))
    return periods[first : last + 1]


def read_borders(text: str) -> tuple[int, ...] | None:
    """The years that somebody typed, as `2007, 2015, 2020`, in order and each once.

    Returns:
        `None` when it cannot be read as one to `MOST_BORDERS` years.
    """
    words = [word for word in _BETWEEN.split(text) if word]
    if not all(re.fullmatch(r"[0-9]{4}", word) for word in words):
        return None
    years = sorted({int(word) for word in words})
    return tuple(years) if 1 <= len(years) <= MOST_BORDERS and EARLIEST <= years[0] <= years[-1] <= LATEST else None
