"""Text as a scanner leaves it: wrapped hard, words split at line ends, running heads, and letters misread."""

from __future__ import annotations

import random

import pyphen

from tools.shipped_corpus.examples import Example
from tools.shipped_corpus.furniture import dice

WIDTH, LINES_A_PAGE, MISREAD = 62, 38, 0.004
CONFUSIONS = {
    "ë": "é",
    "ï": "i",
    "ü": "ii",
    "é": "e",
    "l": "i",
    "i": "l",
    "h": "b",
    "n": "u",
    "o": "0",
    "m": "rn",
    "e": "c",
}
"""What a letter is misread as; those with a diacritic are misread three times in four."""
_SYLLABLES = pyphen.Pyphen(lang="nl_NL", left=3, right=3)


def write(example: Example) -> bytes:
    """The example as a text file in UTF-8 with the noise of a scan."""
    chance = dice("scan", example.id)
    lines = [*_wrap(example.title), ""]
    for paragraph in (*example.body, *example.comments):
        lines += [*_wrap(paragraph.text), ""]
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    framed = [_framed(page, number, example) for number, page in enumerate(pages, start=1)]
    return _misread("\f".join(framed), chance).encode("utf-8")


def _framed(page: list[str], number: int, example: Example) -> str:
    return "\n".join([f"{example.outlet} {example.year}", "", *page, "", str(number)])


def _wrap(text: str) -> list[str]:
    """Lines of at most `WIDTH` characters; the word that does not fit is split where Dutch splits it."""
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) + bool(line) <= WIDTH:
            line = f"{line} {word}" if line else word
            continue
        split = _SYLLABLES.wrap(word, WIDTH - len(line) - 1) if word.isalpha() else None
        if split:
            lines.append(f"{line} {split[0]}" if line else split[0])
            line = split[1]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _misread(text: str, chance: random.Random) -> str:
    return "".join(_read(char, chance) for char in text)


def _read(char: str, chance: random.Random) -> str:
    rate = 0.75 if char in "ëïü" else MISREAD
    return CONFUSIONS[char] if char in CONFUSIONS and chance.random() < rate else char
