"""What journeys share: the pages that there are, and how one is opened."""

from __future__ import annotations

import ast
import re

from playwright.sync_api import Locator, Page, expect

from pipeline.settings import REPOSITORY

WHOLE = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const drawn = chart => chart.querySelector('canvas, svg');
    const whole = app && app.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
        && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(drawn)
        && document.fonts.status === 'loaded';
    const now = document.body.innerHTML;
    const still = window.before === now;
    window.before = now;
    return whole && still;
}"""
"""Whether a page has drawn all that was asked of it: twice in a row it is whole, and the same."""
LOOKED = 100
"""Milliseconds between two looks at it."""

CLICKS, DRAWN = 3, 5_000
"""How often a click is made again, and after how many milliseconds without an effect."""
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
    settled(page)


def go_to(page: Page, path: str) -> None:
    """Open a page by the menu, which a narrow page folds away: nothing of the app is fetched again."""
    page.get_by_test_id("stSidebarNav").locator(f"a[href$='/{path}']").dispatch_event("click")
    expect(page).to_have_url(re.compile(rf"/{path}(\?|$)"))
    settled(page)


def settled(page: Page) -> None:
    """Wait until the page has drawn what was last asked of it."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_function(WHOLE, polling=LOOKED)
    assert page.get_by_test_id("stException").all_inner_texts() == []


def unfold(page: Page, label: str) -> None:
    """Open what is folded; a click is made again where it fell while the page was drawn anew, as a reader would."""
    folded = page.get_by_test_id("stExpander").filter(has=page.locator("summary", has_text=label))
    for _ in range(CLICKS):
        folded.locator("summary").click()
        if _comes(folded.locator("details[open]")):
            return
    raise AssertionError(f"does not open: {label}")


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list; one that closes while the page still moves under the pointer is opened again."""
    box, wanted = page.get_by_role("combobox", name=label), page.get_by_role("option", name=re.compile(option))
    for _ in range(CLICKS):
        box.click()
        if _comes(wanted):
            wanted.click()
            return
    raise AssertionError(f"does not open: {label}")


def _comes(found: Locator) -> bool:
    try:
        expect(found).to_have_count(1, timeout=DRAWN)
    except AssertionError:
        return False
    return True
