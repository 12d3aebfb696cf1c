"""What the lines of a page are as far as comments go: who and when, what somebody wrote, a button, an announcement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice

from lxml.html import HtmlElement

from pipeline.ingest.web_comment_words import (
    ACTION,
    ANNOUNCED,
    ANSWERED,
    BODY,
    COUNTED,
    DATED,
    EMPTY,
    HINTED,
    INSTRUCTS,
    META,
    WHO,
)
from pipeline.ingest.web_lines import Line, Written
from pipeline.ingest.web_names import has_word

MOST_HEAD_WORDS = 16
MOST_NAME_WORDS = 8
_MOST_LABEL_WORDS = 5
_MOST_ANNOUNCING_WORDS = 12
MOST_BETWEEN = 60
"""Words between the line that announces comments and the first of them: house rules, an order to choose."""
_MOST_BEHIND_DAY = 12  # characters: an hour, a stop
_CHAPTERS = 2
_MOST_TIMES = 2  # a line that comes back more often is a button
_LEAST_BEFORE = 20  # words of prose: comments are not announced before something was told
_LEAST_BEFORE_COUNT = 8
_LEAST_SHARE_BEFORE = 0.1
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_QUOTED = re.compile(r"\s[“\"„«‘']")
_NUMBER = re.compile(r"\d+")


class PageLines:
    """The lines of a page, and what can be asked of them."""

    def __init__(self, lines: Sequence[Line], written: Written) -> None:
        self.all = lines
        self.written = written
        self.before = [0, *accumulate(line.words if line.prose else 0 for line in lines)]
        announcing = [at for at, line in enumerate(lines) if self._is_told_before(at) and announces(line)]
        often = Counter(_NUMBER.sub("", lines[at].text) for at in announcing)
        self.announcing = [at for at in announcing if often[_NUMBER.sub("", lines[at].text)] <= _MOST_TIMES]
        """The lines that announce comments, or hint at them."""

    def _is_told_before(self, at: int) -> bool:
        """Whether enough was told above a line for comments to be announced in it; little, where it counts them."""
        if _NUMBER.search(self.all[at].text):
            return self.before[at] >= _LEAST_BEFORE_COUNT
        return self.before[at] >= max(_LEAST_BEFORE, _LEAST_SHARE_BEFORE * self.before[-1])

    def prose_between(self, start: int, end: int) -> int:
        """How many words of prose stand in the lines from `start` up to `end`."""
        return self.before[end] - self.before[start]

    def dated(self) -> list[int]:
        """The short lines that tell a day, or how long ago it was."""
        return [at for at, line in enumerate(self.all) if is_dated(line)]

    def signed(self) -> list[int]:
        """The short lines of which the page says that they name somebody."""
        return [at for at, line in enumerate(self.all) if line.words <= MOST_NAME_WORDS and names_somebody(line)]

    def is_foot(self, at: int) -> bool:
        """Whether a line is a row of buttons to answer with, of which one happens to be a day."""
        return self.all[at].pressed and ANSWERED.search(self.all[at].text) is not None

    def announces_list(self, at: int) -> bool:
        """Whether below a line that announces comments may stand some without a day: no chapter of the piece itself."""
        line = self.all[at]
        if not ANNOUNCED.fullmatch(line.text.strip(" •:|")):
            return False
        heading = next((element for element in up(line.element, 2) if element.tag in HEADINGS), None)
        if heading is None:
            return _NUMBER.search(line.text) is not None
        return len(list(islice(heading.itersiblings(heading.tag), 2))) < _CHAPTERS

    def is_body(self, at: int) -> bool:
        """Whether a line is something that somebody wrote, rather than a button or a heading."""
        line = self.all[at]
        return not (self.is_idle(at) or line.within(HEADINGS) or _is_meta(line))

    def is_idle(self, at: int) -> bool:
        """Whether a line is a button, or tells how to react."""
        line = self.all[at]
        if line.pressed or ACTION.fullmatch(line.text) or line.text.startswith("©"):
            return True
        return line.words <= MOST_HEAD_WORDS and INSTRUCTS.match(line.text) is not None


def announces(line: Line) -> bool:
    """Whether comments stand below a line."""
    text = _QUOTED.split(line.text, maxsplit=1)[0].strip(" •:|")  # the title of the piece may follow
    short = len(text.split()) <= _MOST_ANNOUNCING_WORDS and not line.within(("button",))
    counted = len(line.owners) > 1 and COUNTED.fullmatch(text) is not None
    return short and (counted or (ANNOUNCED.fullmatch(text) or HINTED.fullmatch(text)) is not None)


def tells_of_none(line: Line) -> bool:
    """Whether a line says that nobody commented."""
    return line.words <= _MOST_ANNOUNCING_WORDS and EMPTY.search(line.text) is not None


def is_dated(line: Line) -> bool:
    """Whether a line is short and tells a day, or how long ago it was."""
    if line.words > MOST_HEAD_WORDS:
        return False
    days = list(DATED.finditer(line.text))
    if line.text.endswith((".", "!", "?")) and (not days or days[-1].end() < len(line.text) - _MOST_BEHIND_DAY):
        return False  # a sentence with a day in it
    return bool(days) or any(element.tag == "time" for owner in line.owners for element in up(owner, 2))


def names_somebody(line: Line) -> bool:
    """Whether the page says of a part of a line that it is a name."""
    around = (element for owner in line.owners for element in up(owner, 2))
    return any(has_word(element, WHO) and not has_word(element, BODY) for element in around)


def _is_meta(line: Line) -> bool:
    return any(has_word(element, META) and not has_word(element, BODY) for element in up(line.element, 2))


def up(element: HtmlElement, levels: int) -> Iterator[HtmlElement]:
    """An element and those around it, so many in all."""
    return islice(chain((element,), element.iterancestors()), levels)
