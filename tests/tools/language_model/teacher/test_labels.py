"""Values numbered, and annotation as numbers, with what is not known left out."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.tools.language_model.treebanks import HELP, TEAM, TREEBANK
from tools.language_model.teacher.labels import RAREST, UNKNOWN, Labels, Numbering, labels_of, padded
from tools.language_model.teacher.scripts import script


@pytest.fixture(scope="module")
def labels() -> Labels:
    return labels_of(TREEBANK)


def test_values_are_numbered_by_how_often_they_are_seen(labels: Labels) -> None:
    assert set(labels.upos) == {token.upos for sentence in TREEBANK for token in sentence.tokens}
    assert set(labels.upos[:2]) == {"VERB", "PUNCT"}
    assert "" in labels.feats
    assert labels == labels_of(reversed(TREEBANK))


def test_scripts_of_one_word_are_left_out(labels: Labels) -> None:
    assert RAREST == 2
    assert script("is", "zijn") not in labels.scripts
    assert script("De", "de") in labels.scripts


def test_a_sentence_becomes_numbers_and_heads_count_from_the_root(labels: Labels) -> None:
    numbers = Numbering(labels).of(HELP)
    assert [labels.upos[number] for number in numbers.upos] == ["DET", "NOUN", "VERB", "PRON", "PUNCT"]
    assert numbers.heads == [2, 3, 0, 3, 3]
    assert labels.deprel[numbers.deprel[2]] == "root"


def test_what_is_not_known_is_not_learned(labels: Labels) -> None:
    bare = replace(
        TEAM, tokens=tuple(replace(token, upos=None, feats=None, lemma=None, deprel=None) for token in TEAM.tokens)
    )
    numbers = Numbering(labels).of(bare)
    for field in ("upos", "feats", "scripts", "heads", "deprel"):
        assert getattr(numbers, field) == [UNKNOWN] * 4, field


def test_no_features_are_known_features(labels: Labels) -> None:
    full_stop = Numbering(labels).of(HELP).feats[-1]
    assert labels.feats[full_stop] == ""


def test_labels_come_back_from_their_file(labels: Labels, tmp_path: Path) -> None:
    labels.save(tmp_path / "labels.json")
    assert Labels.load(tmp_path / "labels.json") == labels


def test_rows_are_filled_up() -> None:
    assert padded([[1], [], [2, 3]], 2, 0) == [[1, 0], [0, 0], [2, 3]]
