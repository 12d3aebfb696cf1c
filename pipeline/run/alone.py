"""One run at a time: who writes the store holds a lock on a file beside it, by which others see that a run goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pipeline.errors import StoreError, not_written
from pipeline.locks import lock_file, locked
from pipeline.settings import Settings

GLANCE_SECONDS = 0.1
"""Who looks whether a run goes on holds the lock for an instant; a run that meets them tries once more after this."""


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the store alone.

    Raises:
        StoreError: when another run holds it, or its folder cannot be written.
    """
    with ExitStack() as held:
        try:
            _hold(held, _lock(settings))
        except BlockingIOError as error:
            problem = "another run is bringing it up to date"
            raise StoreError(problem, where=settings.store, remedy="wait until it is done") from error
        except OSError as error:
            problem = not_written(error.strerror)
            raise StoreError(problem, where=settings.store, remedy="see to the rights of its folder") from error
        yield


def _hold(held: ExitStack, lock: Path) -> None:
    try:
        held.enter_context(lock_file(lock, wait=False))
    except BlockingIOError:  # perhaps by somebody who only looks
        time.sleep(GLANCE_SECONDS)
        held.enter_context(lock_file(lock, wait=False))


def under_way(settings: Settings) -> bool:
    """Whether a run is bringing the store up to date now; the lock of one that died fell away with it."""
    lock = _lock(settings)
    if not lock.exists():
        return False
    try:
        with lock.open("rb") as file, locked(file, wait=False):
            return False
    except BlockingIOError:
        return True


def _lock(settings: Settings) -> Path:
    return settings.store.with_name("run.lock")
