"""Finds words by the signs beside them, and all words once for several rules: what is seldom is looked for first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.clean.words import patterns

LONGEST = 44  # characters from the start of a word to the sign after it
CLOSING = frozenset(".,;!?…\"'”’»)]")


def matches_at(sign: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with a word, for each sign behind a word; none reaches into another.

    Args:
        sign: What the pattern cannot do without, and what is seldom.
        pattern: Begins with a word, and signs that close a sentence if any, right before the sign.
        text: The text so far.
    """
    done = 0
    for found in sign.finditer(text):
        start, first = found.start(), max(done, found.start() - LONGEST)
        while start > first and text[start - 1] in CLOSING:
            start -= 1
        while start > first and text[start - 1].isalpha():
            start -= 1
        match = pattern.match(text, start)
        if match:
            yield match
            done = match.end()


@lru_cache(maxsize=1)
def free_words(text: str) -> tuple[re.Match[str], ...]:
    """Every word of a text that is no part of an address, a code, a contraction or a hyphenated word, in order."""
    return tuple(patterns.FREE_WORD.finditer(text))
