"""Witnesses that a unit is page furniture: each names the places, in the list of looks, of the units it is sure of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.annotate.lexicon import load_classes, load_lexicon
from pipeline.annotate.look import Look
from pipeline.annotate.reasons import Found, Reason
from pipeline.text import Role

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>|^<[A-Za-z][^<>]*$|!?\[[^\[\]]*\]\([^()]*\)")
_MARKUP = re.compile(r"---\s+(?:layout|title)\b|\|[-+|:\s]+\||:{1,3}[a-z-]*(?:\{|\s*$)")
_FRONT_MATTER = re.compile(r"-{3}(?:\s|$)")
_FOLIO = re.compile(r"(?:(?:pagina|page|pag|blz|p|van|of|[a-z])\b|[\W\d_])*")
_EDGE_NUMBER = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_EDGE_DIGITS = re.compile(r"^\d+\b|\b\d+$")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d*$|…{2,}\s*\d*$|\s_{4,}")
_ENDS_IN_PAGE = re.compile(r"[^\d.,]\s+(\d{1,3})$")
_NUMBERED = re.compile(r"(?:artikel|bijlage|hoofdstuk|motie|paragraaf|stap|stelling|vraag|antwoord|thema)\b")

Find = Callable[[re.Pattern[str], str], re.Match[str] | None]

MOST_PHRASE_WORDS = 30
MOST_MENU_WORDS = 6
LEAST_MENU_LINES = 4
LEAST_MENU_SHARE = 0.3
MOST_HEAD_WORDS = 20
LEAST_PAGES = 3
LEAST_EDGE_SHARE = 0.7
LEAST_CONTENTS_LINES = 3
MOST_SCRAP_CHARACTERS = 12
MOST_MARKUP_CHARACTERS = 2000
MOST_WORDS_BESIDE_TAGS = 3
MOST_FRONT_MATTER_UNITS = 40
MOST_LINE_CHARACTERS = 200
MOST_SECTION_LINES = 20


def markup(looks: Sequence[Look]) -> Iterator[int]:
    """Tags, images, front matter, and scraps without a word: page numbers, loose enumerators, rules of dashes."""
    for at, look in enumerate(looks):
        short = len(look.bare) <= MOST_SCRAP_CHARACTERS
        wordless = not any(sign.isalnum() for sign in look.bare)
        if wordless or (short and _FOLIO.fullmatch(look.bare)) or _is_markup(look.unit.text):
            yield at
    yield from _front_matter(looks)


def _is_markup(text: str) -> bool:
    if len(text) > MOST_MARKUP_CHARACTERS:
        return False
    rest, tags = _TAG.subn(" ", text)
    return bool(_MARKUP.match(text)) or (tags > 0 and len(rest.split()) <= MOST_WORDS_BESIDE_TAGS)


def _front_matter(looks: Sequence[Look]) -> Iterator[int]:
    """What a generator of web pages reads at the head of a Markdown file, between two rules of dashes; no prose."""
    if not looks or not _FRONT_MATTER.match(looks[0].unit.text):
        return
    for at, look in enumerate(looks[:MOST_FRONT_MATTER_UNITS]):
        if look.unit.text.endswith("---") and (at > 0 or look.words > 1):
            yield from (n for n in range(at + 1) if n == 0 or not looks[n].prose)
            return


def phrases(looks: Sequence[Look]) -> Iterator[Found]:
    """Units that say what only furniture says: log in, share this, copyright."""
    classes = load_classes("furniture")
    for at, look in enumerate(looks):
        short = look.words <= MOST_PHRASE_WORDS
        cut = not look.unit.text.endswith((".", ";", ","))
        if (
            (short and (said := said_by(classes["start"], re.Pattern.match, look.bare)))
            or (cut and (said := said_by(classes["whole"], re.Pattern.fullmatch, look.bare)))
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


def running_heads(looks: Sequence[Look]) -> Iterator[int]:
    """Lines that come back, but for their number, at the head or foot of pages."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, look in enumerate(looks):
        if look.words <= MOST_HEAD_WORDS and len(look.bare) <= MOST_LINE_CHARACTERS and not _NUMBERED.match(look.bare):
            places[_EDGE_NUMBER.sub("", look.bare)].append(at)
    for key, found in places.items():
        if len(key) > 2 and _run_along([looks[at] for at in found]):
            yield from found


def _run_along(looks: Sequence[Look]) -> bool:
    edge = [look for look in looks if look.page_edge]
    if len({look.page for look in edge}) >= LEAST_PAGES:
        return len(edge) >= LEAST_EDGE_SHARE * len(looks)
    numbered = {look.bare for look in looks if look.lone and look.words > 2 and _EDGE_DIGITS.search(look.bare)}
    return len(numbered) >= LEAST_PAGES


def menus(looks: Sequence[Look]) -> Iterator[int]:
    """Runs of short lines of which a good part are the links of a menu, from the first such link to the last."""
    for run in _runs(looks, lambda look: look.lone and not look.stopped and look.words <= MOST_MENU_WORDS):
        links = [at for at in run if _is_link(looks[at])]
        menu = range(links[0], links[-1] + 1) if links else range(0)
        if len(menu) >= LEAST_MENU_LINES and len(links) >= LEAST_MENU_SHARE * len(menu):
            yield from menu


def _is_link(look: Look) -> bool:
    return load_lexicon("kind")["menu"].fullmatch(look.bare) is not None or look.unit.text[0] in "►»›"


def contents(looks: Sequence[Look]) -> Iterator[int]:
    """Tables of contents: lines with leaders, or runs of lines that end in ever higher page numbers."""
    for run in _runs(looks, _ends_in_page):
        pages = [int(_ENDS_IN_PAGE.search(looks[at].unit.text)[1]) for at in run]  # type: ignore[index]
        if len(run) >= LEAST_CONTENTS_LINES and pages == sorted(pages) and pages[0] < pages[-1]:
            yield from run
    short = (at for at, look in enumerate(looks) if len(look.bare) <= MOST_LINE_CHARACTERS)
    yield from (at for at in short if _LEADER.search(looks[at].unit.text))


def _ends_in_page(look: Look) -> bool:
    return not look.stopped and _ENDS_IN_PAGE.search(look.unit.text[-8:]) is not None


def sections(looks: Sequence[Look]) -> Iterator[int]:
    """What stands under a heading such as *Lees ook*: the short lines that follow, up to the first prose."""
    opening = load_lexicon("kind")["furniture_sections"]
    for at, look in enumerate(looks):
        if look.lone and opening.fullmatch(look.bare):
            yield at
            yield from _short_lines(looks, at + 1)


def _short_lines(looks: Sequence[Look], start: int) -> Iterator[int]:
    """Up to the first prose; a heading just above that prose belongs to it."""
    end = start
    while end < min(len(looks), start + MOST_SECTION_LINES) and looks[end].lone and not looks[end].prose:
        end += 1
    if start < end < len(looks) and looks[end].prose and looks[end - 1].heading:
        end -= 1
    yield from range(start, end)


def _runs(looks: Sequence[Look], belongs: Callable[[Look], bool]) -> Iterator[list[int]]:
    for inside, run in groupby(range(len(looks)), lambda at: belongs(looks[at])):
        if inside:
            yield list(run)
