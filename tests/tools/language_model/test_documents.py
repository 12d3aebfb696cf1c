"""Sentences become running text, with their annotation where they give one."""

from dataclasses import replace

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.language_model.treebanks import HELP, TEAM, TREEBANK, sentence
from tools.language_model.documents import LONGEST, document, documents, spaces

VOCAB = spacy.blank("nl").vocab


def test_sentences_make_running_text_with_a_tree_each():
    doc = document([HELP, TEAM], VOCAB)
    assert doc.text.strip() == "De buurtbewoners helpen elkaar. Het wijkteam luistert."
    assert [found.text for found in doc.sents] == ["De buurtbewoners helpen elkaar.", "Het wijkteam luistert."]
    assert [(token.head.text, token.dep_) for token in doc[5:8]] == [
        ("wijkteam", "det"),
        ("luistert", "nsubj"),
        ("luistert", "ROOT"),
    ]


def test_lemmas_are_those_of_whole_words():
    assert [token.lemma_ for token in document([HELP], VOCAB)] == ["de", "buurtbewoner", "helpen", "elkaar", "."]


@pytest.mark.parametrize("unknown", [{"upos": None}, {"feats": None}])
def test_what_is_not_known_is_missing_and_what_is_empty_is_not(unknown):
    first, second, *others = HELP.tokens
    doc = document([replace(HELP, tokens=(first, replace(second, lemma=None, **unknown), *others))], VOCAB)
    assert (doc[1].pos_, doc[1].has_morph(), doc[1].lemma_) == ("", False, "")
    assert (doc[4].pos_, doc[4].has_morph(), str(doc[4].morph)) == ("PUNCT", True, "")


@pytest.mark.parametrize(
    "printed",
    ["Hij zei: “Kom (eens) langs!”", 'Het heet "De Brug", zei ze.', "En / of 's avonds", "Wat? Ja…"],
)
def test_spaces_stand_where_dutch_has_them(printed):
    words = [token.text for token in spacy.blank("nl")(printed.replace(" / ", "/"))]
    tokens = sentence("a", *(f"{word} {word} X _ 0 root" for word in words)).tokens
    text = "".join(word + " " * space for word, space in zip(words, spaces(tokens), strict=True))
    assert text.strip() == printed.replace(" / ", "/")


def test_what_the_file_says_of_spaces_goes_before_what_is_guessed():
    tokens = [replace(token, space_after=True) for token in HELP.tokens]
    assert spaces(tokens) == [True] * len(tokens)


@given(st.lists(st.sampled_from(TREEBANK), max_size=40), st.integers(0, 5))
def test_every_sentence_stands_in_one_document_of_at_most_ten(sentences, seed):
    made = list(documents(sentences, VOCAB, seed))
    counts = [len(list(doc.sents)) for doc in made]
    assert sum(counts) == len(sentences)
    assert all(1 <= count <= LONGEST for count in counts)
    assert [doc.text for doc in made] == [doc.text for doc in documents(sentences, VOCAB, seed)]


@pytest.mark.parametrize("seed", range(3))
def test_sentences_of_a_text_follow_each_other(seed):
    text = "".join(doc.text for doc in documents([TEAM, HELP], VOCAB, seed))
    assert text.strip() == "De buurtbewoners helpen elkaar. Het wijkteam luistert."


@given(st.lists(st.booleans(), max_size=40), st.integers(0, 5))
def test_what_has_no_stop_is_the_last_of_its_document(stopped, seed):
    sentences = [HELP if one else replace(HELP, tokens=HELP.tokens[:-1]) for one in stopped]
    for doc in documents(sentences, VOCAB, seed):
        assert all(one.text.endswith(".") for one in list(doc.sents)[:-1])
    made = [one.text.endswith(".") for doc in documents(sentences, VOCAB, seed) for one in doc.sents]
    assert made == stopped
