"""What a person says of a document: the head of its `document.toml`."""

from __future__ import annotations

import datetime
from typing import Annotated, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    model_validator,
)

from pipeline.codebook import SourceKind
from pipeline.corpus.slugs import is_slug
from pipeline.messages import Message

_When = TypeVar("_When", int, datetime.date)
FIRST_YEAR, LAST_YEAR = 1800, 2100
DATE_OUTSIDE_YEAR = "date {date} does not lie in year {year}"
AHEAD = "{when} lies in the future"


def _on_one_line(value: object) -> object:
    """Text without line ends, tabs and runs of spaces; what is no text is left for pydantic to refuse."""
    return " ".join(value.split()) if isinstance(value, str) else value


def lies_ahead(when: int | datetime.date) -> bool:
    """Whether a year or day has yet to come, by the clock of this machine: no text is from then."""
    today = datetime.date.today()
    return when > (today.year if isinstance(when, int) else today)  # type: ignore[operator]


def _come(when: _When) -> _When:
    if lies_ahead(when):
        raise ValueError(Message(AHEAD, when=str(when)))
    return when


def _slug(name: str) -> str:
    if not is_slug(name):
        raise ValueError(Message("no name of a document"))
    return name


Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR), AfterValidator(_come)]
"""The year of a text: none that has yet to come."""
Day = Annotated[datetime.date, AfterValidator(_come)]
"""The day of a text, likewise."""
Line = Annotated[str, BeforeValidator(_on_one_line), StringConstraints(min_length=1)]
"""Text of one line that is not empty."""
Slug = Annotated[str, AfterValidator(_slug)]
"""The name of a document, see `pipeline.corpus.slugs`."""


class Metadata(BaseModel):
    """Metadata of one document; `None` where it is not known.

    Attributes:
        title: As the document itself gives it.
        author: Persons or body.
        year: Of publication.
        date: Of publication, when the day is known; it lies in `year`.
        source_kind: What the document is.
        outlet: Where it appeared: paper, site, publisher, municipality.
        address: A web address, or where else it can be found.
        fictional: Written as an example; every figure that counts it says so.
        language: Language code.
        licence: Under which it may be passed on.
        year_uncertain: Whether the text may be of another year; timelines can leave it out.
        year_from: What the year rests on, such as the words of the file that tell it.
        copy_of: The slug of the document of which this is a copy, reprint or version: the same work. `None`: it is a
            work of its own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: Line
    author: Line | None = None
    year: Annotated[Year, Field(strict=True)]
    date: Day | None = None
    source_kind: SourceKind
    outlet: Line | None = None
    address: Line | None = None
    fictional: StrictBool = False
    language: Line = "nl"
    licence: Line | None = None
    year_uncertain: StrictBool = False
    year_from: Line | None = None
    copy_of: Slug | None = None

    @model_validator(mode="after")
    def _date_lies_in_year(self) -> Self:
        if self.date is not None and self.date.year != self.year:
            raise ValueError(Message(DATE_OUTSIDE_YEAR, date=str(self.date), year=str(self.year)))
        return self
