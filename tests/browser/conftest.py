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
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

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
SIZE: ViewportSize = {"width": 1360, "height": 1200}
PATIENCE = 45_000  # milliseconds: a machine that is shared is slow, which is no fault


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


@pytest.fixture(scope="session")
def tab(browser: Browser, address: str) -> Iterator[Tab]:
    """Where a reader opens one page after another: what the app is made of is fetched and read once."""
    with opened(browser, address) as tab:
        yield tab


@pytest.fixture(scope="session")
def other_tab(browser: Browser, address: str) -> Iterator[Tab]:
    """The same for another person, with a browser of their own."""
    with opened(browser, address) as tab:
        yield tab


@pytest.fixture
def page(tab: Tab) -> Iterator[Page]:
    """A page in Dutch; a dialog or an error of a script on it fails the test."""
    with visited(tab) as page:
        yield page


@pytest.fixture
def other(other_tab: Tab) -> Iterator[Page]:
    """A page of another person, who knows nothing but a link."""
    with visited(other_tab) as page:
        yield page


@dataclass(frozen=True, slots=True)
class Tab:
    """A page that stays open, and what went wrong on it during the visit that is going on."""

    page: Page
    faults: list[str]


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Tab]:
    """A tab of a visitor of their own."""
    context = browser.new_context(base_url=address, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    tab = Tab(context.new_page(), [])
    tab.page.on("dialog", lambda dialog: (tab.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    tab.page.on("pageerror", lambda error: tab.faults.append(f"script error: {error}"))
    yield tab
    context.close()


@contextmanager
def visited(tab: Tab) -> Iterator[Page]:
    """The page of a tab as a visit begins; a dialog or an error of a script during it is a failure."""
    tab.faults.clear()
    tab.page.set_viewport_size(SIZE)
    tab.page.emulate_media(color_scheme="light")
    yield tab.page
    assert tab.faults == []
