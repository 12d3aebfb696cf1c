"""Word beside deed by the definitions, worked out by hand over the small store."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.bootstrap import Interval, wilson
from pipeline.browse.contrast import Contrast, SideTotal, word_and_deed
from pipeline.browse.figures import Bases, Lack, Lacking, Share
from pipeline.selection import BY_MODE, BY_SOURCE, PAIRS, STRICTLY, Pair, Selection, Side
from tests.browse import small_store
from tests.browse.small_store import CO, CW


def parts(share: Share) -> tuple[int, int, int]:
    return share.count, share.of, share.documents


Counts = tuple[int, int]


def contrast(store: Path, selection: Selection, pair: Pair = BY_MODE, theme: str = CW) -> Contrast:
    return next(one for one in word_and_deed(store, selection, pair).contrasts if one.theme == theme)


def test_by_mode_units_stand_on_the_side_of_their_mode(store: Path, everything: Selection) -> None:
    answer = word_and_deed(store, everything)
    assert answer.word == SideTotal(15, 4)  # nota-a 6, nota-b 5, visie 3, betoog 1
    assert answer.deed == SideTotal(14, 4)  # nota-b 1, verslag 6, gesprek 4, betoog 3
    assert answer.documents == 6
    found = contrast(store, everything)
    assert parts(found.word.attention) == (12, 15, 4)
    assert parts(found.word.presence) == (11, 12, 3)
    assert parts(found.deed.attention) == (12, 14, 4)
    assert parts(found.deed.presence) == (4, 12, 4)


def test_the_gap_is_presence_in_word_minus_presence_in_deed_in_points(store: Path, everything: Selection) -> None:
    gap = contrast(store, everything).gap
    assert gap.drawn
    assert gap.points == pytest.approx(100 * (11 / 12 - 4 / 12))
    assert gap.interval is not None
    assert gap.interval.low < gap.points < gap.interval.high <= 100


def test_by_source_interviewees_and_commenters_are_the_deed(store: Path, everything: Selection) -> None:
    answer = word_and_deed(store, everything, BY_SOURCE)
    assert answer.word == SideTotal(16, 3)  # all running units of the three policy documents
    assert answer.deed == SideTotal(12, 3)  # verslag 6, interviewee 4, commenter 2; the interviewer is on neither side
    found = contrast(store, everything, BY_SOURCE)
    assert parts(found.word.presence) == (12, 13, 3)
    assert parts(found.deed.attention) == (9, 12, 3)
    assert parts(found.deed.presence) == (3, 9, 3)


def test_strictly_a_unit_must_be_of_the_side_in_mode_and_in_source(store: Path, everything: Selection) -> None:
    answer = word_and_deed(store, everything, STRICTLY)
    assert answer.word == SideTotal(14, 3)  # without the commenter's promise in betoog
    assert answer.deed == SideTotal(11, 3)  # verslag 6, interviewee 4, commenter 1
    assert parts(contrast(store, everything, STRICTLY).word.presence) == (11, 12, 3)


def test_below_ten_units_with_the_theme_there_is_no_gap_and_a_reason(store: Path, everything: Selection) -> None:
    found = contrast(store, everything, BY_SOURCE)
    assert found.deed.presence.lack == Lack(Lacking.UNITS, 9, 10, Side.DEED)
    assert found.deed.presence.interval is None
    assert found.deed.attention.lack is None  # the side itself has twelve units in three documents
    assert not found.gap.drawn
    assert (found.gap.points, found.gap.interval) == (None, None)
    assert found.gap.lacks == (Lack(Lacking.UNITS, 9, 10, Side.DEED),)


def test_where_both_sides_lack_both_are_named_the_word_first(store: Path, everything: Selection) -> None:
    found = contrast(store, everything, theme=CO)
    assert found.gap.lacks == (Lack(Lacking.UNITS, 1, 10, Side.WORD), Lack(Lacking.UNITS, 0, 10, Side.DEED))
    assert found.deed.presence.value is None


def test_too_few_documents_is_a_reason_too(store: Path, everything: Selection) -> None:
    three = contrast(store, replace(everything, years=(2016, 2017)))
    two = contrast(store, replace(everything, years=(2016, 2016)))
    assert three.deed.attention.lack is None  # 13 units in three documents
    assert two.deed.attention.lack == Lack(Lacking.DOCUMENTS, 2, 3, Side.DEED)  # 10 units in two


def test_leaving_fictional_documents_out_changes_word_and_not_deed(store: Path, everything: Selection) -> None:
    real = contrast(store, replace(everything, fictional=False))
    assert parts(real.word.attention) == (9, 12, 3)
    assert parts(real.deed.attention) == (12, 14, 4)


def test_intervals_do_not_depend_on_the_other_themes(store: Path, everything: Selection) -> None:
    assert contrast(store, replace(everything, themes=(CW,))) == contrast(store, everything)


def test_each_side_tells_on_whose_word_its_labels_stand(store: Path, everything: Selection) -> None:
    found = contrast(store, everything)
    assert (found.word.bases, found.deed.bases) == (Bases(1, 0, 11), Bases(0, 1, 11))
    footing = word_and_deed(store, everything).footing
    assert footing.themes == Bases(1, 1, 23)  # 24 of CW and the commenter's CO
    assert footing.modes == Bases(1, 1, 27)  # 29 units stand on a side by their mode


def test_where_sources_make_the_sides_nothing_rests_on_mode(store: Path, everything: Selection) -> None:
    footing = word_and_deed(store, everything, BY_SOURCE).footing
    assert footing.modes is None
    assert footing.themes.labels == 13 + 9 + 1


def test_themes_come_in_the_order_asked_for(store: Path, everything: Selection) -> None:
    answer = word_and_deed(store, replace(everything, themes=(CO, CW)))
    assert [one.theme for one in answer.contrasts] == [CO, CW]


def _stances(said: Counts, done: Counts) -> list[tuple[int, str]]:
    """Units of a document: on either side so many that say the theme is there, that it is not, and six of no theme."""
    return [
        (times, f"text author {mode}{sign}")
        for mode, (there, lacking) in (("rhetoric", said), ("practice", done))
        for times, sign in ((there, " CW+"), (lacking, " CW-"), (6, ""))
    ]


def test_both_sides_are_drawn_from_the_same_documents(tmp_path: Path) -> None:
    """Only one document tells the two sides apart: the gap goes from none, without it, to its own, with it alone."""
    nearly = {"een": _stances((5, 1), (5, 1)), "twee": _stances((1, 5), (1, 5)), "drie": _stances((3, 3), (2, 4))}
    found = contrast(small_store.fill(tmp_path / "nearly.sqlite", nearly), Selection((CW,)))
    assert found.gap.interval is not None
    assert (found.gap.interval.low, found.gap.interval.high) == pytest.approx((0, 100 / 6))  # one draw of twenty-seven


def test_a_gap_between_sides_that_always_vary_together_is_not_certain(tmp_path: Path) -> None:
    alike = {"een": _stances((5, 1), (5, 1)), "twee": _stances((1, 5), (1, 5)), "drie": _stances((3, 3), (3, 3))}
    found = contrast(small_store.fill(tmp_path / "alike.sqlite", alike), Selection((CW,)))
    said = found.word.presence.interval
    assert said is not None
    assert (said.low, said.high) == pytest.approx((1 / 6, 5 / 6))  # "twee" or "een" alone
    reach = 100 * math.hypot(said.high - 0.5, 0.5 - said.low)
    assert found.gap.points == 0
    assert found.gap.interval == Interval(pytest.approx(-reach), pytest.approx(reach), 2_000)
    assert found.word.attention.interval == Interval(*wilson(0.5, 3), 2_000)  # six of twelve units in each document


def test_a_gap_between_documents_that_all_say_the_same_is_not_certain(tmp_path: Path) -> None:
    """Three documents promise all of it and see none of it: the next one might not."""
    alike = {
        slug: [(4, "text author rhetoric CW+"), (4, "text author practice CW-")] for slug in ("een", "twee", "drie")
    }
    found = contrast(small_store.fill(tmp_path / "alike.sqlite", alike), Selection((CW,)))
    said = found.word.presence.interval
    assert said == Interval(*wilson(1, 3), 2_000)
    assert found.gap.points == 100
    assert found.gap.interval is not None
    assert found.gap.interval.low == pytest.approx(100 * (1 - math.sqrt(2) * (1 - said.low)))
    assert found.gap.interval.high == 100


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_an_empty_store_has_figures_of_nothing(empty_store: Path, everything: Selection, pair: Pair) -> None:
    answer = word_and_deed(empty_store, everything, pair)
    assert answer.word == answer.deed == SideTotal(0, 0)
    assert all(not one.gap.drawn and one.word.attention.value is None for one in answer.contrasts)
