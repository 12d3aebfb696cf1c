"""Every golden case is split where its marks stand, and nowhere else."""

import pytest

from pipeline.text import Cleaned
from pipeline.units import split
from tests.units.cases import Case, cases


def check(case: Case) -> None:
    assert tuple(unit.text for unit in split(Cleaned(case.text, ()))) == case.units


@pytest.mark.parametrize("case", [*cases("wild"), *cases("synthetic")], ids=lambda case: case.label)
def test_sentences_are_split_where_they_end(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case.label)
def test_what_only_looks_like_an_end_splits_nothing(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda case: case.label)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_ends_that_are_not_seen_yet(case: Case) -> None:
    check(case)
