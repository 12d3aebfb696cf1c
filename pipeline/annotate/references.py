"""Witnesses that a unit is a reference: a note, an entry of a bibliography, a colophon, a line about the author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.annotate.bibliography import COMMENTS, sections
from pipeline.annotate.furniture import MOST_PHRASE_WORDS, said_by
from pipeline.annotate.lexicon import load_classes, load_lexicon
from pipeline.annotate.look import Look
from pipeline.annotate.names import NAME, PARTICLE
from pipeline.annotate.reasons import Found
from pipeline.text import Role

_TITLE = r"(?:(?:[Dd]rs?|[Pp]rof|[MmIi]r|[Ii]ng|em)\.?\s+)"
_BIOGRAPHY = re.compile(
    rf"{_TITLE}{{0,4}}(?:{NAME}|[A-Z]\.(?:\s?[A-Z]\.){{0,4}})(?:\s+(?:{PARTICLE}|{NAME}|[A-Z]\.)){{0,6}}\s+{NAME}"
    r"\s*(?:\([^)]*\)\s*)?(?:,\s+|(?:is|was|zijn|werkt|werkte|werkten|waren|schrijft|schreef|promoveerde)\b)"
)

_BEFORE_PROFESSION = re.compile(
    r"^\s*(?:(?:als|een|de|momenteel|tevens|ook|sinds [^,.]{0,30}|en|is|was|werkt|zijn)\s+)*"
)

_OUTSIDE = frozenset({Role.COMMENT, Role.FURNITURE})

MOST_BIOGRAPHY_LINES = 12


def phrases(looks: Sequence[Look]) -> Iterator[Found]:
    """Units that say what only references say: *Bron:*, *Dit artikel verscheen eerder in*, *Niets uit deze uitgave*."""
    classes = load_classes("references")
    for at, look in enumerate(looks):
        if (look.words <= MOST_PHRASE_WORDS and (said := said_by(classes["start"], re.Pattern.match, look.bare))) or (
            said := said_by(classes["anywhere"], re.Pattern.search, look.bare)
        ):
            yield at, said


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
