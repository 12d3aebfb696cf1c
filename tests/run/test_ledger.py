"""The ledger accounts for every character and page, and names the words that are not Dutch."""

from dataclasses import replace

import pytest
from hypothesis import given

from pipeline.clean import clean
from pipeline.codebook import Reason
from pipeline.errors import StoreError
from pipeline.run import status
from pipeline.run.ledger import MOST_STRANGE, Ledger, processing_ledger, reading_ledger
from pipeline.settings import Settings
from pipeline.spans import Edit, Piece
from pipeline.text import Cleaned, Document
from tests.corpora import TEXTS, ask
from tests.run.changes import LIJST, PRAKTIJK
from tests.store.build import processed
from tests.strategies import edits_over, texts


def _ledger(raw: str, *edits: Edit, **fields: object) -> Ledger:
    document = Document("proef.txt", raw, "test 1", "0" * 64, **fields)  # type: ignore[arg-type]
    return reading_ledger(document, Cleaned(raw, edits))


def test_edits_are_told_by_rule_with_what_they_took_and_made() -> None:
    raw = "De op-\nbouw van dc wijk ."
    at, c = raw.index("-\n"), raw.index("c wijk")
    edits = (Edit(at, at + 2, "", "join_split_words"), Edit(c, c + 1, "e", "restore_letters"))
    ledger = _ledger(raw, *edits, Edit(len(raw), len(raw), "\n", "part_pages"))
    assert ledger["edits"] == {"join_split_words": 1, "part_pages": 1, "restore_letters": 1}
    assert ledger["removed"] == {"join_split_words": 2}
    assert ledger["added"] == {"part_pages": 1}
    assert ledger["words_made"] == {"join_split_words": 1, "restore_letters": 1}
    assert ledger["moved"] == {}


def test_moved_text_is_no_loss() -> None:
    raw = "De wijk\nBij de foto\nis klaar."
    start, end = 7, raw.index("\nis")
    move = Edit(len(raw), len(raw), raw[start:end], "move", (Piece(0, end - start, start, end),))
    ledger = _ledger(raw, Edit(start, end, "", "move"), move)
    assert (ledger["removed"], ledger["added"], ledger["moved"]) == ({}, {}, {"move": end - start})


def test_furniture_is_counted_in_characters_that_are_not_blank() -> None:
    raw = "De wijk is\n\nWijkblad 12\n\nvan ons allen."
    start, end = 10, raw.index("van")
    ledger = _ledger(raw, Edit(start, end, " ", "lift_page_furniture+join_wrapped_lines"))
    assert ledger["furniture"] == {"times": 1, "characters": len("Wijkblad12")}
    assert _ledger(raw)["furniture"] == {"times": 0, "characters": 0}


def test_a_page_of_which_nothing_is_left_is_told_from_one_without_text() -> None:
    raw = "De wijk.\f\f12\fEn verder."
    fields = {"page_starts": (0, 9, 10, 13), "pages_without_text": (2,)}
    ledger = _ledger(raw, Edit(10, 12, "", "lift_page_furniture"), **fields)
    assert (ledger["pages"], ledger["pages_without_text"], ledger["pages_left"]) == (4, [2], 2)
    assert _ledger(raw, **fields)["pages_left"] == 3


def test_words_that_are_not_dutch_are_named_most_frequent_first() -> None:
    ledger = _ledger("de xqzvrt en de qzxwk en de xqzvrt in de wijk")
    assert (ledger["words"], ledger["not_dutch"]) == (11, 3)
    assert ledger["strange"] == [["xqzvrt", 2], ["qzxwk", 1]]


def test_no_more_of_them_are_named_than_one_can_read() -> None:
    strange = [f"xq{a}{b}vrt" for a in "bcdfg" for b in "hjklm"]
    ledger = _ledger(" ".join(strange))
    assert ledger["not_dutch"] == len(strange)
    assert ledger["strange"] == [[word, 1] for word in sorted(strange)[:MOST_STRANGE]]


def test_noise_is_that_of_units_that_have_words() -> None:
    done = processed("De wijk is mooi.", "xqzvrt qzxwk.", "12.")
    noisy = replace(done, noise=(0.0, 1.0, None))
    ledger = processing_ledger(noisy, "nl_test 1.0", "rule:cues@0")
    assert (ledger["noise"], ledger["noisy"]) == (0.5, 1)
    silent = replace(done, noise=(None, None, None))
    assert processing_ledger(silent, "nl_test 1.0", "rule:cues@0")["noise"] is None


def test_what_is_no_running_text_is_counted_by_why_and_comments_by_their_number() -> None:
    done = processed("Inloggen", "De wijk is mooi.", "Foto: Anna Vos", "2 reacties", "Mooi!", "Zeker.", "Nee.")
    reasons = {0: Reason.LOG_IN, 2: Reason.CREDIT, 3: Reason.LOG_IN}
    judged = [replace(one, reason=reasons.get(at)) for at, one in enumerate(done.judgements)]
    counted = replace(done, judgements=judged, comments=(None, None, None, None, 1, 1, 2))
    ledger = processing_ledger(counted, "nl_test 1.0", "rule:cues@0")
    assert ledger["reasons"] == {"credit": 1, "log_in": 2}
    assert ledger["comments"] == 2
    plain = processing_ledger(done, "nl_test 1.0", "rule:cues@0")
    assert (plain["reasons"], plain["comments"]) == ({}, 0)


@given(texts.flatmap(lambda raw: edits_over(raw).map(lambda edits: Cleaned(raw, edits))))
def test_the_characters_add_up(cleaned: Cleaned) -> None:
    ledger = _ledger(cleaned.raw, *cleaned.edits)
    removed, added = ledger["removed"], ledger["added"]
    assert isinstance(removed, dict)
    assert isinstance(added, dict)
    assert ledger["clean_characters"] == len(cleaned.raw) - sum(removed.values()) + sum(added.values())


@given(texts)
def test_a_real_cleaning_adds_up_as_well(raw: str) -> None:
    ledger = _ledger(raw, *clean(raw).edits)
    assert sum(ledger["edits"].values()) == len(clean(raw).edits)  # type: ignore[attr-defined]


def test_noise_is_kept_of_every_unit_and_summed_up_in_the_ledger(made: Settings) -> None:
    assert ask(made.store, "SELECT DISTINCT noise FROM unit WHERE slug = ?", PRAKTIJK) == [(0.0,)]
    ledger = status(made).ledgers[PRAKTIJK]
    assert (ledger["noise"], ledger["noisy"], ledger["not_dutch"]) == (0.0, 0, 0)


def test_the_ledger_says_what_came_in_and_what_was_cut(made: Settings) -> None:
    ledger = status(made).ledgers[LIJST]
    assert ledger["source"] == "lijst.txt"
    assert (ledger["pages"], ledger["pages_without_text"]) == (1, [])
    assert ledger["raw_characters"] == len(TEXTS["Lijst"])
    removed = ledger["removed"]
    assert isinstance(removed, dict)
    assert ledger["clean_characters"] == len(TEXTS["Lijst"]) - sum(removed.values())
    assert sum(removed.values()) > 0
    units = ledger["units"]
    assert isinstance(units, dict)
    assert [(sum(units.values()),)] == ask(made.store, "SELECT count(*) FROM unit WHERE slug = ?", LIJST)


def test_the_status_tells_of_each_document_and_of_how_many_there_are_of_each_year(made: Settings) -> None:
    found = status(made)
    assert found.documents.keys() == found.ledgers.keys()
    assert found.documents[LIJST]["source_name"] == "lijst.txt"
    assert found.documents[LIJST]["year_uncertain"] is False
    assert found.ledgers[LIJST]["versions"] == 1
    assert found.of([LIJST]).documents.keys() == found.of([LIJST]).ledgers.keys() == {LIJST}
    with pytest.raises(StoreError, match="is not in the store: nergens"):
        found.of(["nergens"])
    assert sum(one.documents for one in found.years) == len(found.documents)
    assert {(one.year, one.source_kind) for one in found.years} == {
        (about["year"], about["source_kind"]) for about in found.documents.values()
    }
