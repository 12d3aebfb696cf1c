"""A sentence as pages show it: its labels, whom to cite, and its cues as marks over the very text shown."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.codebook import Mode, Reason, SourceKind, Stance, UnitKind, Voice
from pipeline.effective import Basis
from pipeline.spans import CleanSpan, RawSpan, from_rows
from pipeline.store import questions_texts
from pipeline.text import Cleaned, Form, page_at


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as it is cited; `None` where it is not known. `source_kind` is the document's own.

    Of one whose `year_uncertain` is true the text may be of another year.
    """

    slug: str
    title: str
    author: str | None
    year: int
    date: str | None
    source_kind: SourceKind
    outlet: str | None
    address: str | None
    licence: str | None
    fictional: bool
    year_uncertain: bool = False

    @property
    def when(self) -> str:
        """The year as it is shown: with `≈` before it where it is uncertain."""
        return f"≈ {self.year}" if self.year_uncertain else str(self.year)


@dataclass(frozen=True, slots=True)
class ThemeLabel:
    """A theme that a sentence has.

    Attributes:
        theme: The theme's id.
        stance: Whether the sentence says that it is there.
        basis: What the label rests on.
        probability: The machine's, that the theme is there; `None` for rules, and where the machine did not judge.
        marks: Start and end of each cue of the machine, over the `text` of the sentence; empty where it saw none.
        labellers: Those of that basis who gave this stance.
    """

    theme: str
    stance: Stance
    basis: Basis
    probability: float | None
    marks: tuple[tuple[int, int], ...]
    labellers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit with the labels that count.

    Attributes:
        id: Of the unit.
        slug: Of its document.
        raw: Its characters in the document's raw text.
        page: The page, from 1, on which it begins.
        text: Its clean text.
        passage: Number of its paragraph, from 0.
        form: What it looks like: sentence, heading or item.
        kind: What it is part of.
        reason: Why it is no running text; `None` when it is, or when others than the machine say what it is.
        voice: Who speaks.
        comment: Number, from 1, of the reader's comment that it is part of; `None` outside comments.
        mode: Word or deed.
        mode_basis: What that label rests on.
        mode_probability: Of the machine; `None` for rules.
        source_kind: The document's; practice for a commenter.
        audited: Whether a person judged something of it.
        noise: The share of its words that are not Dutch, see `pipeline.noise`; `None` when it has no words.
        themes: Those that it has, by id.
    """

    id: str
    slug: str
    raw: RawSpan
    page: int
    text: str
    passage: int
    form: Form
    kind: UnitKind
    reason: Reason | None
    voice: Voice
    comment: int | None
    mode: Mode
    mode_basis: Basis
    mode_probability: float | None
    source_kind: SourceKind
    audited: bool
    noise: float | None
    themes: tuple[ThemeLabel, ...]

    def label(self, theme: str) -> ThemeLabel | None:
        """The label of one theme; `None` when the sentence does not have it."""
        return next((label for label in self.themes if label.theme == theme), None)


@dataclass(frozen=True, slots=True)
class TextBehind:
    """The text of a document, raw and clean, and where its pages begin in the raw one."""

    cleaned: Cleaned
    page_starts: tuple[int, ...]


def cited(row: sqlite3.Row) -> Cited:
    """How to cite the document of a row that has its metadata."""
    return Cited(
        *(row["slug"], row["title"], row["author"], row["year"], row["date"], SourceKind(row["source_kind"])),
        *(row["outlet"], row["address"], row["licence"], bool(row["fictional"]), bool(row["year_uncertain"])),
    )


def text_behind(row: sqlite3.Row) -> TextBehind:
    """The text of a row of the table `document`."""
    return TextBehind(Cleaned(row["raw"], from_rows(json.loads(row["edits"]))), tuple(json.loads(row["page_starts"])))


def sentences_of(
    connection: sqlite3.Connection, ids: Sequence[str], texts: Mapping[str, TextBehind]
) -> tuple[Sentence, ...]:
    """Units by id, in the order asked for; those that are no longer in the store are left out.

    Args:
        connection: A connection that reads.
        ids: Of the units.
        texts: The text of every document that they stand in, by slug.
    """
    labels = defaultdict(list)
    for label in questions_texts.labels(connection, ids):
        labels[label["unit_id"]].append(label)
    rows = {row["id"]: row for row in questions_texts.units(connection, ids)}
    return tuple(_sentence(rows[id_], labels[id_], texts[rows[id_]["slug"]]) for id_ in ids if id_ in rows)


def cited_sentences(
    connection: sqlite3.Connection, ids: Sequence[str], slugs: Iterable[str]
) -> tuple[tuple[Cited, Sentence], ...]:
    """Units by id with the document to cite, in the order asked for; those no longer in the store are left out.

    Args:
        connection: A connection that reads.
        ids: Of the units.
        slugs: Of every document that they stand in.
    """
    rows = {row["slug"]: row for row in questions_texts.texts(connection, sorted(set(slugs)))}
    texts = {slug: text_behind(row) for slug, row in rows.items()}
    return tuple((cited(rows[one.slug]), one) for one in sentences_of(connection, ids, texts))


def place_in(stretch: str, start: int, end: int) -> tuple[int, int]:
    """Where characters `start` to `end` of a stretch of clean text stand in the text of its unit.

    A unit's text is the stretch with each run of white space as one space and none at its ends. What is only white
    space gives an empty place.
    """
    lead = len(" ".join(stretch[:start].split()))
    gap = lead > 0 and (stretch[start - 1].isspace() or stretch[start : start + 1].isspace())
    inner = " ".join(stretch[start:end].split())
    begin = lead + (1 if gap else 0)
    return (begin, begin + len(inner)) if inner else (lead, lead)


def _sentence(row: sqlite3.Row, labels: Sequence[sqlite3.Row], behind: TextBehind) -> Sentence:
    return Sentence(
        id=row["id"],
        slug=row["slug"],
        raw=RawSpan(row["raw_start"], row["raw_end"]),
        page=page_at(behind.page_starts, row["raw_start"]),
        text=row["text"],
        passage=row["passage"],
        form=Form(row["form"]),
        kind=UnitKind(row["kind"]),
        reason=Reason(row["reason"]) if row["reason"] else None,
        voice=Voice(row["voice"]),
        comment=row["comment"],
        mode=Mode(row["mode"]),
        mode_basis=Basis(row["mode_basis"]),
        mode_probability=row["mode_probability"],
        source_kind=SourceKind(row["source_kind"]),
        audited=bool(row["audited"]),
        noise=row["noise"],
        themes=tuple(_theme_label(label, row, behind) for label in labels),
    )


def _theme_label(label: sqlite3.Row, unit: sqlite3.Row, behind: TextBehind) -> ThemeLabel:
    evidence = [RawSpan(*span) for span in json.loads(label["evidence"])]
    return ThemeLabel(
        *(label["theme"], Stance(label["stance"]), Basis(label["basis"]), label["probability"]),
        marks=_marks(evidence, CleanSpan(unit["clean_start"], unit["clean_end"]), behind),
        labellers=tuple(json.loads(label["labellers"])),
    )


def _marks(evidence: Sequence[RawSpan], unit: CleanSpan, behind: TextBehind) -> tuple[tuple[int, int], ...]:
    """Evidence as places in the unit's text, in order; what cleaning took away leaves no mark."""
    stretch = unit.of(behind.cleaned.text)
    places = []
    for span in sorted(evidence):
        clean = behind.cleaned.offsets.to_clean(span)
        start, end = max(clean.start, unit.start) - unit.start, min(clean.end, unit.end) - unit.start
        if start < end:
            places.append(place_in(stretch, start, end))
    return tuple((start, end) for start, end in places if start < end)
