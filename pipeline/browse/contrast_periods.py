"""One theme in word and in deed, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.bootstrap import DRAWS, SEED
from pipeline.browse.contrast import Contrast, SideTotal, contrasts_of, counted, total_of
from pipeline.browse.footing import Footing
from pipeline.browse.timeline_steps import BORDERS, Period, periods_between
from pipeline.selection import BY_MODE, Pair, Selection, Side
from pipeline.store import questions


@dataclass(frozen=True, slots=True)
class PeriodContrast:
    """The theme in one period; its intervals resample the documents of that period.

    Attributes:
        period: As it was asked for.
        contrast: Of the units of the period.
        word: All running units of the first side in the period.
        deed: All running units of the second side in the period.
    """

    period: Period
    contrast: Contrast
    word: SideTotal
    deed: SideTotal


@dataclass(frozen=True, slots=True)
class ContrastInTime:
    """Word beside deed through the periods.

    Attributes:
        pair: The two groups.
        theme: The theme.
        steps: Those periods in which a document of the selection falls, in order.
        footing: Of the whole selection; labels are those of the theme.
        draws: Bootstrap draws.
        seed: Of the draws.
    """

    pair: Pair
    theme: str
    steps: tuple[PeriodContrast, ...]
    footing: Footing
    draws: int = DRAWS
    seed: int = SEED


def contrast_in_time(
    store: Path, selection: Selection, theme: str, pair: Pair = BY_MODE, borders: Sequence[int] = BORDERS
) -> ContrastInTime:
    """Hold word up against deed in each of some periods.

    Args:
        store: The store's file.
        selection: Which units; its own themes do not matter here.
        theme: The theme.
        pair: The two groups.
        borders: Rising first years of periods, see `periods_between`.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    chosen = replace(selection, themes=(theme,))
    with questions.asking(store, machine_only=selection.machine_only) as connection:
        year_of = questions.years(connection)
        counts, labels, foot = counted(connection, chosen, pair)
    steps = []
    for period in periods_between(borders):
        held = [count for count in counts if period.holds(year_of[count.slug])]
        (contrast,) = contrasts_of(held, [one for one in labels if period.holds(year_of[one.slug])], (theme,))
        steps.append(PeriodContrast(period, contrast, *(total_of(held, side) for side in Side)))
    return ContrastInTime(pair, theme, tuple(step for step in steps if step.word.units or step.deed.units), foot)
