"""How often the machine is wrong, estimated from sentences that were drawn by chance and judged by people.

Sentences are drawn with a chance that is known and that differs: more of those of which the machine is in doubt or in
which it finds a theme than of the many others. So each stands for as many as one over its chance (Hájek, 1971), and
the sentences of each sort together for as many of that sort as there are (post-stratification; Holt and Smith, 1979):
a sort that people got further with does not weigh more for it. With N₁ sentences in which the machine finds a theme
and N₀ in which it does not, and of these the shares p and q in which people see it, p is its precision,
N₁p / (N₁p + N₀q) its recall, and (N₁p + N₀q) / (N₁ + N₀) how often the theme is really there.

Intervals are by bootstrap over documents. Where people say the same of all sentences of a sort there is nothing to
resample; its share is then drawn from what so many alike leave possible (the posterior of Jeffreys' prior; Brown, Cai
and DasGupta, 2001), so that thirty right out of thirty is no certainty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.bootstrap import SEED, Interval, Numbers, drawn_ratios, percentile_interval, quotients
from pipeline.browse.figures import MINIMUM_DOCUMENTS

ENOUGH = 30
"""Judged sentences below which no error is estimated."""
REPRESENTED = 0.95
"""The share of all sentences of whose sort at least one has to be judged."""
PRIOR = 0.5
"""Jeffreys': half a sentence for and half a sentence against."""

Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence that was drawn by chance and judged by people.

    Attributes:
        document: The slug of its document.
        doubtful: Whether the machine is in doubt of it.
        found: The themes that the machine finds in it.
        chance: With which it was drawn, above 0 to 1.
        truth: By theme the share of people who see it; themes that none of them answered are left out.
    """

    document: str
    doubtful: bool
    found: frozenset[str]
    chance: float
    truth: Mapping[str, float]


class Sort(NamedTuple):
    """Sentences that are alike in what decides by which chance they are drawn: how many there are in all."""

    doubtful: bool
    found: frozenset[str]
    units: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share that was estimated.

    Attributes:
        value: 0 to 1; `None` where too few sentences were judged, or it is a share of nothing.
        interval: Of the value; `None` where that is.
        n: Judged sentences that it rests on.
    """

    value: float | None
    interval: Interval | None
    n: int


@dataclass(frozen=True, slots=True)
class Rates:
    """How good the machine's labels are.

    Attributes:
        precision: Of the sentences in which it finds a theme, the share in which people see it.
        recall: Of the sentences in which people see it, the share in which it finds it.
        prevalence: Of all sentences, the share in which people see it; of several themes the mean number of them.
        found: Of all sentences, the share in which it finds it; the same. `None` where there are no sentences.
    """

    precision: Estimate
    recall: Estimate
    prevalence: Estimate
    found: float | None


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """The same of each theme, by its id, and of all their labels together."""

    themes: Mapping[str, Rates]
    together: Rates


def error_rates(drawn: Sequence[Drawn], sorts: Iterable[Sort], themes: Sequence[str]) -> ErrorRates:
    """Estimate how often the machine is wrong in some sentences.

    Args:
        drawn: Those that were drawn from them and judged.
        sorts: All of them.
        themes: The themes to estimate, in the order of the answer.
    """
    units = _units(sorts, themes)
    sample = _Sample.of(drawn, units)
    of_theme = {theme: np.array([column.theme == theme for column in units], bool) for theme in themes}
    return ErrorRates(
        {theme: sample.rates(chosen) for theme, chosen in of_theme.items()}, sample.rates(np.ones(len(units), bool))
    )


class _Column(NamedTuple):
    """Sentences of one sort as far as one theme goes; `stratum` decides by which chance they are drawn."""

    theme: str
    stratum: str
    is_found: bool


def _stratum(one: Drawn | Sort) -> str:
    return "doubtful" if one.doubtful else "positive" if one.found else "negative"


def _units(sorts: Iterable[Sort], themes: Sequence[str]) -> dict[_Column, int]:
    """How many sentences each column holds that holds any."""
    units: Counter[_Column] = Counter()
    for sort in sorts:
        units.update({_Column(theme, _stratum(sort), theme in sort.found): sort.units for theme in themes})
    return units


@dataclass(frozen=True)
class _Sample:
    """What was judged, laid out in columns.

    Attributes:
        columns: What they hold.
        units: Float (columns,): how many sentences there are.
        judged: Float (documents, columns): how many of them were judged.
        shares: Float (1 + draws, columns): the share of them in which people see the theme, as it was judged and then
            in each draw of documents; NaN where none was judged.
    """

    columns: Sequence[_Column]
    units: Numbers
    judged: Numbers
    shares: Numbers

    @classmethod
    def of(cls, drawn: Sequence[Drawn], units: Mapping[_Column, int]) -> _Sample:
        """Lay out judged sentences; those of a sort of which there are none any more are left out."""
        column_of = {column: at for at, column in enumerate(units)}
        row_of = {document: at for at, document in enumerate(sorted({one.document for one in drawn}))}
        judged, weights, squares, seen = np.zeros((4, len(row_of), len(units)))
        for one in drawn:
            for theme, share in one.truth.items():
                column = _Column(theme, _stratum(one), theme in one.found)
                if column in column_of:
                    at, weight = (row_of[one.document], column_of[column]), 1 / one.chance
                    judged[at] += 1
                    weights[at] += weight
                    squares[at] += weight**2
                    seen[at] += weight * share
        shares = quotients(seen.sum(0), weights.sum(0))
        draws = _possible(drawn_ratios(seen, weights), shares, quotients(weights.sum(0) ** 2, squares.sum(0)))
        return cls(list(units), np.array(list(units.values()), float), judged, np.vstack([shares, draws]))

    def rates(self, chosen: Truths) -> Rates:
        """The rates of the labels in some columns together."""
        found = chosen & np.array([column.is_found for column in self.columns], bool)
        judged = self.judged.sum(0)
        sentences, labels = self._of_a_theme(self.units, chosen), self.units[found].sum()
        n, n_labels = int(self._of_a_theme(judged, chosen)), int(judged[found].sum())
        yes, no = self._seen(found), self._seen(chosen & ~found)
        enough = n >= ENOUGH and self._represents(chosen)
        return Rates(
            _estimate(quotients(yes, labels), n_labels, enough=n_labels >= ENOUGH and self._represents(found)),
            _estimate(quotients(yes, yes + no), n, enough=enough),
            _estimate(quotients(yes + no, sentences), n, enough=enough),
            float(labels / sentences) if sentences else None,
        )

    def _of_a_theme(self, numbers: Numbers, chosen: Truths) -> float:
        """The sum over those of some columns that are of one theme: the highest, for not all may be judged on each."""
        sums: Counter[str] = Counter()
        for column, number in zip(compress(self.columns, chosen), numbers[chosen], strict=True):
            sums[column.theme] += number
        return float(max(sums.values(), default=0))

    def _seen(self, chosen: Truths) -> Numbers:
        """Float (1 + draws,): in how many of all sentences of some columns people see the theme.

        Sentences of a sort of which none was judged are taken to be as those of the others.
        """
        shares, units = self.shares[:, chosen], self.units[chosen]
        known = ~np.isnan(shares)
        seen = np.where(known, shares, 0) @ units
        return seen if not units.sum() else units.sum() * quotients(seen, known @ units)

    def _represents(self, chosen: Truths) -> bool:
        """Whether what was judged stands for nearly all sentences of some columns, and is of more than a document."""
        judged = self.judged[:, chosen]
        there = self.units[chosen][judged.sum(0) > 0].sum()
        return bool((judged.sum(1) > 0).sum() >= MINIMUM_DOCUMENTS and there >= REPRESENTED * self.units[chosen].sum())


def _possible(draws: Numbers, shares: Numbers, alike: Numbers) -> Numbers:
    """The shares in draws of documents; where all that was judged is alike, what so many alike leave possible."""
    chance = np.random.default_rng(SEED)
    for at in np.flatnonzero(np.isin(shares, (0, 1))):
        yes = alike[at] * shares[at]
        draws[:, at] = chance.beta(yes + PRIOR, alike[at] - yes + PRIOR, len(draws))
    return draws


def _estimate(values: Numbers, n: int, *, enough: bool) -> Estimate:
    """Of values the first is the estimate, the others are those of the draws."""
    if not enough or np.isnan(values[0]):
        return Estimate(None, None, n)
    value, spread = float(values[0]), percentile_interval(values[1:])
    # What is possible beside nothing but right ones ends below all of them; such an interval goes up to the estimate.
    reached = spread and replace(spread, low=min(spread.low, value), high=max(spread.high, value))
    return Estimate(value, reached, n)
