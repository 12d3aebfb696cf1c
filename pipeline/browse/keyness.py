"""The distinctive words of two groups: log-odds ratio with an informative Dirichlet prior.

Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political Analysis 16(4): the log of the odds that a word has on one
side, over the odds on the other, both drawn towards how often the word stands on both sides together. So a word that
few wrote does not come out first for want of evidence. The z-score is the log-odds ratio over its standard error; this
takes words to fall apart from one another, which within a document they do not, so the words shown get an interval by
bootstrap over documents as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.bootstrap import DRAWS, SEED, Interval, drawn_sums, percentile_interval
from pipeline.browse.figures import MINIMUM_DOCUMENTS, Lack, lack_of
from pipeline.browse.footing import Footing, footing_of
from pipeline.browse.log_odds import informative, log_odds, standard_error
from pipeline.search.numbers import Entries
from pipeline.search.words import FOLDED, entry_of
from pipeline.selection import BY_MODE, Pair, Selection, Side
from pipeline.store.numbers import AllWords
from pipeline.store.questions import asking
from pipeline.store.questions_words import SideWords, side_words

__all__ = [
    "BY_CHANCE",
    "CERTAIN",
    "COMMON",
    "MINIMUM_WORDS",
    "Distinctive",
    "Keyness",
    "Use",
    "WordTotal",
    "common_words",
    "keyness",
]

Counts = npt.NDArray[np.int64]
_NO_WORDS: Entries = np.zeros(0, np.int32)
MINIMUM_WORDS = 10
"""A word that stands fewer times on both sides together is not compared."""
MOST_SHOWN = 15
COMMON = 200
CERTAIN = 1.96
"""The z-score from which a word is called distinctive, on either side."""
BY_CHANCE = 0.05
"""The share of words that go beyond it, on one side or the other, where two sides do not differ at all."""


@dataclass(frozen=True, slots=True)
class WordTotal:
    """A whole side: its running units, their words, and the documents in which they stand."""

    units: int
    words: int
    documents: int


@dataclass(frozen=True, slots=True)
class Use:
    """One word on one side: how often it stands there, in how many documents."""

    count: int
    documents: int


@dataclass(frozen=True, slots=True)
class Distinctive:
    """A word that was compared.

    Attributes:
        word: In lower case, as it was written.
        word_use: On the side of the word, or of the first group.
        deed_use: On the side of the deed, or of the second group.
        log_odds: Natural logarithm of the odds ratio; above zero where the first side has more of it.
        z: The same over its standard error.
        interval: Of `log_odds`; `None` where it was not drawn, see `Keyness.shown`, or too few draws have both sides.
    """

    word: str
    word_use: Use
    deed_use: Use
    log_odds: float
    z: float
    interval: Interval | None = None

    @property
    def side(self) -> Side:
        """The side that has more of it."""
        return Side.WORD if self.z > 0 else Side.DEED

    @property
    def firm(self) -> bool:
        """Whether the interval keeps to that side: the score alone takes the words of a document for so many proofs."""
        if self.interval is None:
            return False
        return self.interval.low > 0 if self.side is Side.WORD else self.interval.high < 0

    @property
    def use(self) -> Use:
        """On that side."""
        return self.word_use if self.side is Side.WORD else self.deed_use


@dataclass(frozen=True, slots=True)
class Keyness:
    """The words of two sides, held against each other.

    Attributes:
        pair: The two groups.
        theme: That of the sentences whose words were counted; `None`: all sentences of either side.
        words: All that were compared, the most distinctive of the first side first, those of the second last.
        shown: The most distinctive of each side, with intervals; empty for a side that has none.
        word: The first side.
        deed: The second side.
        rare: Different words that stand too seldom to be compared.
        with_common: Whether the most used words of Dutch could be among those shown.
        lacks: What a side has too little of for any comparison; then there are no words.
        footing: Of the whole selection.
        draws: Bootstrap draws.
        seed: Of the draws.
    """

    pair: Pair
    theme: str | None
    words: tuple[Distinctive, ...]
    shown: Mapping[Side, tuple[Distinctive, ...]]
    word: WordTotal
    deed: WordTotal
    rare: int
    with_common: bool
    lacks: tuple[Lack, ...]
    footing: Footing
    draws: int = DRAWS
    seed: int = SEED


@cache
def common_words() -> frozenset[str]:
    """The `COMMON` most used words of Dutch, in lower case, by the counts of wordfreq."""
    from wordfreq import top_n_list  # noqa: PLC0415 - it loads a list of words

    return frozenset(top_n_list("nl", COMMON, wordlist="small"))


def keyness(
    store: Path,
    selection: Selection,
    pair: Pair = BY_MODE,
    *,
    theme: str | None = None,
    with_common: bool = True,
    most: int = MOST_SHOWN,
    foot: Footing | None = None,
    kept: AllWords | None = None,
) -> Keyness:
    """Which words tell two groups of sentences apart.

    Args:
        store: The store's file.
        selection: Which units; its own themes do not matter here.
        pair: The two groups.
        theme: Only words of units with this theme; `None`: of all.
        with_common: Whether the `COMMON` most used words of Dutch may be among those shown; they are always compared.
        most: How many words of each side are shown.
        foot: What the selection stands on, where that was asked before; `None`: it is asked here.
        kept: What `pipeline.browse.words.kept_words` gave; `None`: all words are read here.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store, machine_only=selection.machine_only) as connection:
        entries, found = side_words(connection, selection, pair, theme, kept)
        foot = foot or footing_of(connection, selection)
    sides = word, deed = _sides(found, len(entries))
    lacks = _lacks(sides)
    words = () if lacks else _compared(sides, entries)
    candidates = words if with_common else [one for one in words if one.word not in common_words()]
    foremost = [_foremost(candidates, side, most) for side in Side]
    drawn = _with_intervals(list(chain.from_iterable(foremost)), sides, entries)
    shown = {side: tuple(one for one in drawn if one.side is side) for side in Side}
    return Keyness(
        *(pair, theme, words, shown, word.total, deed.total),
        rare=0 if lacks else int(np.count_nonzero(word.often + deed.often)) - len(words),
        with_common=with_common,
        lacks=lacks,
        footing=foot,
    )


@dataclass(frozen=True)
class _Side:
    """The words of one side.

    Attributes:
        units: How many running units it has.
        slugs: Its documents.
        lengths: How many words each of them has.
        words: The numbers of all words, document after document.
        kinds: So many numbers words may have.
    """

    units: int
    slugs: tuple[str, ...]
    lengths: Counts
    words: Entries
    kinds: int

    @classmethod
    def of(cls, read: Sequence[SideWords], kinds: int) -> _Side:
        lengths = np.array([len(one.words) for one in read], np.int64)
        words = np.concatenate([_NO_WORDS, *(one.words for one in read)])
        return cls(sum(one.units for one in read), tuple(one.slug for one in read), lengths, words, kinds)

    @property
    def total(self) -> WordTotal:
        return WordTotal(self.units, len(self.words), len(self.slugs))

    @cached_property
    def often(self) -> Counts:
        """How often each word stands here, by its number."""
        return np.bincount(self.words, minlength=self.kinds)

    @cached_property
    def documents(self) -> Counts:
        """In how many documents each stands."""
        each = np.sort(self.words * np.int64(len(self.slugs)) + self._owners)
        first = each[np.diff(each, prepend=-1) > 0]
        return np.bincount(first // max(len(self.slugs), 1), minlength=self.kinds)

    @property
    def _owners(self) -> Counts:
        """The place of the document of each word."""
        return np.repeat(np.arange(len(self.slugs)), self.lengths)

    def by_document(self, named: Sequence[int]) -> Counts:
        """Documents × words: how often each of some words stands in each."""
        column = np.full(self.kinds, -1)
        column[named] = range(len(named))
        here = column[self.words]
        cells = (self._owners * len(named) + here)[here >= 0]
        return np.bincount(cells, minlength=len(self.slugs) * len(named)).reshape(-1, len(named))


def _sides(read: Sequence[SideWords], kinds: int) -> tuple[_Side, _Side]:
    word, deed = (_Side.of([one for one in read if one.side == side], kinds) for side in Side)
    return word, deed


def _lacks(sides: Sequence[_Side]) -> tuple[Lack, ...]:
    found = (lack_of(one.total.units, one.total.documents, side) for side, one in zip(Side, sides, strict=True))
    return tuple(lack for lack in found if lack)


def _compared(sides: Sequence[_Side], entries: Sequence[str]) -> tuple[Distinctive, ...]:
    """Words that stand often enough, from those of the first side to those of the second; words alike by alphabet."""
    enough = np.flatnonzero(sum(side.often for side in sides) >= MINIMUM_WORDS).tolist()
    often = sorted((word, number) for number in enough if not (word := _word(entries[number])).isdigit())
    columns = [number for _, number in often]
    counts = np.stack([side.often[columns] for side in sides]).astype(float)
    totals = np.array([side.total.words for side in sides], float)
    prior = informative(counts, totals)
    odds = log_odds(counts, totals, prior)
    scores = odds / standard_error(counts, prior)
    uses = [_uses(side.often[columns], side.documents[columns]) for side in sides]
    compared = map(Distinctive, (word for word, _ in often), *uses, odds.tolist(), scores.tolist())
    return tuple(sorted(compared, key=lambda one: -one.z))


def _word(entry: str) -> str:
    """The word of an entry as it was written."""
    return entry.partition(FOLDED)[0]


def _uses(counts: Counts, documents: Counts) -> list[Use]:
    return list(map(Use, counts.tolist(), documents.tolist()))


def _foremost(words: Sequence[Distinctive], side: Side, most: int) -> tuple[Distinctive, ...]:
    """The most distinctive words of a side, first those with the greatest score, in enough of its documents."""
    own = [one for one in words if one.side is side and abs(one.z) >= CERTAIN]
    spread = [one for one in own if one.use.documents >= MINIMUM_DOCUMENTS]
    return tuple(sorted(spread, key=lambda one: -abs(one.z))[:most])


def _with_intervals(
    words: Sequence[Distinctive], sides: Sequence[_Side], entries: Sequence[str]
) -> tuple[Distinctive, ...]:
    """The same with the interval of each over draws of the documents of both sides; the prior stays as it is."""
    if not words:
        return ()
    numbers = {entry: number for number, entry in enumerate(entries)}
    named = [numbers[entry_of(one.word)] for one in words]
    at = {slug: row for row, slug in enumerate(sorted({slug for side in sides for slug in side.slugs}))}
    counts = np.zeros((len(at), len(sides), len(named) + 1))  # of each word, and of all
    for number, side in enumerate(sides):
        counts[[at[slug] for slug in side.slugs], number] = np.column_stack([side.by_document(named), side.lengths])
    prior = informative(counts[..., :-1].sum(axis=0), counts[..., -1])
    sums = drawn_sums(counts.reshape(len(at), -1)).reshape(-1, *counts.shape[1:])
    drawn = log_odds(sums[..., :-1], sums[..., -1], prior)
    return tuple(replace(one, interval=percentile_interval(drawn[:, at])) for at, one in enumerate(words))
