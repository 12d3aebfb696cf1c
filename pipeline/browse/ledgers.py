"""The ledger of each document as a reader sees it: how noisy it is, and what cleaning did to it by rule."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.selection import Selection
from pipeline.store import questions_texts

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


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What was read of one document, what cleaning did to it and how noisy it still is.

    What an earlier version of the product did not count is 0, or `None` where that is said.

    Attributes:
        slug: The document's name in the corpus.
        title: Its title.
        raw_characters: Characters read.
        clean_characters: Characters left.
        pages: How many pages its file has.
        pages_without_text: Numbers, from 1, of pages on which no text was found.
        units: How many units it has, of every kind.
        noise: The mean share of words that are not Dutch, over units that have words; `None` when none has.
        noisy: Units at or above `pipeline.noise.NOISY`.
        words: Words of the clean text.
        not_dutch: How many of them are noise.
        strange: Which of these stand there most often, and how often.
        rules: What each rule did, most edits first.
    """

    slug: str
    title: str
    raw_characters: int
    clean_characters: int
    pages: int
    pages_without_text: tuple[int, ...]
    units: int
    noise: float | None
    noisy: int
    words: int
    not_dutch: int
    strange: tuple[tuple[str, int], ...]
    rules: tuple[RuleEntry, ...]

    @property
    def edits(self) -> int:
        """All edits."""
        return sum(entry.edits for entry in self.rules)

    @property
    def removed_share(self) -> float | None:
        """Characters lost out of characters read; below 0 where the text grew, `None` when nothing was read."""
        return 1 - self.clean_characters / self.raw_characters if self.raw_characters else None


def ledgers(connection: sqlite3.Connection, selection: Selection) -> list[tuple[str, str, Ledger]]:
    """(slug, title, ledger) of the documents that have a unit in the selection, by slug."""
    rows = questions_texts.ledgers(connection, selection)
    return [(slug, title, json.loads(ledger)) for slug, title, ledger in rows]


def document_entries(found: Iterable[tuple[str, str, Ledger]]) -> tuple[DocumentEntry, ...]:
    """The entry of each document, those with most noise first and those without words last."""
    entries = [_document_entry(slug, title, ledger) for slug, title, ledger in found]
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


def _document_entry(slug: str, title: str, ledger: Ledger) -> DocumentEntry:
    return DocumentEntry(
        slug,
        title,
        raw_characters=ledger.get("raw_characters", 0),
        clean_characters=ledger.get("clean_characters", 0),
        pages=ledger.get("pages", 1),
        pages_without_text=tuple(ledger.get("pages_without_text", ())),
        units=sum(ledger.get("units", {}).values()),
        noise=ledger.get("noise"),
        noisy=ledger.get("noisy", 0),
        words=ledger.get("words", 0),
        not_dutch=ledger.get("not_dutch", 0),
        strange=tuple((word, times) for word, times in ledger.get("strange", ())),
        rules=_rules(ledger),
    )


def _rules(ledger: Ledger) -> tuple[RuleEntry, ...]:
    columns = [ledger.get(name, {}) for name in ("removed", "added", "moved", "words_made")]
    return _most_edits_first(
        RuleEntry(rule, 1, edits, *(column.get(rule, 0) for column in columns))
        for rule, edits in ledger.get("edits", {}).items()
    )
