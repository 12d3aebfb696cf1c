"""Hits over time: what is counted over what, with intervals only where there is enough to stand on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.browse.concordance import DocumentHits
from pipeline.browse.concordance_tables import asked_record, spread_records
from pipeline.browse.figures import Lacking
from pipeline.browse.spread import spread
from pipeline.browse.timeline import Grouping, Period
from pipeline.codebook import Stance
from pipeline.search import By, Narrowing, Question
from tests.views.answers import FOOTING

FIRM = [
    DocumentHits(f"a{n}", 2010, hits, sentences, 20) for n, (hits, sentences) in enumerate([(5, 4), (2, 2), (0, 0)])
]
SMALL = [DocumentHits("b", 2012, 1, 1, 30)]
documents = st.builds(
    lambda slug, year, units, share, more: DocumentHits(
        slug, year, int(share * units) + more, int(share * units), units
    ),
    st.uuids().map(str),
    st.integers(1995, 2025),
    st.integers(1, 60),
    st.floats(0, 1),
    st.integers(0, 5),
)


def test_a_year_counts_sentences_and_documents_over_those_searched() -> None:
    (step,) = spread(FIRM, Grouping.YEAR)
    assert (step.hits, step.sentences.count, step.sentences.of) == (7, 6, 60)
    assert (step.documents.count, step.documents.of) == (2, 3)
    for share in (step.sentences, step.documents):
        assert share.interval is not None
        assert share.value is not None
        assert share.interval.low <= share.value <= share.interval.high


def test_a_year_below_the_minimum_has_no_interval_and_says_why() -> None:
    *_, step = spread([*FIRM, *SMALL], Grouping.YEAR)
    assert step.period == Period(2012, 2012)
    assert step.sentences.interval is None
    assert step.documents.interval is None
    assert step.sentences.lack is not None
    assert (step.sentences.lack.what, step.sentences.lack.have) == (Lacking.DOCUMENTS, 1)


def test_a_year_without_documents_stands_between_as_nothing() -> None:
    steps = spread([*FIRM, *SMALL], Grouping.YEAR)
    assert [step.period.first for step in steps] == [2010, 2011, 2012]
    assert (steps[1].sentences.of, steps[1].sentences.value, steps[1].hits) == (0, None, 0)


def test_nothing_searched_gives_no_steps() -> None:
    assert spread([], Grouping.YEAR) == ()


@given(st.lists(documents, max_size=12), st.sampled_from(Grouping))
def test_the_steps_together_hold_everything_once(found: list[DocumentHits], grouping: Grouping) -> None:
    steps = spread(found, grouping)
    assert sum(step.hits for step in steps) == sum(one.hits for one in found)
    assert sum(step.sentences.count for step in steps) == sum(one.sentences for one in found)
    assert sum(step.sentences.of for step in steps) == sum(one.units for one in found)
    assert sum(step.documents.of for step in steps) == len(found)
    assert all(step.documents.count <= step.sentences.count for step in steps)


def test_an_export_says_what_was_asked_of_which_sentences() -> None:
    question = Question("wijk*", (), folded=True)
    asked = asked_record(question, By.PART, Narrowing(themes=("cw",), stances=(Stance.ABSENT,)))
    first, *_ = spread_records(spread(FIRM, Grouping.YEAR), asked, FOOTING, lambda period: str(period.first))
    assert (first["searched"], first["compared_with"], first["accents_passed_over"]) == ("wijk*", "part", True)
    assert (first["searched_themes"], first["searched_stances"], first["searched_modes"]) == ("cw", "absent", "all")
    assert (first["period"], first["sentences_with_hit"], first["sentences_searched"]) == ("2010", 6, 60)
    assert first["sentences_share"] == pytest.approx(0.1)
