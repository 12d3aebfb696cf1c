"""The ledgers of documents come out of the store as the run wrote them, and add up by rule."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.browse.accounts import accounts
from pipeline.browse.cleaning_tables import ledger_records
from pipeline.browse.footing import footing
from pipeline.browse.ledgers import RuleEntry, document_entries, rule_entries
from pipeline.selection import Selection
from tests.browse.small_store import DOCUMENTS, NOISE

OF_OLD = {"raw_characters": 100, "clean_characters": 90, "edits": {"a": 2, "a+b": 1}, "removed": {"a": 10}}


def test_each_document_has_an_entry_and_those_with_most_noise_come_first(store: Path, everything: Selection) -> None:
    entries = accounts(store, everything).ledgers
    assert {entry.slug for entry in entries} == set(DOCUMENTS)
    shares = [entry.noise for entry in entries]
    assert shares == sorted(shares, key=lambda share: share or 0, reverse=True)


def test_an_entry_tells_what_was_cleaned_and_what_is_noise(store: Path, everything: Selection) -> None:
    entry = next(entry for entry in accounts(store, everything).ledgers if entry.slug == "nota-a")
    assert entry.rules == (RuleEntry("hyphens", 1, 1, 2, 0, 0, 1), RuleEntry("pages", 1, 1, 0, 0, 0, 0))
    assert (entry.units, entry.edits, entry.raw_characters - entry.clean_characters) == (8, 2, 2)
    assert entry.noisy == 4  # of eight units two have no words, two no noise
    assert entry.noise == pytest.approx(sum(share for share in NOISE if share is not None) / 3)


def test_pages_without_text_stand_in_the_entry(store: Path, everything: Selection) -> None:
    assert {entry.slug: entry.pages_without_text for entry in accounts(store, everything).ledgers}["visie"] == (2,)


def test_a_ledger_of_an_earlier_version_has_what_it_has() -> None:
    (entry,) = document_entries([("oud", "Oud", OF_OLD)])
    assert (entry.noise, entry.noisy, entry.words, entry.strange) == (None, 0, 0, ())
    assert entry.removed_share == pytest.approx(0.1)
    assert [(rule.rule, rule.edits, rule.removed, rule.moved) for rule in entry.rules] == [
        ("a", 2, 10, 0),
        ("a+b", 1, 0, 0),
    ]


def test_rules_add_up_over_documents() -> None:
    entries = document_entries([("een", "Een", OF_OLD), ("twee", "Twee", {**OF_OLD, "edits": {"a": 1}})])
    assert rule_entries(entries) == (RuleEntry("a", 2, 3, 20, 0, 0, 0), RuleEntry("a+b", 1, 1, 0, 0, 0, 0))
    assert rule_entries(()) == ()


def test_ledgers_go_out_with_a_row_for_each_rule_and_one_where_nothing_was_cleaned(
    store: Path, everything: Selection
) -> None:
    records = ledger_records(accounts(store, everything))
    rules = [(record["document"], record["rule"]) for record in records]
    assert ("nota-a", "hyphens") in rules
    assert ("nota-b", None) in rules
    assert len({tuple(record) for record in records}) == 1


def test_what_noise_leaves_out_is_counted(store: Path, everything: Selection) -> None:
    whole = footing(store, everything)
    quiet = footing(store, replace(everything, noise_at_most=0.25))
    assert whole.noisy == 0
    assert 0 < quiet.units < whole.units
    assert quiet.noisy == whole.units - quiet.units
    assert footing(store, replace(everything, noise_at_most=1.0)).noisy == 0
