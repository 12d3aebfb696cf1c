"""Reported speech in minutes: who has the floor keeps it to the end of the paragraph, without a word that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.names import FULL_NAME
from pipeline.annotate.passages import Passage, plain

_CHAIR = re.compile(r"(?:[Dd]e|[Ee]en) (?:vice-?|plaatsvervangend )?(?:voorzitter|gespreksleider|dagvoorzitter)\b")

LEAST_SIGNS = 2


def is_minutes(passages: Sequence[Passage]) -> bool:
    """Whether a piece shows two signs of minutes: *Rondvraag*, a chair who opens, people who address a council."""
    lexicon = load_lexicon("voice")
    headings = {plain(passage.text).strip(" 0123456789.:#*") for passage in passages if passage.heading}
    found = {heading for heading in headings if lexicon["minutes_headings"].fullmatch(heading)}
    texts = (plain(unit.text) for passage in passages for unit in passage.units)
    found |= {sign[0] for text in texts if (sign := lexicon["minutes_signs"].search(text)) is not None}
    return len(found) >= LEAST_SIGNS


def reported(passage: Passage) -> list[bool]:
    """For each unit of a paragraph of minutes whether somebody has the floor in it.

    A speaker has it from the sentence that names him with what he does; the chair takes it back.
    """
    flags: list[bool] = []
    has_floor = False
    for unit in passage.units:
        if _CHAIR.match(unit.text) or _procedure().match(plain(unit.text)):
            has_floor = False
        elif _takes_floor().match(unit.text):
            has_floor = True
        flags.append(has_floor)
    return flags


@cache
def _procedure() -> re.Pattern[str]:
    return load_lexicon("voice")["minutes_procedure"]


@cache
def _takes_floor() -> re.Pattern[str]:
    """A person, an office or a party, and near by what is done with words."""
    lexicon = load_lexicon("voice")
    office = (
        rf"(?:[Dd]e|[Ee]en|[Hh]et) (?:[\w-]+ ){{0,2}}?(?:{lexicon['person'].pattern}|{lexicon['office'].pattern})\b"
    )
    titled = rf"(?:[Dd]e heer|[Mm]evrouw|[Dd]hr\.|[Mm]evr\.|[Mm]w\.) {FULL_NAME}"
    between = r"(?:[ ,]+(?!dat\b|wordt\b|worden\b|is\b|zijn\b)[\w’'()/-]+){0,9}?"
    return re.compile(rf"(?:{office}|{titled}|{FULL_NAME}){between},? (?:{lexicon['floor'].pattern})\b")
