"""Lifts running heads, running feet and page numbers out of the sentences that they cut in two."""

from __future__ import annotations

from collections import Counter

from pipeline.clean import lines as looks
from pipeline.clean import patterns
from pipeline.clean.lines import Line, lines_of
from pipeline.spans import Edit

LONGEST_HEAD = 100
MOST_LINES = 4  # running head, foot, number, and one more
OFTEN = 3
SHORTEST_NEIGHBOUR = 30  # a cell of a table is shorter, a line of a column mostly not


def lift_page_furniture(text: str) -> list[Edit]:
    """Running heads and page numbers that stand inside a sentence or a split word go, their line breaks stay.

    Elsewhere they stay as lines of their own, to be judged boilerplate. A number is taken for one of a page only
    between two lines of running text, so that figures in tables stay. This is the one rule that removes digits.
    """
    lines = lines_of(text)
    heads = running_heads(lines)
    edits: list[Edit] = []
    i = 0
    while i < len(lines):
        j = i
        while j < len(lines) and is_furniture(lines[j], heads):
            j += 1
        if i < j < len(lines) and i and j - i <= MOST_LINES and _cuts_sentence(lines[i - 1], lines[j]):
            edits += (Edit(line.start, line.end, "", "lift_page_furniture") for line in lines[i:j])
        i = max(j, i + 1)
    return edits


def is_furniture(line: Line, heads: frozenset[str]) -> bool:
    """Whether a line is a page number, or one of the running heads of the text."""
    return looks.is_page_number(line.text) or head_of(line.text) in heads


def head_of(text: str) -> str:
    """A line without what differs from page to page: numbers, capitals, white space."""
    return patterns.DIGITS.sub("#", " ".join(text.casefold().split()))


def running_heads(lines: list[Line]) -> frozenset[str]:
    """The running heads and feet of a text, as `head_of` gives them.

    A line is one when it comes back at page ends, beside page numbers or between blank lines at least three times,
    or when it is a page number with words in capitals or bars.
    """
    seen = Counter(head_of(line.text) for i, line in enumerate(lines) if _stands_at_page_end(lines, i))
    repeated = {head for head, times in seen.items() if times >= OFTEN}
    return frozenset(repeated | {head_of(line.text) for line in lines if _is_numbered_head(line.text)})


def _stands_at_page_end(lines: list[Line], i: int) -> bool:
    """Whether a line may be a running head by its place and looks."""
    text = lines[i].text
    if len(text) > LONGEST_HEAD or looks.is_item(text) or looks.starts_low(text) or looks.ends_sentence(text):
        return False
    before, after = lines[i].blanks > 0 or lines[i].new_page, i + 1 == len(lines) or lines[i + 1].blanks > 0
    at_number = any(looks.is_page_number(lines[k].text) for k in (i - 1, i + 1) if 0 <= k < len(lines))
    at_page = lines[i].new_page or (i + 1 < len(lines) and lines[i + 1].new_page)
    return at_page or at_number or (before and after)


def _is_numbered_head(text: str) -> bool:
    """Whether a line is a page number beside a title in capitals, or parted from it by a bar."""
    number = patterns.NUMBERED_HEAD.search(text) if len(text) <= LONGEST_HEAD else None
    if number is None:
        return False
    words = text[: number.start()] + text[number.end() :]
    return sum(map(str.isalpha, words)) >= 4 and words.upper() == words and ("|" in text or " " in words.strip())


def _cuts_sentence(before: Line, after: Line) -> bool:
    """Whether a sentence or a word runs from one line to the other, both being lines of running text."""
    if looks.ends_sentence(before.text) or looks.is_item(after.text) or looks.is_table_row(before.text):
        return False
    if looks.ends_clause(before.text) or not looks.starts_low(after.text):
        return False
    return min(len(before.text), len(after.text)) >= SHORTEST_NEIGHBOUR
