"""What became of the documents of the small store on their way in."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.browse.accounts import Refusal, accounts
from pipeline.browse.ledgers import Sign
from pipeline.codebook import SourceKind
from pipeline.run.ledger import NO_UNIT
from pipeline.selection import Selection
from pipeline.store.connection import reading, writing

LACKS = {Sign.PAGES, Sign.WAITING, Sign.UNUSED, Sign.NOTICES}


def test_refusals_are_shown_with_their_reason(store: Path, everything: Selection) -> None:
    assert accounts(store, everything).refusals == (Refusal("kapot", "kapot.pdf: no text; scan it again"),)


def test_what_was_left_out_is_told_by_document(store: Path, everything: Selection) -> None:
    lacking = {entry.slug: entry for entry in accounts(store, everything).documents if LACKS & {*entry.signs}}
    assert lacking.keys() == {"gesprek", "visie"}
    gesprek, visie = lacking["gesprek"], lacking["visie"]
    assert [(one.labeller, one.why) for one in gesprek.unused] == [("coder-c", NO_UNIT)]
    assert gesprek.faults == ("gesprek.jsonl line 2: no JSON; mend it",)
    assert (visie.pages_without_text, visie.unused, visie.faults) == ((2,), (), ())


def test_what_cleaning_removed_is_told_in_characters(store: Path, everything: Selection) -> None:
    found = accounts(store, everything)
    with reading(store) as connection:
        characters = connection.execute("SELECT sum(length(raw)) FROM document").fetchone()[0]
    assert found.raw_characters == characters
    assert found.removed_share == 2 / characters  # a form feed that became a line end made nothing shorter


@pytest.mark.parametrize(
    ("chosen", "slugs"),
    [
        ({"years": (2017, 2017)}, {"betoog"}),
        ({"source_kinds": (SourceKind.PRACTICE,)}, {"verslag"}),  # a comment under an essay does not make it practice
        ({"fictional": False, "years": (2008, 2008)}, {"nota-a", "nota-b"}),
        ({"certain_years": True, "years": (2016, 2017)}, {"gesprek", "betoog"}),
        ({"works_once": True, "years": (2016, 2017)}, {"verslag", "betoog"}),
        ({"years": (1800, 1800)}, set()),
    ],
)
def test_a_selection_tells_of_its_own_documents_only(
    tmp_path: Path, store: Path, everything: Selection, chosen: dict[str, object], slugs: set[str]
) -> None:
    copy = tmp_path / "store.sqlite"
    shutil.copyfile(store, copy)
    with writing(copy) as connection:
        connection.execute("UPDATE document SET year_uncertain = 1 WHERE slug = 'verslag'")
        connection.execute("UPDATE document SET copy_of = 'betoog' WHERE slug = 'gesprek'")
        connection.execute("DELETE FROM unit WHERE slug = 'betoog'")  # a document without a unit is there too
    found = accounts(copy, replace(everything, **chosen))  # type: ignore[arg-type]
    assert {entry.slug for entry in found.documents} == slugs
