"""The distinctive words of two groups: log-odds ratio with an informative Dirichlet prior.

Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political Analysis 16(4): the log of the odds that a word has on one
side, over the odds on the other, both drawn towards how often the word stands on both sides together. So a word that
few wrote does not come out first for want of evidence. The z-score is the log-odds ratio over its standard error; this
takes words to fall apart from one another, which within a document they do not, so the words shown get an interval by
bootstrap over documents as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.bootstrap import DRAWS, SEED, Interval, Numbers, percentile_interval, resamples
from pipeline.browse.figures import MINIMUM_DOCUMENTS, Lack, lack_of
from pipeline.browse.footing import Footing, footing_of
from pipeline.browse.log_odds import informative, log_odds, standard_error
from pipeline.search.words import FOLDED
from pipeline.selection import BY_MODE, Pair, Selection, Side
from pipeline.store.questions import asking
from pipeline.store.questions_words import SideWords, side_words

Counts = npt.NDArray[np.int64]
_NO_WORDS: Counts = np.zeros(0, np.int64)
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
    numbers = _WordNumbers()
    word, deed = (_side([one for one in read if one.side == side], numbers) for side in Side)
    lacks = _lacks(word, deed)
    words = () if lacks else _compared(word, deed, numbers)
    candidates = words if with_common else [one for one in words if one.word not in common_words()]
    foremost = [_foremost(candidates, side, most) for side in Side]
    drawn = _with_intervals(list(chain.from_iterable(foremost)), (word, deed), numbers)
    shown = {side: tuple(one for one in drawn if one.side is side) for side in Side}
    return Keyness(
        *(pair, theme, words, shown, word.total, deed.total),
        rare=0 if lacks else len(numbers) - len(words),
        with_common=with_common,
        lacks=lacks,
        footing=foot,
    )


class _WordNumbers(dict[str, int]):
    """Numbers of words, from 0; one that has none yet gets the next."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


@dataclass(frozen=True)
class _Side:
    """The words of one side: those of each document, as numbers in the order in which they stand there."""

    total: WordTotal
    of_document: Mapping[str, Counts]

    def often(self, kinds: int) -> Counts:
        """How often each word stands here, by its number; `kinds`: words that have one."""
        return np.bincount(np.concatenate(list(self.of_document.values())), minlength=kinds)

    def documents(self, kinds: int) -> Counts:
        """In how many documents each stands."""
        return np.bincount(np.concatenate([np.unique(one) for one in self.of_document.values()]), minlength=kinds)


def _side(read: Sequence[SideWords], numbers: _WordNumbers) -> _Side:
    of_document = {one.slug: _numbered(one.form, numbers) for one in read}
    words = sum(map(len, of_document.values()))
    return _Side(WordTotal(sum(one.units for one in read), words, len(read)), of_document)


def _numbered(form: str, numbers: _WordNumbers) -> Counts:
    words = _WITHOUT_ACCENTS.sub("", form).split()
    return np.fromiter(map(numbers.__getitem__, words), np.int64, len(words))


def _lacks(word: _Side, deed: _Side) -> tuple[Lack, ...]:
    totals = {Side.WORD: word.total, Side.DEED: deed.total}
    found = (lack_of(total.units, total.documents, side) for side, total in totals.items())
    return tuple(lack for lack in found if lack)


def _compared(word: _Side, deed: _Side, numbers: _WordNumbers) -> tuple[Distinctive, ...]:
    """Words that stand often enough, from those of the first side to those of the second; words alike by alphabet."""
    all_counts = np.stack([side.often(len(numbers)) for side in (word, deed)])
    enough = (all_counts.sum(axis=0) >= MINIMUM_WORDS).tolist()
    often = sorted(one for one, number in numbers.items() if enough[number] and not one.isdigit())
    columns = [numbers[one] for one in often]
    counts, totals = all_counts[:, columns].astype(float), np.array([word.total.words, deed.total.words], float)
    prior = informative(counts, totals)
    odds = log_odds(counts, totals, prior)
    scores = odds / standard_error(counts, prior)
    uses = [
        _uses(all_counts[at][columns], side.documents(len(numbers))[columns]) for at, side in enumerate((word, deed))
    ]
    compared = map(Distinctive, often, *uses, odds.tolist(), scores.tolist())
    return tuple(sorted(compared, key=lambda one: -one.z))


def _uses(counts: Counts, documents: Counts) -> list[Use]:
    return list(map(Use, counts.tolist(), documents.tolist()))


def _foremost(words: Sequence[Distinctive], side: Side, most: int) -> tuple[Distinctive, ...]:
    """The most distinctive words of a side, first those with the greatest score, in enough of its documents."""
    own = [one for one in words if one.side is side and abs(one.z) >= CERTAIN]
    spread = [one for one in own if one.use.documents >= MINIMUM_DOCUMENTS]
    return tuple(sorted(spread, key=lambda one: -abs(one.z))[:most])


def _with_intervals(
    words: Sequence[Distinctive], sides: Sequence[_Side], numbers: _WordNumbers
) -> tuple[Distinctive, ...]:
    """The same with the interval of each over draws of the documents of both sides; the prior stays as it is."""
    if not words:
        return ()
    slugs = sorted({slug for side in sides for slug in side.of_document})
    found = [[side.of_document.get(slug, _NO_WORDS) for slug in slugs] for side in sides]
    counts = _by_document([numbers[one.word] for one in words], found, len(numbers))
    totals = np.array([[len(all_words) for all_words in of_documents] for of_documents in found], float)
    prior = informative(counts.sum(axis=1), totals)
    drawn = np.concatenate(
        [log_odds(np.moveaxis(rows @ counts, 0, 1), rows @ totals.T, prior) for rows in resamples(len(slugs))]
    )
    return tuple(replace(one, interval=percentile_interval(drawn[:, at])) for at, one in enumerate(words))


def _by_document(named: Sequence[int], found: Sequence[Sequence[Counts]], kinds: int) -> Numbers:
    """Sides × documents × words: how often each of some words stands there; all others are counted as one, and go."""
    column = np.full(kinds, len(named))
    column[named] = range(len(named))
    counted = [[np.bincount(column[one], minlength=len(named) + 1)[:-1] for one in side] for side in found]
    return np.array(counted, float)
