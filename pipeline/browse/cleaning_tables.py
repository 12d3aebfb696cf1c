"""What cleaning did as flat records to hand out: every edit of a document, and the ledgers of many."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.browse.accounts import Accounts
from pipeline.browse.cleaning import Cleaning
from pipeline.browse.ledgers import DocumentEntry, OcrEntry, RuleEntry
from pipeline.browse.tables import Record, cited_record, footing_record
from pipeline.likeness import AlikePair
from pipeline.masks import MaskedPlace

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
    """A record for each document: what people say of it, what was read, what cleaning removed, and what it lacks."""
    foot = footing_record(answer.footing)
    return [{**cited_record(entry.cited), **_document_columns(entry), **foot} for entry in answer.documents]


def rule_records(answer: Accounts) -> list[Record]:
    """A record for each document and rule of its cleaning, and one with an empty rule where nothing was cleaned."""
    foot = footing_record(answer.footing)
    return [
        {"document": entry.slug, "title": entry.title, **_rule_columns(rule), **foot}
        for entry in answer.documents
        for rule in (entry.rules or (None,))
    ]


def masked_records(slug: str, places: Sequence[MaskedPlace]) -> list[Record]:
    """A record for each place of a document that readers do not get to see; offsets over its raw text."""
    return [
        {
            "document": slug,
            "unit": f"unit-{one.unit_id}" if one.unit_id else None,
            "kind": one.kind.value,
            "start": one.start,
            "end": one.end,
            "characters": one.end - one.start,
            "around": one.around,
        }
        for one in places
    ]


def alike_records(pairs: Sequence[AlikePair]) -> list[Record]:
    """A record for each two documents that are alike; shares from 0 to 1, of the first in the second and round."""
    return [
        {
            "document": one.first,
            "like": one.second,
            "kind": one.shares.kind.value,
            "likeness": round(one.shares.likeness, 3),
            "within": round(one.shares.within, 3),
            "around": round(one.shares.around, 3),
            "one_work": one.one_work,
        }
        for one in pairs
    ]


def _document_columns(entry: DocumentEntry) -> Record:
    return {
        "copy_of": entry.copy_of,
        "versions": entry.versions,
        "file": entry.source,
        "reader": entry.reader,
        "last_run": entry.processed_at.isoformat(),
        "pages": entry.pages,
        "pages_left": entry.pages_left,
        "pages_without_text": _listed(entry.pages_without_text),
        **_ocr_columns(entry.ocr),
        "raw_characters": entry.raw_characters,
        "clean_characters": entry.clean_characters,
        "removed_by": "; ".join(f"{one.rule}: {one.removed}" for one in entry.rules if one.removed) or None,
        "units": entry.units,
        "noise": entry.noise,
        "noisy_units": entry.noisy,
        "masked": "; ".join(f"{kind}: {times}" for kind, times in entry.masked) or None,
        "words": entry.words,
        "words_not_dutch": entry.not_dutch,
        "looks_dutch": entry.is_dutch,
        "notices": "; ".join(entry.notices) or None,
        "judgements_not_used": len(entry.unused) + len(entry.faults),
    }


def _ocr_columns(ocr: OcrEntry) -> Record:
    return {
        "ocr_pages": ocr.pages,
        "ocr_engine": ocr.engine,
        "ocr_confidence": ocr.confidence,
        "ocr_waiting": "; ".join(f"{lack}: {_listed(pages)}" for lack, pages in ocr.waiting) or None,
    }


def _listed(numbers: Sequence[int]) -> str | None:
    return ", ".join(map(str, numbers)) or None


def _rule_columns(entry: RuleEntry | None) -> Record:
    return {
        "rule": entry.rule if entry else None,
        "edits": entry.edits if entry else None,
        "characters_removed": entry.removed if entry else None,
        "characters_added": entry.added if entry else None,
        "characters_moved": entry.moved if entry else None,
        "words_made": entry.words_made if entry else None,
    }
