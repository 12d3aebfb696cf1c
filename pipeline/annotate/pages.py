"""Witnesses that a unit is the head or foot of a page: lines that come back, most of them with a number that climbs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.annotate.look import Look

_PAGE_MARK = re.compile(r"(?:page|pagina) (\d{1,4})")
_FOLIO = re.compile(r"(\d{1,4})(?: ?/ ?\d{1,4})?")
_EDGE_NUMBER = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_EDGE_DIGITS = re.compile(r"^\d+\b|\b\d+$")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
NUMBERED = re.compile(r"(?:artikel|bijlage|hoofdstuk|motie|paragraaf|stap|stelling|vraag|antwoord|thema)\b")
"""What is numbered itself, so that a number beside it is not that of a page."""

MOST_HEAD_WORDS = 20
MOST_LINE_CHARACTERS = 200
LEAST_PAGES = 3
LEAST_EDGE_SHARE = 0.7
LEAST_BESIDE_SHARE = 0.5
LEAST_CLIMBS = 5
LEAST_CLIMBING_WORDS = 3
LEAST_CLIMBING_SHARE = 0.8
MOST_PAGE_NUMBER = 1500
MOST_PAGES_BETWEEN = 3
MOST_LINES_FROM_MARK = 2
LEAST_LIKENESS = 0.6
MOST_CAPITAL_LINES = 400
LEAST_CAPITAL_SHARE = 0.6
LEAST_BLOCK_LINES = 3
LEAST_LINES_FOR_WORDS = 200


def running_heads(looks: Sequence[Look]) -> Iterator[int]:
    """Lines that come back, but for their number, at the head or foot of pages, and what comes back beside them."""
    lines = [at for at, look in enumerate(looks) if _may_run(look)]
    found = {*_repeated(looks, lines), *_climbing(looks, lines), *_doubled(looks, lines), *_misread(looks, lines)}
    found.update(_alike(looks, lines, found))
    found.update(_numbered_as_mark(looks, lines))
    yield from found
    yield from _beside(looks, lines, found | _folios(looks))


def _may_run(look: Look) -> bool:
    return look.words <= MOST_HEAD_WORDS and len(look.bare) <= MOST_LINE_CHARACTERS and not NUMBERED.match(look.bare)


def _repeated(looks: Sequence[Look], lines: Sequence[int]) -> Iterator[int]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in lines:
        places[_EDGE_NUMBER.sub("", looks[at].bare)].append(at)
    for key, found in places.items():
        if len(key) > 2 and len(found) > 1 and _run_along([looks[at] for at in found]):
            yield from found


def _run_along(looks: Sequence[Look]) -> bool:
    edge = [look for look in looks if look.page_edge]
    if len({look.page for look in edge}) >= LEAST_PAGES:
        return len(edge) >= LEAST_EDGE_SHARE * len(looks)
    numbered = {look.bare: None for look in looks if look.lone and look.words > 2 and _EDGE_DIGITS.search(look.bare)}
    numbers = [int(_EDGE_DIGITS.findall(bare)[-1]) for bare in numbered]
    return len(numbered) >= LEAST_PAGES and climbs(numbers)


def _climbing(looks: Sequence[Look], lines: Sequence[int]) -> Iterator[int]:
    """Units alike but for one number that climbs from each to the next, also where a page was joined to the last."""
    places: defaultdict[str, list[tuple[int, list[int]]]] = defaultdict(list)
    for at in lines:
        numbers = _NUMBER.findall(looks[at].bare)
        if numbers and max(map(len, numbers)) <= 4:
            places[_NUMBER.sub("#", looks[at].bare)].append((at, [int(number) for number in numbers]))
    for shape, found in places.items():
        if len(found) >= LEAST_CLIMBS and len(_WORD.findall(shape)) >= LEAST_CLIMBING_WORDS:
            columns = list(zip(*(numbers for _, numbers in found), strict=True))
            varying = [column for column in columns if len(set(column)) > 1]
            if len(varying) == 1 and climbs(varying[0]):
                yield from (at for at, _ in found)


def climbs(numbers: Sequence[int]) -> bool:
    """Whether numbers are those of pages: ever higher, and no years.

    Args:
        numbers: At least one, in the order of the text.
    """
    steps = [low < high for low, high in pairwise(numbers)]
    return sum(steps) >= LEAST_CLIMBING_SHARE * len(steps) and max(numbers) <= MOST_PAGE_NUMBER


def _doubled(looks: Sequence[Look], lines: Sequence[int]) -> Iterator[int]:
    """Heads of two facing pages in one unit: `12 13 PLAN VOOR DE KADE PLAN VOOR DE KADE`."""
    for at in lines:
        if _NUMBER.search(looks[at].bare):
            words = _WORD.findall(looks[at].bare)
            half = len(words) // 2
            if half >= 2 and words[:half] == words[half:]:
                yield at


def _numbered_as_mark(looks: Sequence[Look], lines: Sequence[int]) -> Iterator[int]:
    """Lines near the mark of a page, such as `Page 50`, that have its number: `Wonen 50 Plan voor de Kade 2023`."""
    short = {at for at in lines if looks[at].lone and not looks[at].stopped}
    for mark, look in enumerate(looks):
        if (page := _PAGE_MARK.fullmatch(look.bare)) is not None:
            near = range(mark - MOST_LINES_FROM_MARK, mark + MOST_LINES_FROM_MARK + 1)
            yield from (at for at in near if at in short and page[1] in looks[at].bare.split())


def _folios(looks: Sequence[Look]) -> set[int]:
    """Units that are no more than a number, or that of so many, where such numbers count on as those of pages do."""
    bare = [(at, int(folio[1])) for at, look in enumerate(looks) if (folio := _FOLIO.fullmatch(look.bare))]
    pairs = [
        (at, then)
        for (at, low), (then, high) in pairwise(bare)
        if 0 < high - low <= MOST_PAGES_BETWEEN and then - at > 2
    ]
    return {at for pair in pairs for at in pair}


def _beside(looks: Sequence[Look], lines: Sequence[int], marks: set[int]) -> Iterator[int]:
    """Units that come back beside the heads and numbers of pages, such as a head in two sentences and a number."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in lines if marks else ():
        if at not in marks and not looks[at].heading:
            places[_EDGE_NUMBER.sub("", looks[at].bare)].append(at)
    groups = [found for key, found in places.items() if len(key) > 2 and len(found) >= LEAST_PAGES]
    fresh = marks
    while fresh:
        marks = marks | fresh
        beside = [[at for at in found if at - 1 in marks or at + 1 in marks] for found in groups]
        kept = [near for near, found in zip(beside, groups, strict=True) if _mostly(near, found)]
        fresh = {at for near in kept for at in near} - marks
        yield from fresh


def _mostly(near: Sequence[int], found: Sequence[int]) -> bool:
    return len(near) >= LEAST_PAGES and len(near) >= LEAST_BESIDE_SHARE * len(found)


def _alike(looks: Sequence[Look], lines: Sequence[int], heads: Iterable[int]) -> Iterator[int]:
    """Lines at the edge of a page that a scanner misread: most of their letter triples are those of a running head."""
    known = [_triples(bare) for bare in {_EDGE_NUMBER.sub("", looks[at].bare) for at in heads}]
    known = [triples for triples in known if len(triples) > LEAST_CLIMBS]
    for at in lines if known else ():
        look = looks[at]
        if look.page_edge and look.lone and not look.heading:
            own = _triples(_EDGE_NUMBER.sub("", look.bare))
            if any(len(own & triples) >= LEAST_LIKENESS * len(own | triples) for triples in known):
                yield at


def _misread(looks: Sequence[Look], lines: Sequence[int]) -> Iterator[int]:
    """Lines in capitals beside a number, three or more of them alike but for what a scanner made of each."""
    capitals = [at for at in lines if looks[at].lone and _is_capital(looks[at])]
    if not LEAST_PAGES <= len(capitals) <= MOST_CAPITAL_LINES:
        return
    triples = {at: _triples(_EDGE_NUMBER.sub("", looks[at].bare)) for at in capitals}
    for at, own in triples.items():
        alike = sum(len(own & other) >= LEAST_LIKENESS * len(own | other) for other in triples.values())
        if len(own) > LEAST_CLIMBS and alike >= LEAST_PAGES:
            yield at


def _is_capital(look: Look) -> bool:
    """Whether a line has a number at its edge and most of its letters are capitals."""
    if not _EDGE_DIGITS.search(look.bare.rstrip(".")):
        return False
    letters = [sign for sign in look.unit.text if sign.isalpha()]
    return sum(sign.isupper() for sign in letters) >= LEAST_CAPITAL_SHARE * len(letters) > 0


def _triples(text: str) -> set[str]:
    letters = "".join(text.split())
    return {letters[at : at + 3] for at in range(len(letters) - 2)}


def blocks(looks: Sequence[Look]) -> Iterator[int]:
    """Three or more short lines that come back in the same order: the menu of a document that has one on each page.

    Where most lines are one word, the text lost its lines, and what comes back are turns of phrase.
    """
    if 2 * sum(look.words == 1 for look in looks) > max(len(looks), LEAST_LINES_FOR_WORDS):
        return
    runs: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    short = [look.lone and look.words <= MOST_HEAD_WORDS // 2 and _is_loose(look) for look in looks]
    for at in range(len(looks) - LEAST_BLOCK_LINES + 1):
        if all(short[at : at + LEAST_BLOCK_LINES]):
            key = tuple(look.bare for look in looks[at : at + LEAST_BLOCK_LINES])
            if len(set(key)) == LEAST_BLOCK_LINES and all(_WORD.search(line) for line in key):
                runs[key].append(at)
    for found in runs.values():
        if len(found) > 1:
            yield from (at + n for at in found for n in range(LEAST_BLOCK_LINES))


def _is_loose(look: Look) -> bool:
    """Whether a line is no sentence and no item of a list."""
    return not look.stopped and look.unit.text[-1] not in ",;:" and look.unit.text[0].isalnum()
