"""What cleaning did as flat records to hand out: every edit of a document, and the ledgers of many."""

from __future__ import annotations

from pipeline.browse.accounts import Accounts
from pipeline.browse.cleaning import Cleaning
from pipeline.browse.ledgers import DocumentEntry, RuleEntry
from pipeline.browse.tables import Record, footing_record

CONTEXT = 40
"""Raw characters handed out before and after an edit."""


def edit_records(found: Cleaning, about: Record) -> list[Record]:
    """A record for each edit: where, what it said, what it became, by which rule, and what stands around it.

    Args:
        found: What cleaning did to a document.
        about: What names that document, as columns that go before.
    """
    raw = found.cleaned.raw
    return [
        {
            **about,
            "start": edit.start,
            "end": edit.end,
            "raw": raw[edit.start : edit.end],
            "new": edit.new,
            "rule": edit.rule,
            "page": found.page_of(edit.start),
            "moved_from": edit.moved[0].start if edit.moved else None,
            "before": raw[max(0, edit.start - CONTEXT) : edit.start],
            "after": raw[edit.end : edit.end + CONTEXT],
        }
        for edit in found.cleaned.edits
    ]


def ledger_records(answer: Accounts) -> list[Record]:
    """A record for each document and rule of its cleaning, and one with an empty rule where nothing was cleaned."""
    foot = footing_record(answer.footing)
    return [
        {**_document_columns(entry), **_rule_columns(rule), **foot}
        for entry in answer.ledgers
        for rule in (entry.rules or (None,))
    ]


def _document_columns(entry: DocumentEntry) -> Record:
    return {
        "document": entry.slug,
        "title": entry.title,
        "pages": entry.pages,
        "pages_without_text": ", ".join(map(str, entry.pages_without_text)) or None,
        "raw_characters": entry.raw_characters,
        "clean_characters": entry.clean_characters,
        "units": entry.units,
        "noise": entry.noise,
        "noisy_units": entry.noisy,
        "words": entry.words,
        "words_not_dutch": entry.not_dutch,
    }


def _rule_columns(entry: RuleEntry | None) -> Record:
    return {
        "rule": entry.rule if entry else None,
        "edits": entry.edits if entry else None,
        "characters_removed": entry.removed if entry else None,
        "characters_added": entry.added if entry else None,
        "characters_moved": entry.moved if entry else None,
        "words_made": entry.words_made if entry else None,
    }
