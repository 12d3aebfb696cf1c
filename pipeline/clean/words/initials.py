"""Gives words back the big initial that a page began with, and that was lost or set apart: `e wijk`, `D⏎e wijk`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.clean.layout import lines as looks
from pipeline.clean.words import patterns
from pipeline.clean.words.foreign import is_abroad
from pipeline.spans import Edit
from pipeline.vocabulary import GRAMMAR, frequency, is_form, is_known, is_word

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COMMON = 5.0  # times in a million words
VERY_COMMON = 100.0
CLEARLY = 4.0  # how many times likelier the likeliest capital is than the next, and the whole word than its rest
LOOK_BACK = 200
SHORT = 60  # characters below which a line that ends no sentence may be a heading


def restore_drop_capitals(text: str) -> list[Edit]:
    """`erst kijken we` becomes `Eerst kijken we`, and `D⏎e wijk` becomes `De wijk`, where a paragraph begins.

    A lost capital comes back where only one makes a common word of what is none; one that stands apart is joined where
    it makes a common word. Lists, initials of names and paragraphs that begin with a word in small letters stay.
    """
    return sorted([*_parted(text), *_lost(text)])


def _parted(text: str) -> Iterator[Edit]:
    for match in patterns.PARTED_INITIAL.finditer(text):
        whole, rest = match["initial"] + match["rest"], match["rest"]
        if rest.islower() and _begins_paragraph(text, match) and _is_parted(whole, rest, match["next"]):
            yield Edit(match.start("gap"), match.end("gap"), "", "restore_drop_capitals")


def _is_parted(whole: str, rest: str, following: str) -> bool:
    """Whether a capital and the letters after it are one word: `E en man`, but not `B en W`."""
    if not is_form(whole) or frequency(whole) < COMMON or len(following) == len(rest) == 1:
        return False
    if len(rest) == 1 or not is_form(rest):
        return True
    return frequency(whole) >= VERY_COMMON and following.islower() and len(following) > 1


def _lost(text: str) -> Iterator[Edit]:
    for match in patterns.LOW_START.finditer(text):
        rest, following = match["rest"], match["next"]
        if not (rest.islower() and is_known(following)) or (len(rest) == 1 and following in GRAMMAR):
            continue
        if looks.is_item(f"{rest} {following}"):  # a bullet that was read as an o
            continue
        capital = likeliest_capital(rest)
        if capital and not _is_abroad(rest, following) and _begins_paragraph(text, match):
            yield Edit(match.start("rest"), match.start("rest"), capital, "restore_drop_capitals")


@lru_cache(maxsize=1 << 14)
def likeliest_capital(rest: str) -> str:
    """The one capital that was lost before the rest of a word; none where the rest is a word, or doubt remains."""
    if len(rest) > 1 and is_word(rest):
        return ""
    fitting = (capital for capital in CAPITALS if is_form(capital + rest))
    found = sorted(((frequency(capital + rest), capital) for capital in fitting), reverse=True)
    if not found or found[0][0] < max(COMMON, CLEARLY * frequency(rest)):
        return ""
    second = found[1][0] if len(found) > 1 else 0.0
    return found[0][1] if found[0][0] >= CLEARLY * second else ""


def _is_abroad(rest: str, following: str) -> bool:
    """Whether what looks like the rest of a word is a foreign one, in a foreign sentence."""
    return len(rest) > 1 and is_abroad(rest, COMMON) and is_abroad(following, COMMON)


def _begins_paragraph(text: str, match: re.Match[str]) -> bool:
    """Whether a paragraph begins with a line: below a sentence, below a blank line and a heading, or at the top."""
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    line = before.rstrip().rsplit("\n", 1)[-1].strip()
    if not line or looks.ends_sentence(line):
        return True
    gap = before[len(before.rstrip()) :].replace(" ", "")
    goes_on = looks.ends_split(line) or looks.must_go_on(line) or looks.ends_clause(line)
    return ("\n\n" in gap or "\f" in gap) and len(line) < SHORT and not goes_on
