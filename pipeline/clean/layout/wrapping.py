"""Joins the lines of hard-wrapped paragraphs. Web text with one paragraph a line, poems and lists stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.clean.layout import lines as looks
from pipeline.clean.layout.columns import Break, begins_item, breaks_between, runs_across
from pipeline.clean.layout.lines import Line, lines_of
from pipeline.clean.lexicon import FINITE_VERBS, READ_ON
from pipeline.clean.patterns import ADDRESS, DATELINE, HEADING_NUMBER, LONE_BULLET, OPENING_MARKS, STOP_INSIDE
from pipeline.spans import Edit
from pipeline.vocabulary import is_known

SHORT = 0.7  # share of the width below which an open line may be a heading
LONGEST_QUESTION = 0.9  # share of the width below which a line that is a question stands above its answer
LONG_LINE, LONGER_LINE = 40, 60  # characters that a line of a poem or list seldom has
SHORTEST_REST = 25  # characters of a line without a stop that goes on with a sentence; an entry of an index is shorter
WIDER = 1.4  # beyond this many times the width a line belongs to another column


def join_lone_bullets(text: str) -> list[Edit]:
    """A bullet that stands alone on its line goes before the item on the next line."""
    found = LONE_BULLET.finditer(text)
    return [Edit(match.start("gap"), match.end("gap"), " ", "join_lone_bullets") for match in found]


def join_wrapped_lines(text: str) -> list[Edit]:
    """Lines of one hard-wrapped paragraph become one line, with a space for each break but one after a slash.

    Headings, list items, rows of tables and page furniture keep a line of their own; a break after a hyphen is left to
    `join_split_words`. A blank line or page break goes when the sentence clearly runs across it.
    """
    lines = lines_of(text)
    pairs = zip(pairwise(lines), joined(lines), strict=True)
    return [Edit(line.end, below.start, _gap(line), "join_wrapped_lines") for (line, below), joins in pairs if joins]


def _gap(line: Line) -> str:
    """What stands between two lines that are joined: nothing after a slash that ends a word, as in `en/⏎of`."""
    return "" if line.text.endswith("/") and line.text[-2:-1] not in ("", " ") else " "


def joined(lines: Sequence[Line]) -> list[bool]:
    """For each line but the last whether it and the next are of one hard-wrapped paragraph."""
    breaks = breaks_between(lines)
    alone = [looks.stands_alone(line.text) for line in lines]
    joins: list[bool] = []
    begins = True
    for i, line in enumerate(lines[:-1]):
        apart = alone[i] or alone[i + 1] or looks.ends_split(line.text)
        join = _is_one_paragraph if breaks[i].wrapped else _is_one_sentence
        joins.append(not apart and join(lines, breaks, i, begins))
        begins = looks.ends_sentence(line.text) or not (joins[i] or looks.ends_split(line.text))
    return joins


def _is_one_paragraph(lines: Sequence[Line], breaks: Sequence[Break], i: int, begins: bool) -> bool:
    """Whether line `i` and the next belong to one paragraph; `begins`: whether a sentence begins with line `i`."""
    line, following, seen = lines[i], lines[i + 1], breaks[i]
    if begins_item(line, following):
        return False
    if seen.blanks or following.new_page:
        return not DATELINE.fullmatch(following.text) and _runs_over_gap(line, following, seen)
    if seen.runs_on:
        return True
    if not seen.full or following.indent > line.indent or line.text.isupper() != following.text.isupper():
        return False
    if looks.ends_sentence(line.text):
        asked = begins and line.text.endswith("?") and len(line.text) < LONGEST_QUESTION * seen.width
        return not (asked or HEADING_NUMBER.match(following.text) or _is_heading_below(lines, breaks, i + 1))
    return looks.must_go_on(line.text) or not (begins and _is_heading_above(line, following))


def _is_one_sentence(lines: Sequence[Line], breaks: Sequence[Break], i: int, _begins: bool) -> bool:
    """Whether a sentence surely runs from line `i` into the next although the lines around are of no one width.

    Lines of a poem, which may end anywhere, are shorter, and so are the entries of an index.
    """
    line, following = lines[i], lines[i + 1]
    if following.blanks or following.new_page:
        return False
    if not runs_across(line, following):
        return _leads_to_name(line, following)
    if looks.must_go_on(line.text) and not line.text.endswith(","):
        return len(line.text) >= LONG_LINE
    if len(following.text) < SHORTEST_REST and not looks.ends_sentence(following.text):
        return False
    if looks.is_item(line.text) or STOP_INSIDE.search(line.text):
        return len(line.text) >= LONG_LINE
    return breaks[i].full and len(line.text) >= LONGER_LINE and looks.says_something(line.text)


def _leads_to_name(line: Line, following: Line) -> bool:
    """Whether a line ends in an article or the like, and the next begins with a capital but is no heading."""
    open_end = looks.last_word(line.text) in READ_ON - FINITE_VERBS and len(line.text) >= LONG_LINE
    long = len(following.text) >= SHORTEST_REST or looks.ends_sentence(following.text)
    return open_end and long and following.text[0].isupper() and not following.text.isupper()


def _runs_over_gap(line: Line, following: Line, seen: Break) -> bool:
    """Whether a sentence runs over blank lines or a page break, between two lines of the same column."""
    same_column = max(len(line.text), len(following.text)) <= WIDER * seen.width
    named = seen.full and looks.must_go_on(line.text) and following.text[0].isalpha()
    return same_column and not ADDRESS.search(line.text) and (seen.runs_on or named)


def _is_heading_above(line: Line, following: Line) -> bool:
    """Whether a line that fills the column by chance is a heading: it claims nothing, a sentence begins under it."""
    if HEADING_NUMBER.match(line.text):
        return True
    if looks.says_something(line.text):
        return False
    word = looks.first_word(following.text).strip(OPENING_MARKS)
    return not word[:1].isdecimal() and (not word.isalpha() or is_known(word))


def _is_heading_below(lines: Sequence[Line], breaks: Sequence[Break], i: int) -> bool:
    """Whether line `i`, after a sentence that ended at the edge of the column, is a heading: short, and left open."""
    text = lines[i].text
    if looks.ends_sentence(text) or looks.ends_split(text) or len(text) >= SHORT * breaks[i - 1].width:
        return False
    return i + 1 == len(lines) or not (breaks[i].runs_on or looks.must_go_on(text))
