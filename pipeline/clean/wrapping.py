"""Joins the lines of hard-wrapped paragraphs.

A text is hard-wrapped where lines break off in mid-sentence and do so at about the same width. Both are asked of the
lines around each break, since one document may hold columns, boxes and lists of different widths. Web text with one
paragraph a line, poems and lists break elsewhere and stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.clean import lines as looks
from pipeline.clean.lines import Line, lines_of
from pipeline.clean.patterns import DASH_ITEM, FIRST_WORD, HEADING_NUMBER
from pipeline.spans import Edit

REACH = 10  # lines on either side that tell how wide a column is
NARROWEST, WIDEST = 25, 170  # characters in a hard-wrapped line; beyond, a line is a paragraph
NARROW = 45  # below this a poem or list looks much like a column: ask for more evidence
FULL = 0.82  # share of the width that a line and the next word must reach, in proportional type
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Break:
    """The break between two lines, as seen among its neighbours.

    Attributes:
        width: How wide the column is, in characters.
        full: Whether the next word would have made the line longer than the column.
        runs_on: Whether the sentence visibly goes on in the next line.
        wrapped: Whether the lines around it are hard-wrapped.
        blanks: Blank lines beyond those that stand between all lines here.
    """

    width: int
    full: bool
    runs_on: bool
    wrapped: bool
    blanks: int


def join_wrapped_lines(text: str) -> list[Edit]:
    """Lines of one hard-wrapped paragraph become one line, with a space for each break.

    Headings, list items, rows of tables and page furniture keep a line of their own; a break after a hyphen is left to
    `join_split_words`. A blank line or page break goes when the sentence clearly runs across it.
    """
    lines = lines_of(text)
    breaks = breaks_between(lines)
    alone = [stands_alone(line) for line in lines]
    edits = []
    for i, ((line, following), seen) in enumerate(zip(pairwise(lines), breaks, strict=True)):
        if not alone[i] and not alone[i + 1] and _is_one_paragraph(line, following, seen, _begins(lines, breaks, i)):
            edits.append(Edit(line.end, following.start, " ", "join_wrapped_lines"))
    return edits


def stands_alone(line: Line) -> bool:
    """Whether a line is no part of running text: a page number or a row of a table."""
    return looks.is_page_number(line.text) or looks.is_table_row(line.text)


def breaks_between(lines: list[Line]) -> list[Break]:
    """What can be seen of each break between two consecutive lines."""
    widths = _column_widths([len(line.text) for line in lines])
    pairs = list(pairwise(lines))
    full = [_is_full(a, b, width) for (a, b), width in zip(pairs, widths, strict=False)]
    runs_on = [runs_across(a, b) and len(a.text) >= HALF * width for (a, b), width in zip(pairs, widths, strict=False)]
    wrapped = _wrapped(widths, full, runs_on)
    usual = _usual_blanks(pairs, runs_on)
    blanks = [max(0, b.blanks - few) for (_, b), few in zip(pairs, usual, strict=True)]
    return [Break(*seen) for seen in zip(widths, full, runs_on, wrapped, blanks, strict=False)]


def runs_across(line: Line, following: Line) -> bool:
    """Whether a sentence visibly runs from a line into the next: no end on this side, a small letter on the other."""
    if looks.ends_sentence(line.text) or looks.ends_clause(line.text) or looks.is_item(following.text):
        return False
    return looks.starts_low(following.text) and not DASH_ITEM.match(following.text)


def _is_full(line: Line, following: Line, width: int) -> bool:
    word = FIRST_WORD.match(following.text)
    return len(line.text) + 1 + (len(word.group()) if word else 0) >= FULL * width


def _column_widths(lengths: list[int]) -> list[int]:
    """For each line the width of its column: the length that a quarter of the lines around it reach."""
    widths = []
    for i in range(len(lengths)):
        around = sorted(lengths[max(0, i - REACH) : i + REACH + 1])
        widths.append(around[(3 * (len(around) - 1) + 3) // 4])
    return widths


def _wrapped(widths: list[int], full: list[bool], runs_on: list[bool]) -> list[bool]:
    """For each break whether enough of the breaks around it cut a sentence, and cut it at the width of the column."""
    cuts = [0, *accumulate(map(int, runs_on))]
    full_cuts = [0, *accumulate(int(a and b) for a, b in zip(runs_on, full, strict=True))]
    verdicts = []
    for i, width in enumerate(widths[: len(full)]):
        lo, hi = max(0, i - REACH), min(len(full), i + REACH + 1)
        cut, at_width = cuts[hi] - cuts[lo], full_cuts[hi] - full_cuts[lo]
        share, evenness, least = (0.4, 0.8, 4) if width < NARROW else (0.25, 0.7, 1)
        enough = cut >= least and cut >= share * (hi - lo) and at_width >= evenness * cut
        verdicts.append(NARROWEST <= width <= WIDEST and enough)
    return verdicts


def _usual_blanks(pairs: list[tuple[Line, Line]], runs_on: list[bool]) -> list[int]:
    """For each break how many blank lines stand between lines that belong together: scanners may put one everywhere."""
    spread = [0, *accumulate(int(cut and pair[1].blanks > 0) for pair, cut in zip(pairs, runs_on, strict=True))]
    cuts = [0, *accumulate(map(int, runs_on))]
    usual = []
    for i in range(len(pairs)):
        lo, hi = max(0, i - REACH), min(len(pairs), i + REACH + 1)
        usual.append(int(2 * (spread[hi] - spread[lo]) > cuts[hi] - cuts[lo]))
    return usual


def _begins(lines: list[Line], breaks: list[Break], i: int) -> bool:
    """Whether line `i` is the first of its paragraph, as far as the line before it tells."""
    return i == 0 or breaks[i - 1].blanks > 0 or (looks.ends_sentence(lines[i - 1].text) and not breaks[i - 1].full)


def _is_one_paragraph(line: Line, following: Line, seen: Break, begins: bool) -> bool:
    """Whether a line and the next belong to one paragraph."""
    if not seen.wrapped or looks.ends_split(line.text) or looks.is_item(following.text):
        return False
    if seen.runs_on and (seen.blanks == 0 or len(line.text) >= HALF * seen.width):
        return True
    if seen.blanks or following.new_page:
        return looks.must_go_on(line.text) and seen.full and not looks.ends_sentence(line.text)
    if DASH_ITEM.match(following.text) or following.indent > line.indent or not seen.full:
        return False
    return looks.must_go_on(line.text) or not (begins and _may_be_heading(line))


def _may_be_heading(line: Line) -> bool:
    """Whether the first line of a paragraph may as well be a heading above it."""
    text = line.text
    return HEADING_NUMBER.match(text) is not None or not any(mark in text for mark in ".,;!")
