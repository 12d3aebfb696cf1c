"""Witnesses that a unit belongs to a table of contents or an index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.look import Look

_LEADER = re.compile(r"\.(?:\s?\.){3,}\s*\d+$|\.(?:\s?\.){5,}$|…{2,}\s*\d*$|\s_{4,}")
_LEADS_ON = re.compile(r"[\d_]$|:[\s.…]+$")
_DOTS = re.compile(r"(?:\.\s?){7,}")
_HEADED = re.compile(r"^[^.:;?!]{5,80} \d{1,3} (?:INHOUD(?:SOPGAVE)?|Inhoud(?:sopgave)?)$")
_ENDS_IN_PAGE = re.compile(r"[^\d.,]\s+(\d{1,3})$")
_FEW_DOTS = re.compile(r"\s[.•·_–-]{1,4}\s?(\d{1,3})$")
_STOPPED_PAGE = re.compile(r"[^\W\d_]\s(\d{1,3})\.$")
_BEGINS_WITH_PAGE = re.compile(r"(\d{1,3})\s+[^\W\d_]")
_PAGES = r"-?\d{1,3}(?:\s?[,/-]\s?\d{1,3})*"
_INDEXED = re.compile(rf"[^\d]*[^\W\d_][^\d]*?,?\s{_PAGES}(?:\s[^\d]*[^\W\d_][^\d]*?,?\s{_PAGES})?")
_NUMBERING = re.compile(r"^[\W\d_]*(?:[a-z]\.\s)?|[\W\d_]+$")
_PAGE = re.compile(r"(?<=[^\W\d_]\s)\d{1,3}(?=\s+[^\W\d_]|\s+\d[\d.]*\s|$)")

LEAST_LINES = 3
LEAST_STOPPED_LINES = 6
LEAST_LINES_IN_DISORDER = 6
LEAST_CLIMBING_SHARE = 0.85
LEAST_INDEX_LINES = 6
LEAST_LONG_INDEX = 12
LEAST_ORDERED_SHARE = 0.75
MOST_INDEX_CHARACTERS = 120
MOST_LINE_CHARACTERS = 200
MOST_LINES = 200
MOST_LINES_BETWEEN = 2
LEAST_KNOWN_SHARE = 0.4
LEAST_ECHOES = 8
MOST_TITLE_WORDS = 8
LEAST_TITLE = 3
LEAST_PAGES_IN_LINE = 5
MOST_WORDS_A_PAGE = 12


def contents(looks: Sequence[Look]) -> Iterator[int]:
    """Lines with leaders, runs of lines with ever higher page numbers, and what stands under *Inhoud*."""
    yield from _led(looks)
    yield from _paged(looks, _last_page)
    yield from _paged(looks, lambda look: None if look.stopped else _BEGINS_WITH_PAGE.match(look.unit.text), gaps=True)
    yield from _paged(looks, _stopped_page, least=LEAST_STOPPED_LINES)
    yield from _index(looks)
    yield from _listed(looks)
    yield from _echoed(looks)
    yield from (at for at, look in enumerate(looks) if _is_joined(look))


def _led(looks: Sequence[Look]) -> Iterator[int]:
    """Lines with leaders and the few lines between them; one alone must lead to a page or a field, no sentence does."""
    leaders = [at for at, look in enumerate(looks) if _has_leader(look)]
    for run in close_together(leaders):
        if len(run) > 1 or _LEADS_ON.search(looks[run[0]].unit.text):
            yield from (at for at in range(run[0], run[-1] + 1) if at in run or not looks[at].prose)


def _has_leader(look: Look) -> bool:
    """Whether a short line ends in dots up to its page, however many dots there are."""
    text = _DOTS.sub("......", look.unit.text)
    return len(text) <= MOST_LINE_CHARACTERS and _LEADER.search(text) is not None


def close_together(places: Sequence[int]) -> Iterator[list[int]]:
    """Runs of places with hardly a line between one and the next.

    Args:
        places: Places in the list of looks, in order.
    """
    run = list(places[:1])
    for at, then in pairwise(places):
        if then - at > MOST_LINES_BETWEEN + 1:
            yield run
            run = []
        run.append(then)
    if run:
        yield run


def _last_page(look: Look) -> re.Match[str] | None:
    """The page at the end of a line; where few of the dots before it were read, they may look like a stop."""
    end = look.unit.text[-8:]
    return _FEW_DOTS.search(end) or (None if look.stopped else _ENDS_IN_PAGE.search(end))


def _stopped_page(look: Look) -> re.Match[str] | None:
    """A title and its page with a stop, as where a table of contents lost its lines: `Wonen 7.`, `Vervoer 8.`."""
    return _STOPPED_PAGE.search(look.unit.text[-8:]) if look.words <= MOST_TITLE_WORDS else None


def _paged(
    looks: Sequence[Look],
    page: Callable[[Look], re.Match[str] | None],
    *,
    gaps: bool = False,
    least: int = LEAST_LINES,
) -> Iterator[int]:
    """Runs of lines whose page numbers climb; with `gaps` a number must be skipped or come back, as in no list."""
    numbers = [int(found[1]) if (found := page(look)) else None for look in looks]
    for inside, group in groupby(range(len(looks)), lambda at: numbers[at] is not None):
        run = list(group)
        pages = [number for at in run if (number := numbers[at]) is not None]
        if not inside or len(run) < least or pages[0] >= pages[-1]:
            continue
        steps = [high - low for low, high in pairwise(pages)]
        share = 1.0 if len(run) < LEAST_LINES_IN_DISORDER else LEAST_CLIMBING_SHARE
        if sum(step >= 0 for step in steps) >= share * len(steps) and not (gaps and _counts(steps)):
            yield from run


def _counts(steps: Sequence[int]) -> bool:
    """Whether a list is numbered: most steps are one."""
    return 2 * sum(step == 1 for step in steps) > len(steps) or len(steps) < LEAST_LINES


def _index(looks: Sequence[Look]) -> Iterator[int]:
    """Words with their pages in the order of the alphabet, and what stands between them, also in two columns."""
    indexed = [at for at, look in enumerate(looks) if not look.prose and _is_indexed(look.unit.text)]
    for run in close_together(indexed):
        initials = [_NUMBERING.sub("", looks[at].bare)[:1] for at in run]
        ordered = sum(low <= high for low, high in pairwise(initials))
        if len(run) >= LEAST_INDEX_LINES and ordered >= _least_ordered(run):
            yield from (at for at in range(run[0], run[-1] + 1) if not looks[at].prose)


def _least_ordered(run: Sequence[int]) -> float:
    """How many steps must follow the alphabet: in a short run all, in a long one some may be subentries or misread."""
    return (len(run) - 1) * (1.0 if len(run) < LEAST_LONG_INDEX else LEAST_ORDERED_SHARE)


def _is_indexed(text: str) -> bool:
    return len(text) <= MOST_INDEX_CHARACTERS and text[-1].isdecimal() and _INDEXED.fullmatch(text) is not None


def _listed(looks: Sequence[Look]) -> Iterator[int]:
    """Short lines under *Inhoud* up to the first prose, when many come back as headings or end in a page number."""
    opening = load_lexicon("kind")["contents_headings"]
    for at, look in enumerate(looks):
        if look.lone and _opens(look, opening):
            run = short_lines(looks, at + 1, most=MOST_LINES)
            below = {_title(look) for look in looks[run.stop :]}
            known = sum(_title(looks[n]) in below or _ENDS_IN_PAGE.search(looks[n].unit.text) is not None for n in run)
            if len(run) >= LEAST_LINES and known >= LEAST_KNOWN_SHARE * len(run):
                yield from (at, *run)


def _echoed(looks: Sequence[Look]) -> Iterator[int]:
    """Runs of titles that all come back below the run, each below the last: the headings of the text to come."""
    titled = {at: _title(look) for at, look in enumerate(looks) if _is_titled(look)}
    last = {title: at for at, title in titled.items()}
    for run in close_together([at for at, title in titled.items() if last[title] > at]):
        places = [last[titled[at]] for at in run]
        climbs = sum(low < high for low, high in pairwise(places))
        if len(run) >= LEAST_ECHOES and min(places) > run[-1] and climbs >= LEAST_CLIMBING_SHARE * (len(run) - 1):
            yield from run


def _is_titled(look: Look) -> bool:
    return look.lone and not look.stopped and look.words <= MOST_TITLE_WORDS and len(_title(look)) >= LEAST_TITLE


def _opens(look: Look, opening: re.Pattern[str]) -> bool:
    """Whether a line is the heading of a table of contents, where it has a page's head before it too."""
    return opening.fullmatch(look.bare) is not None or _HEADED.search(look.unit.text) is not None


def _title(look: Look) -> str:
    return _NUMBERING.sub("", look.bare)


def short_lines(looks: Sequence[Look], start: int, *, most: int) -> range:
    """The lines from `start` up to the first prose; a heading just above that prose belongs to it."""
    end = start
    while end < min(len(looks), start + most) and looks[end].lone and not looks[end].prose:
        end += 1
    if start < end < len(looks) and looks[end].prose and looks[end - 1].heading:
        end -= 1
    return range(start, end)


def _is_joined(look: Look) -> bool:
    """Whether a unit is a table of contents that lost its lines: titles, each with a higher page than the last."""
    if look.stopped or look.words < LEAST_PAGES_IN_LINE * 2 or look.words > MOST_LINES * 3:
        return False
    pages = [int(page) for page in _PAGE.findall(look.unit.text)]
    climbs = all(low <= high for low, high in pairwise(pages))
    return len(pages) >= LEAST_PAGES_IN_LINE and climbs and look.words <= MOST_WORDS_A_PAGE * len(pages)
