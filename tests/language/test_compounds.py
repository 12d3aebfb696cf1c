"""Lemmas in parts: where a compound is cut, what stays whole, and the particle that stands apart."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.choice import SHIPPED
from pipeline.language.compounds import NAME, SIGN, Compounds, PartTables, cut, parts_of
from pipeline.language.lemmas import NAME as LEMMAS
from pipeline.language.lemmas import Lemmas, LemmaTables, key
from tests.language.lemma_cases import Case, cases, doc, rows

TABLES = PartTables(
    known={key("toestaan", "VERB"): "toe_staan", key("voorwaarde", "NOUN"): "", key("Spa-Zuid", "PROPN"): "Spa_Zuid"},
    starts={"regerings": "regering", "levens": "leven", "raads": "raad"},
    start_scores={"regerings": 200, "gemeente": 200, "gemeenteraads": -500, "raads": 300, "ge": -400, "levens": 100},
    head_scores={"partij": 200, "stijl": 200, "verkiezing": 300, "raadsverkiezing": 100, "waarde": 900, "meente": 100},
    weights={"NOUN": -200, "VERB": -200, "ADJ": -200, "length": -1},
    uncut={"noord": 1},
    common={"levensstijl": -300},
    separable={"op": "lossen", "vast": "stellen", "voor": "stellen"},
)
UNCHANGED = PartTables()
NLP = spacy.blank("nl")


@pytest.mark.parametrize(
    ("lemma", "upos", "parts"),
    [
        ("regeringspartij", "NOUN", ("regering", "partij")),
        ("gemeenteraadsverkiezing", "NOUN", ("gemeente", "raad", "verkiezing")),
        ("toestaan", "VERB", ("toe", "staan")),
        ("G8-top", "NOUN", ("G8", "top")),
        ("Spa-Zuid", "PROPN", ("Spa", "Zuid")),
    ],
)
def test_a_compound_is_cut_and_what_starts_it_is_a_lemma(lemma: str, upos: str, parts: tuple[str, ...]) -> None:
    assert cut(lemma, upos, TABLES) == parts


@pytest.mark.parametrize(
    ("lemma", "upos"),
    [
        ("voorwaarde", "NOUN"),
        ("gemeente", "NOUN"),
        ("levensstijl", "NOUN"),
        ("X-boot", "NOUN"),
        ("Noord-Afrikaans", "ADJ"),
        ("Vlaams-Brabant", "PROPN"),
        ("regeringspartij", "ADV"),
        ("regeringspartij" * 5, "NOUN"),
        ("-partij", "NOUN"),
        ("", "NOUN"),
    ],
)
def test_what_stays_whole(lemma: str, upos: str) -> None:
    assert cut(lemma, upos, TABLES) == (lemma,)


@given(st.text(alphabet="aegilmnprst-/_", max_size=30), st.sampled_from(["NOUN", "VERB", "ADJ", "PROPN", "ADP"]))
def test_parts_are_never_empty_and_without_tables_there_is_one(lemma: str, upos: str) -> None:
    assert all(cut(lemma, upos, TABLES)) or SIGN in lemma or not lemma
    assert SIGN.join(cut(lemma, upos, UNCHANGED)) == lemma


@given(st.lists(st.sampled_from([*TABLES.start_scores, *TABLES.head_scores]), max_size=4).map("".join))
def test_a_head_that_was_cut_off_is_cut_no_further(lemma: str) -> None:
    *_, head = cut(lemma, "NOUN", TABLES)
    assert cut(head, "NOUN", TABLES) == (head,)


@pytest.mark.parametrize(
    "words",
    [
        ["Wij/PRON wij", "stelden/VERB/VerbForm=Fin voor_stellen", "iets/PRON iets", "voor/ADP voor", "./PUNCT ."],
        ["om/ADP om", "het/PRON het", "op/ADP op", "te/ADP te", "lossen/VERB/VerbForm=Inf op_lossen"],
        ["wat/PRON wat", "vast/ADJ vast", "zou/AUX zullen", "stellen/VERB/VerbForm=Inf vast_stellen"],
        ["stelt/VERB/VerbForm=Fin stellen", "vragen/NOUN vragen", "voor/ADP voor", "jou/PRON jou"],
        ["stelt/VERB/VerbForm=Fin stellen", "hij/PRON hij", ";/PUNCT ;", "ga/VERB/VerbForm=Fin ga", "voor/ADP voor"],
        ["stelt/VERB/VerbForm=Fin stellen", "op/ADP op", "./PUNCT ."],
    ],
    ids=["at the end", "before te", "before its verb", "a preposition", "another sentence", "not of this verb"],
)
def test_the_particle_that_stands_apart(words: list[str]) -> None:
    sentence = rows(*words)
    whole = {key(form, "VERB"): "stellen" for form in ("stelden", "stelt", "stellen")} | {
        key("lossen", "VERB"): "lossen",
        key("zou", "AUX"): "zullen",
    }
    read = Compounds(TABLES)(Lemmas(LemmaTables(seen=whole))(doc(NLP.vocab, sentence)))
    assert [token.lemma_ for token in read] == [row.lemma for row in sentence]


def test_the_parts_of_a_token_are_told() -> None:
    read = doc(NLP.vocab, rows("regeringspartijen/NOUN x", "is/AUX x", "a_b@c.nl/X x"))
    for token, lemma in zip(read, ["regeringspartij", "zijn", "a_b@c.nl"], strict=True):
        token.lemma_ = lemma
    Compounds(TABLES)(read)
    assert [parts_of(token) for token in read] == [("regering", "partij"), ("zijn",), ("a_b@c.nl",)]


def test_the_tables_come_back_from_a_pipeline_on_disk(tmp_path: Path) -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe(NAME).use(TABLES)
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path).get_pipe(NAME).tables == TABLES


@pytest.fixture(scope="module")
def shipped() -> tuple[Lemmas, Compounds]:
    folders = SHIPPED / LEMMAS, SHIPPED / NAME
    lemmas, compounds = Lemmas(LemmaTables()), Compounds(PartTables())
    lemmas.from_disk(folders[0])
    compounds.from_disk(folders[1])
    return lemmas, compounds


def check(case: Case, shipped: tuple[Lemmas, Compounds]) -> None:
    lemmas, compounds = shipped
    read = compounds(lemmas(doc(NLP.vocab, case.rows)))
    assert [token.lemma_ for token in read] == case.lemmas


@pytest.mark.parametrize("case", cases("synthetic"), ids=lambda case: case.label)
def test_the_shipped_tables_give_the_treebanks_lemmas(case: Case, shipped: tuple[Lemmas, Compounds]) -> None:
    check(case, shipped)


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case.label)
def test_the_shipped_tables_leave_alone_what_is_damaged_or_whole(case: Case, shipped: tuple[Lemmas, Compounds]) -> None:
    check(case, shipped)


@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda case: case.label)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_what_the_shipped_tables_do_not_give_yet(case: Case, shipped: tuple[Lemmas, Compounds]) -> None:
    check(case, shipped)
