"""Writes raw text piece by piece, and knows at each moment where in it a block began and ended.

Layout asks for gaps (a new line, a blank line, a tab); what is asked for is only written when text follows, so a
block's span never begins or ends with white space and gaps of nested elements do not add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.ingest.reading import tidy
from pipeline.spans import RawSpan
from pipeline.text import Block, Role

_WHITE = re.compile(r"[^\S\u00a0]+")
_LINE_START = 2  # two line ends: a blank line between paragraphs


class Writer:
    """Raw text in the making.

    Attributes:
        blocks: Those closed so far, in the order in which they were closed.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._lines = 0
        self._gap = ""
        self._prefix = ""
        self._waiting: list[list[int]] = []

    @property
    def raw(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """How many characters were written so far."""
        return self._length

    def say(self, text: str) -> None:
        """Write running text; runs of white space count as one space, as a browser shows it."""
        words = _WHITE.sub(" ", tidy(text))
        self._space(words[:1].isspace())
        if core := words.strip():
            self._put(core)
            self._space(words[-1].isspace())

    def say_as_is(self, text: str) -> None:
        """Write text whose white space means something. A line end in it counts as one asked for by `line`."""
        for number, line in enumerate(tidy(text).replace("\f", "\n").split("\n")):
            if number:
                self.line(more=True)
            if line.strip():
                self._put(line.rstrip())

    def line(self, *, more: bool = False) -> None:
        """Ask for a new line; with `more`, for one besides those already asked for, up to a blank line."""
        self._lines = min(_LINE_START, self._lines + 1) if more else max(self._lines, 1)

    def paragraph(self) -> None:
        """Ask for a blank line."""
        self._lines = _LINE_START

    def tab(self) -> None:
        """Ask for a tab, unless a new line comes anyway."""
        self._gap = "\t"

    def prefix(self, text: str) -> None:
        """Put `text` straight before what is written next: a bullet, a number. An empty text takes it back."""
        self._prefix = text

    def open(self) -> list[int]:
        """Begin a block at the next character written; what comes back is for `close`."""
        start: list[int] = []
        self._waiting.append(start)
        return start

    def close(self, opened: list[int], *roles: Role) -> RawSpan | None:
        """End a block at the last character written. A block in which nothing was written leaves no trace: `None`."""
        if not opened:
            self._waiting = [start for start in self._waiting if start is not opened]
            return None
        span = RawSpan(opened[0], self._length)
        self.blocks += (Block(span, role) for role in roles)
        return span

    @contextmanager
    def block(self, *roles: Role) -> Iterator[None]:
        """All that is written inside becomes a block of each of the roles."""
        opened = self.open()
        yield
        self.close(opened, *roles)

    def _space(self, wanted: bool) -> None:
        if wanted and not self._gap:
            self._gap = " "

    def _put(self, text: str) -> None:
        before = "\n" * self._lines or self._gap if self._length else ""
        self._add(before + self._prefix)
        for start in self._waiting:
            start.append(self._length)
        self._waiting.clear()
        self._lines, self._gap, self._prefix = 0, "", ""
        self._add(text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
