"""What a line says of the date in it: that the text is from then, or was put or fetched somewhere then, or nothing.

Running prose is full of dates that are not the text's own. So a date counts where little stands around it but a place,
a name or a weekday, or behind words that say outright what it is.
"""

from __future__ import annotations

import re

from pipeline.ingest.dates.written import Written
from pipeline.text import DateKind

LONGEST = 160
"""Characters of a line that may be about a date; what is longer is prose."""
_MOST_WORDS = 8
_REACH = 60
"""Characters between the words that say what a date is, and the date."""
_LABELS = {
    DateKind.STAMP: (
        r"gedownload|downloaded|opgehaald|geraadpleegd|bezocht|afgedrukt|(?:uit)?geprint|printdatum|ge-?üploade?d?|uploaddatum"
        r"|ingescand|gescand|gearchiveerd|opgeslagen|bewaard|laatste (?:wijziging|update|aanpassing|bewerking)"
        r"|laatst (?:bijgewerkt|aangepast|gewijzigd|bewerkt|gecontroleerd)|bijgewerkt|gewijzigd|aangepast|lastmod"
        r"|last (?:updated|modified)|updated|modified|retrieved|accessed|printed|uploaded"
        r"|lid (?:geworden|sinds)|geregistreerd|aangemeld|member since|joined"
    ),
    DateKind.COPYRIGHT: r"©|\(c\)|copyright|auteursrecht(?:en)?|alle rechten voorbehouden|all rights reserved",
    DateKind.FIRST: (
        r"(?:eerste|1e|1ste) (?:druk|uitgave)"
        r"|(?:verscheen|verschenen|gepubliceerd|stond) (?:eerder|oorspronkelijk|eerst)"
        r"|(?:eerder|oorspronkelijk|eerst) (?:verschenen|gepubliceerd|geplaatst|uitgegeven)"
        r"|oorspronkelijke (?:uitgave|versie|datum)|overgenomen uit|herdruk van|(?:first|originally) published"
    ),
    DateKind.POSTED: r"geplaatst|gepost|online (?:sinds|gezet)|toegevoegd|posted",
    DateKind.COLOPHON: (
        r"vastgesteld|aangenomen|goedgekeurd|besluit|(?:tweede|derde|vierde|vijfde|[2-9]e|herziene) (?:herziene )?"
        r"(?:druk|uitgave|versie)|jaar van uitgave|uitgave|uitgegeven|verschijningsdatum|versie|jaargang|afgerond"
        r"|colofon"
    ),
    DateKind.HEAD: (
        r"datum|date|d\.d\.|gepubliceerd|publicatiedatum|publicatie|published|verschenen|gehouden|uitgesproken|dagtekening"
    ),
}
_LABEL = re.compile(
    "|".join(rf"(?P<{kind}>(?<!\w)(?:{words})(?!\w))" for kind, words in _LABELS.items()), re.IGNORECASE
)
_OPENING = re.compile(
    r"\W*|[A-Z]\w* |(?:.*[|·•;:.]\s|.*\()\W*|(?:Dit|Deze|De|Het) \w+ (?:is |werd |was )?(?:door [^,]{2,40} )?"
)
_ANYWHERE = frozenset({DateKind.STAMP, DateKind.COPYRIGHT})
"""Kinds from which no year is taken: their words need not open the line."""
_FOLIO = re.compile(r"\b(?:nummer|nr\.?|no\.?|jaargang|jrg\.?|editie|aflevering|issue)\s*\d+", re.IGNORECASE)
_PLACE = re.compile(r"^\W*(?:te )?[A-ZÀ-Ý][\w’'-]+(?:[ -][\w’'-]+){0,3}\s*,\s*$")
_PREPOSITION = re.compile(
    r"\b(?:in|op|per|sinds|vanaf|tot|voor|na|uit|tussen|begin|eind|medio|rond|en|de|het|een|deze|t/m|was|is)\s*$",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?)"
_NAMED = re.compile(r"\W*(?:[Dd]oor )?[A-ZÀ-Ý][\w’'-]+(?: (?:de|den|der|ten|ter|van|el|[A-ZÀ-Ý][\w’'-]*\.?)){1,4} ")
"""A person's name before a date, as under a title."""
_APART_BEFORE = re.compile(rf"(?:^|[,|:·•–—(/-]|\b{_WEEKDAY})\W*$", re.IGNORECASE)
_BROKEN_OFF = re.compile(rf"(?!(?:door|te|{_WEEKDAY})\b)[a-zà-ý]")
_APART_AFTER = re.compile(r"\W*(?:$|[|,·•–—)/-]|(?:door|te|om|by|at)\s|\d{1,2}[:.]\d\d)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?: uur)?")


def label_of(line: str, when: Written) -> DateKind | None:
    """What a line says outright that a date in it is, by the nearest words that do; `None` where it says nothing."""
    for label in reversed(list(_LABEL.finditer(line, 0, when.start))):
        kind = DateKind(str(label.lastgroup))
        if when.start - label.end() <= _REACH and (kind in _ANYWHERE or _opens(line, label)):
            return kind
    behind = _LABEL.match(line[when.end :].lstrip(" ,|"))
    return DateKind.COPYRIGHT if behind and behind.lastgroup == DateKind.COPYRIGHT else None


def _opens(line: str, label: re.Match[str]) -> bool:
    """Whether words stand at the beginning of what they say, not in the midst of a sentence that was broken off."""
    opening = line[: label.start()]
    return bool(_OPENING.fullmatch(opening)) and (bool(opening.strip()) or line[label.start()].isupper())


def is_folio(line: str) -> bool:
    """Whether a line counts the issues of a periodical."""
    return bool(_FOLIO.search(line))


def closes(line: str, when: Written) -> bool:
    """Whether a line is but a place and a date, as under a letter, a foreword or an essay."""
    return when.month and bool(_PLACE.match(line[: when.start])) and not line[when.end :].strip(" .)")


def stands_apart(line: str, when: Written) -> bool:
    """Whether a date stands by itself in a line, or behind a place, a name or a weekday, and not in a sentence."""
    before, after = line[: when.start], line[when.end :]
    named = when.date is not None and _NAMED.fullmatch(before)
    if not when.month or not (named or _APART_BEFORE.search(before)) or not _APART_AFTER.match(after):
        return False
    if _BROKEN_OFF.match(before):  # a line that begins in the midst of a sentence
        return False
    return _is_short(before) and (_is_short(after) or bool(_PLACE.match(before)))


def is_heading(line: str, when: Written) -> bool:
    """Whether a line that stands alone reads as a heading that ends in a day: `Verslag raad 12 november 2009`."""
    return line[:1].isupper() and not line[when.end :].strip(" )") and names_a_day(line, when)


def names_a_day(line: str, when: Written) -> bool:
    """Whether a heading gives the day: `Verslag begrotingsraad 12 november 2009`."""
    return when.date is not None and not _PREPOSITION.search(line[: when.start])


def _is_short(words: str) -> bool:
    return len(_TIME.sub("", words).split()) <= _MOST_WORDS
