"""Labelled excerpts: places and labels in the corpus, texts where the user says, both held against each other."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from pipeline.errors import CorpusError
from pipeline.text import checksum
from pipeline.training.excerpts import read_excerpts
from pipeline.training.labelled import Source

THEMES = ("community_work", "collectivisation")
RAW = "Wijkplan\n\nDe buurt- \nkamer blijft open. Bewoners\nkoken er samen."
SENTENCES = ("De buurt- \nkamer blijft open.", "Bewoners\nkoken er samen.")


def corpus(folder: Path, **changes: object) -> Path:
    coding = {"kind": "text", "mode": "practice", "themes": {"community_work": "present"}}
    places = [
        {"start": RAW.index(one), "end": RAW.index(one) + len(one), "kind": "text", "codings": [coding]}
        for one in SENTENCES
    ]
    whole = {"text": "wijkplan", "raw_sha256": checksum(RAW), "source_kind": "policy", "sentences": places}
    (folder / "corpus" / "training").mkdir(parents=True)
    line = json.dumps({**whole, **changes}) + "\n"
    (folder / "corpus" / "training" / "plans.jsonl").write_text(line, encoding="utf-8")
    return folder / "corpus"


def texts(folder: Path, raw: str = RAW) -> Path:
    (folder / "texts" / "plans").mkdir(parents=True)
    (folder / "texts" / "plans" / "wijkplan.txt").write_bytes(raw.encode())
    return folder / "texts"


def archive(folder: Path) -> Path:
    with tarfile.open(folder / "texts.tar.xz", "w:xz") as tar:
        member = tarfile.TarInfo("plans/wijkplan.txt")
        data = RAW.replace("\n", "\r\n").encode()
        member.size = len(data)
        tar.addfile(member, io.BytesIO(data))
    return folder / "texts.tar.xz"


@pytest.mark.parametrize("stored", [texts, archive])
def test_an_excerpt_is_the_clean_text_of_its_places(tmp_path: Path, stored) -> None:
    (document,) = read_excerpts(corpus(tmp_path), stored(tmp_path), THEMES)
    assert [line.text for line in document.passage.lines] == ["De buurtkamer blijft open.", "Bewoners koken er samen."]
    assert document.source is Source.EXCERPTS
    assert document.name == "plans/wijkplan-10"
    assert document.truth.themes.tolist() == [[1, 0], [1, 0]]


def test_a_text_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError, match=r"plans\.jsonl:1: its text 'wijkplan' is not in"):
        read_excerpts(corpus(tmp_path), tmp_path / "empty", THEMES)


def test_another_text_of_that_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is another text; get the text labelled"):
        read_excerpts(corpus(tmp_path), texts(tmp_path, RAW + " "), THEMES)


def test_a_line_that_is_no_excerpt_is_told_by_its_field(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"plans\.jsonl:1: source_kind"):
        read_excerpts(corpus(tmp_path, source_kind="programme"), texts(tmp_path), THEMES)


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "texts.tar").write_bytes(b"no archive")
    with pytest.raises(CorpusError, match="name the folder of the texts"):
        read_excerpts(corpus(tmp_path), tmp_path / "texts.tar", THEMES)
