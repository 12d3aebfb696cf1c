"""What is learned of words is used only where it is sure."""

from dataclasses import replace

from tests.tools.language_model.treebanks import sentence
from tools.language_model.habits import Pair, learn, settle, whole_lemma

OLD = sentence("o", "om om ADP _ 1 mark", "Huis huis NOUN Number=Sing 1 root").tokens
NEW = (replace(OLD[0], upos="SCONJ"), replace(OLD[1], feats="ExtPos=PROPN|Number=Sing"))


def test_what_became_of_a_word_becomes_of_it_again():
    first, second = settle(OLD, learn([Pair(OLD, NEW)] * 4))
    assert (first.upos, first.feats, first.deprel) == ("SCONJ", "", "mark")
    assert second == NEW[1]


def test_what_is_seen_too_seldom_or_not_sure_is_open_but_a_relation_is_the_commonest():
    other = (replace(OLD[0], deprel="case"), OLD[1])
    assert [token.upos for token in settle(OLD, learn([Pair(OLD, NEW)] * 3))] == [None, None]
    first, _ = settle(OLD, learn([Pair(OLD, NEW)] * 3 + [Pair(OLD, other)] * 5))
    assert (first.upos, first.deprel) == (None, "case")


def test_a_feature_more_is_given_to_words_with_other_features():
    plural = (OLD[0], replace(OLD[1], form="Huizen", feats="Number=Plur"))
    new = (plural[0], replace(plural[1], feats="ExtPos=PROPN|Number=Plur"))
    habits = learn([Pair(OLD, NEW)] * 2 + [Pair(plural, new)] * 2)
    dual = (OLD[0], replace(OLD[1], form="Huisje", feats="Degree=Dim"))
    assert settle(dual, habits)[1].feats == "Degree=Dim|ExtPos=PROPN"


def test_the_root_stays_the_root_and_no_other_becomes_one():
    swapped = (replace(OLD[0], deprel="root"), replace(OLD[1], deprel="obj"))
    assert [token.deprel for token in settle(OLD, learn([Pair(OLD, swapped)] * 5))] == ["mark", "root"]


def test_lemmas_are_compared_as_those_of_whole_words():
    old = sentence("o", "Wijkteams wijkteam NOUN _ 0 root").tokens
    new = (replace(old[0], lemma="wijk_team"),)
    assert whole_lemma(new[0]) == "wijkteam"
    assert settle(old, learn([Pair(old, new)] * 4))[0].lemma == "wijkteam"


def test_the_lemma_of_a_name_is_the_form_where_it_became_so():
    old = sentence("o", "het het DET _ 1 det", "Gewest gewest NOUN _ 1 root").tokens
    new = (old[0], replace(old[1], lemma="Gewest", upos="PROPN"))
    assert settle(old, learn([Pair(old, new)] * 4))[1].lemma == "Gewest"
