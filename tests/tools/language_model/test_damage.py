"""Damage changes letters, never what is said of the words."""

from random import Random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy import registry
from spacy.tokens import Doc
from spacy.training import Example

from tests.tools.language_model.treebanks import HELP, TEAM, TREEBANK
from tools.language_model.damage import (
    Rates,
    damage_augmenter,
    damaged,
    in_capital_letters,
    in_small_letters,
    misread,
    with_quotes,
    without_marks,
)
from tools.language_model.documents import document

NLP = spacy.blank("nl")
NONE = {"lower_case": 0, "headings": 0, "lost_marks": 0, "other_quotes": 0, "misread": 0, "misread_letters": 0.5}
WORDS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Z", "C")), min_size=1), max_size=8)


def chance(seed):
    return Random(seed)  # noqa: S311 - seeded chance, no secrets


def annotation(doc):
    return [
        (t.pos_, str(t.morph), t.has_morph(), t.lemma_, t.head.i, t.dep_, bool(t.is_sent_start), t.whitespace_)
        for t in doc
    ]


def test_without_damage_a_document_stays_as_it_is():
    doc = document(TREEBANK, NLP.vocab)
    copy = damaged(doc, Rates(**NONE), chance(0))
    assert (copy.text, annotation(copy)) == (doc.text, annotation(doc))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("lower_case", 'eén "wijk" helpt.'),
        ("lost_marks", 'Een "wijk" helpt.'),
    ],
)
def test_each_kind_is_done_where_its_rate_is_one(kind, text):
    doc = Doc(NLP.vocab, words=["Eén", '"', "wijk", '"', "helpt", "."], spaces=[True, False, False, True, False, False])
    assert damaged(doc, Rates(**{**NONE, kind: 1}), chance(0)).text == text


@given(st.integers(0, 50))
def test_annotation_stays_whatever_becomes_of_the_letters(seed):
    doc = document(TREEBANK, NLP.vocab)
    rates = Rates(lower_case=0.5, headings=0, lost_marks=0.5, other_quotes=0.5, misread=1, misread_letters=0.5)
    assert annotation(damaged(doc, rates, chance(seed))) == annotation(doc)


def test_a_heading_loses_capitals_or_its_stop_and_the_next_sentence_stays_apart():
    doc = document([HELP, TEAM], NLP.vocab)
    texts = {damaged(doc, Rates(**{**NONE, "headings": 1}), chance(seed)).text for seed in range(30)}
    assert "DE BUURTBEWONERS HELPEN ELKAAR Het wijkteam luistert " in texts
    assert "De buurtbewoners helpen elkaar HET WIJKTEAM LUISTERT. " in texts


def test_a_lost_stop_takes_its_annotation_along():
    doc = document([HELP, TEAM], NLP.vocab)
    for seed in range(20):
        heading = damaged(doc, Rates(**{**NONE, "headings": 1}), chance(seed))
        assert len(list(heading.sents)) == 2
        verbs = [(token.lemma_, token.head.i == token.i) for token in heading if token.pos_ == "VERB"]
        assert verbs == [("helpen", True), ("luisteren", True)]


def test_missing_annotation_stays_missing():
    doc = Doc(NLP.vocab, words=["Samen", "koken", "!"], sent_starts=[True, False, False])
    copy = damaged(doc, Rates(**{**NONE, "lower_case": 1}), chance(0))
    assert copy.text == "samen koken ! "
    assert [copy.has_annotation(name) for name in ("DEP", "MORPH", "LEMMA")] == [False] * 3
    assert [token.is_sent_start for token in copy] == [True, False, False]


@given(WORDS, st.integers(0, 100))
def test_as_many_words_come_out_and_none_is_empty_or_has_a_space(words, seed):
    drawn = chance(seed)
    for change in (
        in_small_letters,
        in_capital_letters,
        without_marks,
        lambda words: misread(words, 0.5, drawn),
        lambda words: with_quotes(words, "“", "”", "‘", "’"),
    ):
        new = change(words)
        assert len(new) == len(words)
        assert all(word and not any(letter.isspace() for letter in word) for word in new)


def test_marks_are_lost_from_letters():
    assert without_marks(["coördinatoren", "één", "´"]) == ["coordinatoren", "een", "´"]


def test_quotes_open_and_close_by_turns():
    assert with_quotes(['"', "Kom", '"', "zo'n", "'", "'"], "“", "”", "‘", "’") == ["“", "Kom", "”", "zo'n", "‘", "’"]


def test_about_the_share_asked_is_misread_and_letters_as_scanners_take_them():
    word = "vrijwilligersorganisatie"
    read = misread([word] * 500, 0.04, chance(1))
    changed = sum(new != word for new in read)
    assert 200 < changed < 420
    assert {"vrijwil1igersorganisatie", "vrijwilligersorganisatle"} & set(misread([word] * 5000, 0.04, chance(2)))
    assert misread([word, "1907", "."], 0, chance(1)) == [word, "1907", "."]


def test_the_same_seed_gives_the_same_damage():
    doc = document(TREEBANK, NLP.vocab)

    def texts(seed):
        augment = damage_augmenter(
            lower_case=0.2, headings=0.5, lost_marks=0.2, other_quotes=0.2, misread=0.8, misread_letters=0.3, seed=seed
        )
        return [example.reference.text for _ in range(6) for example in augment(NLP, Example(doc, doc))]

    assert texts(1) == texts(1)
    assert texts(1) != texts(2)


def test_the_config_finds_it_by_name_and_what_is_predicted_on_has_no_annotation():
    augment = registry.augmenters.get("wijkspiegel.damage.v1")(**NONE, seed=0)
    doc = document([HELP], NLP.vocab)
    (example,) = augment(NLP, Example(doc, doc))
    assert example.predicted.text == example.reference.text
    assert not example.predicted.has_annotation("DEP")
    assert example.get_aligned("POS", as_string=True) == [token.pos_ for token in doc]
