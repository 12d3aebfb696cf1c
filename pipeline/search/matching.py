"""Which entries of the index a term is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fnmatch import translate

import numpy as np

from pipeline.search.numbers import Mask
from pipeline.search.question import By, Term
from pipeline.search.words import FOLDED, JOINT, NOTHING, Column

_SIGNS = re.compile(r"[*?]+")


def columns_of(term: Term) -> tuple[Column, ...]:
    """The lines in one of which a term is found.

    What a word begins with, as `opbouw*` has it, is also looked for on the seams of compounds: *wijkopbouwwerkers*.
    """
    if term.by is By.PART:
        return Column.PART, Column.LEMMA
    column = Column(term.by.value)
    begins = term.by is By.FORM and term.text.endswith("*") and term.text[0] not in "*?"
    return (column, Column.TAIL) if begins else (column,)


def entries_meant(term: Term, entries: Sequence[str], *, folded: bool) -> Mask:
    """For each entry whether the term is about it.

    Args:
        term: A word as it is asked for.
        entries: See `pipeline.search.words.Lines`.
        folded: Whether accents are passed over.
    """
    longest = max(_SIGNS.split(term.text), key=len)
    is_about = _about(term, folded=folded)
    meant = np.zeros(len(entries), bool)
    # Few entries hold the letters of the term at all, and to see that takes hardly any time.
    meant[[number for number, entry in enumerate(entries) if longest in entry and is_about(entry)]] = True
    return meant


def _about(term: Term, *, folded: bool) -> Callable[[str], bool]:
    pattern = re.compile(translate(term.text)) if term.is_pattern else None
    is_meant: Callable[[str], object] = pattern.match if pattern else term.text.__eq__

    def is_about(entry: str) -> bool:
        kept, _, plain = entry.partition(FOLDED)
        text = plain if plain and folded else kept
        return text != NOTHING and any(map(is_meant, text.split(JOINT)))

    return is_about
