"""Takes out what a scanner saw where nothing is printed: signs inside words, beside words and between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from pipeline.clean.words import patterns
from pipeline.clean.words.anchors import matches_at
from pipeline.clean.words.odds import odds_of_one
from pipeline.clean.words.quotations import has_quote_before
from pipeline.spans import Edit
from pipeline.vocabulary import frequency, is_form, is_known, is_word

COUNTED = 1.0  # times in a million words
COMMON = 10.0
SURELY = 5e4
RATHER = 10.0  # for a full stop, which no word in small letters follows without a space
COMPARISONS = frozenset("#=<>")
LIKELIER = 1e3  # how many times likelier one word must be than two with a sign between
DIRT = frozenset("~|^·•»«¬¦§#=<>{}\\[]°")  # stands in no word and between no two without spaces
RARER = 100  # how many times rarer the word with a letter more must be
LONG = 7  # letters of a word that is one although it was never counted
HISSING = frozenset("sxzh")  # after which an apostrophe stands for the s of a genitive
SHORTEST_LINE = 60  # characters in a line of running text
REACH = 1500  # characters of a line that are looked at on either side of a sign
MOST_IN_LINE = 1 / 300  # signs for each of its characters; more are separators, or the line is beyond repair


def remove_stray_signs(text: str) -> list[Edit]:
    """`soci~aal` becomes `sociaal`, `anderzijds ·tegen` becomes `anderzijds tegen`, `een | buurt` becomes `een buurt`.

    Inside a word only where the letters make one and the halves are not two; a bar between two words becomes a space.
    Of an apostrophe that was read as two the straight one goes.
    Hyphens, apostrophes of plurals and short forms, slashes, abbreviations, addresses, bullets, separators and rows of
    a table stay.
    """
    return sorted([*_in_words(text), *_beside_words(text), *_twins(text)])


def _in_words(text: str) -> Iterator[Edit]:
    for match in matches_at(patterns.INNER_SIGN, patterns.SIGN_IN_WORD, text):
        new = None if _is_bracket(text, match) else _instead(match["left"], match["sign"], match["right"])
        if new is not None:
            yield Edit(match.start("sign"), match.end("sign"), new, "remove_stray_signs")


def _is_bracket(text: str, match: re.Match[str]) -> bool:
    """Whether a round bracket has another that it may belong to."""
    start, end = _line_around(text, match.start("sign"))
    if match["sign"] == "(":
        return text.find(")", match.end(), end) >= 0
    return match["sign"] == ")" and text.rfind("(", start, match.start()) >= 0


def _instead(left: str, sign: str, right: str) -> str | None:
    """What must stand instead of a sign between letters: nothing, a space, or (`None`) the sign itself."""
    whole = left + right
    if not right.islower() and not whole.isupper():
        return None
    if is_known(left) and is_known(right):
        return _between_words(left, sign, right)
    if sign in DIRT:
        sure = is_word(whole) and (frequency(whole) > 0 or len(whole) > LONG) and not _lacks_letter(left, right)
        return "" if sure else None
    if len(whole) < 4 or not is_form(whole) or frequency(whole) < COUNTED:
        return None
    if sign == "'" and min(len(left), len(right)) < 2:
        return None
    return "" if odds_of_one(left, right) >= LIKELIER else None


@lru_cache(maxsize=1 << 12)
def _lacks_letter(left: str, right: str) -> bool:
    """Whether the sign may stand for a letter that could not be read: `m~et` is `met` or `moet`."""
    rarest = frequency(left + right) / RARER
    return any(
        frequency(left + letter + right) > rarest and is_form(left + letter + right) for letter in ascii_lowercase
    )


def _between_words(left: str, sign: str, right: str) -> str | None:
    """The same, where either half is a word."""
    whole = left + right
    if sign not in DIRT:
        sure = min(len(left), len(right)) > 1 and is_form(whole)
        return "" if sure and odds_of_one(left, right) >= (RATHER if sign == "." else SURELY) else None
    if is_form(whole) and frequency(whole) > 0:
        return ""
    apart = sign not in COMPARISONS and min(frequency(left), frequency(right)) >= COMMON
    return " " if apart and min(len(left), len(right)) > 1 else None


def _beside_words(text: str) -> Iterator[Edit]:
    """Signs that touch a word on one side, or stand alone between two, in running text and few in their line."""
    for pattern in (patterns.SIGN_BEFORE_WORD, patterns.LONE_SIGN):
        for match in pattern.finditer(text):
            if _is_alone_in_line(text, match.start(), match.group().strip()):
                yield Edit(match.start(), match.end(), "", "remove_stray_signs")
    for match in matches_at(patterns.OUTER_SIGN, patterns.SIGN_AFTER_WORD, text):
        split = _was_split(match["left"], match["right"])
        if split or _is_alone_in_line(text, match.start("sign"), match["sign"]):
            yield Edit(match.start("sign"), match.end("gap" if split else "sign"), "", "remove_stray_signs")
    for match in matches_at(patterns.QUOTE_SIGN, patterns.QUOTE_AFTER_WORD, text):
        word = match["word"]
        if word.islower() and word[-1] not in HISSING and is_known(word) and not has_quote_before(text, match.start()):
            yield Edit(match.start("sign"), match.end("sign"), "", "remove_stray_signs")


def _twins(text: str) -> Iterator[Edit]:
    for match in patterns.TWIN_APOSTROPHE.finditer(text):
        yield Edit(match.start(), match.end(), "", "remove_stray_signs")


def _was_split(left: str, right: str) -> bool:
    """Whether a sign and a space after it stand where a word was split: `om· geving`."""
    return right.islower() and is_form(left + right) and odds_of_one(left, right) >= 1


def _is_alone_in_line(text: str, at: int, sign: str) -> bool:
    start, end = _line_around(text, at)
    return end - start >= SHORTEST_LINE and text.count(sign, start, end) <= max(1, MOST_IN_LINE * (end - start))


def _line_around(text: str, at: int) -> tuple[int, int]:
    """Where the line of a place begins and ends, or as much of it as is looked at: a line may be megabytes long."""
    first, last = max(0, at - REACH), min(len(text), at + REACH)
    start, end = text.rfind("\n", first, at) + 1, text.find("\n", at, last)
    return start or first, end if end >= 0 else last
