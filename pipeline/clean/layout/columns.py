"""Sees the columns of a text: how wide its lines are around each break, and whether sentences are cut there.

A text is hard-wrapped where lines break off in mid-sentence and do so at about the same width. Both are asked of the
lines around each break, since one document may hold columns, boxes and lists of different widths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.clean.layout import lines as looks
from pipeline.clean.layout.lines import Line
from pipeline.clean.patterns import DASH_ITEM, SPACED_DASH

REACH = 10  # lines on either side that tell how wide a column is
NARROWEST, WIDEST = 25, 170  # characters in a hard-wrapped line; beyond, a line is a paragraph
NARROW = 45  # below this a poem or list looks much like a column: ask for more evidence
FULL = 0.82  # share of the width that a line and the next word must reach, in proportional type
HALF = 0.5  # share of the width below which a line is no first half of a sentence


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


def breaks_between(lines: Sequence[Line]) -> list[Break]:
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
    if not looks.starts_low(following.text) or looks.ends_sentence(line.text) or looks.ends_clause(line.text):
        return False
    return not (begins_item(line, following) or looks.stands_alone(line.text) or looks.stands_alone(following.text))


def begins_item(line: Line, following: Line) -> bool:
    """Whether a list item begins below a line, and not the rest of its sentence.

    That may look like one: a dash that closes what a dash opened, an amount, the second half of `(of⏎-zucht`.
    """
    text = following.text
    if SPACED_DASH.match(text):
        return not (looks.starts_low(text) and (text[0] == "—" or f" {text[0]} " in line.text))
    return (looks.is_item(text) or DASH_ITEM.match(text) is not None) and not looks.must_go_on(line.text)


def _is_full(line: Line, following: Line, width: int) -> bool:
    return len(line.text) + 1 + len(looks.first_word(following.text)) >= FULL * width


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
        share, evenness, least = (0.35, 0.7, 4) if width < NARROW else (0.25, 0.65, 1)
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
