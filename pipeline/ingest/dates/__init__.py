"""When a text is from: every date in its file that bears on it, and the year that follows from them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from pipeline.ingest.dates.choice import Choice, choose
from pipeline.ingest.dates.places import in_address, in_name, in_text, in_title
from pipeline.ingest.dates.written import written
from pipeline.ingest.reading import Reading
from pipeline.text import Proposal

__all__ = ["Choice", "choose", "in_address", "in_name", "in_text", "in_title", "proposal_of", "with_address", "written"]


def proposal_of(reading: Reading, name: str, this_year: int) -> Proposal:
    """What a file says of itself, with all evidence of its date and the year that follows from it.

    Args:
        reading: What the format's reader handed over; its proposal holds the dates that only the format tells.
        name: The file's name.
        this_year: No text is from a later one.
    """
    told = reading.proposal
    title = told.title or next((line.strip() for line in reading.raw.splitlines() if line.strip()), "")
    found = chain(
        told.dates,
        in_title(title[:200]),
        in_text(reading.raw, reading.blocks),
        in_name(name),
        in_address(told.address or ""),
    )
    return _with(told, choose(found, this_year))


def with_address(told: Proposal, address: str, this_year: int) -> Proposal:
    """A proposal with what the address tells from which the file was fetched; the file's own address goes before."""
    if told.address:
        return told
    return _with(replace(told, address=address), choose(chain(told.dates, in_address(address)), this_year))


def _with(told: Proposal, choice: Choice) -> Proposal:
    return replace(told, year=choice.year, date=choice.date, dates=choice.dates, year_uncertain=choice.uncertain)
