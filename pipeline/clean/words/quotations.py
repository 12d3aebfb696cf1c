"""Tells whether a quotation is open at a place, for the rules that meet a quotation mark which may be no such mark."""

from __future__ import annotations

from pipeline.clean.words import patterns

OPENS = {"’": "‘", "”": "“„", "'": "'", '"': '"'}
LOOK_BACK = 1500  # characters in which the quotation may have begun that a quotation mark ends


def is_in_quotation(text: str, at: int) -> bool:
    """Whether a single quotation mark before the word at `at` opens what none closes before it."""
    window = max(0, at - LOOK_BACK)
    opened = [match.start() for match in patterns.OPENING_QUOTE.finditer(text, window, at + 2)]
    closed = [match.start() for match in patterns.CLOSING_QUOTE.finditer(text, window, at)]
    return bool(opened) and (not closed or opened[-1] >= closed[-1])


def has_quote_before(text: str, at: int) -> bool:
    """Whether anything stands before a place in its line that may open a quotation, contractions included."""
    start = max(text.rfind("\n", 0, at) + 1, at - LOOK_BACK)
    return patterns.QUOTE_BEFORE_WORD.search(text, start, at) is not None


def ends_quotation(text: str, at: int) -> bool:
    """Whether the mark at `at` ends a quotation that its like began in the same line, no mark between them.

    An apostrophe is none: `auto’s` and `z’n` stand in no quotation, or leave theirs open.
    """
    start = max(text.rfind("\n", 0, at) + 1, at - LOOK_BACK)
    opening = max(text.rfind(mark, start, at) for mark in OPENS[text[at]])
    if opening < 0 or text.find(text[at], opening + 1, at) >= 0:
        return False
    return not text[opening - 1 : opening].isalnum() and text[opening + 1].isalnum()
