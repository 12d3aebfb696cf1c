"""What the store answers about a selection is what a plain count over its units gives, for any selection."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.codebook import Mode, SourceKind, Voice
from pipeline.errors import StoreError
from pipeline.selection import PAIRS, Group, Pair, Selection, Side
from pipeline.store import questions, questions_sides, questions_texts
from pipeline.store.connection import writing
from pipeline.store.documents import remove_document
from tests.browse import small_store
from tests.browse.small_store import CO, CW, MACHINE

selections = st.builds(
    Selection,
    themes=st.permutations(small_store.THEMES).flatmap(lambda all_: st.integers(0, 2).map(lambda n: tuple(all_[:n]))),
    source_kinds=st.none() | st.sets(st.sampled_from(SourceKind)).map(tuple),
    voices=st.none() | st.sets(st.sampled_from(Voice)).map(tuple),
    years=st.none() | st.tuples(st.integers(2007, 2017), st.integers(2007, 2018)),
    fictional=st.booleans(),
    noise_at_most=st.none() | st.sampled_from(small_store.NOISE[1:]) | st.floats(0, 1),
)
groups = st.builds(
    Group,
    origin=st.none() | st.sampled_from(Side),
    modes=st.none() | st.sets(st.sampled_from(Mode)).map(tuple),
    source_kinds=st.none() | st.sets(st.sampled_from(SourceKind)).map(tuple),
    voices=st.none() | st.sets(st.sampled_from(Voice)).map(tuple),
    years=st.none() | st.tuples(st.integers(2007, 2017), st.integers(2007, 2018)),
    outlets=st.none() | st.sets(st.sampled_from(("Weekblad", "Buurtkrant", "Nergens", ""))).map(tuple),
)
pairs = st.sampled_from(list(PAIRS.values())) | st.builds(Pair, groups, groups)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with questions.asking(small_store.fill(tmp_path_factory.mktemp("questions") / "store.sqlite")) as connection:
        yield connection


@pytest.fixture(scope="module")
def units(asked: sqlite3.Connection) -> list[sqlite3.Row]:
    """Every unit with its document's year and outlet, and whether that is fictional."""
    return asked.execute("SELECT unit.*, year, fictional, outlet FROM unit JOIN document USING (slug)").fetchall()


def chosen(units: list[sqlite3.Row], selection: Selection) -> list[sqlite3.Row]:
    first, last = selection.years or (0, 9999)
    return [
        unit
        for unit in units
        if (selection.fictional or not unit["fictional"])
        and first <= unit["year"] <= last
        and (selection.source_kinds is None or unit["source_kind"] in selection.source_kinds)
        and (selection.voices is None or unit["voice"] in selection.voices)
        and (None in (selection.noise_at_most, unit["noise"]) or unit["noise"] <= selection.noise_at_most)
    ]


def running(units: list[sqlite3.Row], selection: Selection) -> list[sqlite3.Row]:
    return [unit for unit in chosen(units, selection) if unit["kind"] in ("text", "heading")]


def origin_of(unit: sqlite3.Row) -> Side | None:
    if unit["voice"] in ("interviewee", "commenter") or unit["source_kind"] == "practice":
        return Side.DEED
    return Side.WORD if unit["source_kind"] == "policy" else None


def is_in(unit: sqlite3.Row, group: Group) -> bool:
    first, last = group.years or (0, 9999)
    bounds = (
        ("mode", group.modes),
        ("source_kind", group.source_kinds),
        ("voice", group.voices),
    )
    return (
        group.origin in (None, origin_of(unit))
        and first <= unit["year"] <= last
        and all(bound is None or unit[name] in bound for name, bound in bounds)
        and (group.outlets is None or (unit["outlet"] or "") in group.outlets)
    )


def side_of(unit: sqlite3.Row, pair: Pair) -> Side | None:
    if is_in(unit, pair.first):
        return Side.WORD
    return Side.DEED if is_in(unit, pair.second) else None


@settings(deadline=None)
@given(selection=selections)
def test_units_are_counted_by_document_and_source(
    asked: sqlite3.Connection, units: list[sqlite3.Row], selection: Selection
) -> None:
    expected = Counter((unit["slug"], unit["source_kind"]) for unit in running(units, selection))
    found = questions.units_by_document(asked, selection)
    assert {(row.slug, row.source_kind): row.units for row in found} == expected
    held = questions.totals_by_document(asked, selection)
    assert sum(row.quiet for row in held) == expected.total()
    assert sum(row.units for row in held) == len(running(units, replace(selection, noise_at_most=None)))


@settings(deadline=None)
@given(selection=selections, pair=pairs)
def test_units_are_counted_by_side(
    asked: sqlite3.Connection, units: list[sqlite3.Row], selection: Selection, pair: Pair
) -> None:
    expected = Counter((unit["slug"], side_of(unit, pair)) for unit in running(units, selection))
    found = questions_sides.sides_by_document(asked, selection, pair)
    assert {(row.slug, row.side): row.units for row in found} == {key: n for key, n in expected.items() if key[1]}


@settings(deadline=None)
@given(selection=selections, pair=pairs)
def test_themes_are_counted_by_side_and_found_again_as_sentences(
    asked: sqlite3.Connection, units: list[sqlite3.Row], selection: Selection, pair: Pair
) -> None:
    side_by_id = {unit["id"]: side_of(unit, pair) for unit in running(units, selection)}
    for theme in (CW, CO):
        themed = [
            label["unit_id"] for label in questions_texts.labels(asked, list(side_by_id)) if label["theme"] == theme
        ]
        counts = questions_sides.side_themes_by_document(asked, selection, pair)
        for side in Side:
            expected = {id_ for id_ in themed if side_by_id[id_] is side}
            found = questions_texts.theme_units(asked, selection, theme, side, pair)
            assert {id_ for id_, *_ in found} == expected
            assert {one for *_, one in found} <= {side}
            if theme in selection.themes:
                assert sum(row.units for row in counts if (row.theme, row.side) == (theme, side)) == len(expected)


@settings(deadline=None)
@given(selection=selections)
def test_documents_are_those_with_a_unit_in_the_selection(
    asked: sqlite3.Connection, units: list[sqlite3.Row], selection: Selection
) -> None:
    expected = {unit["slug"] for unit in chosen(units, selection)}
    assert {row["slug"] for row in questions_texts.documents(asked, selection)} == expected
    assert sum(documents for _, documents in questions_texts.licences(asked, selection)) == len(expected)
    assert sum(n for *_, n, _ in questions.documents_by_kind(asked, selection)) == len(expected)


def test_a_theme_is_a_value_and_never_part_of_the_question(asked: sqlite3.Connection) -> None:
    nasty = Selection(("'); DROP TABLE label; --",))
    assert questions.themes_by_document(asked, nasty) == []
    assert questions.themes_by_document(asked, Selection((CW,)))


def test_those_on_whose_word_a_theme_counts_are_named(asked: sqlite3.Connection) -> None:
    first, second = questions_texts.unit_ids(asked, "verslag")[:2]
    found = {row["unit_id"]: json.loads(row["labellers"]) for row in questions_texts.labels(asked, [first, second])}
    assert found == {first: ["coder-a", "coder-b"], second: [MACHINE]}


def test_facts_and_refusals_are_read_as_written(asked: sqlite3.Connection) -> None:
    facts = questions.facts(asked)
    assert {name: facts[name] for name in small_store.FACTS} == small_store.FACTS
    assert questions.refusals(asked) == [("kapot", "kapot.pdf: no text; scan it again")]


def test_a_question_to_a_store_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match="there is no store yet; make it with: wijkspiegel run"),
        questions.asking(tmp_path / "none.sqlite"),
    ):
        pass


def test_what_is_written_meanwhile_does_not_part_two_answers(tmp_path: Path) -> None:
    """Else a chart could count a theme in a document of which it does not know the sentences."""
    path, all_ = tmp_path / "store.sqlite", Selection((CW,))
    with questions.asking(small_store.fill(path)) as connection:
        before = questions.units_by_document(connection, all_)
        with writing(path) as other:
            remove_document(other, "nota-a")
        assert questions.units_by_document(connection, all_) == before
        assert questions.facts(connection)["revision"] == "1"
    with questions.asking(path) as connection:
        assert len(questions.units_by_document(connection, all_)) == len(before) - 1


@settings(deadline=None)
@given(selection=selections)
def test_the_first_and_the_last_year_are_those_of_the_documents(
    asked: sqlite3.Connection, units: list[sqlite3.Row], selection: Selection
) -> None:
    years = {unit["year"] for unit in chosen(units, selection)}
    assert questions.first_and_last_year(asked, selection) == ((min(years), max(years)) if years else None)
