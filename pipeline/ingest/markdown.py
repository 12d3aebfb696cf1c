"""Markdown. The raw text is the file as it stands; lines whose signs tell what they are become blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.limits import Limits
from pipeline.ingest.plain import decode_text, lost_characters, reader_of
from pipeline.ingest.reading import Reading, blank_pages, dates_of_file, one_line, page_starts, proposed_date, tidy
from pipeline.spans import RawSpan
from pipeline.text import Block, Proposal, Role

_ROLES = (
    (re.compile(r" {0,3}#{1,6}(?=\s)"), Role.HEADING),
    (re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s"), Role.ITEM),
    (re.compile(r" {0,3}\[\^[^\]]+\]:"), Role.NOTE),
    (re.compile(r" {0,3}\|.*\|\s*$"), Role.TABLE),
)
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_FRONT_MATTER = re.compile(r"---\n(.*?)\n(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|titel|author|auteur|date|datum|year|jaar|url|outlet)\s*:\s*(.+)$", re.IGNORECASE | re.M)
_IN_ENGLISH = {"titel": "title", "auteur": "author", "datum": "date", "jaar": "year", "url": "address"}
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*{1,3}|`+|(?<!\w)_{1,3})(?=\S)(.+?)(?<=\S)\1(?!(?<=_)\w)")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)-(\d\d))?")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def span(self) -> RawSpan:
        """The line without the white space around it."""
        inner = self.text.strip()
        start = self.start + len(self.text) - len(self.text.lstrip())
        return RawSpan(start, start + len(inner))


def read_bytes(data: bytes, path: Path, limits: Limits) -> Reading:  # noqa: ARG001 — every format's reader has them
    """Read a Markdown file.

    Raises:
        IngestError: when the bytes are no text.
    """
    decoded = decode_text(data, path)
    raw = tidy(decoded.text)
    starts = page_starts(raw)
    blocks = tuple(_blocks(raw))
    return Reading(
        raw=raw,
        reader=reader_of(decoded),
        page_starts=starts,
        pages_without_text=blank_pages(raw, starts),
        blocks=blocks,
        proposal=_proposal(raw, blocks),
        notices=lost_characters(decoded),
    )


def _blocks(raw: str) -> Iterator[Block]:
    matter = _FRONT_MATTER.match(raw)
    body = matter.end() if matter else 0
    if matter:
        yield Block(RawSpan(0, len(raw[:body].rstrip())), Role.FURNITURE)
    before: _Line | None = None
    fenced = False
    for line in _lines(raw, body):
        fenced ^= bool(_FENCE.match(line.text))
        if not fenced and (block := _block(line, before)):
            yield block
        before = line


def _lines(raw: str, at: int) -> Iterator[_Line]:
    for text in re.split(r"[\n\f]", raw[at:]):
        yield _Line(at, text)
        at += len(text) + 1


def _block(line: _Line, before: _Line | None) -> Block | None:
    if before and before.text.strip() and _UNDERLINE.match(line.text) and not _role(before):
        return Block(before.span, Role.HEADING)
    role = _role(line)
    return Block(line.span, role) if role else None


def _role(line: _Line) -> Role | None:
    if _RULE.match(line.text):
        return None
    return next((role for sign, role in _ROLES if sign.match(line.text)), None)


def _proposal(raw: str, blocks: tuple[Block, ...]) -> Proposal:
    matter = _FRONT_MATTER.match(raw)
    told: dict[str, str] = {}
    for name, value in _FIELD.findall(matter[1] if matter else ""):
        told[_IN_ENGLISH.get(name.lower(), name.lower())] = value.strip().strip("\"'")
    when = _DATE.match(told.get("date") or told.get("year") or "")
    heading = next((block.span.of(raw) for block in blocks if block.role is Role.HEADING), None)
    return Proposal(
        title=one_line(told.get("title")) or (_without_marks(heading) if heading else None),
        author=one_line(told.get("author")),
        dates=dates_of_file(published=proposed_date(*(when.groups() if when else ()))),
        outlet=one_line(told.get("outlet")),
        address=one_line(told.get("address")),
    )


def _without_marks(heading: str) -> str | None:
    """A heading as it is read: without the signs of Markdown for headings, links, emphasis and code."""
    return one_line(_EMPHASIS.sub(r"\2", _LINK.sub(r"\1", heading.strip("# "))))
