"""Dates as they are written: in Dutch prose, in numbers, in names of files and in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.reading import proposed_date

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb", "febr"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_SEASONS = ("lente", "voorjaar", "zomer", "herfst", "najaar", "winter")
_NAMES = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_MONTH = rf"(?P<{{}}>{_NAMES})\b\.?"
_YEAR = r"(?:1[89]|20)\d\d"
_SHORT_YEAR_CENTURY = 2000
"""A year of two digits is one of this century: what is older was typed with four."""
_FORMS = (
    # 12 maart 2014, 12 en 13 maart 2014, 12 mrt. '14
    rf"(?<![\d/-])(?P<day1>\d{{1,2}})(?:e|ste|de)?(?:\s*(?:-|–|en|t/m)\s*\d{{1,2}})?\s+{_MONTH.format('month1')}"
    rf",?\s+(?:(?P<year1>{_YEAR})|['’`](?P<short1>\d\d))(?!\d)",
    # March 12, 2014
    rf"\b{_MONTH.format('month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year2>{_YEAR})(?!\d)",
    # maart 2014, maart/april 2014, maart '14, voorjaar 2014
    rf"\b(?:{_MONTH.format('month3')}(?:\s*[/–-]\s*(?:{_NAMES})\b\.?)?|(?P<season>{'|'.join(_SEASONS)}))"
    rf",?\s+(?:(?P<year3>{_YEAR})|['’`](?P<short3>\d\d))(?!\d)",
    # 2014-03-12, 2014/03/12
    rf"(?<![\d-])(?P<year4>{_YEAR})(?P<sign4>[-/.])(?P<month4>\d{{1,2}})(?P=sign4)(?P<day4>\d{{1,2}})(?!\d)",
    # 12-03-2014, 12/3/2014, 12.03.14
    r"(?<![\d.-])(?P<day5>\d{1,2})(?P<sign5>[-/.])(?P<month5>\d{1,2})(?P=sign5)"
    rf"(?:(?P<year5>{_YEAR})|(?P<short5>\d\d))(?![\d.-]\d|\d)",
    # 2014/15, 2014-2018: what begins then
    rf"(?<![\d-])(?P<year6>{_YEAR})\s?[-/–]\s?(?:{_YEAR}|\d\d)(?![\d-])",
    rf"(?<![\d.,€-])(?P<year7>{_YEAR})(?![\d%]|[.,-]\d)",
)
_WRITTEN = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
_PACKED = re.compile(
    rf"(?<!\d)(?P<year>{_YEAR})[-_./]?(?P<month>0[1-9]|1[0-2])[-_./]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_LONE_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text.

    Attributes:
        start: Where it begins there.
        end: Where it ends, exclusive.
        year: Its year; the first, where it tells several.
        date: The day in ISO 8601, where it tells one.
        month: Whether it tells at least the month, or the season.
    """

    start: int
    end: int
    year: int
    date: str | None = None
    month: bool = False


def written(text: str) -> Iterator[Written]:
    """The dates and years in a text, in its order; what is no day of the calendar is left out."""
    for match in _WRITTEN.finditer(text):
        told = {name.rstrip("1234567"): value for name, value in match.groupdict().items() if value}
        year = told.get("year") or str(_SHORT_YEAR_CENTURY + int(told["short"]))
        month = told.get("month", "")
        number = _NUMBER_OF.get(month.lower(), month)
        known, day = proposed_date(year, number or None, told.get("day"))
        if known is not None and (day or "day" not in told):
            yield Written(match.start(), match.end(), known, day, bool(month or "season" in told))


def date_in(text: str) -> tuple[int, str | None] | None:
    """The one date, or else the one year, in a name such as `2014-03-12_nota.pdf`; `None` where it has not just one."""
    days = {proposed_date(*match.groups()) for match in _PACKED.finditer(text)}
    days = {(year, day) for year, day in days if day}
    if len(days) == 1 and (found := days.pop())[0]:
        return found[0], found[1]
    years = {int(year) for year in _LONE_YEAR.findall(text)}
    return (years.pop(), None) if len(years) == 1 else None
