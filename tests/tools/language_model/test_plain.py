"""Plain sentences: running text only, in its order, tokens with their spaces, programmes of our time."""

import tarfile
from pathlib import Path
from random import Random

import pytest
import spacy

from pipeline.errors import LanguageError
from tools.language_model.plain import EXCERPT, excerpt, plain_sentences, read_programmes, sentences_of, tokens_of

PROGRAMME = """Wonen en zorg

Wij willen dat de buurt weer meetelt. Het wijkgebouw blijft open, ook 's avonds.

- meer bankjes
- minder loketten

Elke straat krijgt een eigen budget. Daarover beslissen de bewoners zelf.
"""


@pytest.fixture
def nlp() -> spacy.language.Language:
    return spacy.blank("nl")


@pytest.fixture
def programmes(tmp_path: Path) -> Path:
    folder = tmp_path / "programmes"
    folder.mkdir()
    for name in ("Dorpsbelang_1998", "Stadspartij_1970", "Oudpartij_1969", "Zonderjaar"):
        (folder / f"{name}.txt").write_text(PROGRAMME * 30, encoding="utf-8")
    (folder / "Kort_2001.txt").write_text(PROGRAMME, encoding="utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus without documents."""
    return tmp_path / "corpus"


def test_only_running_text_is_taken_in_its_order(nlp: spacy.language.Language) -> None:
    texts = [" ".join(one.forms) for one in sentences_of("Dorpsbelang_1998", PROGRAMME, nlp)]
    assert "Wonen en zorg" not in texts
    assert texts[:2] == ["Wij willen dat de buurt weer meetelt .", "Het wijkgebouw blijft open , ook 's avonds ."]
    assert texts[-2:] == ["Elke straat krijgt een eigen budget .", "Daarover beslissen de bewoners zelf ."]


def test_ids_tell_text_and_paragraph_and_sort_as_the_text_stands(nlp: spacy.language.Language) -> None:
    found = sentences_of("Dorpsbelang_1998", PROGRAMME * 3, nlp)
    assert {one.document for one in found} == {"Dorpsbelang_1998"}
    backwards = found[::-1]
    assert sorted(backwards, key=lambda one: one.order) == found
    assert found[0].paragraph == found[1].paragraph != found[-1].paragraph


def test_tokens_know_their_spaces_and_nothing_else(nlp: spacy.language.Language) -> None:
    text = "“Kom binnen”, zei ze (zacht)."
    tokens = tokens_of(text, nlp)
    assert "".join(token.form + " " * bool(token.space_after) for token in tokens) == text
    assert {(token.upos, token.feats, token.lemma, token.deprel) for token in tokens} == {(None,) * 4}
    assert [token.head for token in tokens] == list(range(len(tokens)))


def test_programmes_of_our_time_are_read_from_a_folder_or_an_archive(programmes: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "programmes.tar.xz", "w:xz") as archive:
        archive.add(programmes, "programmes")
    found = read_programmes(programmes)
    assert set(found) == {"Dorpsbelang_1998", "Stadspartij_1970"}
    assert read_programmes(tmp_path / "programmes.tar.xz") == found


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.tar").write_text("geen archief", encoding="utf-8")
    with pytest.raises(LanguageError, match="cannot be read as programmes"):
        read_programmes(tmp_path / "x.tar")


def test_an_excerpt_begins_with_a_paragraph() -> None:
    text = PROGRAMME * 300
    for seed in range(5):
        part = excerpt(text, Random(seed))  # noqa: S311  no secret
        assert len(part) == EXCERPT
        assert part in text
        assert part.startswith(("Wij willen", "- meer", "Elke straat", "Wonen"))
    assert excerpt(PROGRAMME, Random(0)) == PROGRAMME  # noqa: S311  no secret


def test_enough_words_are_taken_and_no_more_texts_than_that(corpus: Path, programmes: Path) -> None:
    few, all_there_is = (plain_sentences(corpus, programmes, words, seed=1) for words in (10, 10**6))
    assert len({one.document for one in few}) == 1
    assert {one.document for one in all_there_is} == {"Dorpsbelang_1998", "Stadspartij_1970"}
    assert plain_sentences(corpus, programmes, 10, seed=1) == few
    assert plain_sentences(corpus, programmes, 0, seed=1) == []
