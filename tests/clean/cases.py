"""Golden cases of the cleaning: raw text, the clean text that it must become, and by which rules."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "cases" / "clean"


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        label: What is the matter, unique in its drawer.
        raw: The raw text.
        clean: The clean text; the raw text itself in the drawer `negative`.
        rules: Names of the rules that must have made the edits, no more and no fewer.
        source: Where such text comes from.
    """

    label: str
    raw: str
    clean: str
    rules: frozenset[str]
    source: str


def cases(drawer: str) -> list[Case]:
    """All cases of a drawer, in order of file and place.

    Raises:
        TypeError: when a case lacks a field or has one too many.
        ValueError: when a drawer is empty or two of its cases have one label.
    """
    tables = [
        table
        for path in sorted((FOLDER / drawer).glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    if drawer == "negative":
        tables = [{**table, "clean": table["raw"], "rules": []} for table in tables]
    found = [Case(**{**table, "rules": frozenset(table["rules"])}) for table in tables]
    if not found or len({case.label for case in found}) < len(found):
        raise ValueError(f"{drawer}: no case, or one label twice")
    return found
