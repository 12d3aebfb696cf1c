"""Files in CoNLL-U become sentences, and what is tested is not trained on."""

import lzma

import pytest

from pipeline.errors import LanguageError
from tools.language_model.treebank import read, without

TODAY = """# sent_id = krant\\krant-7.p.12.s.3
# text = Buurtteams helpen.
1	Buurtteams	buurt_team	NOUN	N|soort	Number=Plur	2	nsubj	_	_
2	helpen	helpen	VERB	WW|pv	Number=Plur|Tense=Pres|VerbForm=Fin	0	root	_	SpaceAfter=No
3	.	.	PUNCT	LET	_	2	punct	_	_

"""
OF_2017 = """# krant-7.p.2.s.1.xml
1	Zij	zij	PRON	_	Person=3	2	nsubj	_	_
2	koken	koken	VERB	_	_	0	root	_	_

"""


@pytest.fixture
def treebank(tmp_path):
    def write(text, name="buurt.conllu"):
        path = tmp_path / name
        path.write_bytes(lzma.compress(text.encode()) if path.suffix == ".xz" else text.encode())
        return path

    return write


@pytest.mark.parametrize("name", ["buurt.conllu", "buurt.conllu.xz"])
def test_a_word_has_all_that_the_file_says(treebank, name):
    (sentence,) = read(treebank(TODAY, name))
    first, verb, stop = sentence.tokens
    assert (first.form, first.lemma, first.upos, first.feats) == ("Buurtteams", "buurt_team", "NOUN", "Number=Plur")
    assert (first.head, verb.head, stop.head) == (1, 1, 1)
    assert (first.deprel, verb.deprel) == ("nsubj", "root")
    assert stop.feats == ""


def test_spaces_are_as_the_file_says_and_open_where_it_never_does(treebank):
    assert [token.space_after for token in read(treebank(TODAY))[0].tokens] == [True, False, True]
    assert [token.space_after for token in read(treebank(OF_2017))[0].tokens] == [None, None]


@pytest.mark.parametrize(("text", "paragraph"), [(TODAY, ("krant-7", 12)), (OF_2017, ("krant-7", 2))])
def test_document_and_paragraph_are_in_the_id_however_it_is_given(treebank, text, paragraph):
    (sentence,) = read(treebank(text))
    assert (sentence.document, sentence.paragraph) == (paragraph[0], paragraph)


def test_sentences_sort_by_number_not_by_letter(treebank):
    early, late = read(treebank(OF_2017 + TODAY))
    assert early.order < late.order


def test_parts_of_a_contracted_word_are_words_and_the_whole_is_none(treebank):
    rows = ["1-2 zo'n _ _ _ _ _ _ _ _", "1 zo zo ADV _ _ 2 det _ _", "2 een een DET _ _ 0 root _ _"]
    text = "# sent_id = a.p.1.s.1\n" + "".join(row.replace(" ", "\t") + "\n" for row in rows) + "\n"
    assert read(treebank(text))[0].forms == ("zo", "een")


def test_sentences_that_stand_elsewhere_are_left_out(treebank):
    today, old = read(treebank(TODAY)), read(treebank(OF_2017 + TODAY))
    assert [sentence.forms for sentence in without(old, today)] == [("Zij", "koken")]


@pytest.mark.parametrize("text", ["een brief aan de gemeente\n\n", "1\tEen\teen\tDET\t_\t_\t_\tdet\t_\t_\n\n"])
def test_what_is_no_treebank_says_so(treebank, text):
    with pytest.raises(LanguageError, match=r"buurt\.conllu"):
        read(treebank(text))


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(LanguageError, match="cannot be read"):
        read(tmp_path / "weg.conllu")
