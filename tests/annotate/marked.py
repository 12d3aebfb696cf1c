"""Golden cases with the truth marked in the sentence: `<community_work absent>Het opbouwwerk verdween.</>`.

A case is a passage; each line of it is a sentence, a blank line parts paragraphs, and a line that begins with `# ` is a
heading. Marks stand around whole sentences and may nest; `<no>` says that there is nothing to see.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import language
from pipeline.annotate.themes import Place
from pipeline.cues import Sentence

FOLDER = Path(__file__).resolve().parent.parent / "cases"
NOTHING = "no"
_MARK = re.compile(r"<([a-z_/ ]*)>")


@dataclass(frozen=True)
class Marked:
    """A sentence and what is true of it: names, each with what the mark adds (`""` when it adds nothing)."""

    text: str
    truth: dict[str, str]
    passage: int
    is_heading: bool

    @property
    def place(self) -> Place:
        """The sentence as the rules see it."""
        words = language.words_of(language.load()(self.text))
        return Place(Sentence(self.text, words), self.passage, self.is_heading)


@dataclass(frozen=True)
class Case:
    """A passage with its truth.

    Attributes:
        label: What the case shows.
        source: The kind of document that it could stand in; empty where that does not matter.
    """

    label: str
    sentences: tuple[Marked, ...]
    source: str


def cases(question: str, drawer: str) -> list[Case]:
    """All cases of one drawer, from its TOML files.

    Raises:
        ValueError: when a case has a stray mark, or a sentence without any.
    """
    files = sorted((FOLDER / question / drawer).glob("*.toml"))
    tables = [table for file in files for table in tomllib.loads(file.read_text(encoding="utf-8"))["cases"]]
    return [Case(table["label"], tuple(parse(table["text"])), table.get("source", "")) for table in tables]


def parse(text: str) -> Iterator[Marked]:
    """The sentences of a case.

    Raises:
        ValueError: when a mark is not closed, closes nothing, or stands inside a sentence; when a sentence has none.
    """
    passage = 0
    for line in text.strip().splitlines():
        if not line.strip():
            passage += 1
            continue
        is_heading = line.startswith("# ")
        plain, truth = _read(line.removeprefix("# ").strip())
        yield Marked(plain, truth, passage, is_heading)
        passage += is_heading


def _read(line: str) -> tuple[str, dict[str, str]]:
    plain = line
    truth: dict[str, str] = {}
    while (mark := _MARK.match(plain)) is not None and plain.endswith("</>"):
        name, _, more = mark[1].partition(" ")
        truth[name] = more
        plain = plain[mark.end() : -len("</>")]
    if _MARK.search(plain) or "" in truth:
        raise ValueError(f"a stray mark: {line!r}")
    if not truth:
        raise ValueError(f"a sentence without a mark: {line!r}")
    return plain, {name: more for name, more in truth.items() if name != NOTHING}
