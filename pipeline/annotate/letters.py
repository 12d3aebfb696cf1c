"""Witnesses that a unit is the frame of a letter or a paper: its head of addresses and fields, and its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.look import Look
from pipeline.annotate.names import FULL_NAME

_SALUTATION = re.compile(r"(?:(?:zeer )?geachte?|beste|waarde|l\.?s\.?|lieve)\b.{0,80},?")
_SUBJECT = re.compile(r"(?:betreft|betr\.|onderwerp)[ :]+\S.{8}")
_BYLINE = re.compile(
    r"(?:[Tt]ekst|TEKST|[Dd]oor|DOOR|[Aa]uteurs?|[Ii]nterview|[Cc]olumn|[Bb]log|[Vv]erslag|[Rr]eportage)\b:? "
    r"(?:door:? )?"
    rf"{FULL_NAME}(?:(?:,| en| &) {FULL_NAME}){{0,4}}[.,]?"
)
_TITLES = re.compile(
    r"(?:de |het |waarnemend |vice-?|oud-)?(?:minister|staatssecretaris|wethouder|burgemeester|gemeentesecretaris|"
    r"voorzitter|secretaris|penningmeester|directeur|bestuurder|fractievoorzitter|lijsttrekker|partijvoorzitter)\b"
)
_NAME_LINE = re.compile(rf"(?:(?:[Dd]rs?|[Pp]rof|[Mm]r|[Ii]r|[Ii]ng)\. ?){{0,2}}{FULL_NAME}")

MOST_HEAD_UNITS = 60
MOST_FIELD_WORDS = 25
LEAST_FIELDS = 3
LEAST_FIELDS_OF_LETTER = 2
MOST_LINES_BETWEEN = 10
MOST_SIGNATURE_LINES = 6
MOST_SIGNATURE_WORDS = 12
MOST_TITLE_WORDS = 6


def heads(looks: Sequence[Look]) -> Iterator[int]:
    """Fields such as *Datum* and *Kenmerk* before the text begins, and above a salutation the lines between them.

    What a letter is about is its title, and no part of its frame.
    """
    return (at for at in _heads(looks) if not _SUBJECT.match(looks[at].bare))


def _heads(looks: Sequence[Look]) -> Iterator[int]:
    field = load_lexicon("kind")["letter_fields"]
    salutation = next((at for at, look in enumerate(looks[:MOST_HEAD_UNITS]) if _is_salutation(look)), None)
    end = _first_prose(looks) if salutation is None else salutation
    fields = [at for at in range(end) if looks[at].words <= MOST_FIELD_WORDS and field.match(looks[at].bare)]
    if len(fields) < (LEAST_FIELDS if salutation is None else LEAST_FIELDS_OF_LETTER):
        return
    yield from fields
    if salutation is not None:
        last = fields[-1] if salutation - fields[-1] > MOST_LINES_BETWEEN else salutation - 1
        yield from (at for at in range(fields[0], last + 1) if looks[at].lone and not looks[at].prose)


def _is_salutation(look: Look) -> bool:
    return look.lone and not look.stopped and _SALUTATION.fullmatch(look.bare) is not None


def _first_prose(looks: Sequence[Look]) -> int:
    return next((at for at, look in enumerate(looks) if look.prose or at == MOST_HEAD_UNITS), len(looks))


def signatures(looks: Sequence[Look]) -> Iterator[int]:
    """The short lines below *Hoogachtend* or *Met vriendelijke groet*, up to the next sentence, and those words."""
    for at, look in enumerate(looks):
        if _closes(look):
            yield at
            for below in range(at + 1, min(len(looks), at + 1 + MOST_SIGNATURE_LINES)):
                if not _signs(looks[below]):
                    break
                yield below


def _signs(look: Look) -> bool:
    """Whether a line may be part of a signature; two who sign side by side make a long one of their titles."""
    if look.lone and look.words <= MOST_FIELD_WORDS and _TITLES.match(look.bare):
        return True
    return look.lone and not look.prose and look.words <= MOST_SIGNATURE_WORDS


def signed(looks: Sequence[Look]) -> Iterator[int]:
    """A name on a line of its own with what its bearer is below it, where prose ends: `Truus Bos`, `voorzitter`."""
    for at, (above, name, title) in enumerate(zip(looks, looks[1:], looks[2:], strict=False), start=1):
        alone = name.lone and title.lone and not title.prose and title.words <= MOST_TITLE_WORDS
        if alone and above.prose and _NAME_LINE.fullmatch(name.unit.text) and _TITLES.match(title.bare):
            yield from (at, at + 1)


def _closes(look: Look) -> bool:
    if not look.lone or look.words > MOST_SIGNATURE_WORDS or look.unit.text.endswith((";", ":")):
        return False
    return load_lexicon("kind")["letter_closings"].fullmatch(look.bare.rstrip(",.")) is not None


def bylines(looks: Sequence[Look]) -> Iterator[int]:
    """Who wrote a piece, on a line of its own: `Tekst: Truus Kuiper`, `Door Sjaak van Dalen`."""
    return (at for at, look in enumerate(looks) if look.lone and _BYLINE.fullmatch(look.unit.text))
