"""A corpus that was run, for tests of what a run does when something in it changed."""

import shutil
from pathlib import Path

import pytest

from pipeline.run import update
from pipeline.settings import Settings
from tests.corpora import TIME, make_corpus


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A corpus that was run once; tests work on copies."""
    settings = make_corpus(tmp_path_factory.mktemp("made"))
    outcome = update(settings, time=TIME)
    assert not outcome.failures
    return settings


@pytest.fixture
def settings(made: Settings, tmp_path: Path) -> Settings:
    shutil.copytree(made.corpus, tmp_path / "corpus")
    return made.model_copy(update={"corpus": tmp_path / "corpus"})
