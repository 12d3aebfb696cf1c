"""Comments of which a page says nothing: lines of one shape with a day, each with what somebody says below it.

Teasers of other pieces look so too; but they are links, and nobody can answer them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from lxml.html import HtmlElement

from pipeline.ingest.web_comment_lines import (
    HEADINGS,
    MOST_BETWEEN,
    MOST_NAME_WORDS,
    PageLines,
    announces,
    is_dated,
    names_somebody,
    up,
)
from pipeline.ingest.web_comment_words import ANSWERED, DATED, MANY, TEASER
from pipeline.ingest.web_lines import Line
from pipeline.ingest.web_names import has_word, shape
from pipeline.spans import RawSpan

_MOST_LABEL_WORDS = 5
_MOST_ABOVE = 9
_MOST_ABOVE_OPENING = 0.4
_MOST_OF = 0.6
_ENOUGH = 3
_MOST_SHAPES = 50
_MOST_SAID = 500  # words of a comment
_LEAST_TITLE = 4  # words
_CHAPTERS = ("h1", "h2")  # smaller headings may name who commented


@dataclass(frozen=True)
class Comments:
    """What of a page readers wrote.

    Attributes:
        spans: Each comment, with the lines that say who wrote it; replies may stand inside it.
        around: The lines in comments that nobody wrote as one: names, days, buttons.
    """

    spans: tuple[RawSpan, ...] = ()
    around: tuple[RawSpan, ...] = ()


def best(page: PageLines, heads: Sequence[int]) -> Thread | None:
    """The lines of one shape that best look like what stands above comments."""
    shapes: defaultdict[str, list[int]] = defaultdict(list)
    for at in heads:
        foot = page.is_foot(at)  # of one thread, however deep a reply stands
        shapes[shape(page.all[at].element, 1 if foot else 3)].append(at)
    groups = sorted(shapes.values(), key=len, reverse=True)[:_MOST_SHAPES]
    threads = [_thread(page, group) for group in groups]
    likely = [thread for thread in threads if thread.evidence() >= (_ENOUGH if len(thread.heads) > 1 else _ENOUGH + 1)]
    return max(likely, key=lambda thread: (thread.evidence(), thread.close(), len(thread.heads)), default=None)


def _thread(page: PageLines, heads: Sequence[int]) -> Thread:
    """The heads as a thread; those above a line that announces comments are of the piece."""
    for at in page.announcing:
        below = [head for head in heads if head > at]
        thread = Thread(page, below, announced=True) if below else None
        if thread and _is_signed_below(page, at, thread):
            return Thread(page, below, announced=True, first=at + 1)
        if thread and page.prose_between(at + 1, below[0]) <= MOST_BETWEEN:
            return thread
    return Thread(page, list(heads), announced=False)


def _is_signed_below(page: PageLines, at: int, thread: Thread) -> bool:
    """Whether below a line that announces comments the first has its name below it, and so has the last."""
    head = thread.heads[0]
    first = range(at + 1, head if page.is_foot(head) else thread.starts[0])
    if not any(map(page.is_body, first)) or page.prose_between(at + 1, head) > _MOST_SAID:
        return False
    return thread.ends_empty() and not any(page.all[between].within(_CHAPTERS) for between in first)


class Thread:
    """Lines of one shape, each with what somebody may have written below it, or, on old blogs, above it."""

    def __init__(
        self,
        page: PageLines,
        heads: list[int],
        *,
        announced: bool,
        above: Sequence[int] | None = None,
        first: int | None = None,
    ) -> None:
        """`above`: how many lines straight above each head belong to it; `first`: where what is signed below begins."""
        self.page = page
        self.heads = heads
        self.announced = announced
        self.signed_below = first is not None
        if first is not None:
            self.above = [0] * len(heads)
            self.starts = [first, *(head + 1 for head in heads[:-1])]
            self.ends = [head + 1 for head in heads]
        else:
            self.above = list(above or [self._lines_above()] * len(heads))
            self.starts = [head - lines for head, lines in zip(heads, self.above, strict=True)]
            self.ends = [*self.starts[1:], self._end()]

    def labels(self, head: int, most: int) -> int:
        """How many lines straight above a head are short enough for a name."""
        above = range(head - 1, max(-1, head - 1 - most), -1)
        return len(list(takewhile(lambda at: _is_label(self.page.all[at]), above)))

    def _lines_above(self) -> int:
        """How many lines straight above each head belong to it: a name, a picture's letter, a title."""
        lines, first = self.page.all, self.heads[0]
        if len(self.heads) == 1:
            return self.labels(first, 2)
        gap = min(later - earlier for earlier, later in pairwise(self.heads))
        for above in range(1, min(_MOST_ABOVE, gap, first + 1)):
            held = [lines[head - above] for head in self.heads]
            if any(line.prose for line in held) or len({shape(line.element) for line in held}) > 1:
                return above - 1
        return max(0, min(_MOST_ABOVE, gap, first + 1) - 1)

    def _end(self) -> int:
        """The line behind the last comment."""
        last = self.heads[-1]
        box = self.box(last)
        inside = 0 if box is None else self.page.written.spans[box].end
        end = last + 1
        while end < len(self.page.all) and self.page.all[end].span.end <= inside:
            end += 1
        if any(self.page.is_body(at) for at in range(last + 1, end)):
            return end
        known = {
            shape(self.page.all[at].element)
            for head, until in zip(self.heads, self.starts[1:], strict=False)
            for at in range(head + 1, until)
            if self.page.is_body(at)
        }
        return self._end_of_run(last + 1, known)

    def box(self, head: int) -> HtmlElement | None:
        """The largest element with this head in it and nothing of what stands above it."""
        start = self.starts[self.heads.index(head)]
        above = self.page.all[start - 1].span.end if start else 0
        held = None
        for element in (self.page.all[head].element, *self.page.all[head].element.iterancestors()):
            span = self.page.written.spans.get(element)
            if span is None or span.start < above:
                break
            held = element
        return held

    def _end_of_run(self, start: int, known: set[str]) -> int:
        lines = self.page.all
        for at in range(start, len(lines)):
            around = {shape(element) for element in up(lines[at].element, 3)}  # a line may be stressed as a whole
            if not self.page.is_body(at) or around.isdisjoint(known or {shape(lines[start].element)}):
                return at
        return len(lines)

    def bodies(self) -> Iterator[list[int]]:
        """The lines of each comment that were written as one."""
        all_said = [
            [at for at in (range(start, head) if self.signed_below else range(head + 1, end)) if self.page.is_body(at)]
            for head, start, end in zip(self.heads, self.starts, self.ends, strict=True)
        ]
        yield from self._without_names(all_said) if self.signed_below else all_said

    def _without_names(self, bodies: Sequence[list[int]]) -> Iterator[list[int]]:
        """What is signed below, without the name that stands above it."""
        labels = [
            [(at, shape(self.page.all[at].element, 2)) for at in said[:-1][:3] if _is_label(self.page.all[at])]
            for said in bodies
        ]
        often = Counter(looks for found in labels for _, looks in found).most_common(1)
        for said, found in zip(bodies, labels, strict=True):
            last = max((at for at, looks in found if often[0][1] == len(bodies) and looks == often[0][0]), default=-1)
            yield [at for at in said if at > last]

    def ends_empty(self) -> bool:
        """Whether nothing that was written stands below the last head."""
        return not any(self.page.is_body(at) for at in range(self.heads[-1] + 1, self.ends[-1]))

    def evidence(self) -> int:
        """How much speaks for these being comments, and not the days of teasers or of the piece."""
        number, bodies = len(self.heads), list(self.bodies())
        if sum(map(bool, bodies)) < _MOST_OF * number:
            return 0
        elements = [self.page.all[head].element for head in self.heads]
        answered = 2 * sum(map(self._is_answered, range(number))) >= number
        named = self._is_named()
        if not (self.announced or named or answered):
            return 0  # people who work somewhere stand in such lists too, and so do the days of a history
        teasing = sum(map(self._is_teaser, range(number)))
        return (
            3 * self.announced
            + 3 * named
            + 2 * answered
            + (number > 1)
            + all(self._is_signed(head) for head in self.heads)
            + any(names_somebody(self.page.all[head]) for head in self.heads)
            - 5 * (2 * teasing >= number)
            - 4 * (2 * sum(map(_stands_aside, elements)) >= number)
        )

    def close(self) -> float:
        """In how many, of all, what was written follows straight upon the head."""
        beside = -1 if self.signed_below else 1
        return sum(head + beside in body for head, body in zip(self.heads, self.bodies(), strict=True)) / len(
            self.heads
        )

    def _is_named(self) -> bool:
        around = self.page.all[self.heads[0]].element.iterancestors()
        within = takewhile(lambda element: element.tag != "body" and element.find(".//h1") is None, around)
        return any(has_word(element, MANY) for element in within)

    def _is_signed(self, head: int) -> bool:
        rest = DATED.sub(" ", self.page.all[head].text)
        return max(self.above) > 0 or re.search(r"[^\W\d_]{2,}", rest) is not None

    def _is_answered(self, number: int) -> bool:
        short = (self.page.all[at] for at in range(self.starts[number], self.ends[number]))
        return any(
            ANSWERED.search(line.text) for line in short if line.pressed or line.linked or line.words <= MOST_NAME_WORDS
        )

    def _is_teaser(self, number: int) -> bool:
        """Whether it leads to another piece: its title is a link, and not to a place on this page."""
        held = (self.page.all[at] for at in range(self.starts[number], self.ends[number]))
        around = (line for line in held if not is_dated(line))  # no name above this one or above a reply
        titles = (line for line in around if line.within(HEADINGS) or line.words >= _LEAST_TITLE)
        return any(line.pressed and not ANSWERED.search(line.text) and _leads_away(line) for line in titles)

    def comments(self) -> Comments:
        """What was found, as places in the raw text."""
        bodies = list(self.bodies())
        opening = 1 if self._opens(bodies[0]) else 0
        spans, around = [], []
        for head, start, end, body in zip(self.heads, self.starts, self.ends, bodies, strict=True):
            around += [self.page.all[at].span for at in range(start, end) if not self._is_within(at, body)]
            if body:
                spans.append(RawSpan(self.page.all[start].span.start, self.page.all[max(head, body[-1])].span.end))
        return Comments(tuple(spans[opening:]), tuple(around))

    def _is_within(self, at: int, body: Sequence[int]) -> bool:
        """Whether a line is of what was written: a heading in the midst of it is, a button is not."""
        midst = bool(body) and body[0] < at < body[-1] and self.page.all[at].within(HEADINGS)
        return at in body or (midst and not self.page.all[at].pressed)

    def _opens(self, body: Sequence[int]) -> bool:
        """Whether the first of them is the piece itself, as on a forum: nothing is told above it."""
        if self.announced or self._is_named():
            return False
        first = sum(self.page.all[at].words for at in body)
        return self.page.prose_between(0, self.starts[0]) < _MOST_ABOVE_OPENING * first


def _is_label(line: Line) -> bool:
    return line.words <= _MOST_LABEL_WORDS and not line.prose and not line.within(_CHAPTERS) and not announces(line)


def _stands_aside(element: HtmlElement) -> bool:
    return any(at.tag in ("nav", "menu") or has_word(at, TEASER) for at in up(element, 4))


def _leads_away(line: Line) -> bool:
    links = (at for owner in line.owners for at in up(owner, 3) if at.tag == "a")
    return any(not link.get("href", "").startswith("#") for link in links)
