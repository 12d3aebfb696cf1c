"""How long a newcomer waits from a two-column PDF on disk to its judged sentences and its point on the timeline.

`python -m benchmarks.newcomer [--corpus DIR]`: a real browser on a server of its own, over a copy of a corpus that has
its store. Seconds of the wall by step, the server just started, and the whole; a person's own typing and reading is not
in it. The exit status is 1 where it all takes longer than a newcomer is promised.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright
from rich.console import Console

from benchmarks.visitor import HOST, serving
from pipeline.run import update
from pipeline.settings import REPOSITORY, Settings
from tests.browser import newcomer

PROMISED = 120
"""Seconds."""
PATIENCE = 600_000
"""Milliseconds before a step is given up."""
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]


def measure(corpus: Path, folder: Path) -> Mapping[str, float]:
    """Seconds of each step over a corpus whose store is up to date; it is written to."""
    essay = newcomer.write_essay(folder)
    with serving(corpus) as server, _page(f"http://{HOST}:{server.port}") as page:
        steps: Mapping[str, Callable[[], None]] = {
            "open the page and read the file": partial(newcomer.bring, page, essay),
            "fill in what is needed, and add": partial(newcomer.add, page),
            "read its judged sentences": partial(newcomer.read, page),
            "find its point on the timeline": partial(newcomer.find_its_point, page),
        }
        return {name: _seconds(step) for name, step in steps.items()}


@contextmanager
def _page(address: str) -> Iterator[Page]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        context = browser.new_context(base_url=address)
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        browser.close()


def _seconds(step: Callable[[], None]) -> float:
    begin = time.perf_counter()
    step()
    return time.perf_counter() - begin


def main() -> None:
    """Measure once, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=REPOSITORY / "corpus", help="the corpus that is copied")
    chosen = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree(chosen.corpus, corpus)
        update(Settings(corpus=corpus))
        steps = measure(corpus, Path(folder))
    for name, seconds in steps.items():
        console.print(f"{seconds:8.1f} s  {name}")
    whole = sum(steps.values())
    console.print(f"{whole:8.1f} s  in all; promised: {PROMISED} s")
    sys.exit(int(whole > PROMISED))


if __name__ == "__main__":
    main()
