"""What is learned from more documents is better judged, and what is held out is judged as if it were new."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from pipeline.evaluate.held_out import HeldOut, evaluate_held_out
from pipeline.evaluate.learning import SHARES, learn
from pipeline.judgement import Verdict
from pipeline.training.curves import Scorer, judges_from, linear_from, shares_of
from pipeline.training.fitting import judged_out_of_fold
from pipeline.training.lessons import Lesson
from tests.training.small_lessons import DOCUMENTS, LINES, THEMES, lessons, voices


def both(_: object) -> np.ndarray:
    """The share of coders who see the theme in each of two lines: all, and none."""
    return np.array([[1.0], [0.0]])


def test_a_labeller_that_must_have_seen_a_word_learns_more_from_more_documents() -> None:
    """Each document has its theme's word; a word is known from the first document that has it on."""
    words = {f"d{number}": f"w{number % 12}" for number in range(48)}
    asked: list[int] = []

    def fit(known: list[str]) -> object:
        asked.append(len(known))
        seen = {words[doc] for doc in known}
        return lambda doc: np.array([[float(words[doc] in seen)], [0.5]])

    found = list(learn("words", [*words], [*words], fit=fit, shares_of=both, themes=["a"]))
    assert [one.share for one in found] == list(SHARES)
    assert [one.documents for one in found] == [4, 9, 18, 36]
    values = [one.score.value or 0 for one in found]
    assert values == sorted(values)
    assert values[0] < values[-1] == 1
    assert max(asked) == 36


def test_no_document_is_scored_by_what_learned_from_its_cluster() -> None:
    documents = [(f"c{number % 8}", number) for number in range(40)]

    def fit(known: list[tuple[str, int]]) -> object:
        clusters = {cluster for cluster, _ in known}

        def judge(document: tuple[str, int]) -> np.ndarray:
            assert document[0] not in clusters
            return np.array([[1.0], [0.0]])

        return judge

    clusters = [cluster for cluster, _ in documents]
    for one in learn("any", documents, clusters, fit=fit, shares_of=both, themes=["a"]):
        assert one.score.value == 1


@pytest.fixture(scope="module")
def taught() -> list[Lesson]:
    return lessons()


@pytest.fixture(scope="module")
def held_out(taught: list[Lesson]) -> list[HeldOut]:
    judged = judged_out_of_fold(taught, [voices(one) for one in taught], THEMES, 4)
    return [
        HeldOut(lesson.name, (str(lesson.passage.source_kind),), lesson.truth, *said)
        for lesson, said in zip(taught, judged, strict=True)
    ]


def test_documents_held_out_are_scored_with_probabilities_and_by_group(held_out: list[HeldOut]) -> None:
    found = evaluate_held_out(held_out, "ensemble")
    whole, *groups = found.parts
    assert (whole.documents, whole.units) == (DOCUMENTS, DOCUMENTS * LINES)
    assert [(part.name, part.documents) for part in groups] == [("policy", 12), ("practice", 12)]
    assert [one.question for one in found.calibration] == [*THEMES, "mode"]
    assert (whole.score("theme.macro_f1").value or 0) > 0.5


def test_an_outcome_says_what_coders_and_judges_said_of_a_line(held_out: list[HeldOut]) -> None:
    one = held_out[0]
    for outcome in one.outcomes():
        opinion = one.opinions[outcome.start]
        for at, theme in enumerate(THEMES):
            assert (outcome.gold[theme] != "no") == bool(one.truth.themes[outcome.start, at])
            verdict = one.judges.verdict(theme, opinion.themes[theme])
            assert outcome.ours.get(theme, "no") == Verdict(verdict)


@pytest.mark.parametrize("teach", [linear_from, judges_from])
def test_what_trains_in_seconds_learns_from_documents_that_others_are_scored_on(
    taught: list[Lesson], teach: Callable[..., Scorer]
) -> None:
    heard = [(lesson, voices(lesson)) for lesson in taught]
    clusters = [lesson.cluster for lesson in taught]
    found = learn("x", heard, clusters, fit=partial(teach, themes=THEMES), shares_of=shares_of, themes=THEMES, fewest=8)
    assert [(one.share, one.documents, (one.score.value or 0) > 0.5) for one in found] == [(1.0, 18, True)]
