"""Tells by looks and words whether lines between the halves of a sentence are what interrupts one.

A caption, a note at the foot of a page, a quotation or sentence pulled out of the text, a box: each is whole in itself
and set apart from the text around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from pipeline.clean import patterns
from pipeline.clean.layout import lines as looks
from pipeline.clean.layout.columns import runs_across
from pipeline.clean.layout.furniture import is_furniture, running_heads
from pipeline.clean.layout.lines import Line

MOST_LINES = 12
MOST_CHARACTERS = 1200
LONGEST_TITLE = 60
LEAST_CUTS = 4  # line ends inside sentences that it takes to say what stands between lines here
LEAST_REPEATED, MOST_REPEATED = 20, 300  # letters in a sentence pulled out of the text; a title is repeated by chance


class Setting:
    """A text with what it takes to know an interruption in it, worked out when it is first asked for."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text, self._lines = text, lines

    @cached_property
    def _letters(self) -> str:
        return _letters(self._text)

    @cached_property
    def _heads(self) -> frozenset[str]:
        return running_heads(self._lines)

    @cached_property
    def _usual_blanks(self) -> int:
        """How many blank lines stand between most lines of one sentence: a scanner may put one everywhere."""
        cuts = [below.blanks > 0 for line, below in pairwise(self._lines) if runs_across(line, below)]
        return int(len(cuts) >= LEAST_CUTS and 2 * sum(cuts) > len(cuts))

    def interrupts(self, first: int, last: int, *, in_word: bool) -> bool:
        """Whether the lines `first` up to, not including, `last` are whole in themselves, and no part of the text.

        Page furniture among them is passed over; where there is nothing else, another rule takes care of it.

        Args:
            first: Number of the first line.
            last: Number of the line after the last.
            in_word: Whether a word goes on behind them; a title in capitals is then apart from the text by that alone.
        """
        before, after = self.parts(self._lines[first]), self.parts(self._lines[last])
        if not (before or after or in_word or patterns.CAPTION_START.match(self._lines[first].text)):
            return False
        block = [line for line in self._lines[first:last] if not is_furniture(line, self._heads)]
        if not block or sum(len(line.text) for line in block) > MOST_CHARACTERS:
            return False
        if in_word and all(line.text.isupper() for line in block):
            return True
        if is_caption(block):
            return before or after or _is_whole(block)
        if before and after:
            return (
                is_note(block) or is_quotation(block) or self._is_box(block, first, last) or self._is_pulled_out(block)
            )
        return (before or after) and is_note(block)

    def parts(self, line: Line) -> bool:
        """Whether white space or a page end parts a line from the one before it."""
        return line.new_page or line.blanks > self._usual_blanks

    def _is_box(self, block: Sequence[Line], first: int, last: int) -> bool:
        """Whether a block is a box. A title alone may begin a text, but where a page ends or the line above cannot."""
        page_ends = last - first > len(block) or any(line.new_page for line in self._lines[first : last + 1])
        return is_box(block) and (len(block) > 1 or page_ends or looks.must_go_on(self._lines[first - 1].text))

    def _is_pulled_out(self, block: Sequence[Line]) -> bool:
        """Whether a block is a sentence pulled out of the text: its words stand elsewhere too."""
        letters = _letters("".join(line.text for line in block))
        return LEAST_REPEATED <= len(letters) <= MOST_REPEATED and self._letters.count(letters) > 1


def is_caption(block: Sequence[Line]) -> bool:
    """Whether a block begins as captions do, or says who took the photograph."""
    credited = any(patterns.CREDIT_INSIDE.search(line.text) for line in block)
    return patterns.CAPTION_START.match(block[0].text) is not None or (credited and not looks.starts_low(block[0].text))


def is_note(block: Sequence[Line]) -> bool:
    """Whether a block is notes from the foot of a page, the last of them whole."""
    return patterns.NOTE_START.match(block[0].text) is not None and _is_whole(block)


def is_quotation(block: Sequence[Line]) -> bool:
    """Whether a block stands in quotation marks."""
    return patterns.QUOTED.fullmatch(" ".join(line.text for line in block)) is not None


def is_box(block: Sequence[Line]) -> bool:
    """Whether a block is sentences below a title or a question, or a title alone."""
    title = block[0].text
    if (
        looks.starts_low(title)
        or looks.is_item(title)
        or len(title) > LONGEST_TITLE
        or looks.ends_clause(title)
        or looks.must_go_on(title)
    ):
        return False
    return _is_whole(block) if len(block) > 1 else not looks.ends_sentence(title)


def _is_whole(block: Sequence[Line]) -> bool:
    last = block[-1].text
    return looks.ends_sentence(last) or patterns.ADDRESS.search(last) is not None


def _letters(text: str) -> str:
    return patterns.NO_LETTER.sub("", text.casefold())
