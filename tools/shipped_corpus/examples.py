"""The coded examples, as their JSON files give them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.codebook import Mode, SourceKind, Stance, Voice


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder said of one sentence: the themes that are there with their stance, and the mode."""

    themes: Mapping[str, Stance]
    mode: Mode


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its two codings: by its author, and by a coder who did not see the first."""

    text: str
    codings: tuple[Coding, Coding]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences in one voice; a heading is a paragraph of its own."""

    voice: Voice
    heading: bool
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences as they run on."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Example:
    """A document written for this project."""

    id: str
    title: str
    kind: SourceKind
    year: int
    outlet: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """All but the readers' comments."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.voice is not Voice.COMMENTER)

    @property
    def comments(self) -> tuple[Paragraph, ...]:
        """The readers' comments, which stand at the end."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.voice is Voice.COMMENTER)

    @property
    def sentences(self) -> Iterator[tuple[Paragraph, Sentence]]:
        """Every sentence with its paragraph, in order of the text."""
        return ((paragraph, sentence) for paragraph in self.paragraphs for sentence in paragraph.sentences)


def read_examples(folder: Path) -> list[Example]:
    """All examples of a folder, in order of their ids."""
    return [_example(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.json"))]


def _example(table: dict) -> Example:
    paragraphs = tuple(
        Paragraph(Voice(p["voice"]), p["heading"], tuple(_sentence(s) for s in p["sentences"]))
        for p in table["paragraphs"]
    )
    return Example(table["id"], table["title"], SourceKind(table["kind"]), table["year"], table["outlet"], paragraphs)


def _sentence(table: dict) -> Sentence:
    first, second = (
        Coding({theme: Stance(stance) for theme, stance in coding["themes"].items()}, Mode(coding["mode"]))
        for coding in (table, table["second"])
    )
    return Sentence(table["text"], (first, second))
