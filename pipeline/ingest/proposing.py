"""What is proposed of a file that was read: what its format tells, the year by all dates in it, and its kind."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import PurePath

from pipeline.ingest.dates import Choice, Own, choose, in_address, in_name, in_text, in_title, own_dates
from pipeline.ingest.headline import headline
from pipeline.ingest.kinds import kind_of
from pipeline.ingest.reading import Reading
from pipeline.text import DateKind, Proposal, Role

_LONGEST_TITLE = 300
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AHEAD, _OFTEN = 5, 3
"""A text that names so many years, each more than so many later than its own, may well be younger."""


def proposal_of(reading: Reading, name: str, today: date) -> Proposal:
    """What a file says of itself, with all evidence of its date and the year and kind that follow.

    Args:
        reading: What the format's reader handed over; its proposal holds the dates that only the format tells.
        name: The file's name.
        today: No text is from a later day.
    """
    told = reading.proposal
    own = _own(reading)
    first = own.lstrip().partition("\n")[0].strip()
    title = (told.title or first)[:_LONGEST_TITLE]
    found = chain(
        told.dates,
        in_title(title),
        in_text(reading.raw, reading.blocks),
        in_name(name),
        in_address(told.address or ""),
    )
    issuers = "\n".join(filter(None, (told.author, told.outlet)))
    kind, words = kind_of(own, f"{title} | {_words(name)}", issuers) or (None, None)
    dated = _dated(told, choose(found, today, own_dates(reading)))
    doubted = dated.year_uncertain or _looks_younger(own, dated.year, today.year)
    return replace(dated, title=told.title or headline(own), year_uncertain=doubted, source_kind=kind, kind_from=words)


def _looks_younger(own: str, year: int | None, this_year: int) -> bool:
    """Whether a text speaks of years that came long after the one it is taken to be of: a misread `1903`, say."""
    later = {int(named) for named in _YEAR.findall(own)}
    return year is not None and sum(year + _AHEAD < one <= this_year for one in later) >= _OFTEN


def _own(reading: Reading) -> str:
    """The text without what a page has before its article, and from its first comment on."""
    begin = next((block.span.start for block in reading.blocks if block.role is Role.ARTICLE), 0)
    comments = (block.span.start for block in reading.blocks if block.role is Role.COMMENT)
    return reading.raw[begin : next((at for at in comments if at > begin), None)]


def _words(name: str) -> str:
    """The name of a file without its ending, as words."""
    return re.sub(r"[-_\s]+", " ", PurePath(name).stem)


def with_address(told: Proposal, address: str, today: date, own: Own = lambda _: True) -> Proposal:
    """A proposal with what the address tells from which a file was fetched; that which it gives goes before."""
    if told.address:
        return told
    at = replace(told, address=address)
    found = tuple(in_address(address))
    if all(one.kind is DateKind.STAMP for one in found):  # what was chosen, and doubted, stays so
        return replace(at, dates=(*told.dates, *found))
    return _dated(at, choose(chain(told.dates, found), today, own))


def _dated(told: Proposal, choice: Choice) -> Proposal:
    return replace(told, year=choice.year, date=choice.date, dates=choice.dates, year_uncertain=choice.uncertain)
