"""Witness that a unit is no language: what a scanner made of a picture, a stamp, a stain or the edge of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from pipeline.annotate.look import Look
from pipeline.vocabulary import frequency, is_word

_REPEATED_SIGN = re.compile(r"([^\w\s])\1{2,}")
_FIGURE = re.compile(r"\W*\d[\d\W]*")
_NUMBERED = re.compile(
    r"[A-Z]{1,5}[-/.]?\d+(?:[-.]\d+)*[a-z]?|\d+(?:[.-]\d+)*[-'’]?[a-zA-Zèë]{1,4}|[A-Z]{1,5}['’][a-z]{1,3}"
)
"""What has letters beside figures as people write them: `A4`, `20ste`, `G1000`, `VVD'er`."""
_INITIALS = re.compile(r"\W*(?:(?:[A-ZÀ-Þ][a-z]?|[a-z])\.)+[A-ZÀ-Þa-z]?\W*")
_STROKES = re.compile(r"[IlJij1|/\\!\[\]{}().,:;'’_-]+")
"""What the edge of a page, a bar code or a rule is read as."""
_FRINGE = re.compile(r"^\W+|\W+$")
_PIECE = re.compile(r"[^\W\d_]+")
_INNER_CAPITAL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_PLAIN = re.compile(
    r"(?<!\S)[(„“\"‘']?(?:[A-ZÀ-Þ]?[a-zß-ÿ]{4,}|[A-ZÀ-Þ]{3,}|van|het|een|der|den|met|dat|die|aan|als|ook|wij)"
    r"(?=[\s.,;:)”\"’']|$)"
)
_ADDRESS = re.compile(r"\w@[\w-]+\.\w|https?:|www\.|\w\.(?:nl|org|com|be|eu|net|info)\b|[\w-]+/[\w-]+/")
_VOWEL = re.compile(r"[aeiouyà-ÿ]", re.IGNORECASE)

MOST_GARBLED_CHARACTERS = 300
LEAST_WORD_LETTERS = 3
LEAST_PIECE_LETTERS = 4
LEAST_SIGNS = 3
LEAST_SHORT_FREQUENCY = 20.0
MOST_SOUND_SHARE = 0.3
LEAST_ODD_SHARE = 0.5
LEAST_ODD_SHARE_IN_LINE = 0.8
LEAST_STROKES = 4
LEAST_ABBREVIATION_FREQUENCY = 1.0
LONGEST_ABBREVIATION = 4
LEAST_SOUND_SHARE = 0.6
SLIVER = 8
"""Characters of the longest line that may be one."""
LEAST_SLIVERS = 6
LEAST_WORDLESS_SHARE = 0.7


def garbled(looks: Sequence[Look]) -> Iterator[int]:
    """Units of which hardly a part is a word, a name or a figure, and most parts can be none.

    Amid a line all parts must be such, for a sentence may be cut at the stop of what was misread in it.
    """
    for at, look in enumerate(looks):
        if _may_be_garbled(look):
            odd, sound = _shares(look.unit.text)
            if odd >= (LEAST_ODD_SHARE if look.lone else LEAST_ODD_SHARE_IN_LINE) and sound <= MOST_SOUND_SHARE:
                yield at


def slivers(looks: Sequence[Look]) -> Iterator[int]:
    """Runs of lines of a few letters, hardly one of them a word: the edge of a column that was cut off."""
    for narrow, group in groupby(range(len(looks)), lambda at: looks[at].lone and len(looks[at].bare) <= SLIVER):
        run = list(group)
        wordless = sum(not looks[at].bare.isdecimal() and not _has_word(looks[at].bare) for at in run)
        if narrow and len(run) >= LEAST_SLIVERS and wordless >= LEAST_WORDLESS_SHARE * len(run):
            yield from run


def _has_word(text: str) -> bool:
    return any(len(piece) >= LEAST_WORD_LETTERS and is_word(piece) for piece in _PIECE.findall(text))


def _may_be_garbled(look: Look) -> bool:
    """Whether a short unit has no address, and not so many plain words, whatever they are, that it must be a text."""
    text = look.unit.text
    if len(text) > MOST_GARBLED_CHARACTERS or _ADDRESS.search(text):
        return False
    return sum(map(len, _PLAIN.findall(text))) <= (1 - LEAST_ODD_SHARE) * len(text)


def _shares(text: str) -> tuple[float, float]:
    """How much of a text is parts that hardly anyone writes, and how much is surely words."""
    parts = _REPEATED_SIGN.sub(" ", text).split()
    strokes = sum(_STROKES.fullmatch(part) is not None for part in parts) >= LEAST_STROKES
    weights = [(len(part), -1 if strokes and _STROKES.fullmatch(part) else _soundness(part)) for part in parts]
    size = max(1, sum(length for length, _ in weights))
    odd = sum(length for length, weight in weights if weight < 0)
    sound = sum(length for length, weight in weights if weight > 0)
    return odd / size, sound / size


@lru_cache(maxsize=1 << 15)
def _soundness(part: str) -> int:
    """1 for what is surely written so, -1 for what hardly can be, 0 for what may be either."""
    runs = _PIECE.findall(part)
    core = _FRINGE.sub("", part)
    if not runs:
        return 0 if len(part) < LEAST_SIGNS or _FIGURE.fullmatch(part) else -1
    if _NUMBERED.fullmatch(core) or _INITIALS.fullmatch(part) or _is_abbreviation(core, part):
        return 0
    if core.isalpha() and len(core) < LEAST_WORD_LETTERS:
        return 0 if frequency(core) >= LEAST_SHORT_FREQUENCY else -1
    if sum(map(_sound_letters, runs)) >= LEAST_SOUND_SHARE * sum(map(len, runs)):
        return 1
    return 0 if all(map(_may_be_word, runs)) and len(core) - sum(map(len, runs)) <= len(runs) else -1


def _is_abbreviation(core: str, part: str) -> bool:
    return part.endswith(".") and len(core) <= LONGEST_ABBREVIATION and frequency(core) >= LEAST_ABBREVIATION_FREQUENCY


def _sound_letters(run: str) -> int:
    """How many letters of a run are in words, where words may have run together: `IedereenGemeente`."""
    if len(run) >= LEAST_WORD_LETTERS and is_word(run.lower()):
        return len(run)
    return sum(
        len(piece) for piece in _INNER_CAPITAL.split(run) if len(piece) >= LEAST_WORD_LETTERS and is_word(piece.lower())
    )


def _may_be_word(run: str) -> bool:
    """Whether a run of letters can be a name, an acronym, or words that ran together."""
    if run.isupper():
        return len(run) >= LEAST_WORD_LETTERS
    return (run.islower() or run.istitle()) and len(run) >= LEAST_PIECE_LETTERS and _VOWEL.search(run) is not None
