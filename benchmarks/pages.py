"""How long the server takes for each page of the browser, once its caches are warm."""

from __future__ import annotations

import os
from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from benchmarks.timing import Case
from pipeline.settings import CORPUS_VARIABLE, REPOSITORY, Settings

SECONDS = 120  # for the first time, when nothing is cached
PAGES = ("overview", "timeline", "contrast", "reading", "adding", "review")


def cases(settings: Settings) -> Iterator[Case]:
    """Each page, drawn again with nothing changed."""
    os.environ[CORPUS_VARIABLE] = str(settings.corpus)
    for page in PAGES:
        test = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=SECONDS).run()
        test.switch_page(f"views/{page}.py").run()
        if test.exception:
            raise RuntimeError(f"{page}: {test.exception[0].message}")
        yield Case(f"pages: {page}", test.run, 1, "pages")
