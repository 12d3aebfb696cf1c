"""Witnesses that a unit is a reference: a note, an entry of a bibliography, a colophon, a line about the author."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.annotate.furniture import MOST_PHRASE_WORDS, said_by
from pipeline.annotate.lexicon import load_classes, load_lexicon
from pipeline.annotate.look import LEAST_LONG_WORDS, Look
from pipeline.annotate.names import NAME, PARTICLE
from pipeline.annotate.reasons import Found
from pipeline.text import Role

_ENTRY = re.compile(
    rf"(?:[-–•*]\s*)?(?:{PARTICLE}\s)*{NAME}(?:[ -]{NAME}){{0,2}},?\s+(?:[A-ZÀ-Þ]\.[ -]?)+"
    r"[^.]{0,120}?\(?\b(?:19|20)\d\d[a-z]?\b"
)
_STARRED = re.compile(r"(?:\d{1,3}\s*)?\*{1,3}\)\s")
_MARK = re.compile(r"[^\W\d_][.,;:)’”'\"]{0,2}(\d{1,3})(?![\w%])")
_NOTE_OPENING = re.compile(r"(\d{1,3})\s+[A-ZÀ-Þ]")
_NUMBER = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|\*{1,3}\)?|[¹²³⁰-⁹]+)\s*(?=\S)")
_MISREAD_NOTE = re.compile(
    r"[!®°©¹²³⁰-⁹]{1,2}\s?(?=[A-ZÀ-Þ][a-zà-ÿ])|[\d!*®°©¹²³⁰-⁹\"'’”]{1,2}\s?(?=(?:Zie|Vgl|Vergelijk|Cf|Ibid|Idem)\b)"
)
"""A note's mark with its opening, also where a scanner read the raised figure as another sign."""
_STRONG = re.compile(
    r"\((?:19|20)\d\d[a-z]?\)|\bkst\.|\bkamerstuk|\bibid|\bet al\.|\bgeraadpleegd op|\bisbn\b|\bstaatscourant\b"
)
_TITLE = r"(?:(?:[Dd]rs?|[Pp]rof|[MmIi]r|[Ii]ng|em)\.?\s+)"
_BIOGRAPHY = re.compile(
    rf"{_TITLE}{{0,4}}(?:{NAME}|[A-Z]\.(?:\s?[A-Z]\.){{0,4}})(?:\s+(?:{PARTICLE}|{NAME}|[A-Z]\.)){{0,6}}\s+{NAME}"
    r"\s*(?:\([^)]*\)\s*)?(?:,\s+|(?:is|was|zijn|werkt|werkte|werkten|waren|schrijft|schreef|promoveerde)\b)"
)

_BEFORE_PROFESSION = re.compile(
    r"^\s*(?:(?:als|een|de|momenteel|tevens|ook|sinds [^,.]{0,30}|en|is|was|werkt|zijn)\s+)*"
)

_OUTSIDE = frozenset({Role.COMMENT, Role.FURNITURE})

LAST_SHARE = 0.6
MOST_UNITS_FROM_MARK = 80
MOST_ENTRY_WORDS = 12
MOST_BIOGRAPHY_LINES = 12
COMMENTS = re.compile(r"(?:[0-9]+ )?(?:reacties?|comments?)\b.{0,30}")


def phrases(looks: Sequence[Look]) -> Iterator[Found]:
    """Units that say what only references say: *Bron:*, *Dit artikel verscheen eerder in*, *Niets uit deze uitgave*."""
    classes = load_classes("references")
    for at, look in enumerate(looks):
        if (look.words <= MOST_PHRASE_WORDS and (said := said_by(classes["start"], re.Pattern.match, look.bare))) or (
            said := said_by(classes["anywhere"], re.Pattern.search, look.bare)
        ):
            yield at, said


def notes(looks: Sequence[Look]) -> Iterator[int]:
    """What the reader saw to be a foot- or endnote."""
    return (at for at, look in enumerate(looks) if look.has(Role.NOTE))


def sections(looks: Sequence[Look]) -> Iterator[int]:
    """What stands under a heading such as *Literatuur*, up to the next heading; early in a text, up to plain prose."""
    opening = load_lexicon("kind")["reference_sections"]
    inside = False
    for at, look in enumerate(looks):
        if look.lone and opening.fullmatch(look.bare.lstrip("0123456789. ")):
            inside = True
        elif inside and _section_ends(looks, at):
            inside = False
        if inside:
            yield at


def _section_ends(looks: Sequence[Look], at: int) -> bool:
    look = looks[at]
    if COMMENTS.fullmatch(look.bare) or look.has(Role.COMMENT):
        return True
    if look.heading and not _cites(look):
        return look.has(Role.HEADING) or _is_plain_prose(looks[at + 1 : at + 2])
    return at < LAST_SHARE * len(looks) and _is_plain_prose([look])


def _is_plain_prose(looks: Sequence[Look]) -> bool:
    """Whether there is a sentence, and one that names no source."""
    return any(look.prose and not _cites(look) for look in looks)


def entries(looks: Sequence[Look]) -> Iterator[int]:
    """Lines that are notes or entries by their form: number or name first, and the signs of a source.

    What follows in such a line goes with it up to the first long sentence without a source: where a page ends in a
    note, the next page may have been joined to it.
    """
    line, cited = -1, False
    marks: dict[str, int] = {}
    openings = _openings(looks)
    for at, look in enumerate(looks):
        if look.line != line:
            line, cited = look.line, _is_entry(look) or (look.line in openings and _is_marked(look, at, marks))
        elif look.words >= LEAST_LONG_WORDS and not _cites(look):
            cited = False
        if cited:
            yield at
        marks.update((mark, at) for mark in _MARK.findall(look.unit.text))


def _openings(looks: Sequence[Look]) -> set[int]:
    """Lines that open with a number with which no other line opens: where items are numbered, numbers come back."""
    first = {look.line: look for look in reversed(looks)}
    numbers = {line: found[1] for line, look in first.items() if (found := _NOTE_OPENING.match(look.unit.text))}
    counts = Counter(numbers.values())
    return {line for line, number in numbers.items() if counts[number] == 1}


def _is_marked(look: Look, at: int, marks: dict[str, int]) -> bool:
    """Whether a line opens with the number that a word shortly before it wears: `partners10` … `10 Dat zijn`."""
    number = _NOTE_OPENING.match(look.unit.text)
    return number is not None and at - marks.get(number[1], -MOST_UNITS_FROM_MARK - 1) <= MOST_UNITS_FROM_MARK


def _is_entry(look: Look) -> bool:
    if any(form.match(look.unit.text) for form in (_ENTRY, _STARRED, _MISREAD_NOTE)):
        return True
    number = _NUMBER.match(look.unit.text)
    return number is not None and _cites(look) and (look.words <= MOST_ENTRY_WORDS or _is_strong(look))


def _cites(look: Look) -> bool:
    return load_lexicon("kind")["citation"].search(look.bare) is not None


def _is_strong(look: Look) -> bool:
    return _STRONG.search(look.bare) is not None and len(look.bare) < 250


def biographies(looks: Sequence[Look]) -> Iterator[int]:
    """Lines at the end of a piece that say who its authors are, with the rest of their paragraph."""
    profession = load_lexicon("kind")["professions"]
    listed = set(sections(looks))
    body = [at for at, look in enumerate(looks) if at not in listed and not look.unit.roles & _OUTSIDE]
    tail = _tail(looks, body)
    passages = {looks[at].unit.passage for at in tail if _is_biography(looks[at].unit.text, profession)}
    return (at for at in tail if looks[at].unit.passage in passages)


def _is_biography(text: str, profession: re.Pattern[str]) -> bool:
    name = _BIOGRAPHY.match(text)
    return (
        name is not None
        and profession.match(_BEFORE_PROFESSION.sub("", text[name.end() :].lower(), count=1)) is not None
    )


def _tail(looks: Sequence[Look], body: Sequence[int]) -> Sequence[int]:
    """The last lines of the piece, before the readers' comments."""
    ends = next((n for n, at in enumerate(body) if looks[at].lone and COMMENTS.fullmatch(looks[at].bare)), len(body))
    return body[max(0, ends - MOST_BIOGRAPHY_LINES, ends // 3) : ends]
