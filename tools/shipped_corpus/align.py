"""Finds the sentences of an example back in the raw text that a reader made of its file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from pipeline.spans import RawSpan

LEAST_FOUND = 0.7
"""Share of a sentence's letters that must be found where its place is not exact."""
SLACK = 400
"""How many letters of furniture may stand inside a sentence."""


class NotFoundError(Exception):
    """A sentence is not in the raw text."""


def locate(sentences: Iterable[str], raw: str) -> Iterator[RawSpan]:
    """The place of each sentence in `raw`, in order.

    Letters and digits are compared without case and diacritics, so that line breaks, hyphens at line ends, ligatures
    and lost diacritics do not matter; a sentence that noise or furniture broke is matched by what is left of it.

    Raises:
        NotFoundError: when less than `LEAST_FOUND` of a sentence is there.
    """
    letters, places = _skeleton(raw)
    done = 0
    for sentence in sentences:
        wanted, _ = _skeleton(sentence)
        start, end = _find(wanted, letters, done)
        if end <= start:
            raise NotFoundError(sentence)
        yield RawSpan(places[start], _with_closing_signs(raw, places[end - 1] + 1, sentence))
        done = end


def _skeleton(text: str) -> tuple[str, list[int]]:
    """Letters and digits of a text, folded, and the offset that each stood at."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for part in unicodedata.normalize("NFKD", char.casefold()):
            if part.isalnum():
                letters.append(part)
                places.append(at)
    return "".join(letters), places


def _find(wanted: str, letters: str, done: int) -> tuple[int, int]:
    exact = letters.find(wanted, done, done + len(wanted) + SLACK)
    if exact >= 0:
        return exact, exact + len(wanted)
    close = _find_by_parts(wanted, letters[done : done + len(wanted) + len(wanted) // 10 + 4])
    start, end = close or _find_by_parts(wanted, letters[done : done + len(wanted) + SLACK]) or (0, 0)
    return done + start, done + end


def _find_by_parts(wanted: str, window: str) -> tuple[int, int] | None:
    """From the first to the last longer part of `wanted` that stands in `window`; `None` when too little of it does."""
    blocks = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()
    long = [block for block in blocks if block.size >= min(4, len(wanted))]
    if not long or sum(block.size for block in long) < LEAST_FOUND * len(wanted):
        return None
    first, last = long[0], long[-1]
    missing_after = len(wanted) - last.a - last.size
    return max(0, first.b - first.a), min(len(window), last.b + last.size + missing_after)


def _with_closing_signs(raw: str, end: int, sentence: str) -> int:
    """Takes the full stop and the closing quotes of the sentence along."""
    signs = len(sentence) - len(sentence.rstrip(" .,:;!?…'\"’”)]»"))
    while signs and end < len(raw) and not raw[end].isalnum() and not raw[end].isspace():
        end, signs = end + 1, signs - 1
    return end
