"""Edit scripts: what made a lemma of one form makes the lemmas of others, and of its own form always its lemma."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.tools.language_model.treebanks import TREEBANK
from tools.language_model.teacher.scripts import lemma_by, script


@given(form=st.text(min_size=1, max_size=12), lemma=st.text(min_size=1, max_size=12))
@example("NAVO-landen", "NAVO-land")
@example("İstanbul", "İstanbul")
@example("A|3:b", "a|3:B")
@example("=", "=")
@example("=is", "=")
def test_a_script_makes_its_lemma_of_its_form(form: str, lemma: str) -> None:
    assert lemma_by(form, script(form, lemma)) == lemma


def test_every_word_of_the_treebank_comes_back() -> None:
    for token in (token for sentence in TREEBANK for token in sentence.tokens):
        assert token.lemma is not None
        assert lemma_by(token.form, script(token.form, token.lemma)) == token.lemma


@pytest.mark.parametrize(
    ("form", "lemma", "other", "its_lemma"),
    [
        ("buurten", "buurt", "Klachten", "klacht"),
        ("gewerkt", "werken", "GESCHILDERT", "schilderen"),
        ("Mieke", "Mieke", "Nijmegen", "Nijmegen"),
        ("NAVO", "NAVO", "TNO", "TNO"),
        ("De", "de", "Het", "het"),
        ("Jannekes", "Janneke", "NSs", "NS"),
        ("helpt", "helpen", "leert", "leeren"),
    ],
)
def test_a_script_serves_other_words(form: str, lemma: str, other: str, its_lemma: str) -> None:
    assert lemma_by(other, script(form, lemma)) == its_lemma


def test_a_lemma_that_shares_no_letter_is_written_out() -> None:
    assert script("is", "eten") == "=eten"


def test_a_script_that_cuts_more_than_there_is_makes_nothing() -> None:
    assert lemma_by("ja", script("gewerkt", "werken")) is None
    assert lemma_by("en", script("buurten", "buurt")) is None


def test_what_is_no_script_is_refused() -> None:
    with pytest.raises(ValueError, match="no edit script"):
        lemma_by("ja", "onzin")
