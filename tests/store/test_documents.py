"""What is saved of a document can be read back, replaced and removed, whole each time."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store.connection import reading, writing
from pipeline.store.documents import (
    read_facts,
    read_ledgers,
    read_prints,
    read_refusals,
    remove_document,
    save_document,
    save_facts,
    save_ledger,
    save_metadata,
    save_refusals,
)
from pipeline.store.processed import Prints
from tests.store.build import EARLY, metadata, processed

TABLES = ("document", "unit", "label", "judgement")


def _count(connection: sqlite3.Connection) -> dict[str, int]:
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}  # noqa: S608


def test_a_document_is_saved_with_its_units_and_judgements(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    prints = Prints({"raw": "x"}, "m", "l")
    with writing(path) as connection:
        save_document(
            connection, "2016-a", metadata(), processed("Een.", "Twee."), time=EARLY, ledger={"units": 2}, prints=prints
        )
    with reading(path) as connection:
        assert _count(connection) == {"document": 1, "unit": 2, "label": 0, "judgement": 2}
        assert read_prints(connection) == {"2016-a": prints}
        assert read_ledgers(connection) == {"2016-a": {"units": 2}}
        row = connection.execute("SELECT * FROM unit WHERE position = 1").fetchone()
        assert (row["text"], row["kind"], row["kind_basis"], row["mode"]) == ("Twee.", "text", "machine", "none")
        raw = connection.execute("SELECT raw FROM document").fetchone()["raw"]
        assert raw[row["raw_start"] : row["raw_end"]] == "Twee."


def test_a_unit_keeps_its_noise_and_the_number_of_its_comment(tmp_path: Path) -> None:
    with writing(tmp_path / "store.sqlite") as connection:
        done = replace(processed("Een.", "Twee.", "Drie."), noise=(0.0, 0.5, None), comments=(None, 1, 2))
        save_document(connection, "2016-a", metadata(), done, time=EARLY)
        rows = connection.execute("SELECT noise, comment FROM unit ORDER BY position")
        assert [tuple(row) for row in rows] == [(0.0, None), (0.5, 1), (None, 2)]


def test_saving_again_replaces_and_removing_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with writing(path) as connection:
        save_document(connection, "2016-a", metadata(), processed("Een.", "Twee."), time=EARLY)
        save_document(connection, "2016-a", metadata(), processed("Drie."), time=EARLY)
        assert _count(connection) == {"document": 1, "unit": 1, "label": 0, "judgement": 1}
        remove_document(connection, "2016-a")
        remove_document(connection, "never-there")
        assert set(_count(connection).values()) == {0}


def test_an_error_in_the_block_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with writing(path) as connection:
        save_document(connection, "2016-a", metadata(), processed("Een."), time=EARLY)
    with pytest.raises(RuntimeError, match="halfway"), writing(path) as connection:
        remove_document(connection, "2016-a")
        save_document(connection, "2016-b", metadata(), processed("Twee."), time=EARLY)
        raise RuntimeError("halfway")
    with reading(path) as connection:
        assert list(read_prints(connection)) == ["2016-a"]
        assert read_facts(connection)["revision"] == "1"


def test_metadata_change_without_a_change_of_judgements(tmp_path: Path) -> None:
    with writing(tmp_path / "store.sqlite") as connection:
        save_document(connection, "2016-a", metadata(), processed("Een."), time=EARLY)
        save_metadata(connection, "2016-a", metadata(title="Nieuw", date="2016-05-01"), "print")
        row = connection.execute("SELECT title, date, meta_print FROM document").fetchone()
        assert tuple(row) == ("Nieuw", "2016-05-01", "print")


def test_refusals_are_replaced_and_facts_are_kept(tmp_path: Path) -> None:
    with writing(tmp_path / "store.sqlite") as connection:
        save_refusals(connection, {"a": "one", "b": "two"})
        save_refusals(connection, {"b": "three"})
        save_facts(connection, {"labeller": "x"})
        save_facts(connection, {"codebook": "y"})
        assert read_refusals(connection) == {"b": "three"}
        assert read_facts(connection).items() >= {"codebook": "y", "labeller": "x", "revision": "0"}.items()


def test_a_ledger_can_be_written_afterwards(tmp_path: Path) -> None:
    with writing(tmp_path / "store.sqlite") as connection:
        save_document(connection, "2016-a", metadata(), processed("Een."), time=EARLY)
        save_ledger(connection, "2016-a", {"unmatched": 3})
        assert read_ledgers(connection) == {"2016-a": {"unmatched": 3}}


def test_units_and_judgements_must_be_as_many() -> None:
    whole = processed("Een.", "Twee.")
    with pytest.raises(ValueError, match="2 units with 1 judgements, 2 shares of noise and 2 numbers of comments"):
        replace(whole, judgements=whole.judgements[:1])
    with pytest.raises(ValueError, match="1 numbers of comments"):
        replace(whole, comments=(None,))


def test_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match="there is no store yet; make it with: wijkspiegel run"),
        reading(tmp_path / "no"),
    ):
        pass
