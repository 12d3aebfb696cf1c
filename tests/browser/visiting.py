"""What journeys share: the pages that there are, and how one is opened."""

from __future__ import annotations

import ast

from playwright.sync_api import Page, expect

from pipeline.settings import REPOSITORY

SETTLE = 1500
"""Milliseconds for charts and components, which draw after the page says that it is ready."""

DRAWING = 120_000
"""Milliseconds for a picture of a chart: what draws it starts with the first one."""


def paths() -> tuple[str, ...]:
    """The address of every page, as `app.py` names them; running it would need a browser."""
    tree = ast.parse((REPOSITORY / "app.py").read_text(encoding="utf-8"))
    (named,) = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == "PAGES" for to in node.targets)
    ]
    return tuple(ast.literal_eval(named))


def open_page(page: Page, address: str) -> None:
    """Open an address and wait until the page is whole, without a fault on it."""
    page.goto(f"/{address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)


def settled(page: Page) -> None:
    """Wait until the page has drawn what was last asked of it."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    page.wait_for_timeout(SETTLE)
