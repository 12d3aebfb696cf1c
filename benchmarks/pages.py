"""How long the server takes for each page of the browser, once its caches are warm."""

from __future__ import annotations

import logging
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
    logging.getLogger("streamlit.runtime.scriptrunner_utils").setLevel(logging.ERROR)  # it misses a browser
    for page in PAGES:
        test = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=SECONDS).run()
        test.switch_page(f"views/{page}.py").run()
        if page == "review":
            test.text_input(key="reviewer").set_value("anna").run()  # without a name nothing is asked
        if test.exception:
            raise RuntimeError(f"{page}: {test.exception[0].message}")
        yield Case(f"pages: {page}", test.run, 1, "pages")
