"""The ledgers of documents come out of the store as the run wrote them, and add up by rule."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.browse.accounts import accounts
from pipeline.browse.cleaning_tables import ledger_records, rule_records
from pipeline.browse.footing import footing
from pipeline.browse.ledgers import OcrEntry, RuleEntry, Sign, document_entries, rule_entries
from pipeline.ingest.here import NOT_DUTCH
from pipeline.selection import Selection
from tests.browse.small_store import DOCUMENTS, NOISE

ABOUT = {"title": "Oud", "year": 2004, "source_kind": "essay", "fictional": 0, "year_uncertain": 0, "copy_of": None}
UNKNOWN = dict.fromkeys(("author", "date", "outlet", "address", "licence"))
ROW = {**ABOUT, **UNKNOWN, "source_name": "oud.pdf", "processed_at": "2026-01-01T12:00:00+00:00"}
OF_OLD = {"raw_characters": 100, "clean_characters": 90, "edits": {"a": 2, "a+b": 1}, "removed": {"a": 10}}


def _row(slug: str, ledger: dict[str, object]) -> sqlite3.Row:
    return {**ROW, "slug": slug, "ledger": json.dumps(ledger)}  # type: ignore[return-value]


def test_each_document_has_an_entry_and_those_with_most_noise_come_first(store: Path, everything: Selection) -> None:
    entries = accounts(store, everything).documents
    assert {entry.slug for entry in entries} == set(DOCUMENTS)
    shares = [entry.noise for entry in entries]
    assert shares == sorted(shares, key=lambda share: share or 0, reverse=True)


def test_an_entry_tells_what_was_cleaned_and_what_is_noise(store: Path, everything: Selection) -> None:
    entry = next(entry for entry in accounts(store, everything).documents if entry.slug == "nota-a")
    assert entry.rules == (RuleEntry("hyphens", 1, 1, 2, 0, 0, 1), RuleEntry("pages", 1, 1, 0, 0, 0, 0))
    assert (entry.units, entry.edits, entry.raw_characters - entry.clean_characters) == (8, 2, 2)
    assert entry.noisy == 4  # of eight units two have no words, two no noise
    assert entry.noise == pytest.approx(sum(share for share in NOISE if share is not None) / 3)


def test_pages_without_text_stand_in_the_entry(store: Path, everything: Selection) -> None:
    assert {entry.slug: entry.pages_without_text for entry in accounts(store, everything).documents}["visie"] == (2,)


def test_a_ledger_of_an_earlier_version_has_what_it_has() -> None:
    (entry,) = document_entries([_row("oud", OF_OLD)])
    assert (entry.noise, entry.noisy, entry.words, entry.strange) == (None, 0, 0, ())
    assert (entry.versions, entry.pages, entry.pages_left, entry.ocr, entry.reader) == (1, 1, 1, OcrEntry(), None)
    assert entry.removed_share == pytest.approx(0.1)
    assert [(rule.rule, rule.edits, rule.removed, rule.moved) for rule in entry.rules] == [
        ("a", 2, 10, 0),
        ("a+b", 1, 0, 0),
    ]


def test_pages_that_are_pictures_go_out_with_who_read_them_and_what_waits(store: Path, everything: Selection) -> None:
    engine = {"engine": "tesseract 5", "pages": 2, "words": 40, "confidence": 0.9, "waiting": {"slow": [3, 7]}}
    (entry,) = document_entries([_row("scan", {**OF_OLD, "ocr": engine, "notices": [NOT_DUTCH]})])
    assert entry.ocr == OcrEntry("tesseract 5", 2, 0.9, (("slow", (3, 7)),))
    assert entry.signs == (Sign.WAITING, Sign.OCR, Sign.LANGUAGE)
    (record,) = ledger_records(replace(accounts(store, everything), documents=(entry,)))
    assert (record["ocr_pages"], record["ocr_confidence"], record["ocr_waiting"]) == (2, 0.9, "slow: 3, 7")
    assert (record["looks_dutch"], record["removed_by"], record["file"]) == (False, "a: 10", "oud.pdf")


def test_rules_add_up_over_documents() -> None:
    entries = document_entries([_row("een", OF_OLD), _row("twee", {**OF_OLD, "edits": {"a": 1}})])
    assert rule_entries(entries) == (RuleEntry("a", 2, 3, 20, 0, 0, 0), RuleEntry("a+b", 1, 1, 0, 0, 0, 0))
    assert rule_entries(()) == ()


def test_ledgers_go_out_by_document_and_by_rule_also_where_nothing_was_cleaned(
    store: Path, everything: Selection
) -> None:
    found = accounts(store, everything)
    by_rule, by_document = rule_records(found), ledger_records(found)
    rules = [(record["document"], record["rule"]) for record in by_rule]
    assert ("nota-a", "hyphens") in rules
    assert ("nota-b", None) in rules
    assert [record["document"] for record in by_document] == [entry.slug for entry in found.documents]
    assert len({tuple(record) for record in by_rule}) == len({tuple(record) for record in by_document}) == 1


def test_what_noise_leaves_out_is_counted(store: Path, everything: Selection) -> None:
    whole = footing(store, everything)
    quiet = footing(store, replace(everything, noise_at_most=0.25))
    assert whole.noisy == 0
    assert 0 < quiet.units < whole.units
    assert quiet.noisy == whole.units - quiet.units
    assert footing(store, replace(everything, noise_at_most=1.0)).noisy == 0
