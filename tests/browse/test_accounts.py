"""What became of the documents of the small store on their way in."""

from dataclasses import replace
from pathlib import Path

from pipeline.browse.accounts import Refusal, accounts
from pipeline.run.ledger import NO_UNIT
from pipeline.selection import Selection
from pipeline.store.connection import reading


def test_refusals_are_shown_with_their_reason(store: Path, everything: Selection) -> None:
    assert accounts(store, everything).refusals == (Refusal("kapot", "kapot.pdf: no text; scan it again"),)


def test_what_was_left_out_is_told_by_document(store: Path, everything: Selection) -> None:
    found = accounts(store, everything).losses
    assert [loss.slug for loss in found.documents] == ["gesprek", "visie"]
    gesprek, visie = found.documents
    assert [(one.labeller, one.why) for one in gesprek.unused] == [("coder-c", NO_UNIT)]
    assert gesprek.faults == ("gesprek.jsonl line 2: no JSON; mend it",)
    assert (visie.pages_without_text, visie.unused, visie.faults) == ((2,), (), ())


def test_what_cleaning_removed_is_told_in_characters(store: Path, everything: Selection) -> None:
    found = accounts(store, everything).losses
    with reading(store) as connection:
        characters = connection.execute("SELECT sum(length(raw)) FROM document").fetchone()[0]
    assert found.removed == (("hyphens", 2),)  # a form feed that became a line end made nothing shorter
    assert found.raw_characters == characters
    assert found.removed_share == 2 / characters


def test_a_selection_tells_of_its_own_documents_only(store: Path, everything: Selection) -> None:
    found = accounts(store, replace(everything, years=(2017, 2017))).losses
    assert (found.documents, found.removed) == ((), ())
