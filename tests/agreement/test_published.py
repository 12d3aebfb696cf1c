"""The coefficients give what those who made them published."""

import numpy as np
import pytest

from pipeline.agreement import MISSING, Agreement, Measure, Ratings, agreements

FLEISS_1971 = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
"""Into which of five categories six psychiatrists put each of thirty patients."""


def agreement(values: list[list[int]], categories: int) -> Agreement:
    """Each unit in a document of its own."""
    table = np.array(values, np.int8)
    return agreements([Ratings(table, np.arange(len(table)), categories)], len(table))[0]


def crossed(table: list[list[int]]) -> list[list[int]]:
    """The units of a table of two coders: row i, column j holds how many the one put into i and the other into j."""
    return [[i, j] for i, row in enumerate(table) for j, times in enumerate(row) for _ in range(times)]


def by_coder(*coders: str) -> list[list[int]]:
    """Units of which each coder's answers are given as characters: the first letter or digit there is 0, and so on."""
    scale = sorted(set("".join(coders)) - {" ", "."})
    rows = [[MISSING if sign == "." else scale.index(sign) for sign in coder.replace(" ", "")] for coder in coders]
    return [list(unit) for unit in zip(*rows, strict=True)]


def value(found: Agreement, measure: Measure) -> float:
    given = found.measures[measure].value
    assert given is not None
    return given


@pytest.mark.parametrize(
    ("coders", "categories", "published"),
    [
        (("0100000010", "1110010000"), 2, 0.095),
        (("aabbdcccedda", "babbbccceddd"), 5, 0.692),
        (("12332141 2...", "12332241 25.3", ".3332342 251.", "12332441 251."), 5, 0.743),
    ],
    ids=["two coders, two categories", "two coders, five categories", "four coders, answers missing"],
)
def test_alpha_of_krippendorff_2011(coders: tuple[str, ...], categories: int, published: float) -> None:
    found = agreement(by_coder(*coders), categories)
    assert value(found, Measure.ALPHA) == pytest.approx(published, abs=0.0005)


def test_kappa_of_cohen_1960() -> None:
    found = agreement(crossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), 3)
    assert value(found, Measure.COHEN) == pytest.approx(0.492, abs=0.0005)
    assert value(found, Measure.PERCENT) == 0.70


def test_kappa_of_fleiss_1971() -> None:
    rows = [[int(sign) for sign in row] for row in FLEISS_1971.split()]
    patients = [[category for category, times in enumerate(row) for _ in range(times)] for row in rows]
    found = agreement(patients, 5)
    assert value(found, Measure.FLEISS) == pytest.approx(0.430, abs=0.0005)
    assert value(found, Measure.PERCENT) == pytest.approx(0.556, abs=0.0005)
    assert [share.value for share in found.prevalence] == pytest.approx([0.144, 0.144, 0.167, 0.306, 0.239], abs=0.0005)


def test_ac1_of_gwet_2008_where_kappa_is_paradoxical() -> None:
    found = agreement(crossed([[118, 5], [2, 0]]), 2)
    assert value(found, Measure.AC1) == pytest.approx(0.941, abs=0.0005)
    assert value(found, Measure.COHEN) == pytest.approx(-0.023, abs=0.0005)
    assert value(found, Measure.PERCENT) == pytest.approx(0.944, abs=0.0005)


def test_ac1_counts_chance_over_the_units_that_two_or_more_judged() -> None:
    """Krippendorff's four coders: nine of eleven comparable units wholly or mostly alike, by hand."""
    found = agreement(by_coder("12332141 2...", "12332241 25.3", ".3332342 251.", "12332441 251."), 5)
    assert found.measures[Measure.AC1].used == 11
    assert value(found, Measure.PERCENT) == pytest.approx(9 / 11)
    assert value(found, Measure.AC1) == pytest.approx(0.775, abs=0.0005)
