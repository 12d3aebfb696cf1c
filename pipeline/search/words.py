"""The words of a sentence as a search compares them, and what the index keeps of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipeline.cues import Offsets, fold

APART = " "
"""Between the entries of a line, one for each word."""
JOINT = "."
"""Between the parts of one entry."""
FOLDED = "/"
"""Before an entry once more without accents, where it has any."""
NOTHING = "."
"""The entry of a word that has none."""
HYPHENS = "-‐‑'’‘"
"""Signs that a word may have between its letters, as inside square brackets of a regular expression."""
_LETTERS = r"[^\W_]+"
_WORD = re.compile(rf"{_LETTERS}(?:[{HYPHENS}]{_LETTERS})*")
_SAME = str.maketrans({"‐": "-", "‑": "-", "'": "’", "‘": "’", "ſ": "s", "ς": "σ", "µ": "μ"})
"""Hyphens and apostrophes of one sort; letters that a search without heed of capitals takes for one another."""
_CAPITALISED, _ACCENTED = "eé", "éé"
_ALIKE = 2
"""So many letters at least must a part have in common with its place in the word: *raad* in *stadsdeelraden*."""


class Column(StrEnum):
    """A line of the index, see `Lines`."""

    FORM = "form"
    LEMMA = "lemma"
    PART = "part"
    TAIL = "tail"


class Read(NamedTuple):
    """What a language pipeline tells of a stretch of a sentence.

    Attributes:
        start: Its first offset over the sentence.
        end: The offset after its last character.
        lemma: As a dictionary writes it.
        parts: The lemmas that a compound is made of, in order; empty for a word that is none.
    """

    start: int
    end: int
    lemma: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """What the index keeps of a sentence: lines with one entry for each word, parted by spaces.

    An entry whose letters have accents holds them twice: as they are and, after `FOLDED`, without.

    Attributes:
        form: The words in lower case.
        lemma: Their lemmas.
        part: The parts of compounds, with `JOINT` between them, and `NOTHING` for other words; empty where no word is
            a compound.
        tail: What of a compound follows on each of its seams, with `JOINT` between them; else as `part`.
    """

    form: str
    lemma: str
    part: str
    tail: str


def places_of(text: str) -> list[Offsets]:
    """Start and end of each word of a text."""
    return [match.span() for match in _WORD.finditer(text)]


def words_in(text: str) -> list[str]:
    """The words of a text as they are compared, in order."""
    return [normal(match[0]) for match in _WORD.finditer(text)]


def normal(word: str) -> str:
    """A word as it is compared: in lower case, with one sort of hyphen and apostrophe.

    *Eén* opens a sentence for what is *één* elsewhere: a capital needs no accent.
    """
    low = word.lower().translate(_SAME)
    return _ACCENTED + low[len(_CAPITALISED) :] if low.startswith(_CAPITALISED) else low


def entry_of(word: str) -> str:
    """The entry of a word in the line of forms; `word`: as `normal` gives it."""
    return _twice((word,))


def lines_of(text: str, reads: Sequence[Read] = ()) -> Lines:
    """What the index keeps of a sentence.

    Args:
        text: Of the sentence.
        reads: What a pipeline tells of it, in order, at offsets over it; a word of which nothing is told is its own
            lemma.
    """
    entries = list(_entries(text, reads))
    parts, tails = [entry.parts for entry in entries], [tails_of(entry.form, entry.parts) for entry in entries]
    return Lines(
        APART.join(_twice((entry.form,)) for entry in entries),
        APART.join(_twice((entry.lemma,)) for entry in entries),
        APART.join(map(_twice, parts)) if any(parts) else "",
        APART.join(map(_twice, tails)) if any(tails) else "",
    )


def tails_of(form: str, parts: Sequence[str]) -> tuple[str, ...]:
    """What of a word follows on each seam: *opbouwwerkers*, *werkers* of *wijkopbouwwerkers*.

    Seams after which the word does not begin as the part does are passed over.

    Args:
        form: The word as it is compared.
        parts: The lemmas that it is made of.
    """
    at, tails = 0, []
    for part in parts[1:]:
        seam = _seam(form, part, at + 1)
        if seam > 0:
            at = seam
            tails.append(form[at:])
    return tuple(tails)


class _Entry(NamedTuple):
    form: str
    lemma: str
    parts: tuple[str, ...]


def _entries(text: str, reads: Sequence[Read]) -> Iterator[_Entry]:
    """Each word with what is told of it; `reads` and words go by in step."""
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < len(reads) and reads[at].end <= start:
            at += 1
        over = at
        while over < len(reads) and reads[over].start < end:
            over += 1
        yield _entry(match[0], start, [read for read in reads[at:over] if start <= read.start and read.end <= end])


def _entry(word: str, start: int, reads: Sequence[Read]) -> _Entry:
    form = normal(word)
    if not reads:
        return _Entry(form, form, _by_hyphen(form))
    last = reads[-1]
    lemma = normal(word[: last.start - start] + last.lemma)
    whole = lemma if _WORD.fullmatch(lemma) else form
    parts = tuple(part for told in last.parts for part in words_in(told)) if len(reads) == 1 else ()
    return _Entry(form, whole, parts if len(parts) > 1 else _by_hyphen(whole))


def _by_hyphen(word: str) -> tuple[str, ...]:
    return tuple(word.split("-")) if "-" in word else ()


def _seam(form: str, part: str, begin: int) -> int:
    """Where from `begin` on a word goes on as a part does, with as many letters in common as may be; -1: nowhere."""
    least = min(_ALIKE, len(part))
    return next((at for end in range(len(part), least - 1, -1) if (at := form.find(part[:end], begin)) > 0), -1)


def _twice(texts: Sequence[str]) -> str:
    """An entry, and once more without accents where it has any."""
    entry = JOINT.join(texts) or NOTHING
    plain = normal(fold(entry))  # folding has an apostrophe of its own
    return entry if plain == entry else entry + FOLDED + plain
