"""The lines of clean text: which is a paragraph, a heading or a list item, and which passage it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.spans import CleanSpan
from pipeline.text import Form, Role

_LINE = re.compile(r"\S[^\n\f]*")
_BULLET = re.compile(r"(?:[•●▪■◦○►▸➢➤✓✔‣⁃∙·*+\-–—]|\uf0b7|\uf0a7)\s+(?=\S)|[•●▪■►▸➢✓✔\uf0b7\uf0a7](?=\S)")
_ENUMERATOR = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\d{1,2}\.[a-z]\.?)\s+(?=\S)")
_MARKED_HEADING = re.compile(r"#{1,6}(?!#)\s*\S|(?:\*\*|__)[^*_]+(?:\*\*|__)$")
_NUMBERED_HEADING = re.compile(
    r"(?:hoofdstuk|paragraaf|artikel|bijlage|deel|stap|thema|fase|titel|afdeling)\s+(?:\d[\d.a-z]*|[ivxlc]+|[a-z])\b"
    r"|\d{1,2}(?:\.\d{1,2})+\.?\s+\S|§\s*\d",
    re.IGNORECASE,
)
_QUESTION_NUMBER = re.compile(
    r"(?:vraag\s+)?\d{1,2}(?:\s+(?:en|t/m)\s+\d{1,2}|(?:\.\d{1,2})*)[.:)]?\s+(?=[^\W\d_])", re.IGNORECASE
)
_PROSE_END = re.compile(r"[.!?…:;,]['’”\"»)\]]*\d{0,2}$")
_QUESTION = re.compile(r"[^.!?…]*\?['’”\"»)]*$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:\s+uur)?$")
_HEADING_START = re.compile(r"[\W\d_]*[^\W\d_]")

MOST_HEADING_CHARACTERS = 120
MOST_PLAIN_HEADING_CHARACTERS = 80
MOST_HEADING_WORDS = 14
MOST_QUESTION_WORDS = 32
MOST_LINES_TO_PROSE = 4
LEAST_PROSE_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line of clean text.

    Attributes:
        span: Its characters, without the white space around them.
        form: What it looks like; `SENTENCE` stands for a paragraph.
        passage: Number of the passage that it belongs to.
    """

    span: CleanSpan
    form: Form
    passage: int


def find_lines(text: str) -> list[CleanSpan]:
    """The stretches between line ends or page ends that are not blank, without the white space around them."""
    return [CleanSpan(m.start(), m.start() + len(m.group().rstrip())) for m in _LINE.finditer(text)]


def read_lines(text: str, spans: Sequence[CleanSpan], roles: Sequence[frozenset[Role]]) -> list[Line]:
    """Give each line its form and its passage.

    A reader that saw the layout has the first word; without one, form is told from the line's own signs (a bullet, a
    number), its length and end, and from whether prose follows.
    """
    shown = [span.of(text) for span in spans]
    leads = [leads and not runs_on for leads, runs_on in zip(_lead_to_prose(shown), _run_on(shown), strict=True)]
    forms = [_form(line, has, lead) for line, has, lead in zip(shown, roles, leads, strict=True)]
    for at in _numbered_questions(shown):
        forms[at] = Form.ITEM if Role.ITEM in roles[at] else Form.HEADING
    passages = _passages(shown, forms)
    return [Line(span, form, passage) for span, form, passage in zip(spans, forms, passages, strict=True)]


def _form(line: str, roles: frozenset[Role], leads: bool) -> Form:
    if _is_marked_heading(line, roles):
        return Form.HEADING
    if Role.ITEM in roles or _BULLET.match(line):
        return Form.ITEM
    if leads and (_looks_like_heading(line) or _is_lone_question(line)):
        return Form.HEADING
    return Form.ITEM if _ENUMERATOR.match(line) else Form.SENTENCE


def _numbered_questions(lines: Sequence[str]) -> Iterator[int]:
    """Numbered questions with their answer right below them; those among other numbered lines are items of a list."""
    for at in range(len(lines) - 1):
        number = _QUESTION_NUMBER.match(lines[at])
        if number is None or not _is_lone_question(lines[at][number.end() :]):
            continue
        listed = any(_ENUMERATOR.match(line) for line in (*lines[max(0, at - 1) : at], lines[at + 1]))
        if not listed and _is_prose(lines[at + 1]) and not lines[at + 1][0].islower():
            yield at


def _is_marked_heading(line: str, roles: frozenset[Role]) -> bool:
    """Whether the reader or the line's own mark-up says so; a whole paragraph is none, whatever its mark-up."""
    if len(line) > 2 * MOST_HEADING_CHARACTERS:
        return False
    return Role.HEADING in roles or _MARKED_HEADING.match(line) is not None


def _looks_like_heading(line: str) -> bool:
    if _CLOCK.match(line):
        return True
    most = MOST_HEADING_CHARACTERS if _NUMBERED_HEADING.match(line) else MOST_PLAIN_HEADING_CHARACTERS
    if len(line) > most or _PROSE_END.search(line):
        return False
    start = _HEADING_START.match(line)
    return start is not None and not start.group()[-1].islower() and line.count(" ") < MOST_HEADING_WORDS


def _is_lone_question(line: str) -> bool:
    return line.count(" ") < MOST_QUESTION_WORDS and _QUESTION.match(line) is not None


def _lead_to_prose(lines: Sequence[str]) -> list[bool]:
    """For each line whether prose stands below it, at most a few short lines further on.

    A heading leads to prose; the cells of a table and the links of a menu lead only to each other.
    """
    leads = []
    distance = MOST_LINES_TO_PROSE + 1
    for line in reversed(lines):
        leads.append(distance <= MOST_LINES_TO_PROSE)
        distance = 1 if _is_prose(line) else distance + 1
    return leads[::-1]


def _run_on(lines: Sequence[str]) -> list[bool]:
    """For each line whether the next begins in the middle of a sentence, so that both are halves of one paragraph."""
    begins_within = [line[0].islower() or line[0] in "(,;" for line in lines]
    return [*begins_within[1:], False][: len(lines)]


def _is_prose(line: str) -> bool:
    return len(line) >= LEAST_PROSE_CHARACTERS or (_PROSE_END.search(line) is not None and " " in line)


def _passages(lines: Sequence[str], forms: Sequence[Form]) -> list[int]:
    """A paragraph and a heading are each a passage; items share theirs with those before them and with the lead-in."""
    passages = []
    passage = -1
    joins = False
    for line, form in zip(lines, forms, strict=True):
        if not (form is Form.ITEM and joins):
            passage += 1
        passages.append(passage)
        joins = form is Form.ITEM or (form is Form.SENTENCE and line.endswith(":"))
    return passages
