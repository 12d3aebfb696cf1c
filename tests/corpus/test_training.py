"""The labelled documents to train on: well formed, in the words of the codebook, and none of them in the corpus."""

import json
from pathlib import Path

import pytest

from pipeline.codebook import Mode, SourceKind, Stance, UnitKind, Voice, load_codebook
from pipeline.settings import Settings

CORPUS = Settings().corpus
FILES = sorted((CORPUS / "training").glob("*.json"))
THEMES = {theme.id for theme in load_codebook(CORPUS / "codebook.toml").themes}


def test_there_are_documents_and_no_text_stands_twice() -> None:
    read = [json.loads(path.read_text(encoding="utf-8"))["sentences"] for path in FILES]
    texts = [tuple(sentence["text"] for sentence in sentences) for sentences in read]
    assert texts
    assert len(set(texts)) == len(texts)
    assert not {path.stem for path in FILES} & {path.name for path in (CORPUS / "texts").iterdir()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_sentence_has_two_codings_in_the_words_of_the_codebook(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["id"] == path.stem
    assert SourceKind(document["source_kind"])
    for sentence in document["sentences"]:
        assert sentence["text"].strip()
        assert len(sentence["codings"]) == 2
        for coding in sentence["codings"]:
            kind = UnitKind(coding["kind"])
            assert Mode(coding["mode"])
            assert Voice(coding["voice"])
            assert coding["themes"].keys() <= (THEMES if kind in (UnitKind.TEXT, UnitKind.HEADING) else set())
            assert all(map(Stance, coding["themes"].values()))
