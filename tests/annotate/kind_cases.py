"""Golden cases of kind: pages in which each line says what it is, `boilerplate| Inloggen`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.codebook import UnitKind
from pipeline.spans import RawSpan
from pipeline.text import Block, Role

FOLDER = Path(__file__).parents[1] / "cases" / "kind"


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        label: What is the matter, unique in its drawer.
        text: The text of the page.
        blocks: The roles that its lines name, as a reader would give them.
        truth: For each line its characters and its kind.
        source: Where such a page comes from.
    """

    label: str
    text: str
    blocks: tuple[Block, ...]
    truth: tuple[tuple[RawSpan, UnitKind], ...]
    source: str


def cases(drawer: str) -> list[Case]:
    """All cases of a drawer.

    Raises:
        ValueError: when a line does not say its kind, names an unknown kind or role, a case of the drawer `negative`
            has a line that is no running text, one of another drawer has no such line, or two cases have one label.
    """
    tables = [
        table
        for path in sorted((FOLDER / drawer).glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    found = [_case(**table) for table in tables]
    if not found or len({case.label for case in found}) < len(found):
        raise ValueError(f"{drawer}: no case, or one label twice")
    for case in found:
        furnished = any(kind in (UnitKind.BOILERPLATE, UnitKind.REFERENCE) for _, kind in case.truth)
        if furnished == (drawer == "negative"):
            raise ValueError(f"{case.label!r} stands in the wrong drawer")
    return found


def _case(label: str, page: str, source: str) -> Case:
    blocks: list[Block] = []
    truth: list[tuple[RawSpan, UnitKind]] = []
    shown: list[str] = []
    at = 0
    for line, kind, roles in _lines(page):
        span = RawSpan(at, at + len(line))
        if kind is not None:
            truth.append((span, kind))
        blocks.extend(Block(span, role) for role in roles)
        shown.append(line)
        at += len(line) + 1
    return Case(label, "\n".join(shown), tuple(blocks), tuple(truth), source)


def _lines(page: str) -> Iterator[tuple[str, UnitKind | None, list[Role]]]:
    for line in page.strip("\n").split("\n"):
        if not line.strip():
            yield line, None, []
            continue
        names, bar, text = line.partition("| ")
        if not bar:
            raise ValueError(f"a line does not say its kind: {line!r}")
        feed = "\f" if names.startswith("\f") else ""
        kind, *roles = names.split()
        yield feed + text, UnitKind(kind), [Role(role) for role in roles]
