"""Themes: seen by their own words, with the support of the text around them, or carried on by words that point back."""

from pathlib import Path

import pytest

from pipeline.annotate.matching import rules_of
from pipeline.annotate.stance import stance_of
from pipeline.annotate.themes import Ground, themes_of
from pipeline.codebook import Codebook, load_codebook
from tests.annotate.marked import Case, cases

CODEBOOK = Path(__file__).resolve().parent.parent.parent / "corpus" / "codebook.toml"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(CODEBOOK)


def check(case: Case, codebook: Codebook) -> None:
    rules = rules_of(codebook)
    places = [sentence.place for sentence in case.sentences]
    found = themes_of(places, rules)
    for sentence, place, seen in zip(case.sentences, places, found, strict=True):
        assert set(seen) == set(sentence.truth), sentence.text
        for theme, stance in sentence.truth.items():
            loss = rules.themes[theme].is_loss
            given = stance_of(place.sentence, seen[theme].evidence, rules, is_loss=loss).value
            assert not stance or stance == ("absent" if seen[theme].says_absent else given), sentence.text


@pytest.mark.parametrize("case", cases("themes", "synthetic"), ids=lambda case: case.label)
def test_themes_are_seen(case: Case, codebook: Codebook) -> None:
    check(case, codebook)


@pytest.mark.parametrize("case", cases("themes", "negative"), ids=lambda case: case.label)
def test_what_the_rulings_leave_out_has_no_theme(case: Case, codebook: Codebook) -> None:
    check(case, codebook)


@pytest.mark.parametrize("case", cases("themes", "known-failures"), ids=lambda case: case.label)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_themes_that_are_not_seen_yet(case: Case, codebook: Codebook) -> None:
    check(case, codebook)


@pytest.mark.parametrize(
    "case", [*cases("stance", "synthetic"), *cases("stance", "negative")], ids=lambda case: case.label
)
def test_stance_follows_the_scope_of_negation_and_failure(case: Case, codebook: Codebook) -> None:
    check_stance(case, codebook)


@pytest.mark.parametrize("case", cases("stance", "known-failures"), ids=lambda case: case.label)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_stances_that_are_not_seen_yet(case: Case, codebook: Codebook) -> None:
    check_stance(case, codebook)


def check_stance(case: Case, codebook: Codebook) -> None:
    """Each sentence by itself, and only the themes marked: other drawers ask which themes there are."""
    rules = rules_of(codebook)
    for sentence in case.sentences:
        place = sentence.place
        (seen,) = themes_of([place], rules)
        for theme, stance in sentence.truth.items():
            found = stance_of(place.sentence, seen[theme].evidence, rules, is_loss=rules.themes[theme].is_loss)
            assert ("absent" if seen[theme].says_absent else found.value) == stance, sentence.text


def test_a_carried_theme_tells_where_it_came_from(codebook: Codebook) -> None:
    case = next(case for case in cases("themes", "synthetic") if case.label.startswith("a sentence that only points"))
    found = themes_of([sentence.place for sentence in case.sentences], rules_of(codebook))
    assert found[0]["community_work"].ground is Ground.OWN
    assert found[1]["community_work"].ground is Ground.CARRIED
    assert found[1]["community_work"].source == 0


def test_a_document_that_is_about_a_theme_supports_its_weak_words(codebook: Codebook) -> None:
    rules = rules_of(codebook)
    (weak,) = (case for case in cases("themes", "synthetic") if case.label.startswith("a weak word decides"))
    heading, sentence = weak.sentences
    far = [sentence.place] * 9
    assert not any(themes_of(far, rules))
    steeped = themes_of([heading.place] * 3 + far, rules)
    assert all("community_work" in seen for seen in steeped)
