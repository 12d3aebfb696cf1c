"""Joins what stands apart and belongs together: spaced letters, parts of words, stops and the words before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, pairwise

from pipeline.clean.words import patterns
from pipeline.clean.words.anchors import free_words
from pipeline.clean.words.capitals import is_one_case
from pipeline.clean.words.foreign import SHORTEST as SHORTEST_FOREIGN
from pipeline.clean.words.foreign import is_only_abroad
from pipeline.clean.words.odds import likeliest_parts, odds_of_one
from pipeline.spans import Edit
from pipeline.vocabulary import frequency, is_known, is_word

LIKELIER = 1e4  # how many times likelier one word must be than several by chance, and
FAR_LIKELIER = 5e4  # where each of the parts stands in a table, as letters do
SHORTEST_SPACED = 4
COUNTED = 0.1  # times in a million words; what is rarer is no reason to join letters
SHORTEST_UNCOUNTED = 8
OFTEN_ABROAD = 10.0  # times in a million words
MOST_PARTS = 3
LONGEST_SCRAP = 5  # letters of a part that a compound which stands in no table lost
OFTEN = 1.0  # times in a million words, for a word in three parts


def join_spaced_letters(text: str) -> list[Edit]:
    """`S O C I A A L` becomes `SOCIAAL`, and `D E  W I J K` becomes `DE WIJK`.

    Only where the letters make Dutch words: initials, the cells of a table and lists of letters stay.
    """
    edits = []
    for match in patterns.SPACED_LETTERS.finditer(text):
        words = _spaced_words(match.group())
        if words:
            edits.append(Edit(match.start(), match.end(), " ".join(words), "join_spaced_letters"))
    return edits


def _spaced_words(run: str) -> list[str]:
    """The words that spaced letters make, by the wide gaps between them or else by likelihood; none if none."""
    words = [group.replace(" ", "") for group in patterns.WIDE_GAP.split(run)]
    if len(words) == 1 or max(map(len, words)) == 1:
        words = _unspaced("".join(words))
    sure = bool(words) and all(is_word(word) for word in words) and is_one_case("".join(words))
    long_enough = any(len(word) >= SHORTEST_SPACED and _is_counted(word) for word in words)
    return words if sure and long_enough else []


def _unspaced(letters: str) -> list[str]:
    """The word that letters make, or the words."""
    if is_word(letters):
        return [letters]
    ends = iter(letters)
    return ["".join(islice(ends, len(part))) for part in likeliest_parts(letters)]


def _is_counted(word: str) -> bool:
    return frequency(word) >= COUNTED or len(word) >= SHORTEST_UNCOUNTED


def join_parted_stops(text: str) -> list[Edit]:
    """`bevolking .` becomes `bevolking.` and `( eigen )` becomes `(eigen)`. Leaders, ellipses and colons stay."""
    gaps = [match.span("gap") for match in patterns.PARTED_STOP.finditer(text)]
    inside = [match.span(side) for match in patterns.PARTED_BRACKETS.finditer(text) for side in ("after", "before")]
    return [Edit(start, end, "", "join_parted_stops") for start, end in sorted({*gaps, *inside})]


def join_parted_words(text: str) -> list[Edit]:
    """`gemeen te` becomes `gemeente`, `onder wij s` becomes `onderwijs`, also over a line end.

    Only where one of the parts is no word, and the whole is a word that is far likelier than its parts side by side.
    """
    words = free_words(text)
    edits: list[Edit] = []
    done = 0
    for i in _near_unknown([word.group() for word in words]):
        run = _run(text, words[i : i + MOST_PARTS]) if words[i].start() >= done else []
        most = next((n for n in range(len(run), 1, -1) if _are_one(*(part.group() for part in run[:n]))), 0)
        for left, right in pairwise(run[:most]):
            edits.append(Edit(left.end(), right.start(), "", "join_parted_words"))
            done = right.end()
    return edits


def _near_unknown(words: Sequence[str]) -> list[int]:
    """Where a run of words may begin that holds one which is not known, or a letter, in order."""
    odd = {word for word in set(words) if len(word) == 1 or not is_known(word)}
    places = (i for i, word in enumerate(words) if word in odd)
    return sorted({start for i in places for start in range(max(0, i - MOST_PARTS + 1), i + 1)})


def _run(text: str, words: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The first of some words, with those after it that nothing but a space or line end parts from it."""
    run = list(words[:1])
    for left, right in pairwise(words):
        if not patterns.PARTING.fullmatch(text, left.end(), right.start()):
            break
        run.append(right)
    return run


@lru_cache(maxsize=1 << 16)
def _are_one(*parts: str) -> bool:
    """Whether parts are one word: the whole is a word, not each of them is, and chance hardly put them side by side."""
    whole = "".join(parts)
    if not _is_counted(whole) or not is_one_case(whole) or (len(parts) > 2 and frequency(whole) < OFTEN):
        return False
    in_tables = all(map(is_known, parts))
    if (in_tables and not _has_odd_letter(parts)) or any(map(_is_foreign, parts)):
        return False
    if not is_known(whole) and (any(map(is_word, parts)) or min(map(len, parts)) > LONGEST_SCRAP or not is_word(whole)):
        return False
    return odds_of_one(*parts) >= (FAR_LIKELIER if in_tables else LIKELIER)


def _has_odd_letter(parts: Sequence[str]) -> bool:
    """Whether one part is a letter that is no word, beside a part that is more than a letter."""
    return min(map(len, parts)) == 1 < max(map(len, parts))


def _is_foreign(part: str) -> bool:
    """Whether a part that is not Dutch is a word of another language: `open source` is not damaged."""
    return len(part) >= SHORTEST_FOREIGN and is_only_abroad(part, OFTEN_ABROAD)
