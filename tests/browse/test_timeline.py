"""The timeline's counts, denominators and minimum, worked out by hand over the small store."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.browse.figures import Bases, Lack, Lacking
from pipeline.browse.footing import footing
from pipeline.browse.quotes import quotes
from pipeline.browse.timeline import Grouping, Period, Point, behind, periods_of, timeline
from pipeline.codebook import SourceKind
from pipeline.selection import Selection
from tests.browse.small_store import CO, CW


def years_of(period: Period) -> str:
    return str(period.first) if period.first == period.last else f"{period.first or ''}–{period.last or ''}"


def counts(points: tuple[Point, ...], theme: str = CW) -> dict[tuple[str, str | None], tuple[int, int, int, int]]:
    """(period, source) → units with the theme, running units, documents, documents with the theme."""
    return {
        (years_of(point.period), point.source_kind): (
            *(point.share.count, point.share.of, point.share.documents),
            point.documents_with_theme,
        )
        for point in points
        if point.theme == theme
    }


def test_by_year_every_year_between_has_a_point(store: Path, everything: Selection) -> None:
    found = counts(timeline(store, everything).points)
    assert found == {
        ("2008", None): (13, 16, 3, 3),
        **{(str(year), None): (0, 0, 0, 0) for year in range(2009, 2016)},
        ("2016", None): (8, 11, 2, 2),
        ("2017", None): (3, 4, 1, 1),
    }


def test_by_period_the_years_are_taken_together(store: Path, everything: Selection) -> None:
    found = counts(timeline(store, everything, grouping=Grouping.PERIOD).points)
    assert found == {("2007–2014", None): (13, 16, 3, 3), ("2015–2019", None): (11, 15, 3, 3)}


def test_by_source_a_commenter_counts_as_practice(store: Path, everything: Selection) -> None:
    found = counts(timeline(store, everything, grouping=Grouping.PERIOD, by_source=True).points)
    assert found == {
        ("2007–2014", "policy"): (13, 16, 3, 3),
        ("2015–2019", "policy"): (0, 0, 0, 0),
        ("2007–2014", "interview"): (0, 0, 0, 0),
        ("2015–2019", "interview"): (4, 5, 1, 1),
        ("2007–2014", "practice"): (0, 0, 0, 0),
        ("2015–2019", "practice"): (5, 8, 2, 2),
        ("2007–2014", "essay"): (0, 0, 0, 0),
        ("2015–2019", "essay"): (2, 2, 1, 1),
    }


def test_points_come_by_theme_then_source_then_time(store: Path, everything: Selection) -> None:
    points = timeline(store, everything, grouping=Grouping.PERIOD, by_source=True).points
    order = [(point.theme, point.source_kind, point.period.first) for point in points]
    kinds = [SourceKind.POLICY, SourceKind.ESSAY, SourceKind.INTERVIEW, SourceKind.PRACTICE]
    assert order == [(theme, kind, year) for theme in (CW, CO) for kind in kinds for year in (2007, 2015)]


def test_a_group_with_enough_has_an_interval_around_its_share(store: Path, everything: Selection) -> None:
    share = next(point.share for point in timeline(store, everything).points if point.period.first == 2008)
    assert share.value == 13 / 16
    assert share.lack is None
    assert share.interval is not None
    assert share.interval.low == pytest.approx(4 / 7)  # all draws of nota-a: one in twenty-seven
    assert share.interval.high == 1  # all draws of visie
    assert share.interval.draws == 2_000


@pytest.mark.parametrize(
    ("year", "lack"),
    [
        (2009, Lack(Lacking.UNITS, 0, 10)),
        (2016, Lack(Lacking.DOCUMENTS, 2, 3)),
        (2017, Lack(Lacking.UNITS, 4, 10)),
    ],
)
def test_a_group_below_the_minimum_says_what_it_lacks_and_has_no_interval(
    store: Path, everything: Selection, year: int, lack: Lack
) -> None:
    share = next(point.share for point in timeline(store, everything).points if point.period.first == year)
    assert share.below_minimum
    assert share.lack == lack
    assert share.interval is None


def test_without_fictional_documents_their_sentences_go(store: Path, everything: Selection) -> None:
    answer = timeline(store, replace(everything, fictional=False))
    assert counts(answer.points)["2008", None] == (10, 13, 2, 2)
    assert answer.footing.fictional_documents == 0


def test_the_answer_is_the_same_each_time(store: Path, everything: Selection) -> None:
    assert timeline(store, everything) == timeline(store, everything)


def test_a_point_does_not_depend_on_the_other_themes(store: Path, everything: Selection) -> None:
    alone = timeline(store, replace(everything, themes=(CW,))).points
    assert alone == tuple(point for point in timeline(store, everything).points if point.theme == CW)


@pytest.mark.parametrize("grouping", Grouping)
@pytest.mark.parametrize("by_source", [True, False])
@pytest.mark.parametrize("years", [None, (2008, 2016)])
def test_behind_each_point_stand_as_many_sentences_as_it_counts(
    store: Path, everything: Selection, grouping: Grouping, by_source: bool, years: tuple[int, int] | None
) -> None:
    selection = replace(everything, years=years, fictional=False)
    points = timeline(store, selection, grouping=grouping, by_source=by_source).points
    assert points
    for point in points:
        found = quotes(store, behind(selection, point), point.theme)
        assert found.total == point.share.count
        assert footing(store, behind(selection, point)).units == point.share.of


def test_an_empty_store_has_no_points(empty_store: Path, everything: Selection) -> None:
    assert timeline(empty_store, everything, by_source=True).points == ()


@settings(deadline=None)
@given(st.lists(st.integers(1990, 2030), min_size=1))
def test_steps_hold_each_year_once_and_leave_none_between_out(years: list[int]) -> None:
    for grouping in Grouping:
        steps = periods_of(years, grouping)
        for year in range(min(years), max(years) + 1):
            assert sum(step.holds(year) for step in steps) == 1


def test_a_point_tells_on_whose_word_its_labels_stand(store: Path, everything: Selection) -> None:
    found = {years_of(point.period): point.bases for point in timeline(store, everything).points if point.theme == CW}
    assert (found["2008"], found["2016"]) == (Bases(1, 0, 12), Bases(0, 1, 7))
