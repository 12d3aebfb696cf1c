"""What the machine alone says can be asked by the same names as what counts, and nobody else changes it."""

import sqlite3
from pathlib import Path

from pipeline.codebook import Mode, Voice
from pipeline.judgement import Verdict
from pipeline.spans import RawSpan
from pipeline.store.connection import reading, writing
from pipeline.store.documents import save_document, save_metadata
from pipeline.store.labels import add_judgement
from pipeline.store.machine import put_in_place
from tests.store.build import EARLY, LATE, MACHINE, metadata, processed, verdict

FIRST, SECOND = "Het opbouwwerk kwam terug.", "Het regende."
PLACES = (RawSpan(0, len(FIRST)), RawSpan(len(FIRST) + 1, len(FIRST) + 1 + len(SECOND)))
TABLES = ("unit", "label", "tally", "label_tally")
OTHERS = [
    verdict(PLACES[0], FIRST, "person:anna", time=LATE, mode=Mode.PRACTICE),
    verdict(PLACES[1], SECOND, "coder-a", time=LATE, voice=Voice.COMMENTER, collectivisation=Verdict.ABSENT),
    verdict(PLACES[1], SECOND, "coder-b", time=LATE, voice=Voice.COMMENTER, collectivisation=Verdict.ABSENT),
]


def fill(path: Path) -> None:
    own = {0: verdict(PLACES[0], FIRST, community_work=Verdict.PRESENT, evidence=(RawSpan(4, 14),))}
    with writing(path) as connection:
        save_document(connection, "een", metadata(), processed(FIRST, SECOND, machine=own), time=EARLY)


def rows(connection: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 - a constant goes in


def by_machine(path: Path) -> dict[str, list[dict[str, object]]]:
    with reading(path) as connection:
        put_in_place(connection)
        return {table: rows(connection, table) for table in TABLES}


def test_of_what_only_the_machine_judged_both_say_the_same(tmp_path: Path) -> None:
    fill(tmp_path / "store.sqlite")
    alone = by_machine(tmp_path / "store.sqlite")
    with reading(tmp_path / "store.sqlite") as connection:
        for table in TABLES:
            for everybody, machine in zip(rows(connection, table), alone[table], strict=True):
                both = everybody.keys() & machine.keys()
                assert {name: machine[name] for name in both} == {name: everybody[name] for name in both}
    assert [label["theme"] for label in alone["label"]] == ["community_work"]
    assert alone["label"][0]["labellers"] == f'["{MACHINE}"]'


def test_what_others_say_changes_what_counts_and_not_what_the_machine_says(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    fill(path)
    before = by_machine(path)
    with writing(path) as connection:
        for judgement in OTHERS:
            add_judgement(connection, "een", judgement)
        assert [(row["theme"], row["basis"]) for row in rows(connection, "label")] == [("collectivisation", "codings")]
    after = by_machine(path)
    assert after["label"] == before["label"]
    assert after["label_tally"] == before["label_tally"]
    about_people = ("audited", "audited_at", "codings")
    for one, other in zip(before["unit"], after["unit"], strict=True):
        assert {name: one[name] for name in one if name not in about_people} == {
            name: other[name] for name in other if name not in about_people
        }
    assert [(row["audited"], row["audited_at"]) for row in after["unit"]] == [
        (1, "2026-01-02T00:00:00.000000+00:00"),
        (0, None),
    ]
    assert sum(row["audited"] for row in after["tally"]) == 1


def test_another_kind_of_source_is_the_machines_too(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    fill(path)
    with writing(path) as connection:
        save_metadata(connection, "een", metadata(source_kind="policy"), "m")
    alone = by_machine(path)
    for table in ("unit", "tally", "label_tally"):
        assert {row["source_kind"] for row in alone[table]} == {"policy"}
