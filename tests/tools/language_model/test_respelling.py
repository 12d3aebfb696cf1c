"""Words of now as they were spelled before 1947."""

import pytest

from tests.tools.language_model.treebanks import sentence
from tools.language_model.respelling import respelled


@pytest.mark.parametrize(
    ("now", "then", "upos"),
    [
        ("zo", "zoo", "ADV"),
        ("Zoals", "Zooals", "SCONJ"),
        ("zomer", "zomer", "NOUN"),
        ("mensen", "menschen", "NOUN"),
        ("Menselijk", "Menschelijk", "ADJ"),
        ("wensen", "wensen", "NOUN"),
        ("tussen", "tusschen", "ADP"),
        ("ondertussen", "ondertusschen", "ADV"),
        ("gelopen", "geloopen", "VERB"),
        ("mening", "meening", "NOUN"),
        ("grotere", "grootere", "ADJ"),
        ("geloven", "gelooven", "VERB"),
        ("lerares", "lerares", "NOUN"),
        ("werkloze", "werklooze", "ADJ"),
        ("ene", "eene", "DET"),
        ("Nederlandse", "Nederlandsche", "ADJ"),
        ("Frans", "Fransch", "ADJ"),
        ("Frans", "Frans", "PROPN"),
        ("los", "los", "ADJ"),
    ],
)
def test_a_word_is_spelled_as_it_was(now: str, then: str, upos: str) -> None:
    assert respelled(sentence("x", f"{now} _ {upos} _ 0 root")).forms == (then,)


def test_its_annotation_stays() -> None:
    one = sentence("x", "mensen mens NOUN Number=Plur 1 nsubj", "lopen lopen VERB _ 1 root")
    assert [(token.lemma, token.feats, token.head) for token in respelled(one).tokens] == [
        ("mens", "Number=Plur", 1),
        ("lopen", "", 1),
    ]
