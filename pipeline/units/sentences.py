"""Dutch sentence boundaries by rule, within one paragraph.

A full stop, question mark, exclamation mark or ellipsis ends a sentence unless what stands around it says otherwise.
Colon and semicolon never do, but between the clauses of a motion. When in doubt the sentence goes on: two sentences in
one unit are read together, half a sentence cannot be judged.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.spans import CleanSpan
from pipeline.units.clauses import clauses

WORDS_FILE = Path(__file__).with_name("words.toml")

_CANDIDATE = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>(?>(?:['’”\"»)\]*_]|\s[”»](?=\s))*))"
    r"(?P<note>(?:\d{1,3}|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3})(?=\s))?(?P<gap>\s++|(?=[^\W\d_]))"
    r"|(?<=\s)(?P<bullet>[•●▪■►▸➢\uf0b7\uf0a7]|(?<=[;:]\s)[-–](?=\s))"
)
_NEXT = re.compile(r"[‘’'“”„\"«(\[*_–—-]*+\s*+[‘’'“”„\"«(\[*_]*+(?P<word>[^\W_]*)")
_CONTRACTION = re.compile(r"[‘’'“\"„«(]*[’'‘`][tsnkm]\s+[^\W\d_]")
_LETTER = re.compile(r"[^\W\d_]")
_ENUMERATOR = re.compile(r"(?:[^\w\s]\s*)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5})")
_LABEL = re.compile(
    r"(?:ad|antwoord|artikel|fase|hoofdstuk|motie|onderdeel|punt|stap|stelling|thema|vraag)\s+\w{1,3}", re.I
)
_ITEM_LETTER = re.compile(r"[a-oq-z](?:\.|\))\s+[^\W\d_a-zà-ÿ]")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]{0,2}\.-?)*[A-ZÀ-Þ]|(?:[A-ZÀ-Þ]\.)*(?:IJ|Chr|Fr|Joh|Jos|Ph|Th|Tj|Ij)")
_DOTTED = re.compile(r"[^\W\d_]{1,4}(?:\.[^\W\d_]{1,4})+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"[12]\d{3}")
_CAMEL_CASE = re.compile(r"[a-z]{1,2}[A-Z]")
_GLUED_BEFORE = re.compile(r"[^\W\d_][^\W\d_]*[a-zà-ÿ]{2}\d{0,2}")
_GLUED_AFTER = re.compile(r"(?:[A-ZÀ-Þ][a-zà-ÿ]*|IJ[a-z]+)(?:[-’'][^\W_]+)*(?=[\s,;:]|$)")
_OPEN_SIGNS = "([‘“„«\"'*_"
_REACH = 60  # characters to look back for a word; none is longer
_HEAD = 200  # characters within which a sentence has shown its first letter
_GAP = re.compile(r"\s*+")

MOST_CHARACTERS = 20_000
"""What is longer is no sentence but a text without stops, or without spaces; no language pipeline takes it whole."""


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `words.toml`; each is explained there."""

    never_end: frozenset[str]
    may_end: frozenset[str]
    rarely_end: frozenset[str]
    lettered: frozenset[str]
    titles: frozenset[str]
    openers: frozenset[str]
    domains: frozenset[str]


@cache
def load_words() -> Words:
    """Read the word lists, once."""
    table = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return Words(**{name: frozenset(words) for name, words in table.items()})


def sentences(text: str, span: CleanSpan) -> Iterator[CleanSpan]:
    """Split one paragraph into sentences, none longer than `MOST_CHARACTERS`.

    Args:
        text: The whole clean text.
        span: The paragraph, without white space at its edges.

    Yields:
        The sentences in order, without white space at their edges.
    """
    for sentence in _between_stops(text, span):
        for clause in clauses(text, sentence):
            yield from _bounded(text, clause)


def _bounded(text: str, span: CleanSpan) -> Iterator[CleanSpan]:
    """A sentence, cut where it is too long: at the last white space within bounds, or else at the bound."""
    start = span.start
    while span.end - start > MOST_CHARACTERS:
        words = text[start : start + MOST_CHARACTERS].rsplit(maxsplit=1)
        cut = start + (len(words[0]) if len(words) > 1 else MOST_CHARACTERS)
        yield CleanSpan(start, cut)
        gap = _GAP.match(text, cut)
        start = gap.end() if gap else cut
    yield CleanSpan(start, span.end)


def _between_stops(text: str, span: CleanSpan) -> Iterator[CleanSpan]:
    paragraph = span.of(text)
    start = 0
    for found in _CANDIDATE.finditer(paragraph):
        cut = found.start() if found["bullet"] else found.start("gap")
        if _has_begun(paragraph, start, found.start()) and (found["bullet"] or _ends(paragraph, start, found)):
            yield CleanSpan(span.start + start, span.start + start + len(paragraph[start:cut].rstrip()))
            start = cut if found["bullet"] else found.end()
    yield CleanSpan(span.start + start, span.end)


def _has_begun(paragraph: str, start: int, at: int) -> bool:
    """Whether the sentence so far is more than a bullet, a number or an omission sign."""
    if at - start > _HEAD:
        return True
    so_far = paragraph[start:at]
    numbered = _ENUMERATOR.fullmatch(so_far) or _LABEL.fullmatch(so_far)
    return numbered is None and _LETTER.search(so_far) is not None


def _ends(paragraph: str, start: int, found: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends with the stop found."""
    before = (paragraph[max(start, found.start() - _REACH) : found.start()].split() or [""])[-1].lstrip(_OPEN_SIGNS)
    if not found["gap"]:
        return _ends_without_space(before, paragraph, found.end())
    word = _next_word(paragraph, found.end())
    if word is None:
        return False
    if found["stop"] != ".":
        return not (word[:1].isdigit() and found["stop"] not in "!?") and not _is_aside(paragraph, start, found)
    if found["note"]:
        return before.isalpha() and len(before) > 2 and before.lower() not in load_words().never_end
    return _full_stop_ends(paragraph, start, found, before, word)


def _next_word(paragraph: str, at: int) -> str | None:
    """The word that would open the next sentence; `None` when it is written as no sentence begins."""
    if _CONTRACTION.match(paragraph, at):
        return paragraph[at : at + _REACH].split()[1]
    follows = _NEXT.match(paragraph, at)
    word = follows["word"] if follows else ""
    if not word[:1].islower() or _CAMEL_CASE.match(word) or _ITEM_LETTER.match(paragraph, at):
        return word
    is_title = follows is not None and word in load_words().titles and paragraph.startswith(".", follows.end())
    return word if is_title else None


def _full_stop_ends(paragraph: str, start: int, found: re.Match[str], before: str, word: str) -> bool:
    if any(sign in found["close"] for sign in "’”\"»'"):
        return True
    if _NUMBER.fullmatch(before):
        return _number_ends(paragraph, start, found.start() - len(before), before, word)
    words = load_words()
    if len(before) == 1 and _word_before(paragraph, start, found.start() - 1) in words.lettered:
        return True
    return _word_ends(before, word, words)


def _word_ends(before: str, word: str, words: Words) -> bool:
    """Whether the full stop after `before` is more than the mark of an abbreviation or an initial."""
    lower = before.lower()
    if lower in words.never_end:
        return False
    if lower in words.may_end:
        return not word[:1].isdigit()
    if lower in words.rarely_end or _INITIALS.fullmatch(before) or _DOTTED.fullmatch(before):
        return word.lower() in words.openers
    return True


def _word_before(paragraph: str, start: int, at: int) -> str:
    return (paragraph[max(start, at - _REACH) : at].split() or [""])[-1].lower()


def _number_ends(paragraph: str, start: int, at: int, number: str, word: str) -> bool:
    """Whether a full stop after a number ends the sentence: not after the number of an item within it."""
    if word[:1].isdigit():
        return _YEAR.fullmatch(number) is not None
    announced = paragraph[max(start, at - _REACH) : at].rstrip().endswith((";", ":", ",", "(", " en", " of"))
    return not (announced and len(number) <= 2)


def _is_aside(paragraph: str, start: int, found: re.Match[str]) -> bool:
    """Whether a question or exclamation stands in brackets inside the sentence: `de buurt (welke?) Noord`."""
    if not found["close"].startswith(")"):
        return False
    opened = paragraph.rfind("(", max(start, found.start() - _HEAD), found.start())
    omission = opened + 1 == found.start() and found["stop"] not in "!?"
    return opened > start and not omission and not paragraph[opened + 1].isupper()


def _ends_without_space(before: str, paragraph: str, at: int) -> bool:
    """Whether two sentences were run together, `praktijk.Het`: two plain words, the second with a capital."""
    words = load_words()
    after = _GLUED_AFTER.match(paragraph, at)
    if after is None or not _GLUED_BEFORE.fullmatch(before):
        return False
    known = before.lower() in words.never_end | words.may_end | words.rarely_end
    return not known and after.group().lower() not in words.domains
