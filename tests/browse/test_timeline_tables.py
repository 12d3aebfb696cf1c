"""A timeline goes out with its counts, denominators and versions."""

from pathlib import Path

from pipeline.browse.tables import Record
from pipeline.browse.timeline import Grouping, Period, Split, Steps, timeline
from pipeline.browse.timeline_tables import timeline_records
from pipeline.selection import Selection
from tests.browse.small_store import CW, MACHINE


def called(period: Period) -> str:
    return f"vanaf {period.first}"


def cells(row: Record, *names: str) -> tuple[object, ...]:
    return tuple(row[name] for name in names)


def test_a_record_has_count_denominator_documents_and_what_it_stands_on(store: Path, everything: Selection) -> None:
    rows = timeline_records(timeline(store, everything, steps=Steps(Grouping.PERIOD)), called)
    assert len(rows) == 4
    first = rows[0]
    assert cells(first, "theme", "period", "split", "group") == (CW, "vanaf 2007", "together", None)
    assert cells(first, "period_from", "period_to", "years_together") == (2007, 2014, 1)
    assert cells(first, "n_people", "n_codings", "n_machine") == (1, 0, 12)
    assert cells(first, "share_count", "share_of", "share_documents") == (13, 16, 3)
    assert cells(first, "share", "share_below_minimum") == (0.8125, False)
    assert cells(first, "documents_with_theme", "dispersion_of", "dispersion") == (3, 3, 1.0)
    assert cells(first, "own_count", "own_of") == (None, None)
    assert cells(first, "machine_labeller", "counted_units", "fictional_documents") == (MACHINE, 31, 1)


def test_a_smoothed_record_says_which_years_it_takes_together(store: Path, everything: Selection) -> None:
    answer = timeline(store, everything, steps=Steps(smoothing=3), split=Split.STANCE)
    row = next(row for row in timeline_records(answer, called) if row["period_from"] == 2016)
    assert cells(row, "split", "group", "years_together") == ("stance", "present", 3)
    assert cells(row, "counted_from", "counted_to") == (2015, 2017)
    assert cells(row, "share_count", "share_of", "own_count", "own_of") == (3, 15, 2, 11)
