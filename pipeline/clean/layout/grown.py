"""Finds page furniture that has grown onto lines of text: line numbers, page numbers, heads with a page number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.clean import patterns
from pipeline.clean.layout import lines as looks
from pipeline.clean.layout.columns import NARROWEST, runs_across
from pipeline.clean.layout.hyphens import splits_word
from pipeline.clean.layout.lines import Line
from pipeline.spans import Edit
from pipeline.vocabulary import is_known, is_word

LEAST_CUTS = 2  # sentences that run from one numbered line into the next
CUT_SHARE = 0.3
LONGEST_NUMBER = 12  # characters at the end of a line in which its number stands, with the gap before it


def grown_furniture(lines: Sequence[Line], rule: str) -> list[Edit]:
    """Edits, signed `rule`, that take off lines of text what belongs to their page, with the white space beside it."""
    numbers = _line_numbers(lines, rule)
    return numbers or [edit for pair in pairwise(lines) for edit in _grown_between(*pair, rule)]


def _line_numbers(lines: Sequence[Line], rule: str) -> list[Edit]:
    """Numbers at the ends of lines, each one more than that before it, in running text."""
    found = [patterns.LINE_NUMBER.search(line.text[-LONGEST_NUMBER:]) for line in lines]
    numbers = [int(match["number"]) if match else None for match in found]
    edits = []
    for first, last in _runs(numbers):
        bare = [_without_number(line, match) for line, match in zip(lines[first:last], found[first:last], strict=True)]
        cuts = sum(_is_cut(one, other) for one, other in pairwise(bare))
        if cuts >= max(LEAST_CUTS, CUT_SHARE * (last - first - 1)):
            pairs = zip(lines[first:last], bare, strict=True)
            edits += [Edit(line.start + len(text.text), line.end, "", rule) for line, text in pairs]
    return edits


def _is_cut(line: Line, below: Line) -> bool:
    """Whether a sentence of running text goes on below; `stap 1` and `stap 2` are no lines of such."""
    return len(line.text) >= NARROWEST and bool(below.text) and runs_across(line, below)


def _without_number(line: Line, number: re.Match[str] | None) -> Line:
    taken = len(number.group()) if number else 0
    return replace(line, text=line.text[: len(line.text) - taken])


def _runs(numbers: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Where numbers go up by one from line to line: first line, and the line after the last."""
    first = 0
    for at in range(1, len(numbers) + 1):
        before, number = numbers[at - 1], numbers[at] if at < len(numbers) else None
        if before is None or number != before + 1:
            if at - first > LEAST_CUTS:
                yield first, at
            first = at


def _grown_between(line: Line, below: Line, rule: str) -> Iterator[Edit]:
    """The edit that takes a head or number off the beginning of a line, if the line above it breaks off there."""
    head = patterns.GROWN_HEAD.match(below.text)
    if head is not None and runs_across(line, replace(below, text=below.text[head.end() :])):
        yield Edit(line.end, below.start + head.end(), " ", rule)
    number = patterns.GROWN_NUMBER.match(below.text)
    if number is not None and looks.ends_split(line.text) and _parts_a_word(line.text, below.text, number):
        yield Edit(below.start, below.start + number.end(), "", rule)


def _parts_a_word(line: str, below: str, number: re.Match[str]) -> bool:
    """Whether a number stands in a split word: not in `top-⏎10 lijst`, where the first half is whole."""
    left = patterns.LETTERS_BEFORE.search(line, 0, len(line) - 1)
    right = patterns.LETTERS_AFTER.match(below, number.end())
    if left is None or right is None or not right.group().islower() or not splits_word(line, below[number.end() :]):
        return False
    whole = is_known(left.group()) and number.group()[-1] == " "
    return not whole and is_word(left.group() + right.group())
