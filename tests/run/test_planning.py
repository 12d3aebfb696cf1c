"""What a document is made of, down to the tables of words and the code that measures it, tells when it is stale."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.annotate import judging, labeller
from pipeline.codebook import load_codebook
from pipeline.run import plan, planning
from pipeline.settings import REPOSITORY
from tests.corpora import make_corpus


@pytest.fixture
def forgetting() -> Iterator[None]:
    """Fingerprints are made once; tests that change what they are of forget them."""
    made = (judging._rules_checksum, planning._measuring)
    for fingerprint in made:
        fingerprint.cache_clear()
    yield
    for fingerprint in made:
        fingerprint.cache_clear()


@pytest.mark.parametrize("table", ["pyspellchecker", "simplemma", "wordfreq"])
def test_another_table_of_words_is_another_labeller(
    forgetting: None, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    codebook, real = load_codebook(REPOSITORY / "corpus" / "codebook.toml"), judging.version
    before = labeller(codebook, "nl_test 1")
    judging._rules_checksum.cache_clear()
    monkeypatch.setattr(judging, "version", lambda name: "999" if name == table else real(name))
    assert labeller(codebook, "nl_test 1") != before


def test_another_way_of_measuring_makes_documents_stale(
    forgetting: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = make_corpus(tmp_path)
    before = plan(settings).wanted
    monkeypatch.setattr(planning, "_MEASURING", ("noise.py",))
    planning._measuring.cache_clear()
    after = plan(settings).wanted
    for slug, prints in after.items():
        assert {name for name, value in prints.text.items() if before[slug].text[name] != value} == {"measures"}


def test_all_that_judging_imports_is_part_of_its_signature() -> None:
    """What only words errors, says where things are, or is what the rest is put into, changes no judgement."""
    package = REPOSITORY / "pipeline"
    signed = {file for name in judging._RULES for file in judging._sources(package / name)}
    needed = {
        package.joinpath(*module.split(".")[1:])
        for file in signed
        if file.suffix == ".py"
        for module in re.findall(r"^\s*(?:from|import) (pipeline\.[\w.]+)", file.read_text(encoding="utf-8"), re.M)
    }
    files = {found for path in needed for found in (path.with_suffix(".py"), path / "__init__.py") if found.exists()}
    unsigned = {file.relative_to(package).as_posix() for file in files - signed}
    assert unsigned == {"errors.py", "settings.py", "noise.py", "masking/__init__.py", "store/processed.py"}
    assert [
        file for file in signed if file.with_suffix(".toml").exists() and file.with_suffix(".toml") not in signed
    ] == []
