"""What holds for all tests: properties are not judged by the clock, for a machine may be busy, and cues judge alone.

Where several processes share the tests, what takes longest is begun first, so that none is left alone with it at the
end, and all journeys in the browser go to one process: they share a server, a corpus and a browser.
"""

import os

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from pipeline.model.choice import NONE, VARIABLE

BROWSER = "tests/browser/"
LONGEST = (
    BROWSER,
    "tests/views/test_pages.py",
    "tests/test_fifth_theme.py",
    "tests/run/test_processes.py",
    "tests/language/test_one_door.py",
    "tests/test_shipped_model.py",
    "tests/views/",
    "tests/annotate/test_real_text.py",
)
"""Files, or folders of them, from the longest down."""

settings.register_profile("wijkspiegel", deadline=None)
settings.load_profile("wijkspiegel")
os.environ[VARIABLE] = NONE  # tests of a model name it: all others hold whichever model ships


class ByRoom(LoadFileScheduling):
    """Gives out files whole, and the folder of journeys whole."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByRoom:
    config.option.loadscopereorder = False  # by number of tests, which says little of how long they take
    return ByRoom(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: who waits for the browser needs none."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: _place(item.nodeid))


def _place(nodeid: str) -> int:
    return next((place for place, start in enumerate(LONGEST) if nodeid.startswith(start)), len(LONGEST))
