"""The dates that stand in a file, each as evidence of when its text is: in the text, its title, name and address."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.ingest.dates import lines
from pipeline.ingest.dates.written import Written, date_in, written
from pipeline.ingest.reading import one_line, proposed_date
from pipeline.spans import RawSpan
from pipeline.text import Block, DateEvidence, DateKind, Role

HEAD = 1500
"""Characters from its beginning, or from that of an article, in which a text may give its date."""
_BEFORE_ARTICLE, _BEFORE_COMMENT = 400, 200
_FOREWORD, _END = 10_000, 5_000
"""Characters from the beginning and before the end in which a line may close a foreword, a letter or an essay."""
_AROUND_COLOPHON = 700
_COLOPHON = re.compile(r"^[^\w\n]*colofon\b|\bISBN\b|\bISSN\b", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(r"(?<![^\n\f])[^\n\f]*(?:(?:18|19|20)\d\d|['’`]\d\d|[-/.]\d\d\b)[^\n\f]*")
_SHORT = 40
_OWN_ROLES = frozenset({Role.COMMENT, Role.NOTE})
"""What others wrote, or what is said of other texts: no date in it is the text's own."""
_PATH_DATE = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?:/(0?[1-9]|[12]\d|3[01]))?(?=/|$)")
_STORED = re.compile(r"/(?:uploads?|files?|media|downloads?|assets|sites)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Places:
    """A raw text with the places in it that matter here."""

    raw: str
    end: int
    head: tuple[int, int]
    colophons: tuple[int, ...]
    hidden: tuple[RawSpan, ...]
    running: tuple[RawSpan, ...]
    on_web: bool

    def is_head(self, at: int) -> bool:
        """Whether an offset lies in the first lines of the text."""
        return self.head[0] <= at < self.head[1]

    def is_end(self, at: int) -> bool:
        """Whether an offset lies near the beginning of the text, foreword included, or near its end."""
        return at < self.head[0] + _FOREWORD or at >= self.end - _END

    def in_colophon(self, at: int) -> bool:
        """Whether an offset lies around the words of a colophon."""
        return any(abs(at - one) <= _AROUND_COLOPHON for one in self.colophons)


def in_text(raw: str, blocks: Sequence[Block]) -> Iterator[DateEvidence]:
    """The evidence in a raw text, in its order; notes are left out, and all from the first comment on.

    Args:
        raw: The raw text.
        blocks: What the reader saw of its layout.
    """
    text = look_over(raw, blocks)
    for match in _LINE.finditer(raw, 0, text.end):
        if match.end() - match.start() > lines.LONGEST or _within(text.hidden, match.start()):
            continue
        for when in written(match[0]):
            kind = _kind(text, match, when)
            if kind is not None:
                span = RawSpan(match.start() + when.start, match.start() + when.end)
                yield DateEvidence(kind, one_line(match[0]) or "", when.year, when.date, span)


def in_title(title: str) -> Iterator[DateEvidence]:
    """The evidence in a title: a day that it gives, or a year, which may be that of its subject."""
    for when in written(title):
        kind = DateKind.HEAD if lines.names_a_day(title, when) else DateKind.TITLE
        yield DateEvidence(kind, title, when.year, when.date if kind is DateKind.HEAD else None)


def in_name(name: str) -> Iterator[DateEvidence]:
    """The evidence in the name of a file, where it names one day or one year."""
    if found := date_in(name):
        yield DateEvidence(DateKind.NAME, name, found[0], found[1])


def in_address(address: str) -> Iterator[DateEvidence]:
    """The evidence in a web address: its folders of year and month; where uploads are kept, that of the upload."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return
    for match in _PATH_DATE.finditer(path):
        year, day = proposed_date(*match.groups())
        if year is not None:
            kept = _STORED.search(path[: match.start() + 1])
            yield DateEvidence(DateKind.STAMP if kept else DateKind.ADDRESS, address, year, day)


def look_over(raw: str, blocks: Sequence[Block]) -> Places:
    """Find the places in a raw text where a date may be the text's own, by what the reader saw of its layout."""
    article = next((block.span.start for block in blocks if block.role is Role.ARTICLE), None)
    first = len(raw) - len(raw.lstrip()) if article is None else article
    comment = next((block.span.start for block in blocks if block.role is Role.COMMENT), None)
    return Places(
        raw,
        end=len(raw) if comment is None else max(first, comment - _BEFORE_COMMENT),
        head=(max(0, first - _BEFORE_ARTICLE), first + HEAD),
        colophons=tuple(match.start() for match in _COLOPHON.finditer(raw)),
        hidden=tuple(sorted(block.span for block in blocks if block.role in _OWN_ROLES)),
        running=tuple(sorted(block.span for block in blocks if block.role is Role.FURNITURE)),
        on_web=article is not None,
    )


def _within(spans: Sequence[RawSpan], at: int) -> bool:
    place = bisect_right(spans, at, key=lambda span: span.start)
    return place > 0 and at < spans[place - 1].end


def _kind(text: Places, line: re.Match[str], when: Written) -> DateKind | None:
    """What a date in a line of the text is evidence of; `None`: it is none of the text's own."""
    at, words = line.start(), line[0]
    label = lines.label_of(words, when) or _label_above(text.raw, line, when)
    if label is DateKind.COPYRIGHT and text.in_colophon(at) and not text.on_web:
        return DateKind.COLOPHON  # there it is the publisher's, of this text; in a footer it is the site's
    if label is DateKind.HEAD and not text.is_head(at):
        return DateKind.COLOPHON if text.in_colophon(at) else None
    if label is not None:
        return label
    if text.is_head(at) and (lines.stands_apart(words, when) or (_alone(line) and lines.is_heading(words, when))):
        return DateKind.HEAD
    if (text.is_head(at) or (not text.on_web and _within(text.running, at))) and lines.is_folio(words):
        return DateKind.COLOPHON
    closing = text.is_end(at) and not (text.on_web and _within(text.running, at)) and lines.closes(words, when)
    return DateKind.COLOPHON if closing else None


def _alone(line: re.Match[str]) -> bool:
    """Whether a line is a paragraph of its own."""
    before, after = line.string[max(0, line.start() - 2) : line.start()], line.string[line.end() : line.end() + 2]
    return before in {"", "\n\n"} and after in {"", "\n", "\n\n"}


def _label_above(raw: str, line: re.Match[str], when: Written) -> DateKind | None:
    """The label on the line above a date that begins its line, as in the head of a letter."""
    if line[0][: when.start].strip():
        return None
    above = raw[max(0, line.start() - _SHORT - 1) : line.start()].rstrip("\n")
    label = above.rpartition("\n")[2]
    moved = Written(len(label) + 1, len(label) + 1, when.year)
    return lines.label_of(f"{label} ", moved) if "\n" in above or line.start() <= _SHORT else None
