"""What is handed out: documents with their units, and of each unit what counts and all that was said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.effective import EffectiveLabel, Label, by_kind, effective_label, standing
from pipeline.errors import StoreError
from pipeline.judgement import MACHINES, Judgement
from pipeline.spans import CleanSpan, RawSpan, from_rows
from pipeline.store import questions_exchange
from pipeline.store.questions import asking
from pipeline.store.questions_texts import text
from pipeline.text import Cleaned, page_at

Progress = Callable[[int, int, str], None]
"""Called with the number of documents done, the number to do, and the name of the last one."""


def _silent(_done: int, _all: int, _slug: str) -> None:
    """No progress."""


@dataclass(frozen=True, slots=True)
class CodedUnit:
    """A unit with all that was said of it.

    Attributes:
        id: As the store names it.
        position: Its place in the document, from 0.
        raw: Its characters in the raw text.
        clean: Its characters in the clean text.
        page: On which it begins, from 1.
        text: As it is read, white space as one space.
        said: Everything that anybody said of it, in order of time; what was taken back as well.
        stands: Of that, what was not taken back.
        machine: The product's own word; `None` where there is none.
        counts: What follows from it.
    """

    id: str
    position: int
    raw: RawSpan
    clean: CleanSpan
    page: int
    text: str
    said: tuple[Judgement, ...]
    stands: tuple[Judgement, ...]
    machine: Judgement | None
    counts: EffectiveLabel

    def counted(self) -> dict[str, Label]:
        """What counts, by question: `kind`, `voice`, `mode`, and each theme that somebody judged."""
        asked = {"kind": self.counts.kind, "voice": self.counts.voice, "mode": self.counts.mode}
        return {question: label for question, label in asked.items() if label is not None} | dict(self.counts.themes)


@dataclass(frozen=True, slots=True)
class About:
    """A document without its text.

    Attributes:
        slug: Its name in the corpus.
        columns: What people say of it, by the names of columns of exports; `None` where it is not known.
        raw_sha256: Checksum of its raw text.
    """

    slug: str
    columns: dict[str, str | int | bool | None]
    raw_sha256: str


@dataclass(frozen=True)
class CodedText:
    """A document with its units.

    Attributes:
        about: What it is.
        cleaned: Its text, raw and clean.
        processed_at: When it was judged by the machine, ISO 8601.
        units: In order of the clean text.
    """

    about: About
    cleaned: Cleaned
    processed_at: str
    units: tuple[CodedUnit, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """Documents of one state of the store.

    Attributes:
        abouts: The documents, in order of their names.
        labellers: Everybody who said anything of any document, with whether this is about what they settled.
    """

    abouts: tuple[About, ...]
    labellers: tuple[tuple[str, bool], ...]
    _connection: sqlite3.Connection

    def texts(self, progress: Progress = _silent) -> Iterator[CodedText]:
        """The documents one by one, with their units; `progress` is called after each."""
        for number, about in enumerate(self.abouts, start=1):
            yield self.text(about)
            progress(number, len(self.abouts), about.slug)

    def text(self, about: About) -> CodedText:
        """One of the documents, with its units."""
        return _coded_text(self._connection, about)


@contextmanager
def material(store: Path, slugs: Sequence[str] | None = None) -> Iterator[Material]:
    """What can be handed out, for as long as the block lasts.

    Args:
        store: The store's path.
        slugs: Which documents; `None`: all.

    Raises:
        StoreError: when there is no store, it does not answer, or it does not have one of the documents.
    """
    with asking(store) as connection:
        there = questions_exchange.slugs(connection)
        if missing := sorted(set(slugs or ()) - set(there)):
            remedy = "see wijkspiegel status for their names"
            raise StoreError("no such document in the store", where=", ".join(missing), remedy=remedy)
        rows = questions_exchange.abouts(connection, there if slugs is None else slugs)
        abouts = tuple(About(row["slug"], _columns(row), row["raw_sha256"]) for row in rows)
        yield Material(abouts, tuple(questions_exchange.labellers(connection)), connection)


def _coded_text(connection: sqlite3.Connection, about: About) -> CodedText:
    row = text(connection, about.slug)
    said, pages = questions_exchange.said(connection, about.slug), json.loads(row["page_starts"])
    return CodedText(
        about=about,
        cleaned=Cleaned(row["raw"], from_rows(json.loads(row["edits"]))),
        processed_at=row["processed_at"],
        units=tuple(
            _unit(unit, tuple(said[unit["id"]]), pages) for unit in questions_exchange.units(connection, about.slug)
        ),
    )


def _columns(row: sqlite3.Row) -> dict[str, str | int | bool | None]:
    """As exports from the browser name these columns."""
    return {
        **{name: row[name] for name in ("title", "author", "year")},
        "year_uncertain": bool(row["year_uncertain"]),
        "date": row["date"],
        "document_kind": row["source_kind"],
        **{name: row[name] for name in ("outlet", "address", "licence")},
        "fictional": bool(row["fictional"]),
    }


def _unit(row: sqlite3.Row, said: tuple[Judgement, ...], pages: Sequence[int]) -> CodedUnit:
    stands = tuple(standing(said))
    return CodedUnit(
        id=row["id"],
        position=row["position"],
        raw=RawSpan(row["raw_start"], row["raw_end"]),
        clean=CleanSpan(row["clean_start"], row["clean_end"]),
        page=page_at(pages, row["raw_start"]),
        text=row["text"],
        said=said,
        stands=stands,
        machine=next(reversed(by_kind(stands, *MACHINES)), None),
        counts=effective_label(said),
    )
