"""Words come out of the store as they went in."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.search.words import Column, Lines, entry_of, lines_of
from pipeline.store.connection import writing
from pipeline.store.documents import save_document
from pipeline.store.numbering import save_words
from pipeline.store.numbers import read_words
from tests.store.build import EARLY, metadata, processed

COMPOUND = Lines("de stadswijk", "de stadswijk", ". stad.wijk", ". wijk")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.text(), max_size=5))
def test_lines_of_any_sentences_come_back(tmp_path: Path, texts: list[str]) -> None:
    lines = [*(lines_of(text) for text in texts), COMPOUND]
    path = tmp_path / "store.sqlite"
    with writing(path) as connection:
        save_document(connection, "proef", metadata(), processed("Een."), time=EARLY)
        for table in ("words", "line"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own
        save_words(connection, "proef", lines)
        entries, documents = read_words(connection, ["proef"], Column)
    words = documents["proef"]
    forms = [entries[number] for number in words.lines[Column.FORM]]
    ends = words.ends.tolist()
    assert [" ".join(forms[a:b]) for a, b in zip([0, *ends], ends, strict=False)] == [line.form for line in lines]
    assert [entries[number] for number in words.lines[Column.TAIL][-2:]] == [".", "wijk"]


def test_an_entry_has_one_number_in_all_documents(tmp_path: Path) -> None:
    with writing(tmp_path / "store.sqlite") as connection:
        for slug, end in (("een", "."), ("twee", "!")):
            save_document(connection, slug, metadata(), processed(f"Eén wijk{end}"), time=EARLY)
        read = read_words(connection, ["een", "twee", "drie"], [Column.FORM])
    first, second = (one.lines[Column.FORM].tolist() for one in read.words.values())
    assert first == second == [read.entries.index(entry) for entry in (entry_of("één"), "wijk")]
