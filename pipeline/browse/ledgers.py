"""The ledger of each document as a reader sees it: what came in, what cleaning did to it by rule, what it lacks."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from pipeline.browse.sentences import Cited, cited
from pipeline.ingest.here import NOT_DUTCH
from pipeline.masks import MaskKind
from pipeline.messages import unpacked

Ledger = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """What one rule did, or several that touched the same characters.

    Attributes:
        rule: The rule, or the rules joined by `+`.
        documents: In how many documents.
        edits: How many edits.
        removed: By how many characters they made texts shorter, moved text aside; 0 where longer.
        added: By how many they made them longer; 0 where shorter.
        moved: Characters that stand elsewhere now.
        words_made: Words that stand in the clean text and did not stand there before.
    """

    rule: str
    documents: int
    edits: int
    removed: int
    added: int
    moved: int
    words_made: int


class Sign(StrEnum):
    """Something about a document that its reader may want to see to, or to know."""

    PAGES = "pages"
    WAITING = "waiting"
    OCR = "ocr"
    LANGUAGE = "language"
    YEAR = "year"
    COPY = "copy"
    VERSIONS = "versions"
    UNUSED = "unused"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class OcrEntry:
    """The pages of one document that are pictures.

    Attributes:
        engine: What read them; `None` when none was read.
        pages: How many were read.
        confidence: How sure it was of their words, the mean, 0 to 1; `None` without words.
        waiting: What pages that were not read lack, as `pipeline.text.OcrLack` calls it, and their numbers, from 1.
    """

    engine: str | None = None
    pages: int = 0
    confidence: float | None = None
    waiting: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Unused:
    """A coding or review that could not be tied to the text: who gave it, of which words, and why it does not count."""

    labeller: str
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What was read of one document, what cleaning did to it, what it lacks and how noisy it still is.

    What an earlier version of the product did not count is 0, or `None` where that is said.

    Attributes:
        cited: The document.
        copy_of: The slug of the document of which it is a copy; `None`: it is a work of its own.
        source: The name of its file.
        reader: What read that; `None` as above.
        processed_at: When it was last cleaned, split and judged.
        versions: How many versions it has had, this one included.
        raw_characters: Characters read.
        clean_characters: Characters left.
        pages: How many pages its file has.
        pages_left: On how many of them cleaning left any text.
        pages_without_text: Numbers, from 1, of pages on which no text was found.
        ocr: Its pages that are pictures.
        units: How many units it has, of every kind.
        noise: The mean share of words that are not Dutch, over units that have words; `None` when none has.
        masked: How many places readers do not get to see, by what they are.
        noisy: Units at or above `pipeline.noise.NOISY`.
        words: Words of the clean text.
        not_dutch: How many of them are noise.
        strange: Which of these stand there most often, and how often.
        rules: What each rule did, most edits first.
        notices: What its reader noticed, one line each.
        unused: Codings and reviews that do not count.
        faults: Lines about it in judgement files that are no judgements.
    """

    cited: Cited
    copy_of: str | None
    source: str
    reader: str | None
    processed_at: datetime
    versions: int
    raw_characters: int
    clean_characters: int
    pages: int
    pages_left: int
    pages_without_text: tuple[int, ...]
    ocr: OcrEntry
    units: int
    noise: float | None
    masked: tuple[tuple[MaskKind, int], ...]
    noisy: int
    words: int
    not_dutch: int
    strange: tuple[tuple[str, int], ...]
    rules: tuple[RuleEntry, ...]
    notices: tuple[str, ...]
    unused: tuple[Unused, ...]
    faults: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The document's name in the corpus."""
        return self.cited.slug

    @property
    def title(self) -> str:
        """Its title."""
        return self.cited.title

    @property
    def signs(self) -> tuple[Sign, ...]:
        """What there is to know about it; pages that wait for OCR are no others than those without text."""
        waiting = {page for _, pages in self.ocr.waiting for page in pages}
        there = {
            Sign.PAGES: bool(set(self.pages_without_text) - waiting),
            Sign.WAITING: bool(waiting),
            Sign.OCR: bool(self.ocr.pages),
            Sign.LANGUAGE: not self.is_dutch,
            Sign.YEAR: self.cited.year_uncertain,
            Sign.COPY: self.copy_of is not None,
            Sign.VERSIONS: self.versions > 1,
            Sign.UNUSED: bool(self.unused or self.faults),
            Sign.NOTICES: bool(set(self.notices) - {NOT_DUTCH}),
        }
        return tuple(sign for sign, holds in there.items() if holds)

    @property
    def is_dutch(self) -> bool:
        """Whether its text looked Dutch to its reader."""
        return NOT_DUTCH not in self.notices

    @property
    def masked_places(self) -> int:
        """In how many places something is hidden from readers."""
        return sum(times for _, times in self.masked)

    @property
    def edits(self) -> int:
        """All edits."""
        return sum(entry.edits for entry in self.rules)

    @property
    def removed_share(self) -> float | None:
        """Characters lost out of characters read; below 0 where the text grew, `None` when nothing was read."""
        return 1 - self.clean_characters / self.raw_characters if self.raw_characters else None


def document_entries(rows: Iterable[sqlite3.Row]) -> tuple[DocumentEntry, ...]:
    """The entry of each row of `store.questions_ledgers`: most noise first, those without words last."""
    entries = [_document_entry(row, json.loads(row["ledger"])) for row in rows]
    return tuple(sorted(entries, key=lambda entry: (entry.noise is None, -(entry.noise or 0), entry.slug)))


def rule_entries(entries: Iterable[DocumentEntry]) -> tuple[RuleEntry, ...]:
    """What each rule did in all these documents together, most edits first."""
    of_each: defaultdict[str, list[RuleEntry]] = defaultdict(list)
    for document in entries:
        for entry in document.rules:
            of_each[entry.rule].append(entry)
    return _most_edits_first(_sum(rule, made) for rule, made in of_each.items())


def _sum(rule: str, entries: Iterable[RuleEntry]) -> RuleEntry:
    numbers = [(one.documents, one.edits, one.removed, one.added, one.moved, one.words_made) for one in entries]
    return RuleEntry(rule, *map(sum, zip(*numbers, strict=True)))


def _most_edits_first(entries: Iterable[RuleEntry]) -> tuple[RuleEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-entry.edits, entry.rule)))


def _document_entry(row: sqlite3.Row, ledger: Ledger) -> DocumentEntry:
    pages = ledger.get("pages", 1)
    return DocumentEntry(
        cited(row),
        copy_of=row["copy_of"],
        source=row["source_name"],
        reader=ledger.get("reader"),
        processed_at=datetime.fromisoformat(row["processed_at"]),
        versions=ledger.get("versions", 1),
        raw_characters=ledger.get("raw_characters", 0),
        clean_characters=ledger.get("clean_characters", 0),
        pages=pages,
        pages_left=ledger.get("pages_left", pages),
        pages_without_text=tuple(ledger.get("pages_without_text", ())),
        ocr=ocr_entry(ledger.get("ocr", {})),
        units=sum(ledger.get("units", {}).values()),
        noise=ledger.get("noise"),
        masked=tuple((MaskKind(kind), times) for kind, times in ledger.get("masked", {}).items()),
        noisy=ledger.get("noisy", 0),
        words=ledger.get("words", 0),
        not_dutch=ledger.get("not_dutch", 0),
        strange=tuple((word, times) for word, times in ledger.get("strange", ())),
        rules=_rules(ledger),
        notices=tuple(map(unpacked, ledger.get("notices", ()))),
        unused=tuple(Unused(one["labeller"], one["quote"], one["why"]) for one in ledger.get("unmatched", ())),
        faults=tuple(map(unpacked, ledger.get("faults", ()))),
    )


def ocr_entry(found: Ledger) -> OcrEntry:
    """What the part `ocr` of a ledger tells; nothing where an earlier version of the product kept none."""
    waiting = tuple((lack, tuple(pages)) for lack, pages in found.get("waiting", {}).items())
    return OcrEntry(found.get("engine"), found.get("pages", 0), found.get("confidence"), waiting)


def _rules(ledger: Ledger) -> tuple[RuleEntry, ...]:
    columns = [ledger.get(name, {}) for name in ("removed", "added", "moved", "words_made")]
    return _most_edits_first(
        RuleEntry(rule, 1, edits, *(column.get(rule, 0) for column in columns))
        for rule, edits in ledger.get("edits", {}).items()
    )
