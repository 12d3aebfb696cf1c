"""What is trained on, what is held out, and what is neither."""

import lzma

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from pipeline.errors import LanguageError
from tests.tools.language_model.treebanks import TREEBANK, sentence
from tools.language_model.corpora import EXAM, NEWER, OLD, part_by_document, select, write_corpora


def conllu(sentences, bare):
    """The sentences as a file, in the way of 2017 (`bare`) or of today."""
    lines = []
    for each in sentences:
        lines.append(f"# {each.id}.xml" if bare else f"# sent_id = {each.id}")
        for place, token in enumerate(each.tokens):
            head = 0 if token.head == place else token.head + 1
            fields = (place + 1, token.form, token.lemma, token.upos, "_", token.feats or "_", head, token.deprel)
            lines.append("\t".join([*map(str, fields), "_", "_"]))
        lines.append("")
    return "\n".join([*lines, ""])


def variant(word, name):
    return sentence(name, f"{word} {word} VERB _ 0 root", ". . PUNCT _ 0 punct")


@pytest.fixture
def treebanks(tmp_path):
    """A folder in which the file of 2017 holds, beside its own, a sentence of each of the others."""
    words = ("koken", "wassen", "praten", "zingen")
    newer = {
        name: [variant(f"{word}{i}", f"t{i}.p.1.s.{j}") for j, word in enumerate(words)] for i, name in enumerate(NEWER)
    }
    files = newer | {EXAM: list(TREEBANK)}
    files[OLD] = [*(sentences[0] for sentences in files.values()), variant("oud", "wiki-1.p.1.s.1")]
    for name, sentences in files.items():
        data = conllu(sentences, bare=name == OLD).encode()
        if name.endswith(".xz"):
            data = lzma.compress(data)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_of_the_old_file_only_what_stands_in_no_other_is_taken(treebanks):
    assert [each.forms for each in select(treebanks, seed=0).old] == [("oud", ".")]


def test_nothing_of_the_exam_is_trained_on_or_held_out(treebanks):
    copied = treebanks / NEWER[0]
    copied.write_bytes(copied.read_bytes() + conllu(TREEBANK[:1], bare=False).encode())
    selection = select(treebanks, seed=0)
    parts = [*selection.newer.values(), *selection.held_out.values(), selection.old]
    assert not {each.forms for part in parts for each in part} & {each.forms for each in TREEBANK}


def test_documents_to_train_on_and_held_out_are_written_and_the_same_each_time(treebanks, tmp_path):
    selection = select(treebanks, seed=0)
    corpora = write_corpora(selection, tmp_path / "one", seed=0)
    again = write_corpora(selection, tmp_path / "two", seed=0)
    vocab = Vocab()

    def texts(path):
        return [doc.text for doc in DocBin().from_disk(path).get_docs(vocab)]

    for one, other in (
        (corpora.held_out, again.held_out),
        *zip(corpora.train.iterdir(), again.train.iterdir(), strict=True),
    ):
        assert texts(one) == texts(other)
    assert any("oud" in text for path in corpora.train.iterdir() for text in texts(path))


def test_a_missing_treebank_is_named(treebanks):
    (treebanks / OLD).unlink()
    with pytest.raises(LanguageError, match=OLD):
        select(treebanks, seed=0)


@given(st.lists(st.integers(0, 9), max_size=60), st.sampled_from([0.0, 0.1, 0.5]), st.integers(0, 3))
def test_no_document_is_parted_and_enough_is_held_out(documents, share, seed):
    sentences = [variant("koken", f"d{document}.p.1.s.{i}") for i, document in enumerate(documents)]
    kept, held_out = part_by_document(sentences, share, seed)
    assert not {each.document for each in kept} & {each.document for each in held_out}
    assert sorted([*kept, *held_out], key=sentences.index) == sentences
    assert len(held_out) >= share * len(sentences)
