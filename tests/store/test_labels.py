"""What people and codings say of a stretch reaches the units it covers, and the labels follow."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codebook import Mode, Reason, UnitKind, Voice
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.spans import RawSpan
from pipeline.store.connection import writing
from pipeline.store.documents import save_document, save_metadata
from pipeline.store.labels import Place, add_judgement, covered, places_of, save_labels
from tests.store.build import EARLY, LATE, metadata, processed, verdict

FIRST, SECOND = "Opbouwwerk verdween.", "Het regende die dag."
SPAN = RawSpan(0, len(FIRST))
MACHINE = {0: verdict(SPAN, FIRST, evidence=(RawSpan(0, 10),), community_work=Verdict.PRESENT)}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with writing(tmp_path / "store.sqlite") as connection:
        save_document(connection, "2016-a", metadata(), processed(FIRST, SECOND, machine=MACHINE), time=EARLY)
        yield connection


def _labels(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    rows = connection.execute(
        """SELECT position, theme, stance, basis, evidence FROM label JOIN unit ON unit.id = unit_id
           ORDER BY position, theme"""
    )
    return [tuple(row) for row in rows]


def _anna(**themes: Verdict) -> Judgement:
    return verdict(SPAN, FIRST, "person:anna", time=LATE, **themes)


def test_the_machines_theme_stands_with_its_evidence(connection: sqlite3.Connection) -> None:
    assert _labels(connection) == [(0, "community_work", "present", "machine", "[[0,10]]")]


def test_a_person_outweighs_the_machine_and_the_unit_is_audited(connection: sqlite3.Connection) -> None:
    assert add_judgement(connection, "2016-a", _anna(community_work=Verdict.ABSENT)) == 1
    assert _labels(connection) == [(0, "community_work", "absent", "person", "[[0,10]]")]
    assert [row[0] for row in connection.execute("SELECT audited FROM unit ORDER BY position")] == [1, 0]


def test_a_judgement_taken_back_no_longer_counts(connection: sqlite3.Connection) -> None:
    judgement = _anna(collectivisation=Verdict.PRESENT)
    back = Judgement(SPAN, FIRST, "person:anna", LATE + timedelta(seconds=1), retracts=judgement.id)
    add_judgement(connection, "2016-a", judgement)
    assert [row[1] for row in _labels(connection)] == ["collectivisation"]
    add_judgement(connection, "2016-a", back)
    assert [row[1] for row in _labels(connection)] == ["community_work"]
    assert connection.execute("SELECT sum(audited) FROM unit").fetchone()[0] == 0


def test_adding_one_by_one_gives_the_same_labels_as_all_at_once(connection: sqlite3.Connection) -> None:
    said = [_anna(collectivisation=Verdict.ABSENT), verdict(SPAN, FIRST, "person:bo", collectivisation=Verdict.ABSENT)]
    for judgement in said:
        add_judgement(connection, "2016-a", judgement)
    one_by_one = _labels(connection)
    save_labels(connection, "2016-a", said, "print")
    assert _labels(connection) == one_by_one == [(0, "collectivisation", "absent", "agreed", "[]")]


@pytest.mark.parametrize(
    ("start", "end", "units"),
    [
        (0, len(FIRST), [0]),
        (len(FIRST) // 2, len(FIRST) + 5, [0]),
        (0, len(FIRST) + 1 + len(SECOND), [0, 1]),
        (len(FIRST) // 2 + 1, len(FIRST) + 5, []),
    ],
)
def test_a_span_codes_the_units_it_covers_by_half(
    connection: sqlite3.Connection, start: int, end: int, units: list[int]
) -> None:
    said = [verdict(RawSpan(start, end), "", who, collectivisation=Verdict.PRESENT) for who in ("coder-a", "coder-b")]
    lost = save_labels(connection, "2016-a", said, "print")
    assert [row[0] for row in _labels(connection) if row[1] == "collectivisation"] == units
    assert len(lost) == (0 if units else 2)


def test_labels_only_leaves_the_machines_judgements(connection: sqlite3.Connection) -> None:
    save_labels(connection, "2016-a", [_anna(community_work=Verdict.ABSENT)], "one")
    save_labels(connection, "2016-a", [], "two")
    assert _labels(connection) == [(0, "community_work", "present", "machine", "[[0,10]]")]
    assert connection.execute("SELECT count(*) FROM judgement").fetchone()[0] == 2


def test_a_commenters_unit_is_practice_whatever_the_document_is(connection: sqlite3.Connection) -> None:
    comment = {0: verdict(SPAN, FIRST, voice=Voice.COMMENTER, mode=Mode.PRACTICE)}
    save_document(connection, "2016-a", metadata(), processed(FIRST, SECOND, machine=comment), time=EARLY)
    kinds = "SELECT source_kind FROM unit ORDER BY position"
    assert [row[0] for row in connection.execute(kinds)] == ["practice", "essay"]
    save_metadata(connection, "2016-a", metadata(source_kind="policy"), "print")
    assert [row[0] for row in connection.execute(kinds)] == ["practice", "policy"]


def test_a_reason_stands_only_where_the_kind_is_the_machines(connection: sqlite3.Connection) -> None:
    credit = {0: replace(MACHINE[0], kind=UnitKind.BOILERPLATE, reason=Reason.CREDIT, themes=())}
    save_document(connection, "2016-a", metadata(), processed(FIRST, SECOND, machine=credit), time=EARLY)
    assert _reasons(connection) == [("boilerplate", "credit"), ("text", None)]
    said = Judgement(SPAN, FIRST, "person:anna", LATE, kind=UnitKind.TEXT)
    add_judgement(connection, "2016-a", said)
    assert _reasons(connection) == [("text", None), ("text", None)]
    back = Judgement(SPAN, FIRST, "person:anna", LATE + timedelta(seconds=1), retracts=said.id)
    add_judgement(connection, "2016-a", back)
    assert _reasons(connection) == [("boilerplate", "credit"), ("text", None)]
    add_judgement(connection, "2016-a", replace(said, time=LATE + timedelta(seconds=2), kind=UnitKind.REFERENCE))
    assert _reasons(connection) == [("reference", None), ("text", None)]


def _reasons(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute("SELECT kind, reason FROM unit ORDER BY position")]


def test_taking_back_what_another_said_changes_no_label(connection: sqlite3.Connection) -> None:
    judgement = _anna(collectivisation=Verdict.PRESENT)
    add_judgement(connection, "2016-a", judgement)
    for silenced in (judgement.id, MACHINE[0].id):
        back = Judgement(SPAN, FIRST, "person:bert", LATE + timedelta(seconds=1), retracts=silenced)
        add_judgement(connection, "2016-a", back)
    assert [row[1] for row in _labels(connection)] == ["collectivisation"]


def _audited(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT audited FROM unit WHERE position = 0").fetchone()[0])


@pytest.mark.parametrize(
    ("fields", "audited"),
    [
        ({}, 0),
        ({"note": "Zie boven."}, 0),
        ({"themes": (ThemeJudgement("community_work", Verdict.UNSURE),)}, 0),
        ({"themes": (ThemeJudgement("community_work", Verdict.NO),)}, 1),
        ({"kind": UnitKind.HEADING}, 1),
        ({"voice": Voice.AUTHOR}, 1),
        ({"mode": Mode.NONE}, 1),
    ],
)
def test_a_unit_is_audited_by_a_vote_alone(
    connection: sqlite3.Connection, fields: dict[str, Any], audited: int
) -> None:
    judgement = Judgement(SPAN, FIRST, "person:anna", LATE, **fields)
    add_judgement(connection, "2016-a", judgement)
    assert _audited(connection) == audited
    add_judgement(connection, "2016-a", Judgement(SPAN, FIRST, "person:anna", LATE, retracts=judgement.id))
    assert _audited(connection) == 0


def test_each_judgement_says_who_is_behind_it_and_whether_it_stands(connection: sqlite3.Connection) -> None:
    judgement = _anna(collectivisation=Verdict.PRESENT)
    back = Judgement(SPAN, FIRST, "person:anna", LATE + timedelta(seconds=1), retracts=judgement.id)
    said = [judgement, back, verdict(SPAN, FIRST, "coder-a"), verdict(SPAN, FIRST, "rules:x"), _bert()]
    save_labels(connection, "2016-a", said, "print")
    rows = connection.execute(
        "SELECT labeller, labeller_kind, stands FROM judgement JOIN unit ON unit.id = unit_id WHERE position = 0"
    )
    assert sorted(tuple(row) for row in rows) == [
        ("coder-a", "coding", 1),
        ("person:anna", "person", 0),
        ("person:anna", "person", 0),
        ("person:bert", "person", 1),
        ("rule:cues@00000000", "rule", 1),
        ("rules:x", "coding", 1),
    ]


def _bert() -> Judgement:
    return verdict(SPAN, FIRST, "person:bert", community_work=Verdict.PRESENT)


@pytest.mark.parametrize(
    ("verdicts", "codings"),
    [
        ([], "none"),
        ([Verdict.NO], "alike"),
        ([Verdict.NO, Verdict.NO], "alike"),
        ([Verdict.NO, Verdict.PRESENT], "differ"),
        ([Verdict.NO, Verdict.UNSURE], "differ"),
    ],
)
def test_a_unit_says_what_review_asks_of_it(
    connection: sqlite3.Connection, verdicts: list[Verdict], codings: str
) -> None:
    said = [verdict(SPAN, FIRST, f"coder-{number}", collectivisation=one) for number, one in enumerate(verdicts)]
    save_labels(connection, "2016-a", said, "print")
    row = connection.execute("SELECT found, codings FROM unit WHERE position = 0").fetchone()
    assert tuple(row) == ('["community_work"]', codings)


class _Counted(Sequence[Place]):
    """Places that count how often they are looked at."""

    def __init__(self, places: list[Place]) -> None:
        self.places, self.looks = places, 0

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, at: Any) -> Any:
        self.looks += 1
        return self.places[at]


def test_few_units_are_looked_at_to_find_those_that_a_span_codes() -> None:
    places = _Counted(places_of([(str(number), RawSpan(number * 10, number * 10 + 9)) for number in range(5000)]))
    for number in (0, 2500, 4999):
        assert covered(places, RawSpan(number * 10, number * 10 + 9)) == [places.places[number]]
    assert places.looks < 3 * 20


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=12), st.integers(0, 60), st.integers(0, 60))
def test_every_unit_covered_by_half_is_found(gaps: list[tuple[int, int]], one: int, other: int) -> None:
    units, at = [], 0
    for gap, length in gaps:
        units.append((str(len(units)), RawSpan(at + gap, at + gap + length)))
        at += gap + length
    places = places_of(sorted(units, key=lambda unit: (unit[1].start, -unit[1].end)))
    span = RawSpan(min(one, other), max(one, other))
    whole = [place for place in places if len(place.span) and 2 * place.span.overlap(span) >= len(place.span)]
    assert covered(places, span) == whole


NESTED = places_of(
    [("sentence", RawSpan(0, 60)), ("box", RawSpan(20, 40)), ("next", RawSpan(61, 80)), ("last", RawSpan(81, 99))]
)


@pytest.mark.parametrize(
    ("start", "end", "coded"),
    [
        (0, 60, ["sentence"]),
        (20, 40, ["box"]),
        (19, 41, ["box"]),
        (0, 20, ["sentence"]),
        (0, 80, ["sentence", "box", "next"]),
        (61, 99, ["next", "last"]),
        (42, 99, ["next", "last"]),
    ],
)
def test_a_coding_of_a_sentence_does_not_code_the_box_that_stood_in_it(start: int, end: int, coded: list[str]) -> None:
    assert [place.id for place in covered(NESTED, RawSpan(start, end))] == coded
