"""The app over a small corpus made once, and over nothing at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from pipeline.settings import CORPUS_VARIABLE, REPOSITORY
from tests.views import corpus

Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _installed_once() -> Iterator[None]:
    """All that is installed is looked through for components once, and not again for every app."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def _fresh_caches() -> None:
    """Answers of one store must not be taken for those of another test's."""
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus; tests only read it."""
    return corpus.make(tmp_path_factory.mktemp("made") / "corpus", hostile=True).corpus


@pytest.fixture
def full(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small corpus that a test may write to, and that the app opens."""
    copy = tmp_path / "corpus"
    shutil.copytree(made, copy)
    monkeypatch.setenv(CORPUS_VARIABLE, str(copy))
    return copy


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that does not exist yet, and that the app opens."""
    folder = tmp_path / "nothing"
    monkeypatch.setenv(CORPUS_VARIABLE, str(folder))
    return folder


@pytest.fixture
def unprocessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus without a store, that the app opens."""
    folder = corpus.begin(tmp_path / "corpus").corpus
    monkeypatch.setenv(CORPUS_VARIABLE, str(folder))
    return folder


@pytest.fixture
def open_page() -> Open:
    """Open a page by the name of its file, with query parameters; without an exception, or the test fails."""

    def open_(page: str, **query: str) -> AppTest:
        app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=30)
        app.query_params.update(query)
        app.run().switch_page(f"views/{page}.py").run()
        assert not app.exception
        return app

    return open_
