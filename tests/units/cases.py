"""Golden cases of splitting: a text in which ‖ stands at each boundary that is not a line end."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "cases" / "units"
MARK = "‖"


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        label: What is the matter, unique in its drawer.
        text: The text to split.
        units: The units that it must give, in order.
        source: Where such text comes from.
    """

    label: str
    text: str
    units: tuple[str, ...]
    source: str


def cases(drawer: str) -> list[Case]:
    """All cases of a drawer.

    Raises:
        ValueError: when a case of the drawer `negative` has a mark, one of another drawer has none, a mark stands at
            the edge of a line, or two cases have one label.
    """
    tables = [
        table
        for path in sorted((FOLDER / drawer).glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    found = [_case(drawer, **table) for table in tables]
    if not found or len({case.label for case in found}) < len(found):
        raise ValueError(f"{drawer}: no case, or one label twice")
    return found


def _case(drawer: str, label: str, marked: str, source: str) -> Case:
    lines = [line.strip() for line in marked.strip().split("\n")]
    units = tuple(part.strip() for line in lines if line for part in line.split(MARK))
    if not all(units) or (MARK in marked) == (drawer == "negative"):
        raise ValueError(f"{drawer}: marks of {label!r} are not in order")
    return Case(label, "\n".join(lines).replace(f" {MARK} ", " ").replace(MARK, ""), units, source)
