"""A corpus that begins with its first document."""

from pathlib import Path

import pytest

from pipeline.errors import CorpusError
from pipeline.intake import add, of_file
from pipeline.settings import REPOSITORY, Settings
from tests.corpus.build import metadata


def test_a_new_corpus_whose_codebook_could_not_be_written_whole_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, source = Settings(corpus=tmp_path / "corpus"), tmp_path / "tekst.txt"
    source.write_text("De buurt doet het zelf.", encoding="utf-8")
    new = of_file(source, settings)

    def full(_: int) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.corpus.durable.os.fsync", full)
        with pytest.raises(CorpusError, match=r"cannot be made \(no space left\); see to its rights"):
            add(settings, new, metadata())
    assert not settings.codebook.exists()
    add(settings, new, metadata())
    assert settings.codebook.read_bytes() == (REPOSITORY / "corpus" / "codebook.toml").read_bytes()
