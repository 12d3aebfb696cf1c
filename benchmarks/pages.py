"""How long the server takes for each page of the browser, once its caches are warm."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from benchmarks.timing import Case
from pipeline.settings import CORPUS_VARIABLE, REPOSITORY, Settings

SECONDS = 120  # for the first time, when nothing is cached
PAGES = ("overview", "timeline", "contrast", "reading", "adding", "review", "agreement")


def cases(settings: Settings) -> Iterator[Case]:
    """Each page, drawn again with nothing changed."""
    for page in PAGES:
        test = opened(settings, page)
        if page == "review":
            test.text_input(key="reviewer").set_value("anna").run()  # without a name nothing is asked
        yield Case(f"pages: {page}", sound(test).run, 1, "pages")


def opened(settings: Settings, page: str) -> AppTest:
    """The app over a corpus, at the page of this name, drawn once."""
    os.environ[CORPUS_VARIABLE] = str(settings.corpus)
    logging.getLogger("streamlit.runtime.scriptrunner_utils").setLevel(logging.ERROR)  # it misses a browser
    test = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=SECONDS).run()
    return test.switch_page(f"views/{page}.py").run()


def sound(test: AppTest) -> AppTest:
    """The same, which shows no error.

    Raises:
        RuntimeError: when it does.
    """
    if test.exception:
        raise RuntimeError(test.exception[0].message)
    return test
