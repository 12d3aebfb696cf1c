"""Page Corpus: the ledger of every document, what is there to know about it, and what was refused."""

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pipeline.ingest.here import NOT_DUTCH
from pipeline.settings import Settings
from pipeline.store.connection import writing
from pipeline.store.documents import read_ledger, save_ledger, save_refusals
from tests.views.conftest import Open
from tests.views.corpus import HOSTILE_TITLE
from views.strings import say

SCAN = {"engine": "tesseract 5.3.0 (nld)", "pages": 2, "words": 90, "confidence": 0.93, "waiting": {"missing": [3, 4]}}
SLUG = "2016-nota-2"
NOTES = {"2010-nota-1": r"Nota 1 \(2010\)", SLUG: r"Nota 2 \(2016\)", "2021-nota-3": r"Nota 3 \(2021\)"}


def _tables(app: AppTest) -> list[pd.DataFrame]:
    """All tables, with what they say as a reader sees it."""
    return [one.value.map(lambda cell: str(cell).replace("\\", "")) for one in app.table]


def _ledger(app: AppTest) -> pd.DataFrame:
    (table,) = [table for table in _tables(app) if say("corpus.column_removed") in table.columns]
    return table


def _titles(app: AppTest) -> list[str]:
    return list(_ledger(app)[say("column.document")])


def _told(app: AppTest) -> str:
    return "\n".join(one.value for one in app.markdown).replace("\\", "")


@pytest.fixture
def scanned(full: Path) -> Path:
    """The corpus with a document that lacks things, and one that was refused."""
    with writing(Settings(corpus=full).store) as connection:
        ledger = read_ledger(connection, SLUG)
        unused = [{"labeller": "coder-a", "quote": "iets anders", "why": "elders", "start": 0, "end": 9}]
        more = {"ocr": SCAN, "pages": 5, "pages_left": 3, "pages_without_text": [3, 4, 5], "versions": 2}
        said = {
            "notices": [NOT_DUTCH, "page 5: no text"],
            "unmatched": unused,
            "faults": ["nota.jsonl: no JSON"],
        }
        save_ledger(connection, SLUG, {**ledger, **more, **said, "removed": {"a_rule": 12}, "edits": {"a_rule": 3}})
        connection.execute("UPDATE document SET year_uncertain = 1, copy_of = '2010-nota-1' WHERE slug = ?", (SLUG,))
        save_refusals(connection, {"kapot.pdf": "kapot.pdf: holds no text; scan it again"})
    return full


def test_every_document_stands_in_the_ledger_also_one_that_tries_to_run(open_page: Open, full: Path) -> None:
    app = open_page("corpus")
    assert len(_ledger(app)) == 7
    assert HOSTILE_TITLE in _titles(app)
    assert [metric.value for metric in app.metric][:2] == ["7", "7 van 7"]
    assert say("corpus.none_refused") in _told(app)
    english = open_page("corpus", taal="English")
    assert "pages" in english.table[1].value.columns


def test_a_document_that_lacks_things_says_what_and_what_to_do(open_page: Open, scanned: Path) -> None:
    app = open_page("corpus", doc=SLUG)
    row = _ledger(app).set_index(say("column.document")).loc["Nota 2"]
    assert row[say("column.year")] == "≈ 2016"
    assert row[say("corpus.column_pages")] == "3 van 5"
    assert row[say("corpus.column_language")] == "anders"
    for sign in ("2 bladzijden van beeld gelezen (93% zeker)", "kopie van 2010-nota-1", "versie 2"):
        assert sign in row[say("corpus.column_signs")]
    told = _told(app)
    assert "tesseract 5.3.0 (nld)" in told
    assert "bladzijde 3, 4. Zet Tesseract met Nederlands op deze machine" in told
    assert f"`wijkspiegel reread {SLUG}`" in told
    assert "nota.jsonl: no JSON" in told
    assert ["kapot.pdf", "kapot.pdf: holds no text; scan it again"] in [
        list(row) for one in _tables(app) for row in one.values
    ]
    links = {link.proto.label.replace("\\", ""): link.proto.query_string for link in app.get("page_link")}
    assert links["Nota 2 lezen"] == f"doc={SLUG}"


def test_the_ledger_can_be_narrowed_and_put_in_order_by_a_link(open_page: Open, scanned: Path) -> None:
    assert _titles(open_page("corpus", **{"let-op": say("corpus.sign_waiting")})) == ["Nota 2"]
    assert _titles(open_page("corpus", titel="VERSLAG", volgorde=say("corpus.order_year"))) == [
        *("Verslag 3", "Verslag 2", "Verslag 1")
    ]
    app = open_page("corpus", titel="nergens")
    assert not any(say("corpus.column_removed") in table.columns for table in _tables(app))


def test_codings_that_do_not_count_are_listed_with_their_words_and_the_reason(open_page: Open, scanned: Path) -> None:
    app = open_page("corpus", doc="2010-nota-1", **{"telt-niet": "true"})
    (table,) = [table for table in _tables(app) if say("column.quote") in table.columns]
    assert json.loads(table.to_json(orient="records")) == [
        {"document": "Nota 2", "wie": "coder-a", "woorden": "iets anders", "reden": "elders"}
    ]


def test_what_is_masked_is_listed_place_by_place_with_a_way_to_the_sentence_and_never_the_name(
    open_page: Open, full: Path
) -> None:
    with writing(Settings(corpus=full).store) as connection:
        ledger = read_ledger(connection, SLUG)
        save_ledger(connection, SLUG, {**ledger, "masked": {"name": 1}})
        start, unit = connection.execute(
            "SELECT raw_start, id FROM unit WHERE slug = ? ORDER BY position DESC LIMIT 1", (SLUG,)
        ).fetchone()
        connection.execute(
            "UPDATE document SET masked = ? WHERE slug = ?", (json.dumps([[start, start + 5, "name"]]), SLUG)
        )
    app = open_page("corpus", doc=SLUG, volgorde=say("corpus.order_masked"))
    assert _titles(app)[0] == "Nota 2"
    assert list(_ledger(app)[say("corpus.column_masked")])[:2] == ["1", "0"]
    assert "1 naam" in _told(app)
    (table,) = [one.value for one in app.table if say("corpus.column_place") in one.value.columns]
    (row,) = table.to_dict("records")
    assert (row[say("corpus.column_hidden")], row[say("corpus.column_length")]) == ("naam", 5)
    assert f"](<lezen?doc={SLUG}&unit={unit}>)" in row[say("corpus.column_place")]


def test_documents_that_are_alike_are_listed_with_what_to_do(open_page: Open, full: Path) -> None:
    with writing(Settings(corpus=full).store) as connection:
        connection.execute("UPDATE document SET copy_of = '2010-nota-1' WHERE slug = '2021-nota-3'")
    app = open_page("corpus", lijken="true", taal="English")
    (table,) = [one.value for one in app.table if "is like" in one.value.columns]
    assert len(table) == 6
    assert "6 pairs" in _told(app)
    for row in table.to_dict("records"):
        assert row["how much"].endswith("% of the text is the same")
    told = dict(zip(table["document"] + table["is like"], table["copy?"], strict=True))
    links = {slug: f"[{title}](<lezen?doc={slug}>)" for slug, title in NOTES.items()}
    assert told[links[SLUG] + links["2010-nota-1"]] == f"`wijkspiegel edit {SLUG} --copy-of 2010-nota-1`"
    assert told[links["2021-nota-3"] + links["2010-nota-1"]] == "one work, as its metadata say"


def test_a_corpus_with_nothing_in_it_leads_to_adding(open_page: Open, bare: Path) -> None:
    app = open_page("corpus")
    assert [link.proto.label for link in app.get("page_link")] == [say("empty.go_add")]


def test_what_was_refused_is_told_where_there_is_nothing_else(open_page: Open, unprocessed: Path) -> None:
    with writing(Settings(corpus=unprocessed).store) as connection:
        save_refusals(connection, {"kapot": "kapot: holds no text; scan it again"})
    assert "Geweigerde bestanden: 1" in _told(open_page("corpus"))
