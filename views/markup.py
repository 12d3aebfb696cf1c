"""Text of documents made safe to show: nothing in a document is ever run as HTML or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import pairwise

from pipeline.codebook import Stance

LINES = {Stance.PRESENT: "solid", Stance.ABSENT: "dotted"}
"""The line that marks a theme: a sign of its stance beside the words, as colour is none."""
MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=^\"'])")


def plain(text: object) -> str:
    """Any text so that Markdown shows these very characters, on one line."""
    return MARKDOWN_SIGNS.sub(r"\\\1", " ".join(str(text).split()))


def lit(text: str, marks: Iterable[tuple[int, int]], colour: str) -> str:
    """A sentence as HTML with its evidence lit.

    Args:
        text: The sentence.
        marks: Half-open spans over `text`, which may overlap.
        colour: `#rrggbb` from the codebook.
    """
    inside = {at for start, end in marks for at in range(start, end)}
    borders = sorted(
        {
            0,
            len(text),
            *(at for at in inside if at - 1 not in inside),
            *(at + 1 for at in inside if at + 1 not in inside),
        }
    )
    pieces = ((escape(text[start:end]), start in inside) for start, end in pairwise(borders))
    return "".join(
        f'<mark style="background:{colour}33;color:inherit;border-bottom:2px solid {colour}">{piece}</mark>'
        if mark
        else piece
        for piece, mark in pieces
    )


def edited(raw: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Raw text as HTML with what cleaning took away struck out and what it put there underlined.

    Args:
        raw: The text that the offsets are over.
        edits: Start, end and new text, in order; what reaches outside `raw` is cut.
    """
    pieces: list[str] = []
    done = 0
    for first, last, new in edits:
        start, end = max(first, done), min(last, len(raw))
        gone, come = escape(_visible(raw[start:end])), escape(new)
        pieces += escape(raw[done:start]), f"<del>{gone}</del>" if gone else "", f"<ins>{come}</ins>" if come else ""
        done = max(done, end)
    return "".join((*pieces, escape(raw[done:])))


def _visible(text: str) -> str:
    """Line and page ends as signs, since what is struck out must be seen."""
    return text.replace("\n", "↵\n").replace("\f", "⇟").replace("\u00ad", "‑")
