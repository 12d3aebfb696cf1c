"""One site for all tests of a file; each begins with no pages."""

from collections.abc import Iterator

import pytest

from tests.fetch.site import Site, serving


@pytest.fixture(scope="session")
def server() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def site(server: Site) -> Site:
    server.pages.clear()
    server.asked.clear()
    return server
