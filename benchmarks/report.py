"""What was measured, as a table and a file, beside the file of an earlier time."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from benchmarks.timing import YARDSTICK, Result


def table(results: Sequence[Result], earlier: dict[str, Result]) -> Table:
    """Each result with its spread and rate, its cost in times the yardstick or another case, and its change since then.

    Machines differ and are noisy: compare the times-yardstick column, which is taken within one run.
    """
    shown = Table("what", "median s", "spread", "a second", "× tokenising", "since the last file")
    for result in results:
        then = earlier.get(result.name)
        shown.add_row(
            escape(result.name),  # a pipeline's name holds its checksum in brackets
            f"{result.seconds:.4f}",
            f"{result.fastest:.4f}–{result.slowest:.4f}",
            f"{result.rate:,.0f} {result.unit}" if result.rate >= 10 else f"{result.rate:.2f} {result.unit}",
            _cost(result, results),
            "" if then is None else f"{result.seconds / result.amount / (then.seconds / then.amount) - 1:+.0%}",
        )
    return shown


def load(path: Path) -> dict[str, Result]:
    """The results of an earlier time by name; none where there is no file."""
    if not path.exists():
        return {}
    return {entry["name"]: Result(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))["results"]}


def save(path: Path, results: Sequence[Result], kept: dict[str, Result]) -> None:
    """Write the results; of what was not measured this time those `kept` from an earlier time stay."""
    merged = {**kept, **{result.name: result for result in results}}
    entries = [asdict(result) for result in merged.values()]
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}
    whole = {"time": datetime.now(UTC).isoformat(timespec="seconds"), **machine, "results": entries}
    path.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


def _cost(result: Result, results: Sequence[Result]) -> str:
    """How many times the time of the cases that it stands beside a word takes; empty where those are not there."""
    there = {other.name: other for other in results if other.unit == result.unit}
    beside = [there[name] for name in (result.beside, result.also) if name in there]
    return escape("; ".join(_times(result, other) for other in beside))


def _times(result: Result, beside: Result) -> str:
    times = f"{beside.rate / result.rate:.1f}"
    return times if beside.name == YARDSTICK else f"{times} × {beside.name.rsplit(', ', 1)[-1]}"
