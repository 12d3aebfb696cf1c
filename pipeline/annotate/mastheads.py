"""Witnesses that a unit only names publisher, date or writer: mastheads, and lines with a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.annotate.dates import DATE, HOUR, MONTH_AND_YEAR
from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.look import Look
from pipeline.text import Role

_BARE_DATE = re.compile(rf"{DATE}{HOUR}?|{MONTH_AND_YEAR}")
_DATELINE = re.compile(rf"[^\d].{{2,160}}, (?:{DATE}|{MONTH_AND_YEAR})")
_NUMBER = re.compile(r"\W*\d")
_ASKS = re.compile(r"\?['\"]*$")

MOST_TOP_LINES = 6
MOST_DATELINE_WORDS = 20
MOST_NAME_CHARACTERS = 80
LEAST_MENU_LINKS = 3
LEAST_TITLE_WORDS = 3


def datelines(looks: Sequence[Look]) -> Iterator[int]:
    """Who published a piece and when, beside its title: `Gemeente Waterveen, 23 januari 2008`; or the date alone.

    A title may hold a date too, and the entries of a diary open with one: so another line must be the title, and no
    other line of the piece a date.
    """
    dates = [at for at, look in enumerate(looks) if _BARE_DATE.fullmatch(look.bare) and not look.has(Role.COMMENT)]
    top = _top(looks)
    for place, at in enumerate(top):
        if looks[at].words > MOST_DATELINE_WORDS or not _has_title_beside(looks, top, place):
            continue
        if dates == [at] or (at not in dates and _is_dateline(looks[at])):
            yield at


def _top(looks: Sequence[Look]) -> list[int]:
    """The first lines, up to the first prose; page furniture of a web page may stand before them."""
    top: list[int] = []
    for at, look in enumerate(looks):
        if look.has(Role.FURNITURE) or look.has(Role.ITEM):
            continue
        if not look.lone or (look.stopped and look.prose and not look.heading) or len(top) == MOST_TOP_LINES:
            break
        top.append(at)
    return top


def _is_dateline(look: Look) -> bool:
    return _DATELINE.fullmatch(look.bare) is not None and not load_lexicon("kind")["dated_titles"].match(look.bare)


def _has_title_beside(looks: Sequence[Look], top: Sequence[int], place: int) -> bool:
    """Whether the line above, or for the first line the one below, may be the title."""
    if place > 0:
        return True
    below = looks[top[1]] if len(top) > 1 else None
    return below is not None and not _is_dateline(below) and not _BARE_DATE.fullmatch(below.bare)


def site_names(looks: Sequence[Look]) -> Iterator[int]:
    """The name of a site above its pages: what stands above the menu, or comes back in the line with the copyright."""
    owners = [look.bare for look in looks if "©" in look.unit.text or look.bare.startswith("copyright")]
    first = next((at for at, look in enumerate(looks) if look.prose and not look.has(Role.FURNITURE)), len(looks))
    links = [at for at in range(first) if looks[at].has(Role.FURNITURE) and looks[at].has(Role.ITEM)]
    menu = links[0] if len(links) >= LEAST_MENU_LINKS and links[-1] + 1 < first else 0
    for at in range(first):
        look = looks[at]
        named = len(look.bare) > 3 and any(look.bare in owner for owner in owners)
        if look.lone and not look.stopped and len(look.bare) <= MOST_NAME_CHARACTERS and (at < menu or named):
            yield at


def page_heads(looks: Sequence[Look]) -> Iterator[int]:
    """The first line of a text with pages, when a later page has it at its edge and the title stands below it."""
    if len(looks) < 3 or not (looks[0].page_head and _is_line(looks[0])):
        return
    title = looks[1]
    asks = title.lone and _ASKS.search(title.bare) is not None
    if (asks or _is_line(title)) and title.words >= LEAST_TITLE_WORDS and not _NUMBER.match(title.bare):
        yield from (at for at, look in enumerate(looks) if look.lone and look.bare == looks[0].bare)


def _is_line(look: Look) -> bool:
    return look.lone and not look.stopped and look.words <= MOST_DATELINE_WORDS
