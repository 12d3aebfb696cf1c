"""What was taken for what, which errors are worst, what turned since an earlier evaluation, and who judges better."""

from dataclasses import replace

import pytest

from pipeline.evaluate.gains import gains
from pipeline.evaluate.labellers import beside, differences
from pipeline.evaluate.outcomes import Outcome, worst
from pipeline.evaluate.results import NOT_JUDGED, Evaluation
from pipeline.evaluate.sentences import error, gains_tables, quote, worst_table
from pipeline.evaluate.tallies import by_document, confused
from tests.evaluate.made import said

THEMES = ("a", "b", "c")


def evaluation(*outcomes: Outcome) -> Evaluation:
    return replace(NOT_JUDGED, labeller="rule:cues@0", themes=THEMES, outcomes=outcomes)


@pytest.mark.parametrize(
    ("gold", "ours", "pairs"),
    [
        ("a:present b:no", "a:absent", {("a", "a")}),
        ("a:present b:no", "b:present", {("a", "b")}),
        ("a:present b:present c:no", "b:present c:present", {("b", "b"), ("a", "c")}),
        ("a:present b:present", "b:present", {("b", "b"), ("a", "none")}),
        ("a:no b:no", "b:present", {("none", "b")}),
        ("a:no b:no", "", {("none", "none")}),
        ("a:no", "b:present", {("none", "none")}),  # gold does not know b
    ],
)
def test_a_theme_stands_beside_what_it_was_taken_for(gold: str, ours: str, pairs: set[tuple[str, str]]) -> None:
    assert set(confused(said("d", 0, gold, ours))) == pairs


def test_the_worst_error_is_the_one_farthest_on_the_wrong_side() -> None:
    found = said("d", 0, "a:no", "a:present", probabilities={"a": 0.7})
    missed = said("d", 1, "a:present", "", probabilities={"a": 0.05})
    right = said("d", 2, "a:present", "a:absent", probabilities={"a": 0.99})
    slips = worst([found, missed, right], THEMES, 5)
    assert [(slip.outcome.start, round(slip.distance, 2)) for slip in slips] == [(10, 0.95), (0, 0.7)]
    assert [error(slip) for slip in slips] == ["a missed, 0.05", "a found, 0.70"]


def test_errors_without_probabilities_are_spread_over_themes_and_documents() -> None:
    many = [said(doc, number, "a:present b:no", "") for doc in ("d", "e") for number in range(3)]
    slips = worst([*many, said("f", 0, "b:no", "b:present")], THEMES, 3)
    assert {slip.outcome.doc for slip in slips} == {"d", "e", "f"}


def test_a_disputed_theme_is_no_error() -> None:
    assert worst([said("d", 0, "b:no", "a:present", disputed={"a": 0.5})], THEMES, 5) == ()


def test_what_turned_is_counted_by_theme_and_by_document_worst_first() -> None:
    then = evaluation(said("d", 0, "a:present", ""), said("e", 0, "a:absent", "a:absent"), said("e", 1, "b:no", ""))
    now = evaluation(
        said("d", 0, "a:present", "a:present"), said("e", 0, "a:absent", "a:present"), said("e", 1, "b:no", "b:present")
    )
    found = gains(now, then)
    assert found.by_question() == {"a": {"gained": 1, "lost": 1}, "b": {"lost": 1}}
    assert [(row.doc, row.gained, row.lost) for row in found.by_document()] == [("e", 0, 2), ("d", 1, 0)]
    assert gains(then, now).by_question() == {"a": {"gained": 1, "lost": 1}, "b": {"gained": 1}}
    assert gains(now, now).turns == ()


def test_a_mode_that_an_earlier_evaluation_did_not_keep_has_not_turned() -> None:
    then, now = said("d", 0, "a:no"), said("d", 0, "a:no", gold_mode="none", mode="none")
    assert gains(evaluation(now), evaluation(then)).turns == ()
    (turn,) = gains(evaluation(now), evaluation(replace(now, mode="practice"))).turns
    assert (turn.question, turn.is_gain) == ("mode", True)


def test_documents_of_one_evaluation_alone_are_named_and_not_counted() -> None:
    found = gains(evaluation(said("d", 0, "a:present"), said("e", 0, "a:no")), evaluation(said("d", 0, "a:present")))
    assert (found.not_compared, found.turns) == (("e",), ())


def test_sentences_that_turned_are_shown_with_what_was_said_then_and_now() -> None:
    raw = "Buurtwerk\nkwam op."
    then = Outcome("d", 0, len(raw), {"a": "present"}, {})
    found = gains(evaluation(replace(then, ours={"a": "present"})), evaluation(then))
    shown = gains_tables(found, "eerder", 1, {"d": raw}.__getitem__)
    assert "+ a: no → present: d: Buurtwerk kwam op." in map(str, shown)
    assert quote(then, {"d": raw}.__getitem__) == "Buurtwerk kwam op."
    assert worst_table(worst([then], ("a",), 1), {"d": raw}.__getitem__).row_count == 1


def found(doc: str, hits: int, misses: int) -> list[Outcome]:
    right = [said(doc, number, "a:present", "a:present") for number in range(hits)]
    return right + [said(doc, hits + number, "a:present", "") for number in range(misses)]


def test_a_difference_that_every_document_shows_is_beyond_doubt_however_unlike_the_documents() -> None:
    """The scores of documents lie far apart, and the difference lies in each: only draws in pairs can see it."""
    ours = [one for number in range(12) for one in found(f"d{number}", 2 + number, 12 - number)]
    theirs = [one for number in range(12) for one in found(f"d{number}", 1 + number, 13 - number)]
    other = beside("cues", "rule:cues@0", theirs, ours, THEMES)
    difference = {one.name: one for one in other.differences}["theme.a.f1"]
    assert other.documents == 12
    assert difference.is_sure
    assert difference.value is not None
    assert difference.value > 0
    turned = {one.name: one for one in beside("us", "", ours, theirs, THEMES).differences}["theme.a.f1"]
    assert turned.value == -difference.value


def test_a_labeller_beside_itself_differs_in_nothing() -> None:
    ours = [one for number in range(5) for one in found(f"d{number}", number, 2)]
    tallies = [*by_document(ours).values()]
    same = {one.name: one for one in differences(tallies, tallies, THEMES)}
    assert (same["theme.a.f1"].value, same["theme.a.f1"].is_sure) == (0, False)
    assert same["theme.b.f1"].value is None  # nobody sees it
