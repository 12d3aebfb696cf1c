"""A document as it is read: its sentences with their labels, and everything that stands behind one of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.browse.ledgers import OcrEntry, ocr_entry
from pipeline.browse.sentences import Cited, Sentence, TextBehind, cited, sentences_of, text_behind
from pipeline.codebook import Mode, UnitKind, Voice
from pipeline.effective import standing
from pipeline.judgement import Judgement, LabellerKind, Verdict, labeller_kind
from pipeline.records import from_record
from pipeline.selection import Selection
from pipeline.store import questions, questions_texts

CONTEXT = 200
"""Raw characters shown before and after a sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read from top to bottom.

    Attributes:
        cited: How to cite it.
        sentences: All its units in order, furniture and references included.
        pages: How many pages its source has; 1 for a text without pages.
        reader: Name and version of what read the file.
        source_name: The file as it was handed in.
        ocr: Its pages that are pictures.
        versions: How many texts it has had, this one included.
        year_from: What its year rests on, such as the words of the file that tell it; `None`: that is not written down.
        original: The document of which it is a copy; `None`: it is none, or the other is not there.
        copies: Those that are copies of it.
    """

    cited: Cited
    sentences: tuple[Sentence, ...]
    pages: int
    reader: str
    source_name: str
    ocr: OcrEntry
    versions: int = 1
    year_from: str | None = None
    original: Cited | None = None
    copies: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class EditInside:
    """What cleaning did between the first and last raw character of a sentence.

    Attributes:
        start: Offset in the document's raw text.
        end: Where it ends; the same as `start` for an insertion.
        old: The raw characters replaced.
        new: What stands in their place; empty for a removal.
        rule: The rule, or the rules joined by `+`.
    """

    start: int
    end: int
    old: str
    new: str
    rule: str


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """What one labeller said of one theme; `evidence` in raw characters, `probability` `None` for rules and people."""

    theme: str
    verdict: Verdict
    probability: float | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One judgement of a sentence. What is `None` was not judged.

    Attributes:
        id: Of the judgement.
        labeller: Who judged.
        labeller_kind: A person, a handed-in coding, a rule or a model.
        time: When, with time zone.
        kind: What the sentence is part of.
        voice: Who speaks.
        mode: Word or deed.
        mode_probability: Of the mode; `None` for rules and people.
        themes: A verdict for each theme judged, `no` included.
        note: A person's remark.
        retracts: The judgement that this one takes back; it then says no more.
        taken_back: Whether a later judgement of the same labeller took this one back.
    """

    id: str
    labeller: str
    labeller_kind: LabellerKind
    time: datetime
    kind: UnitKind | None
    voice: Voice | None
    mode: Mode | None
    mode_probability: float | None
    themes: tuple[VerdictRow, ...]
    note: str
    retracts: str | None
    taken_back: bool


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything behind one sentence.

    Attributes:
        cited: Its document.
        sentence: The sentence with the labels that count.
        raw: The raw characters that it was made of.
        before: Up to `CONTEXT` raw characters before them.
        after: Up to `CONTEXT` raw characters after them.
        edits: What cleaning did inside, in order.
        judgements: All that was ever said of it, in order of time.
    """

    cited: Cited
    sentence: Sentence
    raw: str
    before: str
    after: str
    edits: tuple[EditInside, ...]
    judgements: tuple[JudgementRow, ...]


def documents(store: Path, selection: Selection) -> tuple[Cited, ...]:
    """The documents that have a unit in the selection, by year and title.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store, machine_only=selection.machine_only) as connection:
        return tuple(map(cited, questions_texts.documents(connection, selection)))


def licences(store: Path, selection: Selection) -> tuple[tuple[str | None, int], ...]:
    """Under which licence how many of those documents stand; `None`: none is stated, which comes last.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store, machine_only=selection.machine_only) as connection:
        return tuple(questions_texts.licences(connection, selection))


def years(store: Path, selection: Selection) -> tuple[int, int] | None:
    """The first and the last year of those documents; `None` when there are none.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store, machine_only=selection.machine_only) as connection:
        return questions.first_and_last_year(connection, selection)


def read(store: Path, slug: str, *, machine_only: bool = False) -> Reading:
    """One document with all its sentences.

    Args:
        store: The store's file.
        slug: The document.
        machine_only: Whether its labels are the machine's own, in place of those that count.

    Raises:
        StoreError: when there is no store, it cannot be read, or it has no document of this slug.
    """
    with questions.asking(store, machine_only=machine_only) as connection:
        row = questions_texts.text(connection, slug)
        behind = text_behind(row)
        sentences = sentences_of(connection, questions_texts.unit_ids(connection, slug), {slug: behind})
        work = questions_texts.same_work(connection, slug)
    ledger = json.loads(row["ledger"])
    return Reading(
        cited=cited(row),
        sentences=sentences,
        pages=len(behind.page_starts),
        reader=row["reader"],
        source_name=row["source_name"],
        ocr=ocr_entry(ledger.get("ocr", {})),
        versions=ledger.get("versions", 1),  # a document that an earlier version did has none
        year_from=row["year_from"],
        original=next((cited(one) for one in work if not one["is_copy"]), None),
        copies=tuple(cited(one) for one in work if one["is_copy"]),
    )


def inspect(store: Path, unit_id: str, *, machine_only: bool = False) -> Inspection:
    """Everything behind one sentence.

    Args:
        store: The store's file.
        unit_id: The sentence.
        machine_only: As for `read`.

    Raises:
        StoreError: when there is no store, it cannot be read, or it has no such sentence.
    """
    with questions.asking(store, machine_only=machine_only) as connection:
        row = questions_texts.text(connection, questions_texts.unit(connection, unit_id)["slug"])
        behind = text_behind(row)
        (sentence,) = sentences_of(connection, [unit_id], {row["slug"]: behind})
        said = [from_record(json.loads(record))[1] for record in questions_texts.records(connection, unit_id)]
    raw, span = behind.cleaned.raw, sentence.raw
    return Inspection(
        cited=cited(row),
        sentence=sentence,
        raw=span.of(raw),
        before=raw[max(0, span.start - CONTEXT) : span.start],
        after=raw[span.end : span.end + CONTEXT],
        edits=_edits_inside(behind, span.start, span.end),
        judgements=_judgement_rows(said, raw),
    )


def _edits_inside(behind: TextBehind, start: int, end: int) -> tuple[EditInside, ...]:
    """Edits that touch raw characters from `start` to `end`; insertions at its two ends stand outside."""
    return tuple(
        EditInside(edit.start, edit.end, behind.cleaned.raw[edit.start : edit.end], edit.new, edit.rule)
        for edit in behind.cleaned.edits
        if edit.start < end and edit.end > start
    )


def _judgement_rows(said: Sequence[Judgement], raw: str) -> tuple[JudgementRow, ...]:
    stand = {judgement.id for judgement in standing(said)}
    return tuple(
        JudgementRow(
            *(judgement.id, judgement.labeller, labeller_kind(judgement.labeller), judgement.time),
            *(judgement.kind, judgement.voice, judgement.mode, judgement.mode_probability),
            themes=tuple(
                VerdictRow(one.theme, one.verdict, one.probability, tuple(span.of(raw) for span in one.evidence))
                for one in judgement.themes
            ),
            note=judgement.note,
            retracts=judgement.retracts,
            taken_back=judgement.retracts is None and judgement.id not in stand,
        )
        for judgement in said
    )
