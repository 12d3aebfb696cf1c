"""Time is cut where a reader wants it, without a gap and without a year that stands twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.browse.timeline_steps import (
    EARLIEST,
    LATEST,
    MOST_BORDERS,
    SMOOTHING,
    Grouping,
    Period,
    Steps,
    periods_between,
    periods_of,
    read_borders,
)

YEARS = st.lists(st.integers(1990, 2030), min_size=1)
BORDERS = st.lists(st.integers(EARLIEST, LATEST), min_size=1, max_size=MOST_BORDERS, unique=True).map(sorted)


@given(YEARS, BORDERS, st.sampled_from(Grouping))
def test_steps_hold_each_year_once_and_leave_none_between_out(
    years: list[int], borders: list[int], grouping: Grouping
) -> None:
    steps = periods_of(years, grouping, borders)
    for year in range(min(years), max(years) + 1):
        assert sum(step.holds(year) for step in steps) == 1


@given(BORDERS)
def test_all_time_is_cut_where_each_border_begins(borders: list[int]) -> None:
    periods = periods_between(borders)
    assert [period.first for period in periods] == [None, *borders]
    assert [period.last for period in periods] == [*(border - 1 for border in borders), None]


@given(BORDERS, st.sampled_from([", ", ",", " ", ";", "\n"]))
def test_borders_are_read_as_they_are_written(borders: list[int], between: str) -> None:
    assert read_borders(between.join(map(str, borders))) == tuple(borders)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2015, 2007", (2007, 2015)),
        (" 2015 ,2015,", (2015,)),
        ("", None),
        ("later", None),
        ("2015-2019", None),
        ("15", None),
        ("20150", None),
        ("0999", None),
        ("3000", None),
        ("٢٠١٥", None),
        (", ".join(str(year) for year in range(1900, 1900 + MOST_BORDERS)), tuple(range(1900, 1900 + MOST_BORDERS))),
        (", ".join(str(year) for year in range(1900, 1901 + MOST_BORDERS)), None),
    ],
)
def test_what_is_typed_is_years_in_order_or_nothing(typed: str, read: tuple[int, ...] | None) -> None:
    assert read_borders(typed) == read


@given(st.integers(2000, 2020), st.sampled_from(SMOOTHING))
def test_a_window_has_its_year_in_the_middle_and_does_not_leave_the_corpus(year: int, smoothing: int) -> None:
    step, reach = Period(year, year), smoothing // 2
    assert Steps(smoothing=smoothing).window(step, (1000, 3000)) == Period(year - reach, year + reach)
    assert Steps(smoothing=smoothing).window(step, (year, year)) == step


def test_periods_are_never_smoothed() -> None:
    assert Steps(Grouping.PERIOD, smoothing=5).window(Period(None, 2006), (2000, 2020)) == Period(None, 2006)
