"""The app as users start it, over a small corpus of its own, and one browser for all journeys."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pipeline.settings import CORPUS_VARIABLE, REPOSITORY
from tests.views import corpus

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60
PATIENCE = 30_000  # milliseconds: a busy machine is slow, which is no fault


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus that the app shows; journeys may write to it."""
    settings = corpus.make(tmp_path_factory.mktemp("browser") / "corpus", hostile=True)
    corpus.add_wrapped(settings)
    return settings.corpus


@pytest.fixture(scope="session")
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app answers."""
    with served(folder, tmp_path_factory.mktemp("log") / "streamlit.log") as address:
        yield address


@contextmanager
def served(folder: Path, log: Path) -> Iterator[str]:
    """The address of the app over a corpus, for as long as it runs."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=REPOSITORY, env={**os.environ, CORPUS_VARIABLE: str(folder)}, stdout=out, stderr=out
        )
    try:
        _wait(f"http://localhost:{port}/_stcore/health", process, log)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(health: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(health, timeout=2):  # noqa: S310 (our own address)
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the app did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine: journeys in a real browser were NOT tested (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh page in Dutch; a dialog or an error of a script on it fails the test."""
    with visited(browser, address) as page:
        yield page


@contextmanager
def visited(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a visitor of their own; a dialog or an error of a script on it is a failure."""
    faults: list[str] = []
    context = browser.new_context(base_url=address, viewport={"width": 1360, "height": 1200}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    yield page
    context.close()
    assert faults == []
