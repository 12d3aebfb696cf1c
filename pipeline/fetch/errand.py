"""One fetch under way: what it may cost, and the world in which it happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import IngestError
from pipeline.fetch.inside import is_open, numbers_of
from pipeline.fetch.limits import FetchLimits
from pipeline.messages import Message

if TYPE_CHECKING:
    from protego import Protego


@dataclass(frozen=True, slots=True)
class World:
    """What a fetch asks of the world around it.

    Attributes:
        numbers_of: All numeric addresses of a host at a port.
        is_open: Whether a numeric address may be asked.
        now: Seconds since 1970.
        sleep: Waits so many seconds.
        turns: The folder that keeps when each host was last asked; `None`: the user's own.
        robots: What sites allow, by origin, with the second in which it was read.
    """

    numbers_of: Callable[[str, int], Sequence[str]] = numbers_of
    is_open: Callable[[str], bool] = is_open
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    turns: Path | None = None
    robots: dict[str, tuple[float, Protego]] = field(default_factory=dict)


@dataclass(slots=True)
class Errand:
    """One fetch under way.

    Attributes:
        asked: The address that was asked for, for errors.
        limits: Bounds on fetching.
        world: Where it happens.
        deadline: When the network has taken all the time that it may, on the clock of `time.monotonic`.
    """

    asked: str
    limits: FetchLimits
    world: World
    deadline: float

    def seconds_left(self) -> float:
        """What the network may still take.

        Raises:
            IngestError: when that is nothing.
        """
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise self.too_slow()
        return left

    def wait(self, seconds: float) -> None:
        """Wait; the time that this takes is not the network's."""
        self.world.sleep(seconds)
        self.deadline += seconds

    def too_slow(self) -> IngestError:
        """What is said when the time is over."""
        problem = Message("took longer than {seconds} seconds", seconds=self.limits.seconds)
        return IngestError(problem, where=self.asked, remedy="try again later, or save it and add the file")
