"""Measuring: the median of five, since machines are noisy, with the spread beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

TIMES = 5
YARDSTICK = "stages: tokenise (spaCy blank nl)"  # other cases in words are given in times this one


@dataclass(frozen=True)
class Case:
    """Something to measure.

    Attributes:
        name: Subject and what is done, such as `stages: clean`.
        work: Does it once.
        amount: How much it does in one go, in `unit`.
        unit: Such as `words`; cases with the same unit can be held beside each other.
        prepare: Done before each time, and not measured.
        warm: Whether it is done once beforehand; of no use where `prepare` takes away all that one time leaves.
        beside: The case whose cost its own is given in, where that is not the yardstick.
        also: Another such case; empty where one is enough.
    """

    name: str
    work: Callable[[], object]
    amount: int
    unit: str
    prepare: Callable[[], object] = lambda: None
    warm: bool = True
    beside: str = YARDSTICK
    also: str = ""


@dataclass(frozen=True)
class Result:
    """A measured case.

    Attributes:
        name: Of the case.
        seconds: Median of the times.
        fastest: Seconds.
        slowest: Seconds.
        amount: How much was done in one go.
        unit: Of the amount.
        beside: Of the case.
        also: Of the case.
    """

    name: str
    seconds: float
    fastest: float
    slowest: float
    amount: int
    unit: str
    beside: str = YARDSTICK
    also: str = ""

    @property
    def rate(self) -> float:
        """Units a second."""
        return self.amount / self.seconds


def measure(case: Case, times: int = TIMES) -> Result:
    """Do it `times` times against the clock, once before that to warm up."""
    if case.warm:
        _once(case)
    seconds = [_once(case) for _ in range(times)]
    middle, names = median(seconds), (case.beside, case.also)
    return Result(case.name, middle, min(seconds), max(seconds), case.amount, case.unit, *names)


def _once(case: Case) -> float:
    case.prepare()
    begin = perf_counter()
    case.work()
    return perf_counter() - begin
