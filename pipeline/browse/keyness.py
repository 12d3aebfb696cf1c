"""The distinctive words of two groups: log-odds ratio with an informative Dirichlet prior.

Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political Analysis 16(4): the log of the odds that a word has on one
side, over the odds on the other, both drawn towards how often the word stands on both sides together. So a word that
few wrote does not come out first for want of evidence. The z-score is the log-odds ratio over its standard error; this
takes words to fall apart from one another, which within a document they do not, so the words shown get an interval by
bootstrap over documents as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np

from pipeline.bootstrap import DRAWS, SEED, Interval, Numbers, percentile_interval, resamples
from pipeline.browse.figures import MINIMUM_DOCUMENTS, Lack, lack_of
from pipeline.browse.footing import Footing, footing_of
from pipeline.browse.log_odds import informative, log_odds, standard_error
from pipeline.search.words import FOLDED
from pipeline.selection import BY_MODE, Pair, Selection, Side
from pipeline.store.questions import asking
from pipeline.store.questions_words import SideWords, side_words

_WITHOUT_ACCENTS = re.compile(rf"{FOLDED}\S+")
"""What the index adds to a word that has accents."""
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

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store, machine_only=selection.machine_only) as connection:
        read = side_words(connection, selection, pair, theme)
        foot = foot or footing_of(connection, selection)
    sides = {side: _side([one for one in read if one.side == side]) for side in Side}
    lacks = _lacks(sides)
    words = () if lacks else _compared(sides[Side.WORD], sides[Side.DEED])
    candidates = words if with_common else [one for one in words if one.word not in common_words()]
    shown = {side: _with_intervals(_foremost(candidates, side, most), sides) for side in Side}
    kinds = len(sides[Side.WORD].counts.keys() | sides[Side.DEED].counts.keys())
    return Keyness(
        *(pair, theme, words, shown, sides[Side.WORD].total, sides[Side.DEED].total),
        rare=0 if lacks else kinds - len(words),
        with_common=with_common,
        lacks=lacks,
        footing=foot,
    )


@dataclass(frozen=True)
class _Side:
    """The words of one side: those of each document, how often each stands in all, and in how many documents."""

    total: WordTotal
    of_document: Mapping[str, Sequence[str]]
    counts: Counter[str]
    documents: Counter[str]


def _side(read: Sequence[SideWords]) -> _Side:
    of_document = {one.slug: _WITHOUT_ACCENTS.sub("", one.form).split() for one in read}
    counts = Counter(chain.from_iterable(of_document.values()))
    documents = Counter(chain.from_iterable(map(frozenset, of_document.values())))
    total = WordTotal(sum(one.units for one in read), counts.total(), len(read))
    return _Side(total, of_document, counts, documents)


def _lacks(sides: Mapping[Side, _Side]) -> tuple[Lack, ...]:
    found = (lack_of(one.total.units, one.total.documents, side) for side, one in sides.items())
    return tuple(lack for lack in found if lack)


def _compared(word: _Side, deed: _Side) -> tuple[Distinctive, ...]:
    """Words that stand often enough, from those of the first side to those of the second; words alike by alphabet."""
    together = word.counts + deed.counts
    often = sorted(one for one, count in together.items() if count >= MINIMUM_WORDS and not one.isdigit())
    counts, totals = _matrix((word.counts, deed.counts), often), _totals(word, deed)
    prior = informative(counts, totals)
    odds = log_odds(counts, totals, prior)
    scores = odds / standard_error(counts, prior)
    compared = (
        Distinctive(one, _use(word, one), _use(deed, one), float(ratio), float(z))
        for one, ratio, z in zip(often, odds, scores, strict=True)
    )
    return tuple(sorted(compared, key=lambda one: -one.z))


def _use(side: _Side, word: str) -> Use:
    return Use(side.counts[word], side.documents[word])


def _matrix(counts: Iterable[Counter[str]], words: Sequence[str]) -> Numbers:
    """A row for each of the counts, a column for each of the words."""
    return np.array([[counted[word] for word in words] for counted in counts], float)


def _totals(*sides: _Side) -> Numbers:
    return np.array([side.total.words for side in sides], float)


def _foremost(words: Sequence[Distinctive], side: Side, most: int) -> tuple[Distinctive, ...]:
    """The most distinctive words of a side, first those with the greatest score, in enough of its documents."""
    own = [one for one in words if one.side is side and abs(one.z) >= CERTAIN]
    spread = [one for one in own if one.use.documents >= MINIMUM_DOCUMENTS]
    return tuple(sorted(spread, key=lambda one: -abs(one.z))[:most])


def _with_intervals(words: Sequence[Distinctive], sides: Mapping[Side, _Side]) -> tuple[Distinctive, ...]:
    """The same with the interval of each over draws of the documents of both sides; the prior stays as it is."""
    if not words:
        return ()
    named = [one.word for one in words]
    slugs = sorted({slug for side in sides.values() for slug in side.of_document})
    found = [[side.of_document.get(slug, ()) for slug in slugs] for side in sides.values()]
    counts = np.stack([_matrix(map(_only(named), of_documents), named) for of_documents in found])
    totals = np.array([[len(all_words) for all_words in of_documents] for of_documents in found], float)
    prior = informative(counts.sum(axis=1), totals)
    drawn = np.concatenate(
        [log_odds(np.moveaxis(rows @ counts, 0, 1), rows @ totals.T, prior) for rows in resamples(len(slugs))]
    )
    return tuple(replace(one, interval=percentile_interval(drawn[:, at])) for at, one in enumerate(words))


def _only(named: Sequence[str]) -> Callable[[Iterable[str]], Counter[str]]:
    """What counts these words in a text and passes over all others."""
    wanted = frozenset(named)
    return lambda all_words: Counter(filter(wanted.__contains__, all_words))
