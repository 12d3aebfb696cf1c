"""Whether what was judged still stands where a judgement says: its quote against the raw text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq

from pipeline.spans import RawSpan

_FOUND = 0.9  # a cleaning rule may have mended letters, or lifted a page's furniture out of the sentence
_TIMES, _MORE = 3, 5_000  # characters that white space and furniture can add to a quote
_PAIRS = 20_000_000  # of letters, one here and one there: the time to compare grows with them; a sentence has fewer


def stands_at(raw: str, span: RawSpan, quote: str) -> bool:
    """Whether the raw characters at a span are those of a quote.

    Letters and digits are compared, so white space, hyphens and ligatures may differ. Of the quote's letters nine in
    ten must stand there, in its order; a span far longer than its quote does not fit, and in a passage of thousands of
    letters all that differs must stand near to each other.
    """
    if span.end > len(raw) or len(span) > _TIMES * len(quote) + _MORE:
        return False
    quoted, there = _letters(quote), _letters(span.of(raw))
    return quoted == there or _in_order(quoted, there) >= _FOUND * max(1, len(quoted))


def _in_order(quoted: str, there: str) -> int:
    """How many letters of a quote stand there in its order; what is alike at both ends is not compared one by one."""
    before = _alike(quoted, there)
    quoted, there = quoted[before:], there[before:]
    after = _alike(reversed(quoted), reversed(there))
    quoted, there = quoted[: len(quoted) - after], there[: len(there) - after]
    if len(quoted) * len(there) > _PAIRS:
        return before + after
    blocks = SequenceMatcher(None, quoted, there, autojunk=False).get_matching_blocks()
    return before + after + sum(block.size for block in blocks)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """With how many letters alike two texts begin."""
    return sum(takewhile(bool, map(eq, one, other)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
