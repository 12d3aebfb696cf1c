"""Plain text: a paragraph on each line or, in every third file, wrapped hard at 78 characters."""

from __future__ import annotations

import textwrap

from tools.shipped_corpus.examples import Example
from tools.shipped_corpus.furniture import day, dice

WIDTH = 78


def write(example: Example) -> bytes:
    """The example as a text file in UTF-8."""
    chance = dice("plain", example.id)
    wrapped = chance.random() < 1 / 3
    parts = [example.title, f"{example.outlet}, {day(chance, example.year)}"]
    parts += [paragraph.text for paragraph in example.body]
    if example.comments:
        parts.append(f"Reacties ({len(example.comments)})")
        parts += [f"{number}. {comment.text}" for number, comment in enumerate(example.comments, start=1)]
    lines = [_wrap(part) if wrapped else part for part in parts]
    return ("\n\n".join(lines) + "\n").encode("utf-8")


def _wrap(part: str) -> str:
    return textwrap.fill(part, WIDTH, break_on_hyphens=False, break_long_words=False)
