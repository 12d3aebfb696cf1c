"""Witnesses that a unit is a source: what stands under *Literatuur*, and entries told by their form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

from pipeline.annotate.comments import comments
from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.look import LEAST_LONG_WORDS, Look
from pipeline.annotate.names import NAME, PARTICLE
from pipeline.text import Role

_YEAR = r"\b(?:19|20)\d\d[a-z]?\b"
_INITIALS = r"(?:[A-ZÀ-Þ]\.[ -]?)"
_ENTRY = re.compile(
    rf"(?:[-–•*]\s*)?(?:{PARTICLE}\s)*{NAME}(?:[ -]{NAME}){{0,2}},?\s+{_INITIALS}+[^.]{{0,120}}?\(?{_YEAR}"
)
_ISSUED = re.compile(
    rf"(?:[-–•*]\s*)?(?:(?:{PARTICLE}|{NAME}|[A-ZÀ-Þ]{{2,}}|en|voor|&)[ ,/]+){{1,9}}\({_YEAR}\)(?:[.,:]\s|[.,:]?$)"
)
_TITLES = r"(?:(?:[Pp]rof|[Dd]rs?|[Mm]rs?|[Ii]r|[Mm]ej|[Mm]evr|[Dd]s)\.\s?){0,3}"
_INVERTED = re.compile(rf"(?:[-–•*]\s*)?(?:{PARTICLE}\s)*{NAME}(?:[ -]{NAME}){{0,2}},\s+{_TITLES}{_INITIALS}{{1,4}}")
"""The name of an author as none but lists have it: `Kade, Dr. T.`."""
_IMPRINT = re.compile(
    rf"{NAME}(?:[ -]{NAME}){{0,2}}(?::\s[A-ZÀ-Þ][\w&’' -]{{2,30}})?,?\s(?:\w+\.?\s)?(?:19|20)\d\d[a-z]?"
    r"(?:[,;]\s.{1,30})?\.?"
)
"""Where and when a book appeared, as a line or a sentence: `Assen: Kapper, 1974.`."""
_INITIALS_FIRST = re.compile(rf"{_INITIALS}{{1,4}}(?:{PARTICLE}\s)*{NAME}(?:[ -]{NAME})?(?:\s\([^)]*\)|,|\sen\s|\s&\s)")
_DATED = re.compile(_YEAR)
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[a-z]?\.\s+\S")
_MAY_CITE = re.compile(r"\d|:|(?:^|\s)[a-z]\.")
"""What hardly any source lacks and most sentences do, which is quickly seen."""
_AUTHORS = re.compile(rf"[-–•*]\s*(?:{PARTICLE}\s)*{NAME}(?:[ -]{NAME})?,?\s{_INITIALS}")
_NUMBER = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|\*{1,3}\)?|[¹²³⁰-⁹]+)\s*(?=\S)")
_STRONG = re.compile(
    r"\((?:19|20)\d\d[a-z]?\)|\bkst\.|\bkamerstuk|\bibid|\bet al\.|\bgeraadpleegd op|\bisbn\b|\bstaatscourant\b"
)
COMMENTS = re.compile(r"(?:[0-9]+ )?(?:reacties?|comments?)\b.{0,30}")
"""The heading of readers' comments, which ends a list of sources."""

LAST_SHARE = 0.6
MOST_ENTRY_WORDS = 12
MOST_STRONG_CHARACTERS = 250
MOST_LINE_CHARACTERS = 400
MOST_UNITS_BETWEEN = 4
UNITS_BELOW_A_HEADING = 4
MOST_WORDS_A_SOURCE = 25
WINDOW = 9
LEAST_SIGNS = 5


def sections(looks: Sequence[Look]) -> Iterator[int]:
    """What stands under a heading such as *Literatuur*, up to the next heading; early in a text, up to plain prose."""
    opening = load_lexicon("kind")["reference_sections"]
    said: tuple[int | None, ...] = ()  # asked for when a section opens, for few texts have one
    inside = False
    for at, look in enumerate(looks):
        if look.lone and opening.fullmatch(look.bare.lstrip("0123456789. ")):
            inside = True
            said = said or comments([look.unit for look in looks])
        elif inside and (said[at] is not None or _section_ends(looks, at)):
            inside = False
        if inside:
            yield at


def _section_ends(looks: Sequence[Look], at: int) -> bool:
    look = looks[at]
    if COMMENTS.fullmatch(look.bare) or look.has(Role.COMMENT):
        return True
    if look.heading and not cites(look):
        below = looks[at + 1 : at + 1 + UNITS_BELOW_A_HEADING]
        return look.has(Role.HEADING) or (_is_plain_prose(below[:1]) and not any(cites(look) for look in below))
    return at < LAST_SHARE * len(looks) and _is_plain_prose([look])


def _is_plain_prose(looks: Sequence[Look]) -> bool:
    """Whether there is a sentence, and one that names no source."""
    return any(look.prose and not cites(look) for look in looks)


def entries(looks: Sequence[Look]) -> Iterator[int]:
    """Lines that are entries by their form, name first and the signs of a source, and the scraps between two such.

    What follows in such a line goes with it up to the first long sentence without a source: where a page ends in a
    source, the next page may have been joined to it.
    """
    found = list(_lines(looks))
    yield from found
    for start, end in pairwise(found):
        between = looks[start + 1 : end]
        if len(between) < MOST_UNITS_BETWEEN and not any(_is_long(look) or look.has(Role.HEADING) for look in between):
            yield from range(start + 1, end)


def _lines(looks: Sequence[Look]) -> Iterator[int]:
    line, cited = -1, False
    texts = _line_texts(looks)
    for at, look in enumerate(looks):
        if look.line != line:
            line, cited = look.line, is_entry(look) or _is_inverted(texts[look.line])
        elif cited and _is_long(look):
            cited = False
        if cited:
            yield at


def _line_texts(looks: Sequence[Look]) -> dict[int, str]:
    groups = groupby(looks, lambda look: look.line)
    return {line: " ".join(look.unit.text for look in group) for line, group in groups}


def _is_inverted(line: str) -> bool:
    """Whether a whole line is a source that was split at its stops: a name with its initials behind it, and a year."""
    return len(line) <= MOST_LINE_CHARACTERS and _INVERTED.match(line) is not None and _DATED.search(line) is not None


def _is_long(look: Look) -> bool:
    return look.words >= LEAST_LONG_WORDS and not cites(look)


def dense(looks: Sequence[Look]) -> Iterator[int]:
    """Stretches in which line after line shows the signs of a source: a list of sources without its heading."""
    signs = [_shows_source(look) for look in looks]
    counts = [0, *accumulate(signs)]
    for start in range(len(looks) - WINDOW + 1):
        if counts[start + WINDOW] - counts[start] >= LEAST_SIGNS:
            shown = [at for at in range(start, start + WINDOW) if signs[at]]
            yield from (at for at in range(shown[0], shown[-1] + 1) if signs[at] or not _is_long(looks[at]))


def _shows_source(look: Look) -> bool:
    if look.words > MOST_WORDS_A_SOURCE or _MAY_CITE.search(look.bare) is None:
        return False
    return _opens_as_half(look) or is_entry(look) or cites(look) or _IMPRINT.fullmatch(look.unit.text) is not None


def _opens_as_half(look: Look) -> bool:
    """Whether a line opens as half of a source does that was cut in two: at its authors, or at its year."""
    return _YEAR_FIRST.match(look.unit.text) is not None or _AUTHORS.match(look.unit.text) is not None


def is_entry(look: Look) -> bool:
    """Whether a line has the form of a source: name and year, or a number and the signs of a source."""
    text = look.unit.text
    if _ENTRY.match(text) or _ISSUED.match(text):
        return True
    if _INITIALS_FIRST.match(text) and _DATED.search(text) and (cites(look) or text.count(",") > 1):
        return True
    number = _NUMBER.match(text)
    return number is not None and cites(look) and (look.words <= MOST_ENTRY_WORDS or _is_strong(look))


def cites(look: Look) -> bool:
    """Whether a unit shows a sign of a source: a publisher's town, a page, an address on the web."""
    return _cites(look.bare)


@lru_cache(maxsize=1 << 14)
def _cites(bare: str) -> bool:
    return load_lexicon("kind")["citation"].search(bare) is not None


def _is_strong(look: Look) -> bool:
    return _STRONG.search(look.bare) is not None and len(look.bare) < MOST_STRONG_CHARACTERS
