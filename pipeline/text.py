"""What flows through the pipeline, frozen: a `Document` as it was read, its `Cleaned` text, the `Unit`s in it.

Data flows `Path → Document → Cleaned → Units → Judgements`; each stage takes one of these and gives the next. Ids are
made from content, so the same sentence of the same raw text has the same id in every store.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from pipeline.offsets import OffsetMap
from pipeline.spans import CleanSpan, Edit, RawSpan, apply_edits

ID_VERSION = 1


def content_id(*parts: str | int | None) -> str:
    """Sixteen hexadecimal digits that stand for `parts` in this order; no two different lists are joined alike."""
    serialised = json.dumps([ID_VERSION, *parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(serialised.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def checksum(data: bytes | str) -> str:
    """SHA-256 in hexadecimal, of bytes or of the UTF-8 of a text."""
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode("utf-8")).hexdigest()


def page_at(page_starts: Sequence[int], at: int) -> int:
    """The number, from 1, of the page on which a raw offset stands; pages begin at `page_starts`, in order."""
    return max(1, bisect_right(page_starts, at))


class Role(StrEnum):
    """What a reader saw a stretch of raw text to be: a witness for the judgement of kind and voice, no verdict."""

    ARTICLE = "article"
    COMMENT = "comment"
    FURNITURE = "furniture"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    CAPTION = "caption"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of raw text with the role that the reader gave it. Blocks of one document may nest."""

    span: RawSpan
    role: Role


class DateKind(StrEnum):
    """Where a date stands that tells, or seems to tell, of when a text is; `pipeline.ingest.dates` says its worth.

    First: the text says when it appeared for the first time. Head: beside its title, or in a letter's head. Colophon:
    in a colophon, a folio or the line that closes a text. Published: in what the file tells programs. Posted: when it
    was put on a site. Made, changed: in the file's properties. Stamp: when it was downloaded, printed or uploaded.
    """

    FIRST = "first"
    PUBLISHED = "published"
    HEAD = "head"
    COLOPHON = "colophon"
    ADDRESS = "address"
    POSTED = "posted"
    TITLE = "title"
    NAME = "name"
    MADE = "made"
    CHANGED = "changed"
    STAMP = "stamp"
    COPYRIGHT = "copyright"


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """A date that stands in a file, and where.

    Attributes:
        kind: Where it stands, which is what it is worth, see `pipeline.ingest.dates`.
        quote: The words it was read from, on one line.
        year: Its year.
        date: The day in ISO 8601; `None` where it tells month or year alone.
        span: The characters of the raw text it was read from; `None`: it stands outside the text.
    """

    kind: DateKind
    quote: str
    year: int
    date: str | None = None
    span: RawSpan | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file tells about itself, for a person to confirm; `None` where it does not say.

    Attributes:
        title: As the file gives it.
        author: Persons or body.
        year: Of the text, by the best of `dates`.
        date: The day, where that is told too.
        outlet: Where it appeared.
        address: A web address.
        dates: Every date that bears on the year, the best first; what `year` rests on is the first.
        year_uncertain: Whether the year rests on weak evidence alone, or strong evidence contradicts itself.
        source_kind: The value of `codebook.SourceKind` that the file seems to be.
        kind_from: The words of the file that this rests on.
    """

    title: str | None = None
    author: str | None = None
    year: int | None = None
    date: str | None = None
    outlet: str | None = None
    address: str | None = None
    dates: tuple[DateEvidence, ...] = ()
    year_uncertain: bool = False
    source_kind: str | None = None
    kind_from: str | None = None

    def year_from(self, year: int | None) -> str | None:
        """What a year rests on, in the words of the file; `None` where no date in the file is of that year."""
        best = next((one for one in self.dates if one.year == year), None)
        return None if best is None else f"{best.kind.value}: {best.quote}"


class OcrLack(StrEnum):
    """Why the picture of a page was not read."""

    MISSING = "missing"
    OFF = "off"
    SLOW = "slow"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class OcrPage:
    """A page that is a picture, and what reading it by OCR gave.

    Attributes:
        number: From 1.
        words: How many words were read from it.
        confidence: How sure the program was of them, their mean, 0 to 1; `None` without words.
        lack: Why it was not read, so that it waits; `None` when it was.
    """

    number: int
    words: int = 0
    confidence: float | None = None
    lack: OcrLack | None = None


@dataclass(frozen=True)
class Document:
    """A file as one reader read it, once.

    Attributes:
        name: The file's name, without its folder.
        raw: All visible text in reading order, LF line ends, no BOM; pages are parted by one form feed (U+000C).
        reader: Name and version of what read it, such as `pypdfium2 5.15.2`.
        source_sha256: Checksum of the file's bytes.
        page_starts: Where in `raw` each page begins, `(0,)` for a text without pages.
        pages_without_text: Numbers, from 1, of pages on which no text was found.
        blocks: What the reader saw of the layout; empty where a format tells nothing.
        proposal: What the file says of itself.
        notices: What a person should know about the reading, one line each.
        ocr: The pages that are pictures, in order: those read by OCR, and those that wait for it.
        ocr_engine: Name, version and language of what read them, such as `tesseract 5.3.0 (nld)`; `None` when no page
            was read so.
    """

    name: str
    raw: str
    reader: str
    source_sha256: str
    page_starts: tuple[int, ...] = (0,)
    pages_without_text: tuple[int, ...] = ()
    blocks: tuple[Block, ...] = ()
    proposal: Proposal = field(default_factory=Proposal)
    notices: tuple[str, ...] = ()
    ocr: tuple[OcrPage, ...] = ()
    ocr_engine: str | None = None

    @cached_property
    def raw_sha256(self) -> str:
        """Checksum of the raw text."""
        return checksum(self.raw)

    def page_of(self, at: int) -> int:
        """The number, from 1, of the page on which a raw offset stands."""
        return page_at(self.page_starts, at)


@dataclass(frozen=True)
class Cleaned:
    """Clean text as raw text plus edits; nothing else is known about it, so it can always be shown why."""

    raw: str
    edits: tuple[Edit, ...]

    @cached_property
    def text(self) -> str:
        """The clean text."""
        return apply_edits(self.raw, self.edits)

    @cached_property
    def offsets(self) -> OffsetMap:
        """The map between clean and raw spans."""
        return OffsetMap(self.edits)


class Form(StrEnum):
    """What splitting saw a unit to be, by layout alone."""

    SENTENCE = "sentence"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Unit:
    """One coding unit: a sentence, a heading or a list item.

    Attributes:
        index: Its place in the document, from 0.
        raw: Its characters in the raw text.
        clean: Its characters in the clean text.
        text: The clean text of it, white space runs as one space; never empty.
        passage: Number, from 0, of the paragraph that it belongs to; a heading is a passage of its own.
        form: What it looks like.
        roles: The roles of the reader's blocks that cover at least half of it.
    """

    index: int
    raw: RawSpan
    clean: CleanSpan
    text: str
    passage: int
    form: Form = Form.SENTENCE
    roles: frozenset[Role] = frozenset()


def unit_id(raw_sha256: str, span: RawSpan) -> str:
    """The id of the unit that stands at `span` of the raw text with this checksum."""
    return content_id("unit", raw_sha256, span.start, span.end)
