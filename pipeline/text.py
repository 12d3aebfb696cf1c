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


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file tells about itself, for a person to confirm; `None` where it does not say."""

    title: str | None = None
    author: str | None = None
    year: int | None = None
    date: str | None = None
    outlet: str | None = None
    address: str | None = None


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
