"""The heads of a thread of comments that look otherwise than most: of replies, of who is without a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from pipeline.ingest.web_comment_lines import HEADINGS, MOST_HEAD_WORDS
from pipeline.ingest.web_names import shape
from pipeline.ingest.web_threads import Thread


def with_others(thread: Thread, heads: Sequence[int]) -> Thread:
    """A thread with those below a line of its shape without a day, and with replies below a line of another shape.

    Args:
        thread: What was found below lines of one shape.
        heads: The lines of any shape below which somebody may have written something.
    """
    if thread.signed_below:
        return thread
    taken = {at for head, start in zip(thread.heads, thread.starts, strict=True) for at in range(start, head + 1)}
    above = dict(zip(thread.heads, thread.above, strict=True))
    above |= dict.fromkeys(_alike(thread), thread.above[0])
    start, end = _start(thread, heads), _end(thread, heads)
    for at in heads:
        if start <= at < end and at not in taken and _heads_reply(thread, at):
            above.setdefault(at, thread.labels(at, 2) if thread.above[0] else 0)
    lines = [above[head] for head in sorted(above)]
    return Thread(thread.page, sorted(above), announced=thread.announced, above=lines)


def _alike(thread: Thread) -> Iterator[int]:
    """The lines that look like heads in a page in which nothing that was written does."""
    lines, first = thread.page.all, thread.heads[0]
    looks = shape(lines[first].element)
    written = {shape(lines[at].element) for body in thread.bodies() for at in body}
    for at in range(first + 1, len(lines)) if looks not in written else ():
        fitting = lines[at].words <= MOST_HEAD_WORDS and at - thread.above[0] > first and not thread.page.is_idle(at)
        if fitting and shape(lines[at].element) == looks:
            yield at


def _heads_reply(thread: Thread, at: int) -> bool:
    lines = thread.page.all
    return thread.page.is_body(at + 1) and (lines[thread.heads[0]].pressed or not lines[at].pressed)


def _start(thread: Thread, heads: Sequence[int]) -> int:
    """From where others may stand: from below the line that announces comments, where replies look like most."""
    lines, first = thread.page.all, thread.heads[0]
    announced = max((at for at in thread.page.announcing if at < first), default=None)
    around = _list(thread)
    for at in heads:
        inside = around in lines[at].element.iterancestors() if announced is None else announced < at
        if at < first and inside and _is_kin(thread, at) and not _is_parted(thread, at + 1, first):
            return at
    return first


def _end(thread: Thread, heads: Sequence[int]) -> int:
    """Up to where replies may stand: below the last comment too, in the same list."""
    around, end = _list(thread), thread.ends[-1] - 1
    looks = shape(thread.page.all[thread.heads[-1]].element, 2)
    for at in heads:
        element = thread.page.all[at].element
        listed = around in element.iterancestors() or ("." in looks and shape(element, 2) == looks)
        if at >= end and listed and _is_kin(thread, at) and not _is_parted(thread, end, at):
            end = at + 1
    return end


def _is_kin(thread: Thread, at: int) -> bool:
    lines = thread.page.all
    return shape(lines[at].element, 1) == shape(lines[thread.heads[-1]].element, 1)


def _is_parted(thread: Thread, start: int, end: int) -> bool:
    return any(thread.page.all[at].within(HEADINGS) for at in range(start, end))


def _list(thread: Thread) -> HtmlElement | None:
    """The smallest element that holds all heads, or what is around the box of the only one."""
    first, last = (thread.page.all[thread.heads[at]].element for at in (0, -1))
    if first is last:
        box = thread.box(thread.heads[0])
        return None if box is None else box.getparent()
    held = set(last.iterancestors())
    return next((element for element in first.iterancestors() if element in held), None)
