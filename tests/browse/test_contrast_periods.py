"""One theme period by period adds up to the whole, and any two groups can be held up against each other."""

from dataclasses import replace
from pathlib import Path

from pipeline.browse.contrast import SideTotal, word_and_deed
from pipeline.browse.contrast_periods import contrast_in_time
from pipeline.browse.contrast_tables import contrast_records, group_text, period_records
from pipeline.browse.figures import Lack, Lacking
from pipeline.browse.timeline_steps import Period
from pipeline.codebook import Mode, SourceKind, Voice
from pipeline.selection import BY_MODE, BY_SOURCE, Group, Pair, Selection, Side, Sides
from tests.browse.small_store import CW

POLICY, PRACTICE = Group(source_kinds=(SourceKind.POLICY,)), Group(source_kinds=(SourceKind.PRACTICE,))
BEFORE, AFTER = Group(years=(2000, 2014)), Group(years=(2015, 2030))


def test_periods_hold_the_documents_of_their_years_and_nothing_is_counted_twice(
    store: Path, everything: Selection
) -> None:
    answer = contrast_in_time(store, everything, CW, BY_MODE, (2015, 2017))
    assert [step.period for step in answer.steps] == [Period(None, 2014), Period(2015, 2016), Period(2017, None)]
    whole = word_and_deed(store, everything)
    assert sum(step.word.units for step in answer.steps) == whole.word.units
    assert sum(step.deed.documents for step in answer.steps) == whole.deed.documents
    (theme,) = [one for one in whole.contrasts if one.theme == CW]
    assert sum(step.contrast.deed.presence.count for step in answer.steps) == theme.deed.presence.count


def test_a_period_is_what_a_selection_of_its_years_gives(store: Path, everything: Selection) -> None:
    first, *_ = contrast_in_time(store, everything, CW, BY_SOURCE, (2015,)).steps
    alone = word_and_deed(store, replace(everything, themes=(CW,), years=(2000, 2014)), BY_SOURCE)
    assert (first.contrast,) == alone.contrasts
    assert (first.word, first.deed) == (alone.word, alone.deed)


def test_a_period_without_a_sentence_on_either_side_is_left_out(store: Path, everything: Selection) -> None:
    answer = contrast_in_time(store, everything, CW, BY_MODE, (2009, 2015))
    assert [step.period for step in answer.steps] == [Period(None, 2008), Period(2015, None)]


def test_a_period_below_the_minimum_has_no_gap_and_says_why(store: Path, everything: Selection) -> None:
    first, *_ = contrast_in_time(store, everything, CW, BY_MODE, (2015,)).steps
    assert first.contrast.gap.lacks == (Lack(Lacking.UNITS, 1, 10, Side.DEED),)


def test_periods_go_out_with_their_years_and_groups(store: Path, everything: Selection) -> None:
    records = period_records(contrast_in_time(store, everything, CW, BY_MODE, (2015,)), str)
    assert [(record["period_from"], record["period_to"]) for record in records] == [(None, 2014), (2015, None)]
    assert {record["word_group"] for record in records} == {"mode: rhetoric"}


def test_policy_against_practice_counts_units_by_their_own_kind(store: Path, everything: Selection) -> None:
    answer = word_and_deed(store, everything, Pair(POLICY, PRACTICE))
    assert answer.word == SideTotal(16, 3)
    assert answer.deed == SideTotal(8, 2)  # verslag 6, and the two commenters of betoog
    assert answer.footing.modes is None
    assert answer.both == 0


def test_before_and_after_a_year(store: Path, everything: Selection) -> None:
    answer = word_and_deed(store, everything, Pair(BEFORE, AFTER))
    assert (answer.word, answer.deed) == (SideTotal(16, 3), SideTotal(15, 3))


def test_a_second_group_without_bounds_is_all_the_rest(store: Path, everything: Selection) -> None:
    answer = word_and_deed(store, everything, Pair(POLICY, Group()))
    assert (answer.word.units, answer.deed.units) == (16, 15)
    assert answer.both == 16


def test_what_fits_both_groups_counts_in_the_first_and_is_told(store: Path, everything: Selection) -> None:
    promises = Group(modes=(Mode.RHETORIC,))
    answer = word_and_deed(store, everything, Pair(POLICY, promises))
    assert (answer.word.units, answer.deed.units) == (16, 1)  # the commenter's promise
    assert answer.both == 14
    turned = word_and_deed(store, everything, Pair(promises, POLICY))
    assert (turned.word.units, turned.deed.units, turned.both) == (15, 2, 14)


def test_two_outlets(store: Path, everything: Selection) -> None:
    answer = word_and_deed(store, everything, Pair(Group(outlets=("Weekblad",)), Group(outlets=("", "Buurtkrant"))))
    assert (answer.word, answer.deed) == (SideTotal(6, 1), SideTotal(25, 5))


def test_the_file_of_groups_names_them_a_and_b_and_says_what_is_in_them(store: Path, everything: Selection) -> None:
    row = contrast_records(word_and_deed(store, everything, Pair(POLICY, BEFORE)))[0]
    assert (row["sides"], row["a_group"], row["b_group"]) == (Sides.OWN, "source_kind: policy", "years: 2000-2014")
    assert row["a_attention_of"] == 16
    assert not any(name.startswith(("word_", "deed_")) for name in row)
    assert row["gap_not_drawn"] == "b: 0 units of 10"


def test_a_group_is_told_by_all_its_bounds() -> None:
    group = Group(
        Side.WORD, (Mode.NONE,), (SourceKind.ESSAY,), (Voice.AUTHOR, Voice.COMMENTER), (2001, 2002), ("Blad",)
    )
    told = "origin: word; mode: none; source_kind: essay; voice: author, commenter; outlet: Blad; years: 2001-2002"
    assert group_text(group) == told
    assert group_text(Group()) == "all"
