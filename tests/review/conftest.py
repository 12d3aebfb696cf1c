"""A store of six sentences, its codebook, and an adjudicator; reviewers need no role."""

from pathlib import Path

import pytest

from pipeline.codebook import Codebook, load_codebook
from pipeline.corpus.people import Role, give_role
from pipeline.settings import REPOSITORY, Settings
from tests.small_store import store


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A corpus of one document, in which *carla* may settle."""
    (tmp_path / "codebook.toml").write_bytes((REPOSITORY / "corpus" / "codebook.toml").read_bytes())
    made = Settings(corpus=tmp_path)
    store(made)
    give_role(made.corpus, "carla", Role.ADJUDICATOR)
    return made


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The shipped codebook."""
    return load_codebook(REPOSITORY / "corpus" / "codebook.toml")
