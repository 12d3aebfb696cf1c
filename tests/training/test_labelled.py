"""Labelled documents: three sources in one form, with a truth between coders where they differ."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from pipeline.codebook import Mode, SourceKind
from pipeline.errors import CorpusError
from pipeline.training.labelled import Source, read_given, read_written

THEMES = ("community_work", "collectivisation")


def written(folder: Path, **changes: object) -> Path:
    coding = {"kind": "text", "mode": "practice", "voice": "author", "themes": {"community_work": "present"}}
    other = {**coding, "mode": "rhetoric", "themes": {"community_work": "absent", "collectivisation": "present"}}
    sentences = [
        {"text": "Kop", "kind": "heading", "codings": [{**coding, "kind": "heading", "themes": {}}]},
        {"text": "De buurt kookt samen.", "kind": "text", "codings": [coding, other]},
        {"text": "12", "kind": "text", "codings": [{**coding, "kind": "boilerplate"}]},
    ]
    whole = {"id": "een", "title": "Een", "year": 2015, "source_kind": "essay", "genre": "x", "sentences": sentences}
    path = folder / "een.json"
    path.write_text(json.dumps({**whole, **changes}), encoding="utf-8")
    return path


def test_truth_is_the_share_of_coders(tmp_path: Path) -> None:
    document = read_written(written(tmp_path), THEMES)
    assert document.source is Source.WRITTEN
    assert document.passage.source_kind is SourceKind.ESSAY
    assert [line.is_heading for line in document.passage.lines] == [True, False, False]
    assert document.truth.themes[1].tolist() == [1.0, 0.5]
    assert document.truth.stances[1].tolist() == [0.5, 1.0]
    shares = dict(zip(Mode, document.truth.modes[1].tolist(), strict=True))
    assert shares == {Mode.RHETORIC: 0.5, Mode.PRACTICE: 0.5, Mode.NONE: 0.0}


def test_furniture_is_read_but_does_not_count(tmp_path: Path) -> None:
    assert read_written(written(tmp_path), THEMES).truth.counts.tolist() == [True, True, False]


def test_themes_that_are_not_learned_are_left_out(tmp_path: Path) -> None:
    assert read_written(written(tmp_path), ("collectivisation",)).truth.themes[:, 0].tolist() == [0.0, 0.5, 0.0]


def test_a_misspelt_file_is_told_by_its_field(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"een\.json: source_kind"):
        read_written(written(tmp_path, source_kind="esay"), THEMES)


def test_given_sentences_are_gathered_by_document(tmp_path: Path) -> None:
    path = tmp_path / "echt.jsonl"
    line = {"source": "policy", "kind": "text", "mode": "rhetoric", "themes": {}}
    texts = [("a", "Een."), ("b", "Twee."), ("a", "Drie.")]
    path.write_text("".join(json.dumps({**line, "doc": doc, "text": text}) + "\n" for doc, text in texts))
    found = read_given(path, THEMES)
    assert [one.name for one in found] == ["echt/a", "echt/b"]
    assert [one.text for one in found[0].passage.lines] == ["Een.", "Drie."]
    assert np.array_equal(found[0].truth.themes, np.zeros((2, 2)))


def test_a_line_that_is_no_label_is_told_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "echt.jsonl"
    path.write_text('{"doc": "a"}\n')
    with pytest.raises(CorpusError, match=r"echt\.jsonl:1: "):
        read_given(path, THEMES)
