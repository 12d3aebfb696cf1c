"""The timeline's counts, denominators and minimum, worked out by hand over the small store."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.browse.figures import Bases, Lack, Lacking
from pipeline.browse.footing import footing
from pipeline.browse.timeline import Grouping, Period, Point, Split, Steps, key_of, outlets, timeline
from pipeline.browse.timeline_sentences import behind, sentences
from pipeline.codebook import SourceKind
from pipeline.selection import Selection
from tests.browse import small_store
from tests.browse.small_store import CO, CW

BY_PERIOD = Steps(Grouping.PERIOD)
SMOOTHED = Steps(smoothing=3)


def years_of(period: Period) -> str:
    return str(period.first) if period.first == period.last else f"{period.first or ''}–{period.last or ''}"


def counts(points: tuple[Point, ...], theme: str = CW) -> dict[tuple[str, str | None], tuple[int, int, int, int]]:
    """(period, group) → units with the theme, running units, documents, documents with the theme."""
    return {
        (years_of(point.period), point.group): (
            *(point.share.count, point.share.of, point.share.documents),
            point.dispersion.count,
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
    found = counts(timeline(store, everything, steps=BY_PERIOD).points)
    assert found == {("2007–2014", None): (13, 16, 3, 3), ("2015–2019", None): (11, 15, 3, 3)}


def test_by_source_a_commenter_counts_as_practice(store: Path, everything: Selection) -> None:
    found = counts(timeline(store, everything, steps=BY_PERIOD, split=Split.SOURCE_KIND).points)
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
    points = timeline(store, everything, steps=BY_PERIOD, split=Split.SOURCE_KIND).points
    order = [(point.theme, point.group, point.period.first) for point in points]
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


@pytest.mark.parametrize("steps", [Steps(), BY_PERIOD, SMOOTHED])
@pytest.mark.parametrize("split", Split)
@pytest.mark.parametrize("years", [None, (2008, 2016)])
def test_behind_each_point_stand_as_many_sentences_as_it_counts(
    store: Path, everything: Selection, steps: Steps, split: Split, years: tuple[int, int] | None
) -> None:
    selection = replace(everything, years=years, fictional=False)
    points = timeline(store, selection, steps=steps, split=split).points
    assert any(point.share.count for point in points)
    for point in points:
        found = sentences(store, behind(selection, point, split), limit=None)
        assert found.total == point.share.count
        assert len({quote.cited.slug for quote in found.quotes}) == point.dispersion.count


@pytest.mark.parametrize("split", [Split.TOGETHER, Split.SOURCE_KIND])
def test_the_selection_behind_a_point_holds_what_it_is_counted_over(
    store: Path, everything: Selection, split: Split
) -> None:
    for point in timeline(store, everything, steps=SMOOTHED, split=split).points:
        assert footing(store, behind(everything, point, split).selection).units == point.share.of


def test_an_empty_store_has_no_points(empty_store: Path, everything: Selection) -> None:
    assert timeline(empty_store, everything, split=Split.SOURCE_KIND).points == ()


def test_a_point_tells_on_whose_word_its_labels_stand(store: Path, everything: Selection) -> None:
    found = {years_of(point.period): point.bases for point in timeline(store, everything).points if point.theme == CW}
    assert (found["2008"], found["2016"]) == (Bases(1, 0, 12), Bases(0, 1, 7))


def test_by_mode_sentences_are_counted_over_those_that_do_the_same(store: Path, everything: Selection) -> None:
    found = counts(timeline(store, everything, steps=BY_PERIOD, split=Split.MODE).points)
    assert found == {
        ("2007–2014", "rhetoric"): (12, 14, 3, 3),
        ("2015–2019", "rhetoric"): (0, 1, 1, 0),
        ("2007–2014", "practice"): (1, 1, 1, 1),
        ("2015–2019", "practice"): (11, 13, 3, 3),
        ("2007–2014", "none"): (0, 1, 1, 0),
        ("2015–2019", "none"): (0, 1, 1, 0),
    }


def test_by_stance_both_lines_are_counted_over_all_sentences_and_together_make_the_theme(
    store: Path, everything: Selection
) -> None:
    found = counts(timeline(store, everything, steps=BY_PERIOD, split=Split.STANCE).points)
    assert found == {
        ("2007–2014", "present"): (12, 16, 3, 3),
        ("2015–2019", "present"): (3, 15, 3, 2),
        ("2007–2014", "absent"): (1, 16, 3, 1),
        ("2015–2019", "absent"): (8, 15, 3, 3),
    }


@pytest.fixture(scope="module")
def placed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small store, but its two notes and the account of a neighbourhood appeared somewhere."""
    path = small_store.fill(tmp_path_factory.mktemp("placed") / "store.sqlite")
    with small_store.writing(path) as connection:
        connection.execute("UPDATE document SET outlet = NULL")
        connection.execute("UPDATE document SET outlet = 'Wijkblad' WHERE slug IN ('nota-a', 'nota-b')")
        connection.execute("UPDATE document SET outlet = '=Bode' WHERE slug = 'verslag'")
    return path


def test_outlets_come_with_most_documents_first_those_unknown_together(
    placed_store: Path, everything: Selection
) -> None:
    assert outlets(placed_store, everything) == (("", 3), ("Wijkblad", 2), ("=Bode", 1))


def test_by_outlet_lines_stand_in_the_order_chosen_and_others_are_not_counted(
    placed_store: Path, everything: Selection
) -> None:
    selection = replace(everything, outlets=("Wijkblad", ""), fictional=False)
    answer = timeline(placed_store, selection, steps=BY_PERIOD, split=Split.OUTLET)
    assert counts(answer.points) == {
        ("2007–2014", "Wijkblad"): (10, 13, 2, 2),
        ("2015–2019", "Wijkblad"): (0, 0, 0, 0),
        ("2007–2014", ""): (0, 0, 0, 0),
        ("2015–2019", ""): (7, 9, 2, 2),
    }
    assert answer.footing.units == 22
    assert list(dict.fromkeys(point.group for point in answer.points)) == ["Wijkblad", ""]


def test_a_smoothed_point_takes_the_years_around_it_together_and_keeps_its_own(
    store: Path, everything: Selection
) -> None:
    points = timeline(store, replace(everything, themes=(CW,)), steps=SMOOTHED).points
    found = {point.period.first: point for point in points}
    taken = {year: (point.years.years, point.share.count, point.share.of) for year, point in found.items()}
    assert taken[2008] == ((2008, 2009), 13, 16)  # nothing before the first year
    assert taken[2015] == ((2014, 2016), 8, 11)
    assert taken[2016] == ((2015, 2017), 11, 15)
    assert found[2016].share.interval is not None  # two documents of 2016 and one of 2017
    own = found[2016].own
    assert own is not None
    assert (own.count, own.of, own.interval) == (8, 11, None)


def test_the_sentences_of_one_document_may_come_before_the_others_behind_a_point(
    store: Path, everything: Selection
) -> None:
    point = next(point for point in timeline(store, everything).points if point.key == key_of(CW, Period(2008, 2008)))
    which = behind(everything, point, Split.TOGETHER)
    usual, turned = (sentences(store, one, limit=None) for one in (which, replace(which, first="visie")))
    of_visie = [quote for quote in usual.quotes if quote.cited.slug == "visie"]
    others = [quote for quote in usual.quotes if quote.cited.slug != "visie"]
    assert list(turned.quotes) == [*of_visie, *others] != list(usual.quotes)


def test_without_smoothing_a_point_has_no_other_figure_of_its_own(store: Path, everything: Selection) -> None:
    for steps in (Steps(), BY_PERIOD, replace(BY_PERIOD, smoothing=5)):
        assert {point.own for point in timeline(store, everything, steps=steps).points} == {None}


def test_dispersion_says_in_how_many_documents_with_an_interval_of_its_own(store: Path, everything: Selection) -> None:
    answer = timeline(store, everything, steps=BY_PERIOD)
    point = next(point for point in answer.points if (point.theme, point.period.first) == (CO, 2015))
    assert (point.dispersion.count, point.dispersion.of, point.dispersion.documents) == (1, 3, 3)
    assert point.dispersion.interval is not None
    assert (point.dispersion.interval.low, point.dispersion.interval.high) == (0, 1)


def test_keys_tell_all_points_apart_and_lead_back_to_them(store: Path, everything: Selection) -> None:
    for split in Split:
        answer = timeline(store, everything, split=split)
        keys = [point.key for point in answer.points]
        assert len(set(keys)) == len(keys)
        assert [answer.point(key) for key in keys] == list(answer.points)
        assert answer.point("nothing") is None
