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
_LAST_NUMBER = re.compile(r"(?<!\d)(?<!\d\.)\d{1,4}$")
_DOCUMENT = re.compile(r"(?:program(?:ma)?|programboekje|beleidsplan|jaarplan|werkplan|nota|rapport|jaarverslag)\b")
_DATED = re.compile(r"\d{2}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CHAPTER = re.compile(r"(?:hoofdstuk|deel|bijlage)\s+(?:\d{1,2}|[ivx]{1,5})\b[\s:.–-]+[^\W\d_]{3,}")

MOST_HEAD_CHARACTERS = 100
LEAST_HEAD_WORDS = 3
LEAST_PAGES = 3
LEAST_HEAD_SHARE = 0.5
MOST_TITLE_LINES = 12
LEAST_TITLE_LETTERS = 12
MOST_HEAD_WORDS = 12
LEAST_LIKENESS = 85
LEAST_UNITS_BETWEEN = 4
MOST_TITLES = 100
LEAST_NUMBERED = 5
MOST_NUMBERED_WORDS = 8


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
    """Lines that come back all through a text and say what its first lines say, or name a document: its title.

    They need no number and no page that can be seen to end, and may each be misread in a way of their own. Lines beside
    them that have the number of the page, each with another name, are heads too.
    """
    found = _titles(looks)
    yield from found
    yield from _numbered_beside(looks, found)


def _titles(looks: Sequence[Look]) -> set[int]:
    title = "".join(look.letters for look in looks[:MOST_TITLE_LINES] if look.words <= MOST_HEAD_WORDS)
    alike: dict[str, list[int]] = {}
    for at, look in enumerate(looks):
        if look.lone and look.words <= MOST_HEAD_WORDS and not look.has(Role.ITEM):
            key = look.letters
            if len(key) >= LEAST_TITLE_LETTERS and _may_be_title(look, key, title):
                known = process.extractOne(key, list(alike), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
                if known or len(alike) < MOST_TITLES:
                    alike.setdefault(known[0] if known else key, []).append(at)
    below = (at for found in alike.values() if _comes_back(found) for at in found)
    return {at for at in below if at >= MOST_TITLE_LINES}  # above them it is the title itself


def _may_be_title(look: Look, letters: str, title: str) -> bool:
    """Whether a line says what the first lines say, or names a document with its date: `Verkiezingsprogramma 1977`."""
    if _DOCUMENT.search(look.bare) and _DATED.search(look.bare):
        return True
    return fuzz.partial_ratio(letters, title) >= LEAST_LIKENESS


def _numbered_beside(looks: Sequence[Look], heads: set[int]) -> Iterator[int]:
    """Lines beside heads that end in a number which climbs: `Wonen .12`."""
    beside = sorted({place for at in heads for place in (at - 1, at + 1) if 0 <= place < len(looks)} - heads)
    short = [at for at in beside if looks[at].words <= MOST_NUMBERED_WORDS and looks[at].unit.text[0].isalnum()]
    numbered = [(at, int(number[0])) for at in short if (number := _LAST_NUMBER.search(looks[at].bare))]
    if len(numbered) >= LEAST_NUMBERED and climbs([number for _, number in numbered]):
        yield from (at for at, _ in numbered)


def chapters(looks: Sequence[Look]) -> Iterator[int]:
    """Units that open with one and the same chapter all through it: a chapter is headed once, at the first of them."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, look in enumerate(looks):
        chapter = _CHAPTER.match(look.bare)
        if chapter and not look.stopped and look.words <= MOST_HEAD_WORDS:
            found[chapter[0]].append(at)
    for places in found.values():
        if len(_apart(places)) >= LEAST_PAGES:
            yield from places[1:]


def _comes_back(found: Sequence[int]) -> bool:
    """Whether lines stand apart as pages do, after the first lines of the text."""
    return sum(at >= MOST_TITLE_LINES for at in _apart(found)) >= LEAST_PAGES


def _apart(places: Sequence[int]) -> list[int]:
    """The places that stand as far from the one before as pages do."""
    return [then for at, then in pairwise(places) if then - at >= LEAST_UNITS_BETWEEN]
