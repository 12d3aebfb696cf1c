"""Unlabelled text becomes paragraphs to pretrain on."""

import json
import tarfile

import pytest

from pipeline.errors import LanguageError
from tools.language_model.pretraining import LONGEST, paragraphs, write_texts

FIRST = "In het buurthuis koken vrijwilligers twee keer per week voor wie alleen thuis zit."
SECOND = "De gemeente betaalt de huur, maar wie kookt en wie opruimt regelen de buren samen."
IN_LINES = FIRST.replace(" twee ", "\ntwee  ")
TEXT = f"{IN_LINES}\n\nKort.\n\n{SECOND}\n\n{'lang ' * LONGEST}\n"


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "teksten" / "een"
    folder.mkdir(parents=True)
    (folder / "raw.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "teksten"


def test_lines_are_joined_and_what_is_short_or_endless_is_left_out(texts):
    assert list(paragraphs([texts])) == [FIRST, SECOND]


def test_a_file_and_an_archive_are_read_as_a_folder_is(texts, tmp_path):
    archive = tmp_path / "teksten.tar.xz"
    with tarfile.open(archive, "w:xz") as opened:
        opened.add(texts / "een" / "raw.txt", "raw.txt")
    assert list(paragraphs([archive])) == list(paragraphs([texts / "een" / "raw.txt"])) == [FIRST, SECOND]


def test_each_paragraph_is_written_once(texts, tmp_path):
    out = tmp_path / "nieuw" / "texts.jsonl"
    assert write_texts([texts, texts], out) == 2
    assert [json.loads(line)["text"] for line in out.read_text(encoding="utf-8").splitlines()] == [FIRST, SECOND]


def test_a_source_that_is_not_there_says_so(tmp_path):
    with pytest.raises(LanguageError, match="weg"):
        list(paragraphs([tmp_path / "weg.txt"]))
