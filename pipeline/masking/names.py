"""Names of private persons: who signs a comment, who is greeted in it, and whom it calls by title or as kin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.annotate.dates import AGO, DATE
from pipeline.annotate.names import FULL_NAME, NAME, PARTICLE

GROWN = rf"(?<!\d)(?i:{DATE}|{AGO}|\d{{1,2}}[.:]\d\d)"
"""What of a line stands onto a name where a page sets them apart by form alone; other digits are of a name."""
DIGITS = rf"(?:(?!{GROWN})\d)*"
"""The year or number at the end of a name that somebody made up."""
_NUMBER = re.compile(rf"(?!{DATE})#?\d{{1,4}}[.)]?\s+", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:geplaatst|gepost|geschreven|ingezonden|bericht|reactie|comment)\s+)?(?:door|van|by):?\s+", re.IGNORECASE
)
_AFTER = re.compile(
    r"\s*(?:[,|·•»:–(]|\s-\s|\b(?:schreef|schrijft|zegt|zei|reageerde|reageert|says|wrote|op|on|vandaag|gisteren|uit"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober"
    r"|november|december|(?:seconden|minu\w+|uur|uren|dag\w*|we[ek]\w+|maand\w*|ja[ar]\w+) geleden)\b"
    rf"|{GROWN}|(?<!\w)\d).*",
    re.IGNORECASE | re.DOTALL,
)
_INITIALS = r"(?:[A-Z]\.\s?){1,4}"
_WHO = rf"(?:{_INITIALS}{FULL_NAME}|{FULL_NAME}{DIGITS})"
_FIRST = rf"(?={NAME}){FULL_NAME}"
"""A name that begins with a first name: after *mijn vader* a particle is a word, as in *mijn vader van de Wmo*."""
_TITLED = re.compile(
    r"\b(?i:de heer|mevrouw|meneer|dhr|mevr|mw|mej|fam|familie|juffrouw|juf|meester|zuster|dokter|oom|tante|opa|oma)\b"
    r"\.?\s+"
    rf"(?:en\s+mevrouw\s+)?(?P<who>{_WHO})"
)
_KIN = re.compile(
    r"\b(?i:buurvrouw|buurman|buurmeisje|buurjongen|cliënte?|client|patiënte?|vader|moeder|broer|zus|zoon|dochter|vriend|"
    rf"vriendin|collega|man|vrouw|neef|nicht)\s+(?P<who>{_FIRST})"
)
_GREETED = re.compile(
    rf"(?:^|[.!?]\s+)(?i:beste|hallo|hoi|hai|dag|lieve|geachte|@)\s*(?P<who>{_WHO})(?=\s*[,!.:]|\s+en\s|$)"
)
_SIGNED = re.compile(
    r"(?i:groet(?:en|jes)?(?: van)?|gr\.?|hoogachtend|mvg|met (?:vriendelijke|hartelijke) groet(?:en)?|was getekend)"
    rf"[,.:]?\s+(?P<who>{_WHO})\W*$"
)
_AT = re.compile(rf"(?<!\w)@(?P<who>{NAME}{DIGITS}|[^\W\d]\w*?{DIGITS}(?<=\d)(?!\w))")
_CALLED = re.compile(rf"{_WHO}(?:\s[A-Z])?|[\w.@-]{{2,25}}")
"""A full name, perhaps with an initial for the last one, or a name that somebody made up: one word."""
_NOBODY = frozenset(
    ("ja", "nee", "reactie", "reacties", "citeer", "beantwoorden", "antwoord", "reageer", "berichten", "re", "gast")
)
_PARTS = re.compile(rf"(?:\b{PARTICLE}\s+)*{NAME}")
SHORTEST = 3
"""Letters of a part of a name that is looked for alone: shorter ones are words."""


def writer(header: str) -> str | None:
    """Who wrote the comment below a line such as *3. Els Mulder op 4 mei 2012*; `None` when it names nobody.

    Names and dates may have grown together, where a page sets them apart by form alone.
    """
    line = header.strip()
    for lead in (_NUMBER, _BY):
        found = lead.match(line)
        line = line[found.end() :] if found else line
    who = _AFTER.sub("", line).strip(" .")
    return who if _CALLED.fullmatch(who) and who.casefold() not in _NOBODY else None


def named(text: str) -> Iterator[str]:
    """Whom a sentence greets, is signed by, or calls by title or as kin, as it writes them."""
    for pattern in (_TITLED, _KIN, _GREETED, _SIGNED, _AT):
        yield from (found["who"] for found in pattern.finditer(text))


def spellings(names: Iterable[str], public: Iterable[str]) -> list[str]:
    """What to look for: each name, and its parts that may stand alone; the longest first.

    Args:
        names: Of private persons.
        public: Names that are no secret, such as that of the piece's author; they and their parts are left out.
    """
    known = {part for name in public for part in (name, *_parts(name))}
    wanted = {one for name in names for one in (name, *_parts(name))} - known
    return sorted(wanted, key=lambda one: (-len(one), one))


def _parts(name: str) -> list[str]:
    """First and last names; a particle stays with what follows, which without it is often the name of a town."""
    return [part for part in _PARTS.findall(name) if len(part) >= SHORTEST]
