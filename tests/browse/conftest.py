"""The small store, filled once: tests only read it."""

from pathlib import Path

import pytest

from pipeline.selection import Selection
from tests.browse import small_store


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_store.fill(tmp_path_factory.mktemp("browse") / "store.sqlite")


@pytest.fixture(scope="package")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store into which no document came."""
    path = tmp_path_factory.mktemp("browse") / "empty.sqlite"
    with small_store.writing(path):
        return path


@pytest.fixture
def everything() -> Selection:
    return Selection(themes=small_store.THEMES)
