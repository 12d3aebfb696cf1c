"""Running text, and damaged letters within true tokens."""

from rapidfuzz.distance import Levenshtein

from tests.tools.language_model.treebanks import COFFEE, HELP, TEAM, TREEBANK, sentence
from tools.language_model.exam import damaged, running_text, texts_by_document


def test_sentences_become_one_paragraph_and_stand_where_it_says() -> None:
    text = running_text((HELP, TEAM))
    assert text.text == "De buurtbewoners helpen elkaar. Het wijkteam luistert."
    assert [text.text[slice(*span)] for span in text.spans] == [
        "De buurtbewoners helpen elkaar.",
        "Het wijkteam luistert.",
    ]


def test_each_document_is_a_text_with_its_sentences_in_their_own_order() -> None:
    later = sentence("krant.p.10.s.1", "Later later ADV _ 0 root")
    texts = texts_by_document((later, COFFEE, TEAM, HELP))
    assert [text.documents for text in texts] == [("krant",) * 3, ("verslag",)]
    assert texts[0].text == "De buurtbewoners helpen elkaar. Het wijkteam luistert. Later"


def test_damage_changes_the_share_of_characters_that_was_asked_for_and_no_annotation() -> None:
    whole = TREEBANK * 50
    hurt = damaged(whole, rate=0.05)
    before, after = ("\n".join(form for one in group for form in one.forms) for group in (whole, hurt))
    assert abs(Levenshtein.distance(before, after) / len(before) - 0.05) < 0.01
    assert [[token.lemma for token in one.tokens] for one in hurt] == [
        [token.lemma for token in one.tokens] for one in whole
    ]


def test_damage_is_the_same_for_the_same_seed_only() -> None:
    whole = TREEBANK * 5
    assert damaged(whole, seed=(1,)) == damaged(whole, seed=(1,)) != damaged(whole, seed=(2,))


def test_no_damage_leaves_everything() -> None:
    assert damaged(TREEBANK, rate=0) == list(TREEBANK)
