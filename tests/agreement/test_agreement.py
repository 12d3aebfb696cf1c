"""What holds of every table of answers, and what the coefficients say of themselves."""

import warnings

import krippendorff
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pipeline.agreement import MISSING, UNSURE, Agreement, Measure, Ratings, agreements

Codes = npt.NDArray[np.int8]
CATEGORIES, DOCUMENTS, DRAWS = 3, 4, 40


def tables(coders: int = 3, least: int = MISSING) -> st.SearchStrategy[Codes]:
    shapes = st.integers(1, 25).map(lambda units: (units, coders))
    return shapes.flatmap(lambda shape: arrays.arrays(np.int8, shape, elements=st.integers(least, CATEGORIES - 1)))


def agreement(values: Codes) -> Agreement:
    return agreements([Ratings(values, np.arange(len(values)) % DOCUMENTS, CATEGORIES)], DOCUMENTS, draws=DRAWS)[0]


@given(tables())
def test_alpha_is_that_of_the_package(values: Codes) -> None:
    found = agreement(values).measures[Measure.ALPHA].value
    answers = np.where(values < 0, np.nan, values).T
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it divides by zero where alpha has no meaning
        try:
            theirs = krippendorff.alpha(
                reliability_data=answers, level_of_measurement="nominal", value_domain=list(range(CATEGORIES))
            )
        except ValueError:
            theirs = np.nan
    assert found is None if np.isnan(theirs) else found == pytest.approx(theirs)


@given(tables(least=UNSURE))
def test_no_coefficient_is_above_one_and_one_only_without_a_difference(values: Codes) -> None:
    found = agreement(values)
    for estimate in found.measures.values():
        assert estimate.value is None or estimate.value <= 1 + 1e-12
    if found.measures[Measure.PERCENT].used:
        assert (found.differing == 0) == (found.measures[Measure.PERCENT].value == pytest.approx(1))


@given(tables(least=UNSURE), st.permutations(range(3)))
def test_the_order_of_coders_does_not_matter(values: Codes, order: list[int]) -> None:
    turned = agreement(values[:, order])
    for measure, estimate in agreement(values).measures.items():
        assert turned.measures[measure].value == pytest.approx(estimate.value)


@given(tables(coders=2))
def test_unsure_counts_as_missing_and_is_reported(values: Codes) -> None:
    unsure = np.where(values == MISSING, UNSURE, values)
    missing, found = agreement(values), agreement(unsure)
    assert found.measures == missing.measures
    assert found.prevalence == missing.prevalence
    assert found.unsure == (values == MISSING).sum()
    assert found.of == len(values)


@given(tables(coders=2, least=0))
def test_an_interval_holds_values_that_the_coefficient_can_have(values: Codes) -> None:
    for estimate in agreement(values).measures.values():
        if estimate.interval is not None:
            assert -1 - 1e-9 <= estimate.interval.low <= estimate.interval.high <= 1 + 1e-9


def test_one_answer_only_leaves_nothing_to_measure_beside_chance() -> None:
    found = agreement(np.zeros((12, 2), np.int8)).measures
    assert found[Measure.ALPHA].value is found[Measure.COHEN].value is found[Measure.FLEISS].value is None
    assert found[Measure.ALPHA].interval is None
    assert found[Measure.PERCENT].value == found[Measure.AC1].value == 1


def test_without_a_difference_only_shares_have_an_interval_which_claims_no_certainty() -> None:
    values = np.array([[0, 0], [1, 1]] * 10, np.int8)
    found = agreements([Ratings(values, np.arange(20) // 2, 2)], 10)[0].measures
    assert found[Measure.ALPHA].value == found[Measure.AC1].value == 1
    assert found[Measure.ALPHA].interval is found[Measure.COHEN].interval is found[Measure.AC1].interval is None
    interval = found[Measure.PERCENT].interval
    assert interval is not None
    assert interval.low < 0.8 < interval.high == 1


def test_each_figure_says_which_units_it_counts() -> None:
    values = np.array([[0, 0, 0], [0, 1, MISSING], [1, 1, UNSURE], [2, MISSING, MISSING], [MISSING] * 3], np.int8)
    found = agreement(values)
    assert found.of == 4
    assert found.unsure == 1
    assert found.differing == 1
    assert found.measures[Measure.ALPHA].used == found.measures[Measure.PERCENT].used == 3
    assert found.measures[Measure.FLEISS].used == 1
    assert Measure.COHEN not in found.measures
    assert found.measures[Measure.ALPHA].documents == 3
    assert found.measures[Measure.FLEISS].documents == 1
    assert found.measures[Measure.FLEISS].interval is None


def test_documents_are_resampled_and_not_units() -> None:
    """Of two blocks of ten documents each all alike or all different within: units say more than documents know."""
    alike, different = [[0, 0], [1, 1]], [[0, 1], [1, 0]]
    values = np.array((alike * 10 + different * 10) * 3, np.int8)
    one_each = agreements([Ratings(values, np.arange(len(values)), 2)], len(values))[0]
    documents = np.arange(len(values)) // 20
    clustered = agreements([Ratings(values, documents, 2)], int(documents.max()) + 1)[0]
    narrow, wide = (found.measures[Measure.PERCENT].interval for found in (one_each, clustered))
    assert narrow is not None
    assert wide is not None
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)


def test_a_figure_keeps_its_interval_whatever_is_asked_beside_it() -> None:
    chance = np.random.default_rng(1)
    first, second = (Ratings(chance.integers(0, 2, (40, 2), np.int8), np.arange(40) % 8, 2) for _ in range(2))
    assert agreements([first, second], 8)[0] == agreements([first], 8)[0]


def test_without_answers_there_are_no_figures() -> None:
    found = agreements([Ratings(np.zeros((0, 2), np.int8), np.zeros(0, np.int64), 2)], 0)[0]
    assert all(estimate.value is None and estimate.used == 0 for estimate in found.measures.values())


@pytest.mark.parametrize(
    ("values", "documents", "categories", "fault"),
    [
        ([[0, 1]], [0, 1], 2, "shape"),
        ([[0]], [0], 2, "nobody to agree with"),
        ([[0, 0]], [0], 1, "nothing to differ on"),
        ([[0, 2]], [0], 2, "none of 2 categories"),
        ([[0, -3]], [0], 2, "none of 2 categories"),
    ],
)
def test_a_table_that_is_none_is_refused(
    values: list[list[int]], documents: list[int], categories: int, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        Ratings(np.array(values, np.int8), np.array(documents), categories)


@pytest.mark.parametrize("coders", [2, 40])
def test_answers_gathered_by_document_are_all_answers_and_none_stands_twice(coders: int) -> None:
    chance = np.random.default_rng(1)
    values = chance.integers(UNSURE, 2, size=(3, coders), dtype=np.int8)[chance.integers(0, 3, 60)]
    documents = np.arange(60) // 20
    rows = Ratings.of_ways(values, np.arange(60), documents, 2)
    assert len(rows.values) == len({(document, *row) for document, row in zip(documents, values.tolist(), strict=True)})
    again = np.column_stack([rows.documents, rows.values])[np.repeat(np.arange(len(rows.times)), rows.times)]
    whole = np.column_stack([documents, values])
    assert sorted(map(tuple, again.tolist())) == sorted(map(tuple, whole.tolist()))
