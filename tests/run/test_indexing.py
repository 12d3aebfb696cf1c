"""What a run keeps for searches: words as the language pipeline that ships reads them."""

from pathlib import Path

from pipeline.browse.concordance import concordance
from pipeline.language import load
from pipeline.run.indexing import indexed
from pipeline.search import parse
from pipeline.selection import Selection
from pipeline.store.connection import writing
from pipeline.store.documents import save_document
from tests.store.build import EARLY, metadata, processed

TEXT = "De wijkopbouwwerkers stelden een plan voor en vonden steun."


def test_words_are_found_by_lemma_by_separable_verb_and_by_what_a_compound_goes_on_with(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    with writing(store) as connection:
        save_document(connection, "proef", metadata(), indexed(processed(TEXT), load()), time=EARLY)
    found = {
        typed: [hit.keyword for hit in concordance(store, parse(typed), Selection(themes=())).hits]
        for typed in ("opbouw*", "lemma:wijkopbouwwerker", "lemma:voorstellen", "lemma:vinden", "opbouwwerkers")
    }
    assert found == {
        "opbouw*": ["wijkopbouwwerkers"],
        "lemma:wijkopbouwwerker": ["wijkopbouwwerkers"],
        "lemma:voorstellen": ["stelden"],
        "lemma:vinden": ["vonden"],
        "opbouwwerkers": [],
    }


def test_units_keep_their_number_and_order() -> None:
    done = indexed(processed("Een buurt.", "Twee wijken.", "…"), load())
    assert [line.form for line in done.lines] == ["een buurt", "twee wijken", ""]


def test_a_compound_that_the_pipeline_leaves_whole_is_found_by_what_it_goes_on_with(tmp_path: Path) -> None:
    text = "Na de wederopbouw kwam de Samenlevingsopbouw, en met haar het samenlevingsopbouwwerk; dat is ons oordeel."
    store = tmp_path / "store.sqlite"
    with writing(store) as connection:
        save_document(connection, "proef", metadata(), indexed(processed(text), load()), time=EARLY)
    found = {
        typed: [hit.keyword for hit in concordance(store, parse(typed), Selection(themes=())).hits]
        for typed in ("opbouw*", "deel:samenleving", "deel*")
    }
    assert found == {
        "opbouw*": ["wederopbouw", "Samenlevingsopbouw", "samenlevingsopbouwwerk"],
        "deel:samenleving": ["Samenlevingsopbouw", "samenlevingsopbouwwerk"],
        "deel*": [],
    }
