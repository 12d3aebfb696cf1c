"""Witnesses that a unit is page furniture: each names the places, in the list of looks, of the units it is sure of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.annotate.contents import short_lines
from pipeline.annotate.lexicon import load_classes, load_lexicon
from pipeline.annotate.look import Look
from pipeline.annotate.reasons import Found
from pipeline.codebook import Reason
from pipeline.text import Role

Lines = Mapping[str, Sequence[int]]
Find = Callable[[re.Pattern[str], str], re.Match[str] | None]

MOST_PHRASE_WORDS = 30
MOST_WHOLE_WORDS = 20
MOST_MENU_WORDS = 6
LEAST_MENU_LINES = 4
LEAST_MENU_SHARE = 0.3
MOST_SECTION_LINES = 20


def phrases(looks: Sequence[Look]) -> Iterator[Found]:
    """Units that say what only furniture says: log in, share this, copyright."""
    classes = load_classes("furniture")
    for at, look in enumerate(looks):
        short = look.words <= MOST_PHRASE_WORDS
        cut = not look.unit.text.endswith((".", ";", ","))
        if (
            (short and (said := said_by(classes["start"], re.Pattern.match, look.bare)))
            or (
                cut
                and look.words <= MOST_WHOLE_WORDS
                and (said := said_by(classes["whole"], re.Pattern.fullmatch, look.bare))
            )
            or (cut and short and (said := said_by(classes["button"], re.Pattern.match, look.bare)))
            or (said := said_by(classes["anywhere"], re.Pattern.search, look.bare))
        ):
            yield at, said


def said_by(classes: Mapping[str, re.Pattern[str]], find: Find, text: str) -> Reason | None:
    """The first class of which a pattern is found in a text; `None` when none is."""
    if find(classes[""], text) is None:
        return None
    return next(Reason(name) for name, pattern in classes.items() if name and find(pattern, text) is not None)


def page_title(looks: Sequence[Look]) -> Iterator[int]:
    """The name of a web page with that of its site, as browsers show it: `Wijkbudget | Gemeente Waterveen`."""
    for at, look in enumerate(looks[:2]):
        if " | " in look.unit.text and not look.stopped and look.words <= MOST_PHRASE_WORDS:
            yield at


def by_reader(looks: Sequence[Look]) -> Iterator[int]:
    """What the reader saw outside the article. Prose counts only where most of the prose is inside."""
    prose = [look for look in looks if look.prose]
    outside = sum(len(look.unit.text) for look in prose if look.has(Role.FURNITURE))
    trusted = 2 * outside < sum(len(look.unit.text) for look in prose)
    for at, look in enumerate(looks):
        if look.has(Role.FURNITURE) and (trusted or not look.prose):
            yield at


def menus(looks: Sequence[Look]) -> Iterator[int]:
    """Runs of short lines of which a good part are the links of a menu, from the first such link to the last.

    An arrow before a line makes it a link beside a link that has the words of one: programmes list points so too.
    """
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for at, look in enumerate(looks):
        if look.lone and not look.stopped:
            lines[look.bare].append(at)
    for run in _runs(looks, lambda look: look.lone and not look.stopped and look.words <= MOST_MENU_WORDS):
        links = [at for at in run if _is_link(looks[at])]
        menu = range(links[0], links[-1] + 1) if links else range(0)
        worded = any(_is_worded_link(looks[at]) for at in links)
        if worded and len(menu) >= LEAST_MENU_LINES and len(links) >= LEAST_MENU_SHARE * len(menu):
            yield from _of_menu(looks, menu, links, lines)


def _of_menu(looks: Sequence[Look], menu: Sequence[int], links: Sequence[int], lines: Lines) -> Iterator[int]:
    """The lines of a menu, and where its links come back on each page those too: a line among them may be a heading."""
    again = [at for at in links if len(lines[looks[at].bare]) > 1]
    if 2 * len(again) <= len(links):
        yield from menu
    else:
        yield from links
        yield from (at for line in menu for at in lines[looks[line].bare] if len(lines[looks[line].bare]) > 1)


def _is_link(look: Look) -> bool:
    return look.unit.text[0] in "►»›" or _is_worded_link(look)


def _is_worded_link(look: Look) -> bool:
    return load_lexicon("kind")["menu"].fullmatch(look.bare) is not None


def sections(looks: Sequence[Look]) -> Iterator[int]:
    """What stands under a heading such as *Lees ook*: the short lines that follow, up to the first prose."""
    opening = load_lexicon("kind")["furniture_sections"]
    for at, look in enumerate(looks):
        if look.lone and opening.fullmatch(look.bare):
            yield at
            yield from short_lines(looks, at + 1, most=MOST_SECTION_LINES)


def _runs(looks: Sequence[Look], belongs: Callable[[Look], bool]) -> Iterator[list[int]]:
    for inside, run in groupby(range(len(looks)), lambda at: belongs(looks[at])):
        if inside:
            yield list(run)
