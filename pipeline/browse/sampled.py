"""What people judged of the sentences that were drawn by chance, and what that tells of the machine's errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.browse.error_rates import Drawn, ErrorRates, Estimate, Sort, error_rates
from pipeline.codebook import SourceKind
from pipeline.effective import on_theme, said_by_people
from pipeline.judgement import Judgement, Verdict
from pipeline.selection import Selection
from pipeline.store import questions, questions_chance
from pipeline.store.questions_chance import DrawnUnit, UnitCount


@dataclass(frozen=True, slots=True)
class Sample:
    """What stands of it beside every figure.

    Attributes:
        sentences: Sentences of the selection that were drawn and judged.
        blind: Those of them that everybody judged without seeing what the machine says.
        precision: Of the labels of its themes that the machine gives, the share that is right.
        recall: Of those that there should be, the share that it gives.
    """

    sentences: int
    blind: int
    precision: Estimate
    recall: Estimate


NOTHING_SAMPLED = Sample(0, 0, Estimate(None, None, 0), Estimate(None, None, 0))


@dataclass(frozen=True, slots=True)
class Sampled:
    """The whole of it.

    Attributes:
        sample: What stands beside every figure.
        all_sources: The machine's errors over all kinds of source.
        by_source: In the sentences of each kind of source that there are.
    """

    sample: Sample
    all_sources: ErrorRates
    by_source: Mapping[SourceKind, ErrorRates]


def sampled(store: Path, selection: Selection) -> Sampled:
    """What people judged of the sentences of a selection that were drawn by chance.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store) as connection:
        units = list(questions_chance.drawn_units(connection, selection))
        counts = questions_chance.units_by_finding(connection, selection)
    there = {count.source_kind for count in counts}
    rates = _rates(units, counts, selection.themes)
    return Sampled(
        _sample(units, rates),
        rates,
        {
            kind: _rates(
                [unit for unit in units if unit.source_kind == kind],
                [count for count in counts if count.source_kind == kind],
                selection.themes,
            )
            for kind in SourceKind
            if kind in there
        },
    )


def sample_of(connection: sqlite3.Connection, selection: Selection) -> Sample:
    """What stands of it beside every figure, asked beside other questions to one state of the store."""
    units = list(questions_chance.drawn_units(connection, selection))
    if not units:
        return NOTHING_SAMPLED
    counts = questions_chance.units_by_finding(connection, selection)
    return _sample(units, _rates(units, counts, selection.themes))


def _sample(units: Sequence[DrawnUnit], rates: ErrorRates) -> Sample:
    return Sample(len(units), sum(map(_is_blind, units)), rates.together.precision, rates.together.recall)


def _rates(units: Sequence[DrawnUnit], counts: Sequence[UnitCount], themes: Sequence[str]) -> ErrorRates:
    drawn = [
        Drawn(unit.slug, unit.doubtful, unit.found, _chance(unit.said), _truth(unit.said, themes)) for unit in units
    ]
    return error_rates(drawn, [Sort(count.doubtful, count.found, count.units) for count in counts], themes)


def _chance(said: Sequence[Judgement]) -> float:
    """The chance with which a unit was drawn; the highest, where the share that is drawn was raised later."""
    return max(one.asked.chance for one in said if one.asked and one.asked.chance)


def _is_blind(unit: DrawnUnit) -> bool:
    return all(one.asked is not None and one.asked.blind for one in unit.said if not one.settles)


def _truth(said: Sequence[Judgement], themes: Sequence[str]) -> dict[str, float]:
    """By theme the share of people who see it."""
    given = {theme: said_by_people(said, on_theme(theme)) for theme in themes}
    return {theme: _share(list(verdicts.values())) for theme, verdicts in given.items() if verdicts}


def _share(verdicts: Sequence[Verdict]) -> float:
    return sum(verdict is not Verdict.NO for verdict in verdicts) / len(verdicts)
