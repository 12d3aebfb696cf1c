"""Words of others inside a piece: quoted speech, and speech that is clearly reported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.names import FULL_NAME
from pipeline.annotate.passages import Passage, plain

_CLOSING = {"‘": "’", "“": "”", "„": "”", "”": "”", "«": "»", '"': '"', "'": "'", "’": "’"}
_OPENING = re.compile(r"(?:^|(?<=[:,] ))[-–—*_• ]{0,3}([‘“„”«\"'’])(?=[^\W_]|[‘“\"'(\[…])")
_CONTRACTION = re.compile(r"['’][tsnkm]\b(?!['’])|['’]\d\d\b")
_SENTENCE_END = ".!?…,"
LEAST_QUOTED_WORDS = 4
MOST_QUOTED_UNITS = 40


def spoken(passage: Passage, speakers: frozenset[str]) -> list[bool]:
    """For each unit of a passage whether it holds the words of somebody other than the writer.

    Args:
        passage: One paragraph or list.
        speakers: Names of those who speak elsewhere in the piece, see `speakers_of`.
    """
    quoted = _quoted([unit.text for unit in passage.units])
    return [inside or _reported(unit.text, speakers) for inside, unit in zip(quoted, passage.units, strict=True)]


def speakers_of(passages: Sequence[Passage]) -> frozenset[str]:
    """The last names of those of whom a piece says that they say something."""
    found: set[str] = set()
    for passage in passages:
        for unit in passage.units:
            found.update(match[match.lastgroup or 0].split()[-1] for match in _named().finditer(unit.text))
    return frozenset(found)


def _quoted(texts: Sequence[str]) -> list[bool]:
    """Which sentences of a paragraph stand in quotes, as a whole or for the sentence that they quote."""
    flags = []
    closing = ""
    for at, text in enumerate(texts):
        if closing:
            flags.append(True)
            closing = "" if _closes(text, 0, closing) is not None else closing
            continue
        opened = _opened(text)
        if opened is None:
            flags.append(False)
            continue
        end = _closes(text, opened[0], opened[1])
        if end is None and _closed_later(texts[at + 1 : at + 1 + MOST_QUOTED_UNITS], opened[1]):
            closing = opened[1]
        flags.append(bool(closing) if end is None else _is_speech(text, opened[0], end))
    return flags


def _opened(text: str) -> tuple[int, str] | None:
    """Where speech begins in a sentence that begins with it or announces it, and the sign that ends it."""
    for match in _OPENING.finditer(text):
        if not _CONTRACTION.match(text, match.start(1)):
            return match.end(1), _CLOSING[match[1]]
    return None


def _closes(text: str, start: int, closing: str) -> int | None:
    """Where the closing sign stands; an apostrophe within a word or after a plural is none when a later one fits."""
    fallback = None
    for match in re.finditer(re.escape(closing), text[start:]):
        at = start + match.start()
        if text[at + 1 : at + 2].isalnum():
            continue
        if text[at - 1 : at] in _SENTENCE_END:
            return at
        fallback = at if fallback is None else fallback
    return fallback


def _closed_later(texts: Sequence[str], closing: str) -> bool:
    return any(_closes(text, 0, closing) is not None for text in texts)


def _is_speech(text: str, start: int, end: int) -> bool:
    """Whether what stands between quotes is a sentence that somebody said, and no title or borrowed term."""
    inside, after = text[start:end], text[end + 1 :]
    paused = after.startswith(",") or inside[-1:] in tuple(",!?…")
    if _say_next().match(plain(after)) or (paused and _inverted().match(after)):
        return True
    whole = inside[-1:] in tuple(_SENTENCE_END) or not after.strip(" .!?)")
    return whole and inside[:1].isupper() and inside.count(" ") + 1 >= LEAST_QUOTED_WORDS


def _reported(text: str, speakers: frozenset[str]) -> bool:
    """Whether a sentence without quotes says who says it: `…, zegt ze`, `Volgens Van Arum …`."""
    if _tagged().search(text) or _told().match(text):
        return True
    return any(match[1].split()[-1] in speakers for match in _according().finditer(text))


@cache
def _say_next() -> re.Pattern[str]:
    return re.compile(rf"[,.]?\s*(?:zo\s+)?(?:{load_lexicon('voice')['say'].pattern})\b(?!\s+ik\b)")


@cache
def _inverted() -> re.Pattern[str]:
    """Any verb, when somebody follows it at once: `', noteert een bewoner`."""
    return re.compile(rf"[,.]?\s*[a-zà-ÿ]+(?:[tefgp]|en)\s+(?:hij|zij|ze|de|het|een|haar|zijn|{FULL_NAME})\b")


@cache
def _someone() -> str:
    """A person as a pronoun or by a noun; names are looked for apart, for an organisation has one too."""
    person = load_lexicon("voice")["person"].pattern
    return (
        r"(?:(?:[Hh]ij|[Zz]ij|[Zz]e)\b|"
        rf"(?:[Dd]e|[Ee]en|[Hh]et|[Hh]aar|[Zz]ijn|[Oo]nze)\s+(?:[\w-]+\s+){{0,2}}?(?:{person})\b)"
    )


@cache
def _tagged() -> re.Pattern[str]:
    say = load_lexicon("voice")["say"].pattern
    addressee = r"(?:(?:me|mij|ons|er|toen|daarop|ook)\s+)?"
    return re.compile(rf"[,’”\"'](?:\s+zo)?\s+(?:{say})\s+{addressee}(?:{_someone()}|{FULL_NAME})")


@cache
def _told() -> re.Pattern[str]:
    tell = load_lexicon("voice")["tell"].pattern
    between = r"(?:\s+(?!te\b|zal\b|zullen\b|zou\b|zouden\b)[\w-]+){0,6}?"
    return re.compile(rf"{_someone()}{between}\s+(?:{tell})\s+(?:\w+\s+){{0,3}}?(?:dat|of|hoe|waarom|op)\b(?! toe\b)")


@cache
def _named() -> re.Pattern[str]:
    say = load_lexicon("voice")["say"].pattern
    return re.compile(rf"\b(?:{say})\s+(?P<after>{FULL_NAME})|(?P<before>{FULL_NAME})\s+(?:{say})\b")


@cache
def _according() -> re.Pattern[str]:
    return re.compile(rf"\b[Vv]olgens\s+(?:(?:van|de|der|Van|De)\s+)*({FULL_NAME})")
