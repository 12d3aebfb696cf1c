"""The state of a corpus changes with what counts in it, and with nothing else."""

from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection

import pytest

from pipeline.codebook import Mode
from pipeline.judgement import Verdict
from pipeline.spans import RawSpan
from pipeline.store.connection import reading, writing
from pipeline.store.documents import remove_document, save_document, save_facts, save_metadata
from pipeline.store.labels import add_judgement
from pipeline.store.state import CHARACTERS, corpus_state
from tests.store.build import EARLY, LATE, metadata, processed, verdict

TEXT = "Wijk een heeft opbouwwerk."


def fill(path: Path, *slugs: str) -> Path:
    """A document of one sentence under each slug."""
    for slug in slugs:
        with writing(path) as connection:
            save_document(connection, slug, metadata(title=slug), processed(TEXT.replace("een", slug)), time=EARLY)
    return path


def state(path: Path) -> str:
    with reading(path) as connection:
        return corpus_state(connection)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return fill(tmp_path / "store.sqlite", "een", "twee")


def test_a_store_made_anew_in_another_order_is_in_the_same_state(store: Path, tmp_path: Path) -> None:
    assert state(fill(tmp_path / "anew.sqlite", "twee", "een", "twee")) == state(store)
    assert len(state(store)) == CHARACTERS


def test_writing_what_was_written_changes_nothing(store: Path) -> None:
    before = state(store)
    with writing(store) as connection:
        save_facts(connection, {"labeller": "another"})
        save_metadata(connection, "een", metadata(title="een"), "another print")
    assert state(store) == before


def test_what_a_person_says_changes_it_and_who_says_the_same_later_does_not(store: Path, tmp_path: Path) -> None:
    span = RawSpan(0, len(TEXT))
    other = fill(tmp_path / "other.sqlite", "een", "twee")
    before = state(store)
    for path, time in ((store, EARLY), (other, LATE)):
        said = verdict(span, TEXT, "person:anna", time=time, community_work=Verdict.PRESENT)
        with writing(path) as connection:
            add_judgement(connection, "een", said)
    assert state(store) == state(other) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda connection: save_metadata(connection, "een", metadata(title="een", year=2017), ""),
        lambda connection: save_metadata(connection, "een", metadata(title="een", fictional=True), ""),
        lambda connection: remove_document(connection, "een"),
        lambda connection: save_document(connection, "een", metadata(title="een"), processed("Leeg."), time=EARLY),
        lambda connection: save_document(connection, "drie", metadata(), processed("Wijk drie."), time=EARLY),
        lambda connection: add_judgement(
            connection, "een", verdict(RawSpan(0, len(TEXT)), TEXT, "person:anna", mode=Mode.PRACTICE)
        ),
    ],
    ids=["year", "fictional", "gone", "text", "another", "mode"],
)
def test_every_change_of_what_counts_changes_it(store: Path, change: Callable[[Connection], object]) -> None:
    before = state(store)
    with writing(store) as connection:
        change(connection)
    assert state(store) != before
