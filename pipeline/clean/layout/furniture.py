"""Lifts running heads, feet and page numbers out of the sentences that they cut in two, and numbers off lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.clean import patterns
from pipeline.clean.layout import lines as looks
from pipeline.clean.layout.columns import HALF, WIDEST, Break, breaks_between, runs_across
from pipeline.clean.layout.grown import grown_furniture
from pipeline.clean.layout.hyphens import splits_word
from pipeline.clean.layout.lines import Line, lines_of
from pipeline.spans import Edit

RULE = "lift_page_furniture"
MOST_LINES = 4  # running head, foot, number, and one more
OFTEN = 3
DEEP = 3  # lines from a page break within which a running head may stand
SHORTEST_NEIGHBOUR = 30  # a cell of a table is shorter, a line of a column mostly not


def lift_page_furniture(text: str) -> list[Edit]:
    """Running heads and page numbers inside a sentence or a split word go, and the gap closes; so do line numbers.

    Elsewhere they stay as lines of their own, to be judged boilerplate. A number is taken for one of a page only
    between two lines of running text, so that figures in tables stay.
    """
    lines = lines_of(text)
    if grown := grown_furniture(lines, RULE):
        return grown
    heads = running_heads(lines)
    breaks = breaks_between(lines)
    edge = page_edges(lines)
    body = [i for i, line in enumerate(lines) if i not in edge and not is_furniture(line, heads)]
    edits = []
    for i, j in pairwise(body):
        between = lines[i + 1 : j + 1]
        gap = _closed(lines[i], between, breaks[i]) if 1 < len(between) <= 1 + MOST_LINES else None
        if gap is not None:
            edits.append(Edit(lines[i].end, lines[j].start, gap, RULE))
    return edits


def is_furniture(line: Line, heads: frozenset[str]) -> bool:
    """Whether a line is a page number, or one of the running heads of the text."""
    return looks.is_page_number(line.text) or head_of(line.text) in heads


def page_edges(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines stand at the edge of a page, apart from its text: up to three heads or numbers beside a page break.

    A blank line must part them from the text, and one of them must be a page number.
    """
    edges: set[int] = set()
    for k in (i for i, line in enumerate(lines) if line.new_page and i):
        first = next((i for i in range(k - DEEP, k) if i > 0 and _all_heads(lines[i:k]) and lines[i].blanks), k)
        last = next(
            (i for i in range(k + DEEP, k, -1) if i < len(lines) and _all_heads(lines[k:i]) and lines[i].blanks), k
        )
        if any(looks.is_page_number(line.text) for line in lines[first:last]):
            edges.update(range(first, last))
    return frozenset(edges)


def _all_heads(lines: Sequence[Line]) -> bool:
    """Whether lines may all be heads or numbers of a page, and none a note or caption."""
    return all(
        looks.is_page_number(line.text) or (_may_be_head(line.text) and not _stands_below_text(line.text))
        for line in lines
    )


def _may_be_head(text: str) -> bool:
    """Whether a line looks as running heads do: short, no sentence, no list item."""
    if (
        patterns.CAPTION_START.match(text)
        or len(text) > looks.LONGEST_HEAD
        or looks.starts_low(text)
        or looks.ends_sentence(text)
    ):
        return False
    return not (looks.is_item(text) or looks.ends_split(text))


def _stands_below_text(text: str) -> bool:
    """Whether a line begins as a note or a caption does: the sentence that goes on below is another."""
    return bool(patterns.NOTE_START.match(text) or patterns.CAPTION_START.match(text))


def head_of(text: str) -> str:
    """A line without what differs from page to page: numbers, capitals, white space."""
    return patterns.DIGITS.sub("#", " ".join(text.casefold().split()))


def running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """The running heads and feet of a text, as `head_of` gives them.

    A line is one when it comes back at page ends, beside page numbers or between blank lines at least three times,
    or when it is a page number with words in capitals or bars.
    """
    seen = Counter(head_of(line.text) for i, line in enumerate(lines) if _stands_at_page_end(lines, i))
    repeated = {head for head, times in seen.items() if times >= OFTEN}
    return frozenset(repeated | {head_of(line.text) for line in lines if looks.is_numbered_head(line.text)})


def _stands_at_page_end(lines: Sequence[Line], i: int) -> bool:
    """Whether a line may be a running head by its place and looks."""
    if not _may_be_head(lines[i].text):
        return False
    before, after = lines[i].blanks > 0 or lines[i].new_page, i + 1 == len(lines) or lines[i + 1].blanks > 0
    at_number = any(looks.is_page_number(lines[k].text) for k in (i - 1, i + 1) if 0 <= k < len(lines))
    at_page = any(line.new_page for line in lines[max(0, i - DEEP + 1) : i + DEEP + 1])
    return at_page or at_number or (before and after)


def _closed(before: Line, between: Sequence[Line], seen: Break) -> str | None:
    """What closes the gap in a sentence; `None` when the lines around it are no two parts of one.

    In a column that is a line end, for the rules on wrapped lines and split words to take from there. A bare number
    with no page break beside it is one of a page only in a column, or in a text with a paragraph on each line.

    Args:
        before: The last line before the page furniture.
        between: The page furniture, and the first line after it.
        seen: The break after `before`.
    """
    *furniture, after = between
    at_page_break = any(line.new_page for line in between)
    shortest = len(before.text) if at_page_break else min(len(before.text), len(after.text))
    goes_on = splits_word(before.text, after.text) or runs_across(before, after)
    if not goes_on or shortest < SHORTEST_NEIGHBOUR or _stands_below_text(before.text):
        return None
    if looks.ends_split(before.text) or (seen.wrapped and len(before.text) >= HALF * seen.width):
        return "\n"
    named = any(patterns.BARE_NUMBER.fullmatch(line.text) is None for line in furniture)
    return " " if at_page_break or named or max(len(before.text), len(after.text)) > WIDEST else None
