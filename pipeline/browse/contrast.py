"""Word beside deed: attention, presence and gap for each theme, as the codebook's figure defines them.

Over running units (text and headings), for a theme and a side: **attention** is units with the theme out of all units
of the side; **presence** is units with the theme and stance present out of units with the theme; the **gap** is
presence in the word minus presence in the deed, in percentage points.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.bootstrap import (
    DRAWS,
    SEED,
    Interval,
    Numbers,
    difference_interval,
    drawn_ratios,
    is_still,
    percentile_interval,
    share_interval,
)
from pipeline.browse.figures import Bases, Lack, Share, bases_of, lack_of
from pipeline.browse.footing import Footing, footing_of
from pipeline.selection import BY_MODE, Pair, Selection, Side, Sides
from pipeline.store.questions import asking
from pipeline.store.questions_sides import SideCount, SideThemeCount, side_themes_by_document, sides_by_document

PERCENT = 100


@dataclass(frozen=True, slots=True)
class SideTotal:
    """All running units of a side, and the documents in which they stand."""

    units: int
    documents: int


@dataclass(frozen=True, slots=True)
class SideFigures:
    """One theme on one side.

    Attributes:
        attention: Units with the theme out of all units of the side; lacks when the *side* has fewer than ten units
            or three documents.
        presence: Units that say the theme is present out of units with the theme; lacks when fewer than ten units or
            three documents of the side have the *theme*.
        bases: On whose word the labels of the theme stand.
    """

    attention: Share
    presence: Share
    bases: Bases


@dataclass(frozen=True, slots=True)
class Gap:
    """Presence in the word minus presence in the deed.

    Attributes:
        points: In percentage points, −100 to 100; `None` when `lacks` says why it is not drawn.
        interval: In percentage points; `None` without points, or when too few draws have both denominators.
        lacks: What is lacking, on the side of the word, of the deed, or both; empty when the gap is drawn.
    """

    points: float | None
    interval: Interval | None
    lacks: tuple[Lack, ...]

    @property
    def drawn(self) -> bool:
        """Whether there is enough on both sides."""
        return not self.lacks


@dataclass(frozen=True, slots=True)
class Contrast:
    """One theme, word beside deed."""

    theme: str
    word: SideFigures
    deed: SideFigures
    gap: Gap


@dataclass(frozen=True, slots=True)
class WordAndDeed:
    """A contrast for each theme of the selection, in its order, and what they stand on.

    Attributes:
        pair: The two groups: word and deed, or two that a reader made, the first on the side of the word.
        contrasts: One a theme.
        word: The whole side of the word.
        deed: The whole side of the deed.
        documents: Documents with a unit on either side: these are resampled, together for both sides.
        footing: Of the whole selection; units of neither side are in it, but labels and modes of the two sides only.
        draws: Bootstrap draws.
        seed: Of the draws.
        both: Running units that fit both groups, and so stand on the side of the first; none can where it is word
            against deed.
    """

    pair: Pair
    contrasts: tuple[Contrast, ...]
    word: SideTotal
    deed: SideTotal
    documents: int
    footing: Footing
    draws: int = DRAWS
    seed: int = SEED
    both: int = 0


class Counted(NamedTuple):
    """What the store counts of two groups.

    Attributes:
        units: Running units of each side, by document.
        labels: Those with a theme of the selection.
        footing: Of the whole selection; its labels and modes are of the two sides only.
    """

    units: list[SideCount]
    labels: list[SideThemeCount]
    footing: Footing


def counted(connection: sqlite3.Connection, selection: Selection, pair: Pair, foot: Footing | None = None) -> Counted:
    """Count both sides of a selection, for its own themes; `foot` as in `word_and_deed`."""
    labels = side_themes_by_document(connection, selection, pair)
    units = sides_by_document(connection, selection, pair)
    modes = bases_of(units) if pair.by_mode else None
    return Counted(
        units, labels, replace(foot or footing_of(connection, selection), themes=bases_of(labels), modes=modes)
    )


def word_and_deed(
    store: Path, selection: Selection, pair: Pair = BY_MODE, *, foot: Footing | None = None
) -> WordAndDeed:
    """Hold word up against deed, or one group against another, for each theme of a selection.

    Args:
        store: The store's file.
        selection: Which units.
        pair: The two groups.
        foot: What the selection stands on, where that was asked before; `None`: it is asked here.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store, machine_only=selection.machine_only) as connection:
        counts, labels, foot = counted(connection, selection, pair, foot)
        others = sides_by_document(connection, selection, pair.turned) if pair.sides is Sides.OWN else counts
    return WordAndDeed(
        pair=pair,
        contrasts=contrasts_of(counts, labels, selection.themes),
        word=total_of(counts, Side.WORD),
        deed=total_of(counts, Side.DEED),
        documents=len({count.slug for count in counts}),
        footing=foot,
        both=0 if others is counts else total_of(counts, Side.WORD).units - total_of(others, Side.DEED).units,
    )


def total_of(counts: Sequence[SideCount], side: Side) -> SideTotal:
    """The whole of one side."""
    own = [count.units for count in counts if count.side == side]
    return SideTotal(sum(own), len(own))


def contrasts_of(
    counts: Sequence[SideCount], labels: Sequence[SideThemeCount], themes: Sequence[str]
) -> tuple[Contrast, ...]:
    """A contrast for each theme, from the counts of those documents that are to be resampled.

    Args:
        counts: Units of each side, by document.
        labels: Units with a theme of each side, in these documents.
        themes: In the order of the answer.
    """
    return _contrasts(themes, *(_table(counts, labels, themes, side) for side in Side))


@dataclass(frozen=True)
class _Table:
    """Counts of one side; a row for every document that has units on *either* side, a column for every theme."""

    side: Side
    units: Numbers  # documents × 1
    themed: Numbers  # documents × themes
    present: Numbers  # documents × themes
    bases: Sequence[Bases]  # themes

    @property
    def units_by_theme(self) -> Numbers:
        """The denominator of attention in every column: the same for each theme."""
        return np.broadcast_to(self.units, self.themed.shape)


def _table(counts: Sequence[SideCount], labels: Sequence[SideThemeCount], themes: Sequence[str], side: Side) -> _Table:
    row_of = {slug: row for row, slug in enumerate(sorted({count.slug for count in counts}))}
    column_of = {theme: column for column, theme in enumerate(themes)}
    units = np.zeros((len(row_of), 1))
    themed, present = (np.zeros((len(row_of), len(themes))) for _ in range(2))
    for count in counts:
        if count.side == side:
            units[row_of[count.slug], 0] = count.units
    of_theme: Mapping[str, list[SideThemeCount]] = {theme: [] for theme in themes}
    for label in [label for label in labels if label.side == side]:
        themed[row_of[label.slug], column_of[label.theme]] = label.units
        present[row_of[label.slug], column_of[label.theme]] = label.present
        of_theme[label.theme].append(label)
    return _Table(side, units, themed, present, [bases_of(of_theme[theme]) for theme in themes])


def _contrasts(themes: Sequence[str], word: _Table, deed: _Table) -> tuple[Contrast, ...]:
    drawn = _drawn(word, deed)
    contrasts = []
    for column, theme in enumerate(themes):
        said = _figures(word, drawn[Side.WORD], column)
        done = _figures(deed, drawn[Side.DEED], column)
        drawn_of = [drawn[side].presence[:, column] for side in Side]
        contrasts.append(Contrast(theme, said, done, _gap(said.presence, done.presence, *drawn_of)))
    return tuple(contrasts)


def _figures(table: _Table, drawn: _Drawn, column: int) -> SideFigures:
    units, themed, present = table.units[:, 0], table.themed[:, column], table.present[:, column]
    return SideFigures(
        attention=_share(themed, units, drawn.attention[:, column], table.side),
        presence=_share(present, themed, drawn.presence[:, column], table.side),
        bases=table.bases[column],
    )


@dataclass(frozen=True)
class _Drawn:
    """Figures of one side in every draw: draws × themes."""

    attention: Numbers
    presence: Numbers


def _drawn(word: _Table, deed: _Table) -> dict[Side, _Drawn]:
    """All figures from the same draws, so that a gap compares the two sides of one resampled corpus."""
    counts = np.hstack([word.themed, word.present, deed.themed, deed.present])
    bases = np.hstack([word.units_by_theme, word.themed, deed.units_by_theme, deed.themed])
    parts = np.hsplit(drawn_ratios(counts, bases), 4)
    return {Side.WORD: _Drawn(parts[0], parts[1]), Side.DEED: _Drawn(parts[2], parts[3])}


def _share(count: Numbers, of: Numbers, drawn: Numbers, side: Side) -> Share:
    documents = int((of > 0).sum())
    lack = lack_of(int(of.sum()), documents, side)
    interval = None if lack else share_interval(drawn, count, of)
    return Share(int(count.sum()), int(of.sum()), documents, interval, lack)


def _gap(word: Share, deed: Share, drawn_word: Numbers, drawn_deed: Numbers) -> Gap:
    lacks = tuple(share.lack for share in (word, deed) if share.lack)
    if lacks or word.value is None or deed.value is None:
        return Gap(None, None, lacks)
    drawn = drawn_word - drawn_deed
    interval = percentile_interval(drawn)
    if interval and word.interval and deed.interval and any(map(is_still, (drawn_word, drawn_deed, drawn))):
        interval = difference_interval(word.value, word.interval, deed.value, deed.interval)
    return Gap(PERCENT * (word.value - deed.value), _in_points(interval), ())


def _in_points(interval: Interval | None) -> Interval | None:
    return interval and Interval(PERCENT * interval.low, PERCENT * interval.high, interval.draws)
