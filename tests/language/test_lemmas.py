"""Lemmas of whole words: what the tables know, what is made of the end of a word, and what is left alone."""

from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.errors import LanguageError
from pipeline.language.compounds import Compounds, PartTables
from pipeline.language.lemmas import NAME, SIGN, Lemmas, LemmaTables, Word, apply_edit, edit_of, key, whole_lemma
from pipeline.language.tables import FILE


def _edits(*rows: str) -> dict[str, str]:
    """A table of forms, each written with its lemmas after it."""
    forms = {form: lemmas for form, *lemmas in map(str.split, rows)}
    return {form: SIGN.join(edit_of(form, lemma) for lemma in lemmas) for form, lemmas in forms.items()}


TABLES = LemmaTables(
    seen={
        key("is", "AUX"): "zijn",
        key("best", "ADJ", "Degree=Sup"): "goed",
        key("best", "ADJ"): "best",
        key("eigenlijk", ""): "eigenlijk",
        key("vlaamse", "ADJ"): "Vlaams",
    },
    names={key("Rons", "PROPN"): "Ron", key("o.a.", "X"): "onder ander"},
    forms={
        "NOUN": _edits("makers maker", "maker maker", "zeilster zeiler zeilster", "bewoner bewoner", "huisje huis")
        | _edits("stad stad"),
        "VERB": _edits("gemaakt maken", "roken ruiken roken"),
        "ADJ": _edits("zeeuwse zeeuws", "grote groot"),
    },
)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        (Word("Is", "AUX"), "zijn"),
        (Word("best", "ADJ", "Degree=Sup"), "goed"),
        (Word("best", "ADJ", "Degree=Pos"), "best"),
        (Word("fietsenmakers", "NOUN", "Number=Plur"), "fietsenmaker"),
        (Word("Fietsenmakers", "NOUN", "Number=Plur", opens=True), "fietsenmaker"),
        (Word("PSV-makers", "NOUN", "Number=Plur"), "PSV-maker"),
        (Word("zeilster", "NOUN", "Number=Sing"), "zeilster"),
        (Word("huisje", "NOUN", "Number=Sing"), "huis"),
        (Word("roken", "VERB", "VerbForm=Inf"), "roken"),
        (Word("roken", "VERB", "Tense=Past|VerbForm=Fin"), "ruiken"),
        (Word("roken", "VERB", "Tense=Pres|VerbForm=Fin", guess="roken"), "roken"),
        (Word("Zeeuwse", "ADJ"), "Zeeuws"),
        (Word("ZEEUWSE", "ADJ"), "zeeuws"),
        (Word("GROTE", "ADJ"), "groot"),
        (Word("Vlaamse", "ADJ", opens=True), "Vlaams"),
        (Word("45ste", "ADJ"), "45"),
        (Word("22e", "NUM"), "22"),
        (Word("makers", "VERB"), "maker"),
        (Word("Rons", "PROPN", "Number=Sing"), "Ron"),
        (Word("o.a.", "X"), "onder ander"),
        (Word("Eigenlijk", "PROPN", opens=True), "eigenlijk"),
        (Word("buurtbewoncrs", "NOUN", guess="buurtbewoncr"), "buurtbewoncr"),
    ],
    ids=lambda value: f"{value.form} {value.upos}" if isinstance(value, Word) else None,
)
def test_the_lemma_of_a_whole_word(word: Word, lemma: str) -> None:
    assert whole_lemma(word, TABLES) == lemma


@pytest.mark.parametrize(
    "word",
    [
        Word("Eigenlijk", "PROPN"),
        Word("Van", "PROPN", opens=True),
        Word("Stad", "PROPN"),
        Word("kWh", "SYM"),
        Word("Bombus", "X"),
        Word("1995-1999", "NUM"),
    ],
    ids=lambda word: word.form,
)
def test_what_is_a_name_or_a_number_keeps_its_letters(word: Word) -> None:
    assert whole_lemma(word, TABLES) == word.form


def test_a_word_that_nobody_knows_is_its_guess_and_without_one_its_own() -> None:
    word = Word("Xqzv", "VERB", guess="xqzen")
    assert whole_lemma(word, TABLES) == "xqzen"
    assert whole_lemma(replace(word, guess=""), TABLES) == "xqzv"


words = st.builds(
    Word,
    form=st.text(min_size=1),
    upos=st.sampled_from(["NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADP", "X", "PUNCT", ""]),
    feats=st.sampled_from(["", "Number=Plur", "Number=Sing", "VerbForm=Inf"]),
    guess=st.text(),
    opens=st.booleans(),
)


@given(words)
def test_no_lemma_is_empty(word: Word) -> None:
    assert whole_lemma(word, TABLES)


@given(words)
def test_no_lemma_is_made_up_where_there_are_no_tables(word: Word) -> None:
    assert whole_lemma(word, LemmaTables()) in {word.form, word.form.lower(), word.guess} or word.form[0].isdecimal()


@given(st.text(), st.text())
def test_an_edit_gives_the_lemma_back(form: str, lemma: str) -> None:
    assert apply_edit(form, edit_of(form, lemma)) == lemma


def test_the_component_sets_lemmas_and_leaves_spaces_alone() -> None:
    nlp = spacy.blank("nl")
    doc = Doc(nlp.vocab, words=["Dat", "is", "\n", "best"], pos=["PRON", "AUX", "SPACE", "ADJ"])
    assert [token.lemma_ for token in Lemmas(TABLES)(doc)] == ["dat", "zijn", "", "best"]


def test_the_tables_come_back_from_a_pipeline_on_disk(tmp_path: Path) -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe(NAME).use(TABLES)
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path).get_pipe(NAME)
    assert again.tables == TABLES
    assert again.to_bytes() == (tmp_path / NAME / FILE).read_bytes()


@pytest.mark.parametrize("data", [b"", b"nonsense", Compounds(PartTables()).to_bytes()])
def test_tables_of_something_else_are_refused(data: bytes) -> None:
    with pytest.raises(LanguageError, match="tables cannot be read"):
        Lemmas(TABLES).from_bytes(data)


def test_missing_tables_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="tables are missing"):
        Lemmas(TABLES).from_disk(tmp_path)
