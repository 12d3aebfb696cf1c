"""How noisy a text is: the share of its words that are not Dutch, after all that cleaning could repair.

text → words (addresses and figures set aside) → Dutch, name, acronym, abbreviation … or noise → share
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.vocabulary import frequency, is_word

NOISY = 0.2
"""From this share on a text is called noisy: one word in five is no Dutch."""
LONGEST_ACRONYM = 6
LONGEST_ABBREVIATION = 5
LONGEST_ENDING = 3
"""Letters that may stand beside a figure and say nothing: `20ste`, `A4`."""
JOINTS = "-‐‑'’´`"
"""Hyphens and apostrophes that stand inside words, as a class of a regular expression lists them."""

_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,3}\b(?:/\S*)?")
_WORD = re.compile(rf"[^\W_]+(?:[{JOINTS}][^\W_]+)*")
_JOINTS = re.compile(f"[{JOINTS}]")
_ENDING = re.compile(r"['’´`][a-z]{1,4}\Z")
_INNER_CAPITAL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_NAME_PARTS = re.compile(rf"{_JOINTS.pattern}|{_INNER_CAPITAL.pattern}")
_INNER_FIGURE = re.compile(r"[^\W\d_]\d+[^\W\d_]")
# Wider than where a sentence opens for the cleaning, by brackets, dashes and quotation marks inside one: to take a name
# for noise there costs less than to mend it.
_OPENING = re.compile(r"(?:\A|[.!?:;…\n\"“„‘«•*–—(\[-])[\s\"“„‘«)\]'’”]*\Z")
_BEFORE_CAPITAL = re.compile(r"\s+[A-Z]")
_IN_SENTENCE = re.compile(r"\.\s*[a-z0-9,;:(]")
_VOWEL = re.compile(r"[aeiouyà-üÀ-Ü]", re.IGNORECASE)
_APOSTROPHES = "'’´`"
_NEAR = 6
"""Characters around a word that tell how it stands in its sentence."""


def noise(text: str) -> float | None:
    """The share of words of a clean text that are not Dutch.

    A word is a run of letters, with hyphens and apostrophes inside. Figures are none, and signs, web and mail
    addresses neither; but a figure between letters is a damaged letter (`w0rd`).

    No noise are, beside what `pipeline.vocabulary` knows:

    - names: words with a capital that do not open a sentence, and those that open one before another capital;
    - acronyms of up to six capitals, and abbreviations before a full stop;
    - what is built of these with hyphens and apostrophes: `WMO-raad`, `VVD'er`, and `beleids-` before `en`.

    Foreign words are noise: whoever asks for a theme in Dutch does not find it there. A letter alone is a word when
    it is `u` or stands after an apostrophe. Capitals alone, and letters before a full stop or bracket (initials, marks
    of a list), are no words; other lone letters are the remains of a word, and noise.

    Args:
        text: Clean text of any length. Best a sentence: the end of a line says nothing here.

    Returns:
        0 (all of it is Dutch) to 1 (nothing is); `None` when there is no word.
    """
    counted = [is_noise for _, is_noise in words(text)]
    return sum(counted) / len(counted) if counted else None


def words(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text in their order, each with whether it is noise; see `noise` for what is which."""
    plain = _ADDRESS.sub(" ", text)
    for found in _WORD.finditer(plain):
        start, end = found.span()
        is_noise = _is_noise(found.group(), plain[max(0, start - _NEAR) : start], plain[end : end + _NEAR])
        if is_noise is not None:
            yield found.group(), is_noise


def _is_noise(word: str, before: str, after: str) -> bool | None:
    """Whether a word is noise where it stands; `None` when it is no word."""
    if not any(map(str.isalpha, word)):  # raised figures, which a pattern takes for letters
        return None
    if len(word) == 1:
        return _is_remains(word, before, after)
    dutch = _is_dutch(word)
    if dutch is not False:
        return None if dutch is None else False
    return not (_is_name(word, before, after) or _is_abbreviation(word, after) or _is_first_half(word, after))


def _is_remains(letter: str, before: str, after: str) -> bool | None:
    if letter.isnumeric() or letter.isupper() or after.startswith((".", ")")):
        return None
    return not (letter in "uà" or before.endswith(tuple(_APOSTROPHES)))


@lru_cache(maxsize=1 << 16)
def _is_dutch(word: str) -> bool | None:
    """Whether a word is Dutch wherever it stands; `None` when it is a figure, with or without an ending."""
    if _INNER_FIGURE.search(word):
        return False
    bare = "".join(sign for sign in word if not sign.isnumeric())
    if bare != word and len(bare) <= LONGEST_ENDING:
        return None
    if is_word(bare) and not _INNER_CAPITAL.search(bare):
        return True
    return all(map(_is_part, filter(None, _JOINTS.split(_ENDING.sub("", bare)))))


def _is_part(part: str) -> bool:
    """Whether what stands between hyphens or apostrophes is Dutch: `WMO`, `raad`, `PvdA`, `BuurtTeam` by its halves."""
    if part.isupper() and len(part) <= LONGEST_ACRONYM:
        return True
    if len(part) > 1 and is_word(part) and (part[0].isupper() or not _INNER_CAPITAL.search(part)):
        return True
    halves = _INNER_CAPITAL.split(part)
    return len(halves) > 1 and all(len(half) > 1 and is_word(half) for half in halves)


def _is_name(word: str, before: str, after: str) -> bool:
    if not (word[0].isupper() and _VOWEL.search(word) and all(map(_is_capitalised, _NAME_PARTS.split(word)))):
        return False
    return not _OPENING.search(before) or bool(_BEFORE_CAPITAL.match(after))


def _is_capitalised(part: str) -> bool:
    """Whether a part of a name looks like one: no capitals but at its head, where `IJ` is one letter."""
    return part[1:].islower() or part[2:].islower() or len(part) <= 1


def _is_abbreviation(word: str, after: str) -> bool:
    if not after.startswith(".") or len(word) > LONGEST_ABBREVIATION:
        return False
    return bool(_IN_SENTENCE.match(after)) or frequency(word) >= 1


def _is_first_half(word: str, after: str) -> bool:
    """Whether a word is the first half of a compound with its linking sound, as in `beleids- en kennismedewerkers`."""
    return after.startswith("-") and word.endswith("s") and bool(_is_dutch(word[:-1]))
