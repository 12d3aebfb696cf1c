"""Signs hang where today's treebanks hang them."""

from dataclasses import replace

from tests.tools.language_model.treebanks import HELP, TEAM, sentence
from tools.language_model.punctuation import attach, learn_attachment

LIST = sentence(
    "a.p.1.s.1",
    "Thee thee NOUN _ 0 root",
    ", , PUNCT _ 2 punct",
    "koffie koffie NOUN _ 0 conj",
    ". . PUNCT _ 0 punct",
)
OLD_LIST = sentence(
    "b.p.1.s.1",
    "Zij zij PRON _ 1 nsubj",
    "koken koken VERB _ 1 root",
    ", , PUNCT _ 1 punct",
    "wassen wassen VERB _ 1 conj",
    "( ( PUNCT _ 1 punct",
    "samen samen ADV _ 3 advmod",
    ") ) PUNCT _ 1 punct",
    ". . PUNCT _ 3 punct",
)


def heads(tokens):
    return {token.form: token.head for token in tokens if token.deprel == "punct"}


def test_a_comma_hangs_on_what_it_sets_apart_and_the_stop_on_the_root():
    attachment = learn_attachment([LIST, HELP, TEAM], fewest=1)
    found = heads(attach(OLD_LIST.tokens, attachment))
    assert (found[","], found["."]) == (3, 1)


def test_a_sign_that_closes_hangs_where_the_one_that_opens_does():
    tokens = [replace(token, head=5) if token.form == "(" else token for token in OLD_LIST.tokens]
    assert heads(attach(tokens, {})) == {",": 1, "(": 5, ")": 5, ".": 3}


def test_a_sign_of_a_case_never_seen_stays():
    assert heads(attach(OLD_LIST.tokens, {})) == heads(OLD_LIST.tokens)


def test_too_few_examples_tell_nothing():
    assert learn_attachment([LIST], fewest=2) == {}


def test_words_keep_their_heads():
    attachment = learn_attachment([LIST, HELP], fewest=1)
    words = [token for token in attach(OLD_LIST.tokens, attachment) if token.deprel != "punct"]
    assert words == [token for token in OLD_LIST.tokens if token.deprel != "punct"]
