"""Lemmas as the rules see them, whatever signs a pipeline puts into them."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.cues import Word
from pipeline.language import lemma_of, words_of

VOCAB = spacy.blank("nl").vocab


@pytest.mark.parametrize(
    ("word", "pos", "lemma", "seen"),
    [
        ("buurthuizen", "NOUN", "buurt_huis", "buurthuis"),
        ("Buurthuisje", "NOUN", "buurt_huis", "buurthuis"),
        ("bewonersinitiatieven", "NOUN", "bewoner_initiatief", "bewonersinitiatief"),
        ("stadsdeelraden", "NOUN", "stad_deel_raad", "stadsdeelraad"),
        ("burenhulp", "NOUN", "buur_hulp", "burenhulp"),
        ("scholengemeenschappen", "NOUN", "school_gemeenschap", "scholengemeenschap"),
        ("eigen-krachtconferenties", "NOUN", "eigen_kracht_conferentie", "eigen-krachtconferentie"),
        ("vraaggerichte", "ADJ", "vraag_gericht", "vraaggericht"),
        ("gezondheidsbevorderende", "ADJ", "gezondheid_bevorderend", "gezondheidsbevorderend"),
        ("Franstalige", "ADJ", "Frans_talig", "Franstalig"),
        ("deed", "VERB", "mee_doen", "meedoen"),
        ("meegedaan", "VERB", "mee_doen", "meedoen"),
        ("aangedragen", "VERB", "aan_dragen", "aandragen"),
        ("ui", "NOUN", "groente_ui", "groenteui"),
        ("bewoners", "NOUN", "bewoner", "bewoner"),
        ("anna_vos@voorbeeld.nl", "X", "anna_vos@voorbeeld.nl", "anna_vos@voorbeeld.nl"),
        ("_", "PUNCT", "_", "_"),
        ("Buurten", "NOUN", "", "buurten"),
        ("buurt", "NOUN", "_", "buurt"),
    ],
)
def test_a_lemma_is_read_as_a_dictionary_writes_it(word: str, pos: str, lemma: str, seen: str) -> None:
    doc = Doc(VOCAB, [word], lemmas=[lemma], pos=[pos])
    assert lemma_of(doc[0]) == seen


@given(st.text(min_size=1, max_size=12), st.text(max_size=12))
def test_any_lemma_can_be_read(word: str, lemma: str) -> None:
    doc = Doc(VOCAB, [word], lemmas=[lemma], pos=["NOUN"])
    assert lemma_of(doc[0])


def test_words_have_what_the_pipeline_tells_of_them() -> None:
    words, morphs = ["Café", "open"], ["Gender=Neut|Number=Sing", ""]
    doc = Doc(VOCAB, words, lemmas=["café", "open"], pos=["NOUN", "ADJ"], morphs=morphs)
    assert words_of(doc) == [
        Word(0, 4, "cafe", "cafe", "NOUN", frozenset({"Gender=Neut", "Number=Sing"})),
        Word(5, 9, "open", "open", "ADJ", frozenset()),
    ]


def test_what_a_pipeline_does_not_tell_is_none() -> None:
    doc = Doc(VOCAB, ["Buurten"])
    assert words_of(doc) == [Word(0, 7, "buurten", "buurten", None, None)]
