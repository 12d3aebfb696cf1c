"""What holds for all tests: properties are not judged by the clock, for a machine may be busy, and cues judge alone.

Where several processes share the tests, what takes longest is begun first, so that none is left alone with it at the
end. What is tested in the browser goes to two processes, each with a server, a corpus and a browser: to one the
journeys of readers, to the other what looks at every page in turn.
"""

import os

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from pipeline.model.choice import NONE, VARIABLE

BROWSER = "tests/browser/"
EVERY_PAGE = (f"{BROWSER}test_accessibility.py", f"{BROWSER}test_hostile.py")
LONGEST = (
    BROWSER,
    "tests/fuzz/",
    "tests/language/test_one_door.py",
    "tests/review/test_floor.py",
    "tests/language/test_door.py",
    "tests/run/test_processes.py",
    "tests/views/test_pages.py",
    "tests/test_benchmarks.py",
    "tests/review/",
    "tests/test_shipped_model.py",
    "tests/views/",
    "tests/annotate/test_real_text.py",
)
"""Files, or folders of them, from the longest down."""

settings.register_profile("wijkspiegel", deadline=None)
settings.load_profile("wijkspiegel")
os.environ[VARIABLE] = NONE  # tests of a model name it: all others hold whichever model ships


class ByRoom(LoadFileScheduling):
    """Gives out files whole, and the folder of the browser in two parts."""

    def _split_scope(self, nodeid: str) -> str:
        if not nodeid.startswith(BROWSER):
            return super()._split_scope(nodeid)
        return "every page" if nodeid.startswith(EVERY_PAGE) else "journeys"


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
