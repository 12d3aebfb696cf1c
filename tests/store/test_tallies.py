"""What is kept counted is what a plain count over units and labels gives, whatever people say of them afterwards."""

import sqlite3
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.codebook import Mode, SourceKind, Voice
from pipeline.judgement import Verdict
from pipeline.spans import RawSpan
from pipeline.store.connection import reading, writing
from pipeline.store.documents import remove_document, save_document, save_metadata
from pipeline.store.labels import add_judgement
from pipeline.store.machine import put_in_place
from tests.store.build import EARLY, LATE, THEMES, metadata, processed, verdict

SENTENCES = ("Het regende.", "De buurt kwam bijeen.", "Niemand zei iets.", "Het regende weer.")
ALIKE = ("slug", "kind", "source_kind", "voice", "mode", "noise")
BASES = ("kind_basis", "voice_basis", "mode_basis", "audited")

said = st.tuples(
    st.integers(0, len(SENTENCES) - 1),
    st.sampled_from(("person:anna", "person:ben", "coder-a", "coder-b")),
    st.sampled_from(Voice),
    st.sampled_from(Mode),
    st.dictionaries(st.sampled_from(THEMES), st.sampled_from(Verdict)),
)


def counted(connection: sqlite3.Connection, table: str) -> dict[tuple[object, ...], int]:
    """How many units or labels of each sort, whether or not the machine is in doubt of them."""
    counts = Counter[tuple[object, ...]]()
    for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - a constant goes in
        counts[tuple(row[name] for name in row.keys() if name not in ("doubtful", "units"))] += row["units"]  # noqa: SIM118
    return counts


def alike(connection: sqlite3.Connection) -> tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]]]:
    """Units and labels of each sort, counted one by one; of units with the time at which the last was audited."""
    units, labels = Counter[tuple[object, ...]](), Counter[tuple[object, ...]]()
    audited: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for unit in connection.execute("SELECT * FROM unit").fetchall():
        sort = tuple(unit[name] for name in ALIKE)
        found = connection.execute("SELECT * FROM label WHERE unit_id = ? ORDER BY theme", (unit["id"],)).fetchall()
        themes = ",".join(f'"{label["theme"]}"' for label in found)
        like = (*sort[:-1], *(unit[name] for name in BASES), unit["noise"], f"[{themes}]")
        units[like] += 1
        audited[like] |= {unit["audited_at"]} - {None}
        for label in found:
            labels[*sort, label["theme"], label["stance"], label["basis"]] += 1
    return Counter({(*like, max(audited[like], default=None)): n for like, n in units.items()}), labels


def assert_counted(connection: sqlite3.Connection) -> None:
    units, labels = alike(connection)
    assert counted(connection, "tally") == units
    assert counted(connection, "label_tally") == labels


def fill(path: Path) -> None:
    themed = {1: verdict(*_place(1), community_work=Verdict.PRESENT), 2: verdict(*_place(2), voice=Voice.COMMENTER)}
    with writing(path) as connection:
        for slug in ("een", "twee"):
            done = processed(*SENTENCES, f"Tot zover {slug}.", machine=themed)
            save_document(connection, slug, metadata(), done, time=EARLY)


def _place(index: int) -> tuple[RawSpan, str]:
    start = sum(len(sentence) + 1 for sentence in SENTENCES[:index])
    return RawSpan(start, start + len(SENTENCES[index])), SENTENCES[index]


@settings(max_examples=15, deadline=None)
@given(judgements=st.lists(said, max_size=5))
def test_every_judgement_is_counted_at_once(tmp_path_factory, judgements) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("tallies") / "store.sqlite"
    fill(path)
    with writing(path) as connection:
        for index, labeller, voice, mode, themes in judgements:
            one = verdict(*_place(index), labeller, time=LATE, voice=voice, mode=mode)
            given_ = tuple(judged for judged in one.themes if judged.theme in themes)
            verdicts = tuple(replace(judged, verdict=themes[judged.theme]) for judged in given_)
            add_judgement(connection, "een", replace(one, themes=verdicts))
        assert_counted(connection)
    with reading(path) as connection:
        put_in_place(connection)
        assert_counted(connection)


def test_units_that_are_alike_stand_in_one_row(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    fill(path)
    with reading(path) as connection:
        assert sorted(counted(connection, "tally").values()) == [1, 1, 1, 1, 3, 3]
        assert list(counted(connection, "label_tally").values()) == [1, 1]
        assert_counted(connection)


def test_another_kind_of_source_is_counted_and_a_document_that_goes_takes_its_counts_along(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    fill(path)
    with writing(path) as connection:
        save_metadata(connection, "een", metadata(source_kind="policy"), "m")
        assert {row[2] for row in counted(connection, "tally") if row[0] == "een"} == {
            SourceKind.POLICY,
            SourceKind.PRACTICE,  # the commenter
        }
        assert_counted(connection)
        remove_document(connection, "een")
        assert {row[0] for row in counted(connection, "tally")} == {"twee"}
        assert_counted(connection)
