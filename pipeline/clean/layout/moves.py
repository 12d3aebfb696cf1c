"""Moves captions, notes, quotations and boxes out of the sentences that they interrupt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.clean.layout import lines as looks
from pipeline.clean.layout.columns import REACH, WIDEST, breaks_between, runs_across
from pipeline.clean.layout.hyphens import splits_word
from pipeline.clean.layout.interruptions import MOST_LINES, Setting
from pipeline.clean.layout.lines import Line, lines_of
from pipeline.clean.layout.wrapping import joined
from pipeline.clean.patterns import DATELINE
from pipeline.spans import Edit, Piece

RULE = "move_interruptions"
LONGEST_PARAGRAPH = 40  # lines of it in which its end is looked for
SHORTEST_HALF = 25  # characters of a line before and after what interrupts a sentence; a cell or heading is shorter


@dataclass(frozen=True, slots=True)
class Interruption:
    """Lines that interrupt a sentence, by their numbers.

    Attributes:
        before: The line that breaks off.
        after: The line that goes on.
        end: The last line of the paragraph that goes on there.
    """

    before: int
    after: int
    end: int


def move_interruptions(text: str) -> list[Edit]:
    """A caption, note, quotation or box inside a sentence goes behind the paragraph, and the gap closes.

    It must be set apart or repeat what the text says elsewhere, and without it both halves must be joined as lines of
    one paragraph or halves of one word. Elsewhere it stays where it is. The gap becomes a line end where lines are
    wrapped, for the rules on wrapped lines and split words to take from there.

    Applied again and again it comes to rest: the first line that broke off is taken up by the next, and all lines above
    it stay as they are.
    """
    lines = lines_of(text)
    found = _interruptions(text, lines)
    edits = [_closing(lines[one.before], lines[one.after]) for one in found]
    for end in {one.end for one in found}:
        blocks = [(lines[one.before + 1], lines[one.after - 1]) for one in found if one.end == end]
        edits.append(_put_behind(text, lines, end, blocks))
    return sorted(edits)


def _interruptions(text: str, lines: Sequence[Line]) -> list[Interruption]:
    """All interruptions, in order. A paragraph may be interrupted more than once, so the last is found first."""
    setting = Setting(text, lines)
    found: list[Interruption] = []
    ends: dict[int, int] = {}
    for i in range(len(lines) - 3, -1, -1):
        one = next(_candidates(lines, i, ends, setting), None) if _breaks_off(lines, i) else None
        if one is not None and all(one.after <= other.before for other in found[-1:]):
            found.append(one)
            ends[one.before] = one.end
    return found[::-1]


def _breaks_off(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` leaves its sentence open and the next does not take it up."""
    line = lines[i].text
    if len(line) < SHORTEST_HALF or looks.ends_sentence(line) or looks.ends_clause(line):
        return False
    return not (looks.stands_alone(line) or DATELINE.search(line) or runs_across(lines[i], lines[i + 1]))


def _candidates(lines: Sequence[Line], i: int, ends: Mapping[int, int], setting: Setting) -> Iterator[Interruption]:
    """What may interrupt the sentence of line `i`, up to the first line apart from it that may be its rest."""
    for j in range(i + 2, min(i + 2 + MOST_LINES, len(lines))):
        goes_on = len(lines[j].text) >= SHORTEST_HALF and runs_across(lines[i], lines[j])
        if goes_on and setting.interrupts(i + 1, j, in_word=splits_word(lines[i].text, lines[j].text)):
            end = _paragraph_end(lines, i, j, ends)
            if end is not None:
                yield Interruption(i, j, end)
            elif setting.parts(lines[j]):
                return


def _paragraph_end(lines: Sequence[Line], i: int, j: int, ends: Mapping[int, int]) -> int | None:
    """The last line of the paragraph of line `i`, if line `j` goes on with it; `None` where it does not, or no end.

    Args:
        lines: All lines.
        i: Number of the line that breaks off.
        j: Number of the line that may go on.
        ends: Where paragraphs end that are interrupted behind a line, by the number of that line.
    """
    start = max(0, i - REACH)
    window = [*lines[start : i + 1], *lines[j : j + LONGEST_PARAGRAPH]]
    joins = joined(window)
    if not (_goes_on(window, joins, i - start) or splits_word(lines[i].text, lines[j].text)):
        return None
    at = j
    for joins_next in joins[i - start + 1 :]:
        if at in ends:
            return ends[at]
        if not joins_next and not splits_word(lines[at].text, lines[at + 1].text):
            break
        at += 1
    return at if looks.ends_sentence(lines[at].text) or looks.ends_clause(lines[at].text) else None


def _goes_on(lines: Sequence[Line], joins: Sequence[bool], i: int) -> bool:
    """Whether line `i` and the next are of one paragraph of running text, and line `i` is no title."""
    text = lines[i].text
    if _are_paragraphs(lines[i], lines[i + 1]):
        return looks.says_something(text)
    begun = looks.says_something(text) or (i > 0 and joins[i - 1])
    return joins[i] and (looks.must_go_on(text) or (begun and breaks_between(lines)[i].full))


def _are_paragraphs(line: Line, following: Line) -> bool:
    """Whether two lines are two halves of a paragraph in a text with a paragraph on each line."""
    return max(len(line.text), len(following.text)) > WIDEST


def _closing(line: Line, following: Line) -> Edit:
    """The edit that takes out what stands between two lines."""
    paragraphs = _are_paragraphs(line, following) and not looks.ends_split(line.text)
    return Edit(line.end, following.start, " " if paragraphs else "\n", RULE)


def _put_behind(text: str, lines: Sequence[Line], end: int, blocks: Sequence[tuple[Line, Line]]) -> Edit:
    """The edit that puts blocks of lines, each given by its first and last, behind a paragraph, as paragraphs."""
    new, moved = "", []
    for first, last in blocks:
        moved.append(Piece(len(new) + 2, last.end - first.start, first.start, last.end))
        new += "\n\n" + text[first.start : last.end]
    follows = end + 1 < len(lines) and not (lines[end + 1].blanks or lines[end + 1].new_page)
    return Edit(lines[end].end, lines[end].end, new + "\n" * follows, RULE, tuple(moved))
