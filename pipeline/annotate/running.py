"""Witnesses that a unit is the head of a page in a text without pages: its number amid a line, or no number at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process

from pipeline.annotate.look import Look
from pipeline.annotate.pages import NUMBERED, climbs
from pipeline.text import Role

_PAGE = re.compile(r"(?<=\s)\d{1,4}(?=\s|$)")
_PAGE_BEFORE = re.compile(r"^\d{1,4}\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_LETTERS = re.compile(r"[\W\d_]+")

MOST_HEAD_CHARACTERS = 100
LEAST_HEAD_WORDS = 3
LEAST_PAGES = 3
LEAST_HEAD_SHARE = 0.5
MOST_TITLE_LINES = 12
LEAST_TITLE_LETTERS = 12
MOST_HEAD_WORDS = 12
LEAST_LIKENESS = 85
LEAST_UNITS_BETWEEN = 4


def joined_heads(looks: Sequence[Look]) -> Iterator[int]:
    """Units most of which is a head that comes back with a number that climbs: `Plan voor de Kade 12 Wonen`."""
    pages: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for at, look in enumerate(looks):
        for number in _PAGE.finditer(look.bare, 0, MOST_HEAD_CHARACTERS):
            head = _PAGE_BEFORE.sub("", look.bare[: number.start()].strip())
            if _may_be_head(head):
                pages[head].append((at, int(number[0]), number.end()))
    for found in pages.values():
        if len(found) >= LEAST_PAGES and climbs([number for _, number, _ in found]):
            yield from (at for at, _, end in found if end >= LEAST_HEAD_SHARE * len(looks[at].bare))


def _may_be_head(text: str) -> bool:
    words = _WORD.findall(text)
    return len(words) >= LEAST_HEAD_WORDS and not NUMBERED.match(text)


def titles(looks: Sequence[Look]) -> Iterator[int]:
    """Lines that come back all through a text and say what its first lines say: its title, at the head of pages.

    They need no number and no page that can be seen to end, and may each be misread in a way of their own.
    """
    title = "".join(_letters(look) for look in looks[:MOST_TITLE_LINES] if look.words <= MOST_HEAD_WORDS)
    alike: dict[str, list[int]] = {}
    for at, look in enumerate(looks):
        if look.lone and look.words <= MOST_HEAD_WORDS and not look.has(Role.ITEM):
            key = _letters(look)
            if len(key) >= LEAST_TITLE_LETTERS and fuzz.partial_ratio(key, title) >= LEAST_LIKENESS:
                known = process.extractOne(key, list(alike), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
                alike.setdefault(known[0] if known else key, []).append(at)
    for found in alike.values():
        if _comes_back(found):
            yield from (at for at in found if at >= MOST_TITLE_LINES)  # above them it is the title itself


def _letters(look: Look) -> str:
    return _NO_LETTERS.sub("", look.bare)


def _comes_back(found: Sequence[int]) -> bool:
    """Whether lines stand apart as pages do, after the first lines of the text."""
    apart = [then for at, then in pairwise(found) if then - at >= LEAST_UNITS_BETWEEN and then >= MOST_TITLE_LINES]
    return len(apart) >= LEAST_PAGES
