"""What the treebank of 2017 says in its way is said in today's."""

from pathlib import Path

import pytest

from tests.tools.language_model.treebanks import HELP, TEAM, TREEBANK, sentence
from tools.language_model.conventions import learn_conventions, modernise, parallel, restructured
from tools.language_model.corpora import NEWER, OLD
from tools.language_model.habits import whole_lemma
from tools.language_model.punctuation import ancestors
from tools.language_model.treebank import read

BURGEMEESTER = sentence(
    "a.p.1.s.1",
    "Zij zij PRON _ 4 nsubj",
    "werd worden AUX Number=Sing 4 cop",
    "toen toen ADV _ 4 advmod",
    "een een DET _ 4 det",
    "vrijwilliger vrijwilliger NOUN _ 4 root",
    "van van ADP _ 6 case",
    "hier hier ADV _ 4 nmod",
)
GROOT = sentence(
    "a.p.1.s.2",
    "Het het PRON _ 3 nsubj",
    "bleef blijven AUX _ 3 cop",
    "erg erg ADV _ 3 advmod",
    "stil stil ADJ _ 3 root",
)
VERHUIZEN = sentence(
    "a.p.1.s.3",
    "Zij zij PRON _ 3 nsubj",
    "gaat gaan AUX _ 3 aux",
    "morgen morgen ADV _ 3 advmod",
    "verhuizen verhuizen VERB VerbForm=Inf 3 root",
)
AFTREDEN = sentence(
    "a.p.1.s.4",
    "Zij zij PRON _ 1 nsubj",
    "moest moeten VERB VerbForm=Fin 1 root",
    "thuis thuis ADV _ 3 advmod",
    "blijven blijven VERB VerbForm=Inf 1 xcomp",
)
KOKEN = sentence(
    "a.p.1.s.5",
    "Koken koken VERB _ 0 root",
    "en en CCONJ _ 0 cc",
    "eten eten VERB _ 0 conj",
)
NAMEN = sentence(
    "a.p.1.s.6",
    "Jan Jan PROPN Foreign=yes 0 root",
    "Bos Bos PROPN _ 0 flat:name",
    "Het het DET _ 0 appos",
    "Stille stil ADJ _ 2 fixed",
    "Huis huis NOUN _ 2 fixed",
    "ten ten ADP _ 0 obl",
    "slotte slot NOUN _ 5 fixed",
)


def tree(old):
    return [(token.form, token.head, token.deprel) for token in restructured(old.tokens, {})]


def test_a_verb_that_is_no_copula_today_is_the_head_and_takes_what_is_of_the_clause():
    assert tree(BURGEMEESTER) == [
        ("Zij", 1, "nsubj"),
        ("werd", 1, "root"),
        ("toen", 1, "advmod"),
        ("een", 4, "det"),
        ("vrijwilliger", 1, "xcomp"),
        ("van", 6, "case"),
        ("hier", 4, "nmod"),
    ]
    assert restructured(BURGEMEESTER.tokens, {})[1].upos == "VERB"


def test_what_makes_the_predicate_stronger_stays_with_it():
    assert tree(GROOT)[2:] == [("erg", 3, "advmod"), ("stil", 1, "xcomp")]


def test_zijn_is_a_copula_still():
    old = sentence("a", "Zij zij PRON _ 2 nsubj", "is zijn AUX _ 2 cop", "blij blij ADJ _ 2 root")
    assert tuple(restructured(old.tokens, {})) == old.tokens


def test_a_verb_that_is_no_auxiliary_today_is_the_head_and_leaves_adverbs_where_they_are():
    assert tree(VERHUIZEN) == [
        ("Zij", 1, "nsubj"),
        ("gaat", 1, "root"),
        ("morgen", 3, "advmod"),
        ("verhuizen", 1, "xcomp"),
    ]


def test_a_modal_verb_is_an_auxiliary_today():
    assert tree(AFTREDEN) == [
        ("Zij", 3, "nsubj"),
        ("moest", 3, "aux"),
        ("thuis", 3, "advmod"),
        ("blijven", 3, "root"),
    ]
    assert restructured(AFTREDEN.tokens, {})[1].upos == "AUX"


def test_a_coordinator_hangs_on_what_follows_it():
    assert tree(KOKEN) == [("Koken", 0, "root"), ("en", 2, "cc"), ("eten", 0, "conj")]


def test_names_and_titles_are_flat_and_fixed_expressions_stay_fixed():
    assert [token[2] for token in tree(NAMEN)] == ["root", "flat", "appos", "flat", "flat", "obl", "fixed"]
    assert restructured(NAMEN.tokens, {})[0].feats == "Foreign=Yes"


@pytest.mark.parametrize("old", [BURGEMEESTER, GROOT, VERHUIZEN, AFTREDEN, KOKEN, NAMEN, *TREEBANK])
def test_there_is_one_root_and_every_word_comes_to_it(old):
    tokens = restructured(old.tokens, {})
    (root,) = [place for place, token in enumerate(tokens) if token.head == place]
    assert tokens[root].deprel == "root"
    assert all(place == root or root in ancestors(tokens, place) for place in range(len(tokens)))
    assert [token.form for token in tokens] == [token.form for token in old.tokens]


def test_sentences_word_for_word_alike_are_parallel():
    other = sentence("z", *("De de X _ 0 root", "helpen helpen X _ 0 x"))
    assert parallel([HELP, other], [TEAM, HELP]) == [(HELP, HELP)]


def test_what_all_examples_agree_on_is_done_and_what_was_never_seen_is_open():
    old = [sentence("o", "zijn zijn DET _ 1 det", "buurt buurt NOUN _ 1 root")]
    new = [sentence("n", "zijn zijn PRON Poss=Yes 1 nmod:poss", "buurt buurt NOUN _ 1 root")]
    conventions = learn_conventions(old * 4, new)
    first, second = modernise(old[0], conventions).tokens
    assert (first.upos, first.feats, first.deprel, first.lemma) == ("PRON", "Poss=Yes", "nmod:poss", "zijn")
    assert second == old[0].tokens[1]
    strange = modernise(sentence("s", "hallo hallo INTJ _ 0 root"), conventions).tokens[0]
    assert (strange.upos, strange.feats, strange.lemma, strange.deprel) == (None, None, None, "root")


SHARED = Path(__file__).parents[4] / "shared" / "ud"
FLOORS = {"upos": 0.98, "feats": 0.98, "lemma": 0.985, "deprel": 0.94, "head": 0.965}
TOLD = {"upos": 0.86, "feats": 0.86, "lemma": 0.86, "deprel": 1.0, "head": 1.0}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the treebanks are not here")
def test_sentences_that_were_not_learned_from_are_mapped_to_what_todays_treebank_says_of_them():
    newer = [each for name in NEWER for each in read(SHARED / name)]
    pairs = parallel(read(SHARED / OLD), newer)
    half = set(sorted({one.document for one, _ in pairs})[::2])
    unseen = [(one, other) for one, other in pairs if one.document not in half]
    forms = {other.forms for _, other in unseen}
    conventions = learn_conventions(
        [one for one, _ in pairs if one.document in half], [each for each in newer if each.forms not in forms]
    )
    for field, floor in FLOORS.items():
        marks = [
            (_value(mapped, field), _value(true, field))
            for one, other in unseen
            for mapped, true in zip(modernise(one, conventions).tokens, other.tokens, strict=True)
        ]
        told = [(mapped, true) for mapped, true in marks if mapped is not None]
        assert len(told) >= TOLD[field] * len(marks), field
        assert sum(mapped == true for mapped, true in told) >= floor * len(told), field


def _value(token, field):
    return whole_lemma(token) if field == "lemma" else getattr(token, field)
