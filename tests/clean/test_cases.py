"""Every golden case gives the clean text that it must, by the rules that it names, and its edits can be replayed."""

import pytest

from pipeline.clean import RULES, clean
from pipeline.spans import apply_edits
from tests.clean.cases import Case, cases


def check(case: Case) -> None:
    cleaned = clean(case.raw)
    assert cleaned.text == case.clean
    assert apply_edits(case.raw, cleaned.edits) == case.clean
    assert {name for edit in cleaned.edits for name in edit.rules} == case.rules
    assert clean(case.clean).edits == ()


@pytest.mark.parametrize("case", [*cases("wild"), *cases("synthetic")], ids=lambda case: case.label)
def test_damage_is_mended(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case.label)
def test_what_only_looks_like_damage_stays(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda case: case.label)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_damage_that_is_not_mended_yet(case: Case) -> None:
    check(case)


def test_every_rule_has_a_case() -> None:
    named = {name for drawer in ("wild", "synthetic") for case in cases(drawer) for name in case.rules}
    assert named == set(RULES)
