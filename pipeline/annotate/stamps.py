"""Witness that a unit is the stamp of a library on a scanned page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from pipeline.annotate.lexicon import load_words
from pipeline.annotate.look import Look

MOST_STAMP_LINES = 3
MOST_LINE_WORDS = 8
LEAST_LIKENESS = 72
LEAST_CAPITAL_SHARE = 0.5


def stamps(looks: Sequence[Look]) -> Iterator[int]:
    """Up to three short lines that are together a stamp, however badly it was read: `BIBLI0THEEK RU GR0NINGEN`."""
    letters = [look.letters if _in_capitals(look) else "" for look in looks]
    for at in range(len(looks)):
        for end in range(at + 1, min(len(looks), at + MOST_STAMP_LINES) + 1):
            if not letters[end - 1]:
                break
            if _is_stamp("".join(letters[at:end])):
                yield from range(at, end)


def _in_capitals(look: Look) -> bool:
    """Whether it is a short line, most of whose letters are capitals."""
    if look.words > MOST_LINE_WORDS:
        return False
    return sum(map(str.isupper, look.unit.text)) >= LEAST_CAPITAL_SHARE * len(look.letters)


def _is_stamp(letters: str) -> bool:
    return process.extractOne(letters, _known(), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS) is not None


@cache
def _known() -> tuple[str, ...]:
    return tuple("".join(filter(str.isalpha, stamp)) for stamp in load_words("stamps")["stamps"])
