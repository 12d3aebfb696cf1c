"""The words of a text as the repairs of letters see them: where they stand, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.vocabulary import is_head, is_known, is_word

# Letters, and among them what a scanner may have made of a letter: a digit, a bar, `l'` for r. What touches a code
# or a contraction is no word here, nor what a combining mark parts from the rest of its word.
_WORD = re.compile(
    r"(?<![\w\u0300-\u036f@\\'’&#<>\]})])(?<![^\w]/)(?<!\w[.:;,!?(|<])(?:\d{1,2}(?=[^\W\d_]{2})|00?(?=[^\W\d_]))?"
    r"[^\W\d_]++(?>(?:(?:\d{1,2}|[|!;]|(?<=[lI])'|(?<=l)>)[^\W\d_]++)*)(?>(?:\d|(?<=I)')?)"
    r"(?![\w\u0300-\u036f@\\'’&<{\[|]|[.:;)(]\w)"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,40})[ \n-]{1,3}\Z")
_WORD_AFTER = re.compile(r"[ \n-]{1,3}([^\W\d_]{1,40})")
_HYPHENATED = re.compile(r"-[^\W\d_]")
_ADDRESS = re.compile(r"[@:_=?\\]|//|www|\.\w|\d")
_SLASHED = re.compile(r"(?<!\S)[^\s/]{0,60}+/\S*+")
LOOK_BACK = 44
SHORTEST_JOINED = 5
SHORTEST_AFTER_HYPHEN = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, at its offsets in it."""

    start: int
    end: int
    word: str


def all_words(text: str) -> list[str]:
    """Every word of a text in order, but for those in addresses: their parts are no words that somebody damaged."""
    return _WORD.findall(_without_addresses(text))


def tokens(text: str) -> Iterator[Token]:
    """The words of `all_words`, each with its place."""
    return (Token(match.start(), match.end(), match.group()) for match in _WORD.finditer(_without_addresses(text)))


def _without_addresses(text: str) -> str:
    """The text with spaces where addresses and codes with a slash stand, but not for `bewoners/cliënten`."""
    return _SLASHED.sub(_blank_if_address, text) if "/" in text else text


def _blank_if_address(slashed: re.Match[str]) -> str:
    return " " * len(slashed.group()) if _ADDRESS.search(slashed.group()) else slashed.group()


def is_abbreviated(text: str, token: Token) -> bool:
    """Whether a full stop after a word in small letters may be the mark of an abbreviation."""
    return text[token.end : token.end + 1] == "." and token.word.islower()


def neighbours(text: str, token: Token) -> tuple[str, str]:
    """The words right before and right after in small letters, parted by a space, line end or hyphen; else empty."""
    before = _WORD_BEFORE.search(text, max(0, token.start - LOOK_BACK), token.start)
    after = _WORD_AFTER.match(text, token.end)
    return before[1].lower() if before else "", after[1].lower() if after else ""


def is_half(text: str, token: Token) -> bool:
    """Whether a word may be half of one that a space, line end or hyphen cut in two: `vergade ring`, `zorgings-`."""
    after_hyphen = text[token.start - 1 : token.start] == "-"
    if _HYPHENATED.match(text, token.end) or (after_hyphen and len(token.word) < SHORTEST_AFTER_HYPHEN):
        return True
    if text[token.end : token.end + 2].lstrip().startswith("-") and is_head(token.word.lower()):
        return True
    before, after = neighbours(text, token)
    return bool(before and _make_one(before, token.word, before)) or bool(after and _make_one(token.word, after, after))


def _make_one(left: str, right: str, other: str) -> bool:
    """Whether two stretches of letters make one word: a known one, or a compound whose `other` half is no word."""
    if not right.islower() or len(left) + len(right) < SHORTEST_JOINED:
        return False
    return is_known(left + right) or (not is_known(other) and is_word(left + right))
