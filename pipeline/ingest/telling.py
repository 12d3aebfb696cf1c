"""How far the reading of a file is, told by whatever reads it to whoever waits."""

from __future__ import annotations

from collections.abc import Callable

PageDone = Callable[[int, int], None]
"""Takes the number of pages that are read and the number of pages that there are."""

_listeners: list[PageDone] = []


def listen(listener: PageDone) -> None:
    """Have `page_done` tell `listener`, in this process, from now on."""
    _listeners.append(listener)


def page_done(done: int, pages: int) -> None:
    """Tell that `done` of `pages` pages are read; nothing happens where nobody listens."""
    for listener in _listeners:
        listener(done, pages)
