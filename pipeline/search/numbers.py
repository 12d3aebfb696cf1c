"""Words as numbers, so that all sentences of a corpus are looked through at once.

A number stands for an entry of a line, see `pipeline.search.words.Lines`; which it is the store says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.search.words import Column

Numbers = npt.NDArray[np.int64]
Entries = npt.NDArray[np.int32]
"""Numbers of entries: there are many of these, and each takes half the room."""
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Words:
    """The words of sentences, one sentence after the other.

    Attributes:
        ends: For each sentence after how many of all words it ends.
        lines: Of each line that was asked for the number of each word's entry.
    """

    ends: Numbers
    lines: Mapping[Column, Entries]

    @cached_property
    def begins(self) -> Numbers:
        """For each sentence how many of all words stand before it."""
        return self.ends - self.lengths

    @cached_property
    def lengths(self) -> Numbers:
        """How many words each sentence has."""
        return np.diff(self.ends, prepend=0)

    def sentences_of(self, words: Numbers) -> Numbers:
        """The sentences in which words stand, by their places among all words."""
        return np.searchsorted(self.ends, words, side="right")

    def of(self, column: Column, sentences: Numbers) -> Entries:
        """The entries of some sentences, in order."""
        wanted = np.zeros(len(self.ends), bool)
        wanted[sentences] = True
        there: Entries = self.lines[column][np.repeat(wanted, self.lengths)]
        return there


def joined(parts: Sequence[Words], columns: Iterable[Column]) -> Words:
    """The words of several documents, one document after the other."""
    counts = [int(one.ends[-1]) if len(one.ends) else 0 for one in parts]
    before = np.cumsum([0, *counts])
    ends = [one.ends + start for one, start in zip(parts, before, strict=False)]
    lines = {column: np.concatenate([_NONE, *(one.lines[column] for one in parts)]) for column in columns}
    return Words(np.concatenate([_NOWHERE, *ends]), lines)


class Spans(NamedTuple):
    """Places in sentences, in order of the sentence and the start.

    What starts and ends count is said where they are made: words, from the first of all sentences on, or characters of
    the sentence.
    """

    sentences: Numbers
    starts: Numbers
    ends: Numbers

    def within(self, sentences: Mask) -> Spans:
        """Those in some of the sentences."""
        kept = sentences[self.sentences]
        return Spans(*(one[kept] for one in self))

    def holding(self, number: int) -> Mask:
        """Which of so many sentences have one."""
        found = np.zeros(number, bool)
        found[self.sentences] = True
        return found


def united(parts: Sequence[Spans]) -> Spans:
    """Places in order, without those that lie within another of the same sentence."""
    found = [np.concatenate([_NOWHERE, *column]) for column in zip(*parts, strict=True)] or [_NOWHERE] * 3
    sentences, starts, ends = (one[np.lexsort((-found[2], found[1], found[0]))] for one in found)
    reach = np.maximum.accumulate(sentences * (_FAR + 1) + ends)  # the next sentence begins beyond all of this one
    beyond = np.ones(len(reach), bool)
    beyond[1:] = reach[1:] > reach[:-1]
    return Spans(sentences[beyond], starts[beyond], ends[beyond])


_NOWHERE: Numbers = np.zeros(0, np.int64)
_NONE: Entries = np.zeros(0, np.int32)
_FAR = 1 << 32
"""No sentence has so many characters, and no corpus so many words."""
