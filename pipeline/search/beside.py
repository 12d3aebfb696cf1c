"""What stands beside the places of a search, as numbers by which these are put in order."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from pipeline.cues import Offsets, fold
from pipeline.search.finding import Corpus, Found
from pipeline.search.numbers import Numbers, Spans, Words
from pipeline.search.words import APART, FOLDED, Column, words_in

CONTEXT = 6
"""So many words on either side put places in order; farther off hardly any two are alike."""
_NOTHING = 0
"""Stands before all words, where there is none."""


class Beside(StrEnum):
    """What of a place and its surroundings puts places in order."""

    LEFT = "left"
    KEYWORD = "keyword"
    RIGHT = "right"


def order_beside(found: Found, corpus: Corpus, side: Beside) -> list[Numbers]:
    """By what places are put in order: numbers of each place, of which the first matter most.

    Words count in the order of the alphabet, without accents; those on the left from the nearest to the farthest.

    Args:
        found: The places.
        corpus: In which they were found.
        side: What is compared.
    """
    if found.texts is None:
        return _by_words(_words_beside(found.spans, corpus.words, side), corpus)
    sentences, starts, ends = (one.tolist() for one in found.spans)
    texts = [fold(found.texts[sentence]) for sentence in sentences]
    return [ranks([_beside(*one, side) for one in zip(texts, zip(starts, ends, strict=True), strict=True)])]


def ranks(keys: Sequence[str]) -> Numbers:
    """For each key its place in the order of all, those that are alike at the same one."""
    at = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([at[key] for key in keys], np.int64)


def _words_beside(spans: Spans, words: Words, side: Beside) -> list[Numbers]:
    """For each step away from a place, or into it, the number of the word there among all; -1 beyond the sentence."""
    begins, ends = words.begins[spans.sentences], words.ends[spans.sentences]
    if side is Beside.LEFT:
        left = [spans.starts - step for step in range(1, CONTEXT + 1)]
        return [np.where(one >= begins, one, -1) for one in left]
    first, after = (spans.ends, ends) if side is Beside.RIGHT else (spans.starts, spans.ends)
    most = CONTEXT if side is Beside.RIGHT else int((spans.ends - spans.starts).max(initial=1))
    return [np.where(first + step < after, first + step, -1) for step in range(most)]


def _by_words(at: Sequence[Numbers], corpus: Corpus) -> list[Numbers]:
    """The place of each of these words in the order of those that stand there."""
    form = corpus.words.lines[Column.FORM]
    numbers = [np.where(one < 0, -1, form[one]) for one in at]
    there = np.unique(np.concatenate([np.zeros(0, np.int64), *numbers]))
    order = np.full(len(corpus.entries) + 1, _NOTHING)  # the last, which -1 means, is of no entry
    named = there[there >= 0]
    order[named] = ranks([corpus.entries[number].rpartition(FOLDED)[2] for number in named.tolist()]) + 1
    return [order[one] for one in numbers]


def _beside(text: str, place: Offsets, side: Beside) -> str:
    """What a place in a text is put in order by."""
    start, end = place
    if side is Beside.KEYWORD:
        return APART.join(words_in(text[start:end]))
    words = words_in(text[:start])[::-1] if side is Beside.LEFT else words_in(text[end:])
    return APART.join(words[:CONTEXT])
