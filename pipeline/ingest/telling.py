"""How far the reading of a file is, told by whatever reads it to whoever waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PageDone = Callable[[int, int], None]
"""Takes the number of pages that are read and the number of pages that there are."""

_listeners: ContextVar[tuple[PageDone, ...]] = ContextVar("listeners", default=())


def listen(listener: PageDone) -> None:
    """Have `page_done` tell `listener`, in this thread, from now on."""
    _listeners.set((*_listeners.get(), listener))


@contextmanager
def listening(listener: PageDone) -> Iterator[None]:
    """Have `page_done` tell `listener`, in this thread, of all that is read inside."""
    before = _listeners.set((*_listeners.get(), listener))
    try:
        yield
    finally:
        _listeners.reset(before)


def page_done(done: int, pages: int) -> None:
    """Tell that `done` of `pages` pages are read; nothing happens where nobody listens."""
    for listener in _listeners.get():
        listener(done, pages)
