"""Readers' comments under a piece: where they begin and end, the lines that name their writers, and which is which."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipeline.annotate.dates import AGO, DATE, HOUR
from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.names import FULL_NAME
from pipeline.annotate.passages import plain
from pipeline.codebook import SourceKind
from pipeline.spans import RawSpan, hosts
from pipeline.text import Block, Form, Role, Unit

_SAYS = r"(?:schreef|schrijft|zegt|zei|reageerde|reageert|says|wrote)"
_BY = r"(?:(?:(?:geplaatst|gepost|geschreven|ingezonden|reactie|comment) )?(?:door|van|by):?\s+)"
_WHEN = rf"(?:(?:op|on)\s+)?(?:{DATE}(?:{HOUR})?|{AGO}|(?:vandaag|gisteren){HOUR})"
_BUTTONS = r"(?:[ |·•-]*(?:schreef|zegt|permalink|link|reageer|reageren|antwoord|antwoorden|beantwoorden|quote))*"
_NUMBER = r"(?:#?\d{1,4}[.)]?\s+)?"
_TITLE = r"(?:(?i:de heer|mevrouw|dhr\.?|mevr?\.?|drs\.?|dr\.?) )?"
_NICK = r"(?!(?i:maan|dins|woens|donder|vrij|zater|zon)dag\b)[\w.@-]{2,25}"
_WHO = rf"{_TITLE}(?:{FULL_NAME}|{_NICK})(?: \([^()]{{1,30}}\))?"
_GAP = r"(?:,|:| \||\s?[·•–-])?\s+"
_SIGNED = re.compile(
    rf"{_NUMBER}(?i:{_BY})?{_WHO}(?:, {FULL_NAME})?{_GAP}(?i:{_SAYS}\s+)?(?i:{_WHEN})(?i:{_BUTTONS}):?"
)
_CERTAIN = re.compile(rf"#?\d{{1,4}}[.)]\s|(?i:{_BY})|.*\b(?i:{_SAYS})\b|.*\d{HOUR}(?i:{_BUTTONS}):?$|.*{AGO}")
_TELLS = re.compile(rf"{_NUMBER}{_WHO}\s+(?i:{_SAYS})(?:\s+(?i:{_WHEN}))?:")
_DATED = re.compile(rf"(?:geplaatst |gepost )?{_WHEN}{_BUTTONS}:?")
_TIMED = re.compile(rf"(?:geplaatst |gepost )?(?:(?:op|on)\s+)?{DATE}{HOUR}{_BUTTONS}:?|{AGO}")
_NAMED = re.compile(rf"{_NUMBER}(?i:{_BY})?{_WHO}(?i:\s+{_SAYS})?:?")
_LOOSE_NAME = r"[^\W\d_][^\d,;:!?|]{0,40}"
_LOOSE = re.compile(
    rf"{_NUMBER}(?:door |van )?{_LOOSE_NAME}?(?:,| \||:| {_SAYS})?(?: op)? {DATE}(?:{HOUR})?(?: schreef)?"
)
_MAY_SIGN = re.compile(r"\d|:$|geleden")
"""What no line above a comment lacks that stands alone for it; most sentences do."""
_FULL = re.compile(FULL_NAME)
_PLACED = re.compile(rf"{_NUMBER}(?i:{_BY}){_WHO}[.:]?")

MOST_HEADER_WORDS = 14
MOST_NAME_WORDS = 5
MOST_HEADING_WORDS = 8
LEAST_HEADERS = 2
LEAST_SHARE_BEFORE = 0.1
LEAST_SHARE_BEFORE_SIGNED = 0.25
LEAST_COMMENT_WORDS = 3


def comments(units: Sequence[Unit], source_kind: SourceKind | None = None) -> tuple[int | None, ...]:
    """The number of the reader's comment that each unit belongs to, from 1; `None` outside the comments.

    Comments are found where the reader of the file saw them, else below a heading such as *3 reacties*, else from the
    first of two or more lines that name a writer and a day. They are told apart by such lines; where there are none,
    each paragraph is a comment.

    Args:
        units: All units of one document, in order.
        source_kind: What the document is; what a paper of state or science calls reactions is its own text, so there
            only what the reader of the file saw counts. `None`: not known.
    """
    own = source_kind in (SourceKind.POLICY, SourceKind.RESEARCH)
    inside = _seen(units) if own else _inside(units)
    heads = _heads(units, inside)
    numbers: list[int | None] = [None] * len(units)
    number, before = 0, -1
    for at in inside:
        fresh = units[at].passage != units[before].passage if before >= 0 else True
        begins = at in heads and before not in heads if heads else fresh
        if begins or number == 0 or (before >= 0 and at - before > 1 and Role.COMMENT in units[at].roles and not heads):
            number += 1
        numbers[at] = number
        before = at
    return tuple(numbers)


def by_blocks(units: Sequence[Unit], numbers: Sequence[int | None], blocks: Iterable[Block]) -> tuple[int | None, ...]:
    """The numbers of comments, told apart by the blocks in which the reader of the file saw each of them.

    Where it saw one at most, the numbers stay what they are: it may have seen where comments stand, and not each.

    Args:
        units: All units of one document, in order.
        numbers: As `comments` gives them.
        blocks: What the reader saw of the layout.
    """
    seen = _comments_seen(units, blocks)
    if len(seen) < LEAST_HEADERS:
        return tuple(numbers)
    held = [_innermost(unit, seen) if number is not None else None for unit, number in zip(units, numbers, strict=True)]
    found = {span: n for n, span in enumerate(sorted({span for span in held if span is not None}), start=1)}
    return tuple(found[span] if span is not None else None for span in held)


def _comments_seen(units: Sequence[Unit], blocks: Iterable[Block]) -> list[RawSpan]:
    """The spans of comments, in order; one within another is an answer when a line that is no sentence begins it."""
    spans = sorted(
        {block.span for block in blocks if block.role is Role.COMMENT}, key=lambda one: (one.start, -one.end)
    )
    first = [units[min(at, len(units) - 1)].text for at in beginnings(units, spans)]
    told = [text.count(" ") < MOST_HEADER_WORDS and not text.endswith((".", "!", "?")) for text in first]
    return [span for span, host, head in zip(spans, hosts(spans), told, strict=True) if host is None or head]


def beginnings(units: Sequence[Unit], spans: Iterable[RawSpan]) -> list[int]:
    """The place of the first unit of each span; that after the last unit where none is left."""
    ends = [unit.raw.end for unit in units]
    return [bisect_right(ends, span.start) for span in spans]


def _innermost(unit: Unit, seen: Sequence[RawSpan]) -> RawSpan:
    """The last of the spans that hold the end of a unit; the last that begins before it where none does."""
    before = [span for span in seen if span.start < unit.raw.end] or seen[:1]
    return next((span for span in reversed(before) if unit.raw.end <= span.end), before[-1])


def headers(units: Sequence[Unit]) -> Iterator[int]:
    """The places of the lines above comments that name their writers and say when they wrote."""
    yield from sorted(_heads(units, _inside(units)))


def _inside(units: Sequence[Unit]) -> Sequence[int]:
    """The units of the comments, their headers included."""
    if seen := _seen(units):
        return seen
    start = min(_below_heading(units), _first_signed(units))
    return range(start, _end(units, start))


def _seen(units: Sequence[Unit]) -> Sequence[int]:
    """The units of the comments that the reader of the file saw."""
    return [at for at, unit in enumerate(units) if Role.COMMENT in unit.roles]


def _below_heading(units: Sequence[Unit]) -> int:
    """Where the part below the heading of the comments begins; past the end when there is none."""
    heading = load_lexicon("voice")["comment_headings"]
    for at in range(int(LEAST_SHARE_BEFORE * len(units)), len(units)):
        if units[at].text.count(" ") >= MOST_HEADING_WORDS:
            continue
        if heading.fullmatch(plain(units[at].text).strip(" #*:|")) and not _goes_on(units, at):
            return at + 1
    return len(units)


def _goes_on(units: Sequence[Unit], at: int) -> bool:
    """Whether headings of the piece itself follow, so that *Reacties* is one of its chapters; a question is none."""
    below = [unit for n, unit in enumerate(units) if n > at and unit.form is Form.HEADING]
    return sum(not unit.text.endswith("?") and not _is_header(unit) and not _is_full_name(unit) for unit in below) > 1


def _first_signed(units: Sequence[Unit]) -> int:
    """Where comments begin that no heading announces; past the end when there are none."""
    start = int(LEAST_SHARE_BEFORE_SIGNED * len(units))
    signed = [at for at in range(start, len(units)) if _is_signed(units, at) and _is_followed(units, at)]
    if len(signed) < LEAST_HEADERS:
        return len(units)
    return (
        signed[0] - 1
        if _is_name_line(units, signed[0] - 1) and _DATED.fullmatch(plain(units[signed[0]].text))
        else signed[0]
    )


def _is_signed(units: Sequence[Unit], at: int) -> bool:
    """Whether a line alone shows a comment: number, writer, day and hour, or the hour below the name of a writer.

    A name and a day alone do not: so do the titles of meetings. Nor does what stands below a heading of its own.
    """
    may_be = _MAY_SIGN.search(units[at].text) is not None and units[at].text.count(" ") < MOST_HEADER_WORDS
    if not may_be or not _is_alone(units, at):
        return False
    if at > 0 and units[at - 1].form is Form.HEADING and not _is_name_line(units, at - 1):
        return False
    text = units[at].text
    titled = load_lexicon("kind")["dated_titles"].match(plain(text)) is not None
    if _TELLS.fullmatch(text) or (not titled and _SIGNED.fullmatch(text) and _CERTAIN.match(text)):
        return True
    return _TIMED.fullmatch(plain(text)) is not None and _is_name_line(units, at - 1)


def _is_followed(units: Sequence[Unit], at: int) -> bool:
    """Whether somebody says something below a header."""
    below = units[at + 1 : at + 3]
    return any(unit.text.count(" ") + 1 >= LEAST_COMMENT_WORDS and not _is_header(unit) for unit in below)


def _is_alone(units: Sequence[Unit], at: int) -> bool:
    passage = units[at].passage
    return all(units[n].passage != passage for n in (at - 1, at + 1) if 0 <= n < len(units))


def _is_name_line(units: Sequence[Unit], at: int) -> bool:
    if at < 0:
        return False
    text = units[at].text
    return text.count(" ") < MOST_NAME_WORDS and _NAMED.fullmatch(text) is not None


def _is_header(unit: Unit) -> bool:
    """Whether a line among comments is the header of one."""
    text = unit.text.strip(" |·•*_")
    if text.count(" ") >= MOST_HEADER_WORDS:
        return False
    exact = any(form.fullmatch(text) for form in (_SIGNED, _TELLS, _PLACED))
    return exact or any(form.fullmatch(plain(text)) for form in (_LOOSE, _DATED))


def _heads(units: Sequence[Unit], inside: Sequence[int]) -> set[int]:
    """The headers among the units of the comments, with the lines above them that hold only a name."""
    found = {at for at in inside if _is_header(units[at])}
    names = {at - 1 for at in found if at - 1 in inside and _DATED.fullmatch(plain(units[at].text.strip(" |·•")))}
    found |= {at for at in names if _is_name_line(units, at)}
    named = [at for at in inside if not found and _is_full_name(units[at]) and _is_followed(units, at)]
    return found or set(named if len(named) >= LEAST_HEADERS else ())


def _is_full_name(unit: Unit) -> bool:
    """Whether a line holds a name of more than one word and nothing else."""
    return 0 < unit.text.count(" ") < MOST_NAME_WORDS and _FULL.fullmatch(unit.text) is not None


def _end(units: Sequence[Unit], start: int) -> int:
    """Where the comments end: at the form for a new one or at *Lees ook*, when no header stands below it."""
    forms = load_lexicon("voice")["comment_forms"], load_lexicon("kind")["furniture_sections"]
    for at in range(start, len(units)):
        text = plain(units[at].text).strip(" #*:|.!")
        if any(form.fullmatch(text) for form in forms) and not any(map(_is_header, units[at + 1 :])):
            return at
    return len(units)
