"""The lines of a text, and what can be told of a line by its looks alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.clean import patterns
from pipeline.clean.lexicon import FINITE_VERBS, READ_ON

LINE = re.compile(r"[^\n\f]+")
LONGEST_ROW = 400
LONGEST_HEAD = 100
SHORTEST_NUMBER_ROW = 3
LONGEST_ADDRESS = 80  # characters of a web or mail address before a place in it


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        start: Where its first character that is not white space stands.
        end: Where the white space after its last one begins.
        text: The characters between.
        indent: How many white space characters stand before it.
        blanks: How many blank lines stand before it.
        new_page: Whether a form feed stands before it.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    blanks: int = 0
    new_page: bool = False


@lru_cache(maxsize=1)  # several rules in turn look at the lines of one text
def lines_of(text: str) -> tuple[Line, ...]:
    """All lines of a text that are not blank, in order. Lines end at a line feed or form feed."""
    lines: list[Line] = []
    done = 0
    for match in LINE.finditer(text):
        content = match.group()
        bare = content.strip()
        if not bare:
            continue
        start = match.start() + len(content) - len(content.lstrip())
        gap = text[done : match.start()]
        new_page = "\f" in gap
        breaks = gap.count("\n") + (gap.count("\f") if new_page else 0)
        blanks = max(0, breaks - 1) if lines else breaks
        lines.append(Line(start, start + len(bare), bare, start - match.start(), blanks, new_page))
        done = start + len(bare)
    return tuple(lines)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and note marks aside, or with a photo credit.

    The full stop of an abbreviation ends nothing.
    """
    if text.endswith(")") and patterns.CREDIT_END.search(text, max(0, len(text) - 60)):
        return True
    return bool(patterns.SENTENCE_END.search(text, max(0, len(text) - 8))) and not ends_in_abbreviation(text)


def ends_in_abbreviation(text: str) -> bool:
    """Whether the full stop at the end of a line belongs to an abbreviation such as `bijv.` or `o.a.`."""
    return text.endswith(".") and patterns.ABBREVIATION_END.search(text, max(0, len(text) - 12)) is not None


def ends_clause(text: str) -> bool:
    """Whether a line ends in a colon or semicolon."""
    return patterns.CLAUSE_END.search(text, max(0, len(text) - 4)) is not None


def must_go_on(text: str) -> bool:
    """Whether a line ends in a comma, a currency sign, or a word after which no sentence and no heading ends."""
    return text.endswith((",", "€")) or last_word(text) in READ_ON


def last_word(text: str) -> str:
    """The last word of a line in lower case, or its last twelve characters; opening marks are left out."""
    return text[-12:].rsplit(None, 1)[-1].lstrip(patterns.OPENING_MARKS).lower()


def says_something(text: str) -> bool:
    """Whether a line makes a statement, by a sign within it or a verb: it is no heading."""
    return any(mark in text for mark in ".,;!?") or bool(FINITE_VERBS & set(text.lower().split()))


def ends_split(text: str) -> bool:
    """Whether a line ends in a hyphen after a letter or digit."""
    return text.endswith("-") and text[:-1].rstrip(" ")[-1:].isalnum()


def starts_low(text: str) -> bool:
    """Whether a line begins, opening quotes and brackets aside, with a small letter."""
    return text[:6].lstrip(patterns.OPENING_MARKS + " ")[:1].islower()


def is_in_address(text: str, at: int) -> bool:
    """Whether a place in a text stands in a web or mail address, or right behind one."""
    return patterns.ADDRESS.search(text, max(0, at - LONGEST_ADDRESS), at) is not None


def first_word(text: str) -> str:
    """The characters of a line up to its first white space, sixty at most."""
    found = patterns.FIRST_WORD.match(text)
    return found.group() if found else ""


def is_item(text: str) -> bool:
    """Whether a line begins as a list item does: with a bullet, a dash, a number or a letter."""
    return patterns.ITEM_START.match(text) is not None


def is_table_row(text: str) -> bool:
    """Whether a line is laid out in columns: by tabs, bars, wide gaps, dot leaders, or as mostly numbers."""
    if len(text) > LONGEST_ROW:
        return False
    if "\t" in text or text.count("|") > 1 or patterns.LEADERS.search(text):
        return True
    return len(patterns.COLUMN_GAP.findall(text)) > 1 or _is_mostly_numbers(text)


def _is_mostly_numbers(text: str) -> bool:
    if patterns.DIGITS.search(text) is None:
        return False
    words = text.split()
    numbers = sum(word[0].isdigit() or word[-1].isdigit() for word in words)
    return numbers >= SHORTEST_NUMBER_ROW and 2 * numbers > len(words)


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else: `12`, `- 12 -`, `Pagina 3 van 12`."""
    return len(text) <= 24 and patterns.PAGE_NUMBER.fullmatch(text) is not None


def is_numbered_head(text: str) -> bool:
    """Whether a line is a page number beside a title in capitals, perhaps parted from it by a bar."""
    if len(text) > LONGEST_HEAD or not (text[0].isdecimal() or text[-1].isdecimal()):
        return False
    number = patterns.NUMBERED_HEAD.search(text)
    if number is None:
        return False
    words = text[: number.start()] + text[number.end() :]
    return sum(map(str.isalpha, words)) >= 4 and words.upper() == words and ("|" in text or " " in words.strip())


@lru_cache(maxsize=1 << 14)  # asked of a line by each rule that joins or moves lines, and on each pass
def stands_alone(text: str) -> bool:
    """Whether a line is no part of running text: a page number, a numbered running head, or a row of a table."""
    return is_page_number(text) or is_numbered_head(text) or is_table_row(text)
