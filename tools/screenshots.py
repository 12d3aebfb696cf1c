"""Pictures of every page for the README and the docs, taken in a real browser over the shipped corpus.

python -m tools.screenshots [FOLDER]
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from pipeline.settings import REPOSITORY

PAGES = {
    "overzicht": "overzicht",
    "tijdlijn": "tijdlijn",
    "woord-en-daad": "woord-en-daad",
    "zoeken": "zoeken?zoek=opbouw*",
    "lezen": "lezen?doc=2016-twee-jaar-wijkteam-waar-is-de-wijk&zoek=wijk*",
    "ruw-en-schoon": "lezen?weergave=ruw+naast+schoon",
    "toevoegen": "toevoegen",
    "corpus": "corpus",
    "beoordelen": "beoordelen",
    "verschillen": "verschillen",
    "overeenstemming": "overeenstemming",
    "logboek": "logboek",
    "methode": "methode",
    "kwaliteit": "methode?hoofdstuk=kwaliteit",
}
"""Names of the pictures, and what each is taken of."""
SIZE = {"width": 1280, "height": 1000}
PATIENCE = 60
SETTLE = 2.5
"""Seconds for charts and code blocks, which draw after the page says that it is ready."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    """Take a picture of each page into `docs/`, or the folder given."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    with _server() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = chromium.new_page(viewport=SIZE, locale="nl-NL")
        for name, view in PAGES.items():
            _shoot(page, f"{address}/{view}", folder / f"{name}.png")
        chromium.close()


def _shoot(page: Page, address: str, target: Path) -> None:
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for(timeout=PATIENCE * 1000)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=PATIENCE * 1000)
    name = page.get_by_role("textbox", name="Uw naam")
    if name.is_visible():  # only then it shows a sentence to judge; nothing is written
        name.fill("Anna")
        name.press("Enter")
    page.wait_for_timeout(SETTLE * 1000)
    page.screenshot(path=target)


@contextmanager
def _server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    options = ["--server.port", str(port), "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    process = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    try:
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait(address: str) -> None:
    for _ in range(PATIENCE * 4):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"no browser server at {address}")


if __name__ == "__main__":
    main()
