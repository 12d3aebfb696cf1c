"""Puts back the spaces that were lost between words: `hetwijkteam`, `vande`, `zorgen,maar`, `gemeente(zie bijlage)`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from pipeline.clean.lexicon import ENDS_APART, FINITE_VERBS, LIKE_ENDINGS, MOSTLY_APART, PREPOSITIONS, STANDS_APART
from pipeline.clean.words import patterns
from pipeline.clean.words.anchors import free_words, matches_at
from pipeline.clean.words.capitals import opens_sentence
from pipeline.clean.words.foreign import is_abroad
from pipeline.clean.words.odds import SMALL, is_new_compound, likeliest_parts, odds_of_several
from pipeline.clean.words.quotations import ends_quotation
from pipeline.spans import Edit
from pipeline.vocabulary import (
    GRAMMAR,
    LONGEST_WORD,
    frequency,
    is_compound,
    is_form,
    is_known,
    is_word,
)

SHORTEST = 4
LONGEST = 80  # letters; what is longer is no run of words but a text without spaces
MOST_PARTS = 4
SURE_ODDS = 500.0  # how many times likelier words side by side must be than one word
STRANGE_ODDS = 100.0
CHANCE_ODDS = 1000.0
OFTEN, VERY_OFTEN = 10.0, 60.0  # times in a million words
NOT_RARE = 0.5
NO_ENDING = 6  # letters of a word that is hardly the second part of a new word
LONG = 8  # letters of a word that is no name, though it is rare
LONGEST_ENDING = 2  # letters that may stand after a colon inside a word: `medewerker:in`
REACH = 600  # characters on either side within which lost spaces tell of more
MANY = 3
_BEFORE_GRAMMAR = STANDS_APART | MOSTLY_APART | PREPOSITIONS
_LIGHT = tuple(GRAMMAR)
_AFTER_GRAMMAR = (STANDS_APART | MOSTLY_APART) - {"en"}  # `eenen` is old, not `een en`


def part_joined_words(text: str) -> list[Edit]:
    """`vande gemeente` becomes `van de gemeente`, `zorgen,maar` becomes `zorgen, maar`.

    A word that is not known is parted where that leaves common words, and at each cut one that begins or ends no
    longer word. Where several spaces were lost close together, rarer words are parted too. Names, codes, addresses,
    abbreviations, and what stands beside an apostrophe or a hyphen stay.
    """
    places = {*_beside_signs(text), *_inside_words(text)}
    return [Edit(at, at, " ", "part_joined_words") for at in sorted(places)]


def _inside_words(text: str) -> Iterator[int]:
    """Where words must be cut: because nothing else makes sense, or because much is cut around them."""
    found = free_words(text)
    alone = frozenset(match.group() for match in found)
    unknown = frozenset(word for word in alone if sure_parts(word) or not is_known(word))
    found = tuple(match for match in found if match.group() in unknown)
    sure = [match for match in found if sure_parts(match.group()) and _is_damage(text, match, alone)]
    starts = [match.start() for match in sure]
    for match in sure:
        yield from _cuts(match.start(), sure_parts(match.group()))
    for match in found if len(starts) >= MANY else ():
        at = match.start()
        if bisect_left(starts, at + REACH) - bisect_left(starts, at - REACH) >= MANY:
            yield from _cuts(at, likely_parts(match.group()))


def _cuts(start: int, parts: Sequence[str]) -> Iterator[int]:
    return (start + end for end in accumulate(map(len, parts[:-1])))


def _is_damage(text: str, match: re.Match[str], alone: Collection[str]) -> bool:
    """Whether a word that could be parted is no name, and not half of another word, as in `inte rnationaal`.

    A word with a capital inside is a name, unless what begins with that capital stands elsewhere on its own.
    """
    word, start = match.group(), match.start()
    if not word[1:].islower() and _last_run(word) not in alone:
        return False
    if word[0].isupper() and not opens_sentence(text, start):
        return False
    before = patterns.WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    after = patterns.WORD_AFTER.match(text, match.end())
    return all(is_word(beside[1]) or sure_parts(beside[1]) for beside in (before, after) if beside)


@lru_cache(maxsize=1 << 16)
def sure_parts(word: str) -> tuple[str, ...]:
    """The words that a word must be parted into wherever it stands; none when it may stay as it is."""
    low = word.lower()
    if not SHORTEST <= len(word) == len(low) <= LONGEST:
        return ()
    if not (low.startswith(_LIGHT) or low.endswith(_LIGHT)) or (is_known(word) and not _is_known_by_chance(low)):
        return ()
    if not word[1:].islower():
        return _before_capital(word)
    parts = likeliest_parts(low)
    if not 2 <= len(parts) <= MOST_PARTS or (frequency(low) > 0 and odds_of_several(*parts) < SURE_ODDS):
        return ()
    return parts if all(_stand_apart(a, b) for a, b in pairwise(parts)) or _are_strangers(*parts) else ()


def _are_strangers(left: str, right: str, *more: str) -> bool:
    """Whether two common words, one of them of grammar, make a word that no language here has: `thuisaan`."""
    whole = left + right
    if more or frequency(whole) > 0 or is_abroad(whole) or is_compound(whole):
        return False
    if left not in GRAMMAR:
        apart = right in GRAMMAR and len(left) >= SHORTEST and right not in LIKE_ENDINGS
    else:
        apart = right in GRAMMAR or (len(right) >= NO_ENDING and left not in FINITE_VERBS | LIKE_ENDINGS)
    return apart and odds_of_several(left, right) >= STRANGE_ODDS


def _is_known_by_chance(low: str) -> bool:
    """Whether a form that stands in a table is far likelier a word of grammar and `de`: `inde` is `in de`."""
    left = low.removesuffix("de")
    return left in PREPOSITIONS and left != low and odds_of_several(left, "de") >= CHANCE_ODDS


def _stand_apart(left: str, right: str) -> bool:
    """Whether two words can only be two: one of grammar beside another, or beside a common word that it never joins."""
    if left in GRAMMAR and right in GRAMMAR:
        return left in _BEFORE_GRAMMAR and (right in _AFTER_GRAMMAR or len(right) >= SHORTEST)
    if left in STANDS_APART:
        return frequency(right) >= NOT_RARE
    if left in MOSTLY_APART:
        return frequency(right) >= (OFTEN if len(right) > SHORTEST else VERY_OFTEN)
    return right in ENDS_APART and len(left) > SHORTEST and frequency(left) >= NOT_RARE


def _last_run(word: str) -> str:
    """The letters of a word from its last capital on."""
    runs: list[str] = patterns.CASE_RUN.findall(word)
    return runs[-1]


def _before_capital(word: str) -> tuple[str, ...]:
    """`inNederland` is two words, `iPad` and `deBuren` may be a name."""
    right = _last_run(word)
    left = word.removesuffix(right)
    if left not in GRAMMAR or not right[1:].islower() or frequency(word) > 0:
        return ()
    common = len(right) >= SHORTEST and frequency(right) >= OFTEN
    return (left, right) if common or (len(right) >= LONG and likeliest_parts(right) == (right.lower(),)) else ()


@lru_cache(maxsize=1 << 16)
def likely_parts(word: str) -> tuple[str, ...]:
    """The words that a word is parted into in a stretch that lost many spaces; none when it may stay as it is."""
    if sure := sure_parts(word):
        return sure
    if not SHORTEST <= len(word) == len(word.lower()) <= LONGEST or is_known(word):
        return ()
    runs = patterns.CASE_RUN.findall(word)
    words = tuple(part for run in runs for part in _parts_of_run(run))
    if len(words) < 2 or SMALL.isdisjoint(words):
        return ()
    return () if words[0] in PREPOSITIONS and is_new_compound(word.lower()) else words


def _parts_of_run(run: str) -> tuple[str, ...]:
    """The words in letters of which only the first may be a capital; they themselves when they are no words."""
    return likeliest_parts(run) or (run,)


def _beside_signs(text: str) -> Iterator[int]:
    """Where a space was lost after a stop or comma, before an opening bracket, after a closing one or a quotation."""
    for match in matches_at(patterns.TIGHT_SIGN, patterns.TIGHT_PUNCTUATION, text):
        if _are_two(match["left"], match["sign"], match["right"]):
            yield match.start("right")
    for match in matches_at(patterns.TIGHT_BRACKET, patterns.TIGHT_OPENING, text):
        if is_form(match["left"]) and is_form(match["right"]) and not is_known(match["left"] + match["right"]):
            yield match.end("left")
    for match in patterns.TIGHT_CLOSING.finditer(text):
        if is_form(match["right"]):
            yield match.start("right")
    for match in matches_at(patterns.CLOSING_MARK, patterns.TIGHT_QUOTATION, text):
        if is_form(match["right"]) and ends_quotation(text, match.start("mark")):
            yield match.start("right")


def _are_two(left: str, sign: str, right: str) -> bool:
    """Whether a sign between two words ends a sentence or a clause, and is no part of a name, address or short form."""
    if len(right) < 2 and right not in {"U", "u"}:
        return False
    if not is_form(left) or not (sure_parts(right) or (is_form(right) and frequency(right) >= NOT_RARE)):
        return False
    if sign in ".!?":
        return right[0].isupper() and right[1:].islower() and left.islower() and len(left) > 1
    return (
        frequency(left) >= NOT_RARE
        and right.islower()
        and len(left) > 1
        and (sign != ":" or len(right) > LONGEST_ENDING)
    )
