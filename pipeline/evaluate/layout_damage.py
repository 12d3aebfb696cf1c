"""Lays clean paragraphs out as print does: narrow lines, words split at their ends, pages with a head and a number.

Lines break where Dutch words do (pyphen, with the patterns of OpenTaal); a word with a hyphen of its own breaks there,
and keeps it. Pages break inside a paragraph only, where cleaning has something to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pyphen

from pipeline.spans import Edit

COLUMNS, LINES_A_PAGE, LONGEST_HEAD = 70, 36, 50
_WORD = re.compile(r"\S+")
_OWN_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})")
_LETTERS = re.compile(r"[^\W\d_]+")

KINDS = ("wrapped_line", "split_at_line_end", "own_hyphen_at_line_end", "page_break", "split_at_page_end")


def lay_out(text: str, title: str) -> list[Edit]:
    """The line and page breaks that print puts into the paragraphs of a text.

    Args:
        text: Clean text, a paragraph on each line; lines that fit stay as they are.
        title: What stands at the head of each page.

    Returns:
        Edits over `text`, in order; the rule of each is its kind, one of `KINDS`.
    """
    pages = _Pages(title)
    edits: list[Edit] = []
    for line in re.finditer(r"[^\n]+", text):
        if len(line.group()) > COLUMNS:
            edits += _wrap(text, line.start(), line.end(), pages)
        else:
            pages.lines += 1
    return edits


class _Pages:
    """Counts the lines of a page, and says what parts a page from the next."""

    def __init__(self, title: str) -> None:
        self.lines = 0
        self._head = title[:LONGEST_HEAD].rsplit(" ", 1)[0] if len(title) > LONGEST_HEAD else title
        self._number = 1

    def turn(self) -> str | None:
        """What stands between the line before and the line after: `None` while the page is not full."""
        self.lines += 1
        if self.lines < LINES_A_PAGE:
            return None
        self.lines = 0
        self._number += 1
        return f"\n\n{self._number - 1}\n\f{self._head}\n\n"


def _wrap(text: str, start: int, end: int, pages: _Pages) -> Iterator[Edit]:
    """The breaks in one paragraph, greedily: each line takes what fits."""
    begins = start  # of the line
    for word in _WORD.finditer(text, start, end):
        while word.end() - begins > COLUMNS and word.start() > begins:
            found = _break_inside(word, COLUMNS - (word.start() - begins), pages) or _break_before(word, pages)
            yield found
            begins = found.end


def _break_before(word: re.Match[str], pages: _Pages) -> Edit:
    turned = pages.turn()
    if turned is None:
        return Edit(word.start() - 1, word.start(), "\n", "wrapped_line")
    return Edit(word.start() - 1, word.start(), turned, "page_break")


def _break_inside(word: re.Match[str], room: int, pages: _Pages) -> Edit | None:
    """Where a word is split so that its first part fits in `room` columns; `None` when it is not."""
    own = [gap.start() for gap in _OWN_HYPHEN.finditer(word.group()) if gap.start() <= room]
    if own:
        at = word.start() + own[-1]
        return Edit(at, at, pages.turn() or "\n", "own_hyphen_at_line_end")
    letters = _LETTERS.search(word.group())
    if letters is None or len(word.group()) - len(letters.group()) > 1:
        return None  # a word with more than one sign on it is a name, an address or a number
    parts = _syllables().wrap(letters.group(), room - letters.start())
    if not parts:
        return None
    at = word.start() + letters.start() + len(parts[0]) - 1
    turned = pages.turn()
    return Edit(at, at, f"-{turned or chr(10)}", "split_at_page_end" if turned else "split_at_line_end")


@cache
def _syllables() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=3, right=3)
