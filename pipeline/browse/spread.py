"""How what a search found is spread over time: out of all sentences searched, and in how many documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.bootstrap import share_intervals
from pipeline.browse.concordance import DocumentHits
from pipeline.browse.figures import Share, lack_of
from pipeline.browse.timeline import Grouping, Period, periods_of


@dataclass(frozen=True, slots=True)
class Step:
    """What was found in one period.

    Attributes:
        period: A year or a longer period.
        hits: Places.
        sentences: Units with at least one, out of the units searched in the period.
        documents: Documents with at least one, out of the documents searched in the period.
    """

    period: Period
    hits: int
    sentences: Share
    documents: Share


def spread(found: Sequence[DocumentHits], grouping: Grouping) -> tuple[Step, ...]:
    """What was found in each period, from the first year searched to the last.

    Args:
        found: Every document that was searched, those without a hit too.
        grouping: By year of the document, or by the periods of the timeline.

    Returns:
        A step for each period, without a gap; where a period holds nothing, its shares are of zero. Intervals resample
        the documents of the period; a period of fewer than three documents or ten units has none.
    """
    periods = periods_of((document.year for document in found), grouping)
    return tuple(_step(period, [one for one in found if period.holds(one.year)]) for period in periods)


def whole(found: Sequence[DocumentHits]) -> Step:
    """The same over all that was searched."""
    return _step(Period(None, None), found)


def _step(period: Period, found: Sequence[DocumentHits]) -> Step:
    counts = np.array([[one.sentences, one.sentences > 0] for one in found], float).reshape(-1, 2)
    bases = np.array([[one.units, 1] for one in found], float).reshape(-1, 2)
    lack = lack_of(int(bases[:, 0].sum()), len(found))
    intervals = (None, None) if lack else share_intervals(counts, bases)
    sentences, documents = (
        Share(int(counts[:, column].sum()), int(bases[:, column].sum()), len(found), interval, lack)
        for column, interval in enumerate(intervals)
    )
    return Step(period, sum(one.hits for one in found), sentences, documents)
