"""The tables of lemmas and parts are made from what the treebank and a lexicon say, always the same."""

import pytest

from pipeline.language.compounds import cut
from pipeline.language.lemmas import Word, key, whole_lemma
from tools.language_model.lemma_data import LemmaData, build, unsplit
from tools.language_model.lexicon import Lexicon
from tools.language_model.treebank import Sentence, Token

NOUNS = (
    "partij",
    "regering",
    "buurt",
    "huis",
    "thuis",
    "buur",
    "werk",
    "kamer",
    "leven",
    "stijl",
    "tuin",
    "feest",
    "raad",
)
COMPOUNDS = {
    "regeringspartij": "regering_partij",
    "levensstijl": "leven_stijl",
    "buurthuis": "buurt_huis",
    "buurtwerk": "buurt_werk",
    "huiskamer": "huis_kamer",
    "tuinfeest": "tuin_feest",
    "buurtfeest": "buurt_feest",
    "tuinhuis": "tuin_huis",
}
VERBS = {"toestaan": "toe_staan", "toelaten": "toe_laten", "meedoen": "mee_doen", "meekomen": "mee_komen"}
PARTICIPLES = {"toegestaan": "toestaan", "toegelaten": "toelaten", "meegedaan": "meedoen", "weggegeven": "weggeven"}


def token(form: str, lemma: str | None, upos: str, feats: str = "") -> Token:
    return Token(form, lemma, upos, feats, 0, "root", space_after=True)


def sentence(*tokens: Token) -> Sentence:
    return Sentence("a.p.1.s.1", tokens)


@pytest.fixture(scope="module")
def words() -> Lexicon:
    nouns = frozenset((*NOUNS, *COMPOUNDS, "buurtkamer", "werkhuis", "feesttuin"))
    bases = frozenset(("staan", "laten", "doen", "komen", "geven"))
    verbs = bases | frozenset((*VERBS, "weggeven"))
    forms = {
        "NOUN": {noun: (noun,) for noun in sorted(nouns)} | {"huizen": ("huis",)},
        "VERB": {verb: (verb,) for verb in sorted(verbs)} | {form: (verb,) for form, verb in PARTICIPLES.items()},
        "ADJ": {"nieuwe": ("nieuw",), "nieuw": ("nieuw",)},
    }
    shares = {form: 10.0 for table in forms.values() for form in table}
    return Lexicon({"NOUN": nouns, "VERB": verbs, "ADJ": frozenset(("nieuw",))}, forms, shares)


@pytest.fixture(scope="module")
def data(words: Lexicon) -> LemmaData:
    pytest.importorskip("sklearn")
    return build(SENTENCES, JOINED, words)


SENTENCES = [
    *(sentence(token(whole, lemma, "NOUN", "Number=Sing")) for whole, lemma in COMPOUNDS.items()),
    *(sentence(token(noun, noun, "NOUN", "Number=Sing")) for noun in NOUNS),
    *(sentence(token(whole, lemma, "VERB", "VerbForm=Inf")) for whole, lemma in VERBS.items()),
    sentence(token("deed", "mee_doen", "VERB"), token("mee", "mee", "ADP")),
    sentence(token("deed", "doen", "VERB"), token("Rons", "Ron", "PROPN"), token("Ron", "Ron", "PROPN")),
    sentence(token("best", "goed", "ADJ", "Degree=Sup"), token("best", "best", "ADJ", "Degree=Pos")),
    sentence(token("iets", None, "PRON"), token("_", "_", "SYM")),
]
JOINED = [sentence(token("verkiezingen", "verkiezing", "NOUN"), token("wat", None, "PRON"), token("x", "y", "X"))]


@pytest.mark.parametrize(
    ("form", "lemma", "upos", "whole"),
    [
        ("Regeringspartijen", "regering_partij", "NOUN", "regeringspartij"),
        ("gemeenteraadsverkiezingen", "gemeente_raad_verkiezing", "NOUN", "gemeenteraadsverkiezing"),
        ("wereldsteden", "wereld_stad", "NOUN", "wereldstad"),
        ("G8-top", "G8_top", "NOUN", "G8-top"),
        ("24-jarige", "24_jarig", "ADJ", "24-jarig"),
        ("toegestaan", "toe_staan", "VERB", "toestaan"),
        ("brengt", "door_brengen", "VERB", "brengen"),
        ("huis", "huis", "NOUN", "huis"),
        ("a_b", "a_b", "X", "a_b"),
        ("_", "_", "SYM", "_"),
    ],
)
def test_the_lemma_of_the_whole_word_is_told_from_that_of_its_parts(
    form: str, lemma: str, upos: str, whole: str
) -> None:
    assert unsplit(form, lemma, upos) == whole


def test_both_conventions_teach_lemmas(data: LemmaData) -> None:
    seen = data.lemmas.seen
    assert (seen[key("deed", "VERB")], seen[key("verkiezingen", "NOUN")]) == ("doen", "verkiezing")
    assert (seen[key("best", "ADJ", "Degree=Sup")], seen[key("best", "ADJ", "Degree=Pos")]) == ("goed", "best")
    assert data.lemmas.names == {key("Rons", "PROPN"): "Ron"}


def test_what_has_no_lemma_teaches_nothing(data: LemmaData) -> None:
    assert not [name for name in data.lemmas.seen if name.split("\t")[0] in {"iets", "wat", "_", "x"}]


def test_forms_come_from_the_lexicon(data: LemmaData) -> None:
    assert whole_lemma(Word("buurthuizen", "NOUN", "Number=Plur"), data.lemmas) == "buurthuis"


def test_a_compound_that_was_never_seen_is_cut(data: LemmaData) -> None:
    assert cut("buurtkamer", "NOUN", data.parts) == ("buurt", "kamer")


def test_verbs_are_separable_by_the_treebank_or_by_a_participle(data: LemmaData) -> None:
    assert data.parts.separable == {"mee": "doen komen", "toe": "laten staan"}


def test_the_same_sentences_give_the_same_tables(data: LemmaData, words: Lexicon) -> None:
    assert build(reversed(SENTENCES), reversed(JOINED), words) == data
