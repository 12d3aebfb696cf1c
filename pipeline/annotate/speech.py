"""Words of others inside a piece: quoted speech, and speech that is clearly reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.names import FULL_NAME
from pipeline.annotate.passages import Passage, plain

_DOUBLE, _SINGLE, _ANGLED = '”"', "’'", "»"
_CLOSING = {
    "‘": _SINGLE,
    "'": _SINGLE,
    "’": _SINGLE,
    "“": _DOUBLE,
    "„": _DOUBLE,
    "”": _DOUBLE,
    '"': _DOUBLE,
    "«": _ANGLED,
}
_OPENING = re.compile(r"(?:^|(?<=[:,] ))[-–—*_• ]{0,3}([‘“„”«\"'’])(?=[^\W_]|[‘“\"'(\[…])")
_CONTRACTION = re.compile(r"['’][tsnkm]\b(?!['’])|['’]\d\d\b")
_SENTENCE_END = ".!?…,"

LEAST_QUOTED_WORDS = 4
MOST_QUOTED_UNITS = 40
MOST_QUOTED_UNITS_BEYOND = 15
LEAST_LEADING = 3
LEAST_TALKS = 2


@dataclass(frozen=True, slots=True)
class Speakers:
    """Those of whom a piece says that they say something.

    Attributes:
        names: Their last names.
        leading: Whether one of them is named as speaking so often that the piece is a portrait: then a paragraph in
            which that person was heard goes on in the same voice.
    """

    names: frozenset[str]
    leading: bool


def speakers_of(passages: Sequence[Passage]) -> Speakers:
    """Those who speak in a piece. Of a party it is also said that it finds and holds, so one who leads must talk."""
    texts = [unit.text for passage in passages for unit in passage.units]
    matches = (match for text in texts for match in _named().finditer(text))
    counts = Counter((match["after"] or match["before"]).split()[-1] for match in matches)
    talks = sum(_talks().search(text) is not None for text in texts)
    leading = talks >= LEAST_TALKS and any(count >= LEAST_LEADING for count in counts.values())
    return Speakers(frozenset(counts), leading)


def spoken(passages: Sequence[Passage], speakers: Speakers) -> list[bool]:
    """For each unit whether it holds the words of somebody other than the writer.

    Args:
        passages: Paragraphs and lists that follow each other without a heading; speech may run from one to the next.
        speakers: Those who speak in the whole piece.
    """
    texts = [unit.text for passage in passages for unit in passage.units]
    ends = list(accumulate(len(passage.units) for passage in passages))
    flags = _quoted(texts, ends)
    for passage, end in zip(passages, ends, strict=True):
        heard = False
        for at in range(end - len(passage.units), end):
            reported = _reported(texts[at], speakers)
            heard = speakers.leading and (heard or reported)
            flags[at] = flags[at] or reported or heard
    return flags


def _quoted(texts: Sequence[str], ends: Sequence[int]) -> list[bool]:
    """Which sentences stand in quotes, as a whole or for the sentence that they quote.

    Args:
        texts: Sentences in order.
        ends: For each paragraph the place after its last sentence.
    """
    flags: list[bool] = []
    until = 0  # the place after the last sentence of the speech that is going on
    for end in ends:
        start = len(flags)
        for at in range(start, end):
            if at < until:
                flags.append(True)
                continue
            opened = _opened(texts[at])
            if opened is None:
                flags.append(False)
                continue
            closed = _closes(texts[at], *opened)
            if closed is None:
                until = _end_of_speech(texts, at + 1, end, opened[1])
            goes_on = at > 0 and at - 1 in range(start, end) and flags[-1]
            flags.append(at < until if closed is None else _is_speech(texts[at], opened[0], closed, goes_on=goes_on))
    return flags


def _end_of_speech(texts: Sequence[str], start: int, end: int, closing: str) -> int:
    """The place after the sentence that closes speech left open before `start`; 0 when none does.

    Beyond the paragraph, which ends at `end`, only a sign beside a stop or a comma closes it, and not far off.
    """
    for at in range(start, min(end, start + MOST_QUOTED_UNITS)):
        if _closes(texts[at], 1, closing) is not None:
            return at + 1
    for at in range(end, min(len(texts), end + MOST_QUOTED_UNITS_BEYOND)):
        closed = _closes(texts[at], 1, closing)
        if closed is not None:
            around = texts[at][closed - 1] + texts[at][closed + 1 : closed + 2]
            return at + 1 if any(sign in _SENTENCE_END for sign in around) else 0
    return 0


def _opened(text: str) -> tuple[int, str] | None:
    """Where speech begins in a sentence that begins with it or announces it, and the signs that may end it."""
    for match in _OPENING.finditer(text):
        if not _CONTRACTION.match(text, match.start(1)):
            return match.end(1), _CLOSING[match[1]]
    return None


def _closes(text: str, start: int, closing: str) -> int | None:
    """Where the closing sign stands; an apostrophe within a word or after a plural is none when a later one fits."""
    fallback = None
    for match in re.finditer(f"[{closing}]", text[start:]):
        at = start + match.start()
        if text[at + 1 : at + 2].isalnum():
            continue
        if text[at - 1 : at] in _SENTENCE_END:
            return at
        fallback = at if fallback is None else fallback
    return fallback


def _is_speech(text: str, start: int, end: int, *, goes_on: bool) -> bool:
    """Whether what stands between quotes is a sentence that somebody said, and no title or borrowed term.

    A sentence right after speech may be short (`goes_on`).
    """
    inside, after = text[start:end], text[end + 1 :]
    paused = after.startswith(",") or inside[-1:] in tuple(",!?…")
    if _say_next().match(plain(after)) or (paused and _inverted().match(after)):
        return True
    whole = inside[-1:] in tuple(_SENTENCE_END) or not after.strip(" .!?)")
    long = inside.count(" ") + 1 >= LEAST_QUOTED_WORDS or (goes_on and not after.strip(" .!?)"))
    return whole and inside[:1].isupper() and long


def _reported(text: str, speakers: Speakers) -> bool:
    """Whether a sentence without quotes says who says it: `…, zegt ze`, `Volgens Van Arum …`."""
    if _tagged().search(text) or _told().match(text) or _by_view().search(text):
        return True
    return any(match["name"].split()[-1] in speakers.names for match in _according().finditer(text))


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
    return re.compile(
        rf"[,’”\"'](?:\s+zo)?\s+(?:{say})\s+{addressee}(?:{_someone()}|(?:[a-z-]{{4,}}\s+){{0,2}}{FULL_NAME})"
    )


@cache
def _told() -> re.Pattern[str]:
    tell = load_lexicon("voice")["tell"].pattern
    between = r"(?:\s+(?!te\b|zal\b|zullen\b|zou\b|zouden\b)[\w-]+){0,6}?"
    return re.compile(rf"{_someone()}{between}\s+(?:{tell})\s+(?:\w+\s+){{0,3}}?(?:dat|of|hoe|waarom|op)\b(?! toe\b)")


@cache
def _by_view() -> re.Pattern[str]:
    """A person in the office that a noun names, or one named before: `volgens wethouder Bos`, `volgens hem`."""
    person = load_lexicon("voice")["person"].pattern
    verbs = (
        r"(?:is|was|zijn|waren|moet|moeten|kan|kunnen|heeft|gaat|wordt|niet|geen|een|het|de|er|ook|wel|vooral|dan)\b"
    )
    return re.compile(rf"\b[Vv]olgens (?:(?:{person}) {FULL_NAME}|hem\b|haar(?=[.,]| {verbs}))")


@cache
def _named() -> re.Pattern[str]:
    say = load_lexicon("voice")["say"].pattern
    return re.compile(
        rf"\b(?:{say})\s+(?:[a-z-]{{4,}}\s+){{0,2}}(?P<after>{FULL_NAME})|(?P<before>{FULL_NAME})\s+(?:{say})\b"
    )


@cache
def _talks() -> re.Pattern[str]:
    tell = load_lexicon("voice")["tell"].pattern
    return re.compile(rf"[,’”\"']\s+(?:{tell})\s+(?:hij|zij|ze|{FULL_NAME})\b")


@cache
def _according() -> re.Pattern[str]:
    """A person whose view is given: `volgens …`, `in de ogen van …`, `…ziet …`; the name decides."""
    lexicon = load_lexicon("voice")
    view = rf"[Vv]olgens|[Ii]n de ogen van|[Nn]aar de mening van|{lexicon['say'].pattern}|{lexicon['deem'].pattern}"
    return re.compile(rf"\b(?:{view})\s+(?P<name>{FULL_NAME})")
