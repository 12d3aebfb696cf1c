"""Whether a judgement still stands where it says: its quote against the raw text."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

from pipeline.judgement import Judgement

_FOUND = 0.9  # a cleaning rule may have mended letters, or lifted a page's furniture out of the sentence


def quote_fits(raw: str, judgement: Judgement) -> bool:
    """Whether the raw characters at a judgement's span are those that it quotes.

    Letters and digits are compared, so white space, hyphens and ligatures may differ. Of the quote's letters nine in
    ten must stand there, in its order.
    """
    if judgement.span.end > len(raw):
        return False
    quoted, there = _letters(judgement.quote), _letters(judgement.span.of(raw))
    if quoted == there:
        return True
    blocks = SequenceMatcher(None, quoted, there, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _FOUND * max(1, len(quoted))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
