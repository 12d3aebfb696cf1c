"""Golden cases of voice: pieces in which tags stand around the words of all but the author, `<interviewee>…</>`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pipeline.codebook import SourceKind, Voice

FOLDER = Path(__file__).parents[1] / "cases" / "voice"
_TAG = re.compile(r"<(/?[a-z]*)>")


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        label: What is the matter, unique in its drawer.
        text: The piece.
        spoken: Where in it somebody other than the author speaks, and who.
        source_kind: What the document is said to be; `None`: nothing is said.
        source: Where such a piece comes from.
    """

    label: str
    text: str
    spoken: tuple[tuple[range, Voice], ...]
    source_kind: SourceKind | None
    source: str

    def voice_at(self, at: int) -> Voice:
        """Who speaks at an offset."""
        return next((voice for span, voice in self.spoken if at in span), Voice.AUTHOR)


def cases(drawer: str) -> list[Case]:
    """All cases of a drawer.

    Raises:
        ValueError: when a tag is not opened, not closed or no voice, a case of the drawer `negative` has tags, one of
            another drawer has none, or two cases have one label.
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
        if bool(case.spoken) == (drawer == "negative"):
            raise ValueError(f"{case.label!r} stands in the wrong drawer")
    return found


def _case(label: str, piece: str, source: str, kind: str = "") -> Case:
    text = ""
    spoken: list[tuple[range, Voice]] = []
    opened: tuple[int, Voice] | None = None
    done = 0
    for tag in _TAG.finditer(piece := piece.strip()):
        text += piece[done : tag.start()]
        done = tag.end()
        if (tag[1] == "/") == (opened is None):
            raise ValueError(f"stray tag {tag[0]} in {label!r}")
        if opened is None:
            opened = len(text), Voice(tag[1])
        else:
            spoken.append((range(opened[0], len(text)), opened[1]))
            opened = None
    if opened is not None:
        raise ValueError(f"a tag in {label!r} is not closed")
    return Case(label, text + piece[done:], tuple(spoken), SourceKind(kind) if kind else None, source)
