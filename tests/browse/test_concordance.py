"""Searching the small store: what is found, in which order, of how many, and under which choices."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.browse.concordance import Concordance, Hit, Order, concordance, concordance_records, places_in
from pipeline.browse.searching import search
from pipeline.browse.tables import csv_bytes
from pipeline.browse.words import kept_words
from pipeline.codebook import RUNNING_KINDS, Mode, SourceKind, Stance, UnitKind, Voice
from pipeline.errors import StoreError
from pipeline.judgement import Verdict
from pipeline.search import Narrowing, parse
from pipeline.search.words import Read, lines_of
from pipeline.selection import Selection
from pipeline.spans import RawSpan
from pipeline.store.connection import writing
from pipeline.store.documents import save_document, save_facts
from pipeline.store.questions import asking
from tests.browse import small_store
from tests.store import build

ALL = Narrowing(kinds=None)
CITED: dict[Order, Callable[[Hit], Any]] = {
    Order.YEAR: lambda hit: hit.cited.year,
    Order.DOCUMENT: lambda hit: hit.cited.title.casefold(),
    Order.LEFT: lambda hit: hit.left.split()[::-1],
    Order.KEYWORD: lambda hit: hit.keyword.lower(),
    Order.RIGHT: lambda hit: hit.right.split(),
    Order.THEME: lambda hit: min((label.theme for label in hit.sentence.themes), default="~"),
    Order.MODE: lambda hit: hit.sentence.mode.value,
    Order.VOICE: lambda hit: hit.sentence.voice.value,
    Order.SOURCE: lambda hit: hit.sentence.source_kind.value,
}


def test_a_hit_has_its_sentence_to_the_left_and_to_the_right(store: Path, everything: Selection) -> None:
    found = concordance(store, parse('"zin 1"'), everything)
    first = found.hits[0]
    assert (first.left, first.keyword, first.right) == ("Opbouwwerk is ", "zin 1", " van nota-a.")
    assert first.cited.title == "Nota A"
    assert (found.total, found.sentences, found.documents) == (6, 6, 6)


def test_what_was_searched_stands_beside_what_was_found(store: Path, everything: Selection) -> None:
    found = concordance(store, parse("verslag"), everything)
    assert (found.sentences, found.documents) == (6, 1)
    assert (found.units, found.documents_searched) == (31, 6)
    assert [(year.year, year.sentences, year.units, year.documents_searched) for year in found.years] == [
        (2008, 0, 16, 3),
        (2016, 6, 11, 2),
        (2017, 0, 4, 1),
    ]
    assert sum(one.hits for one in found.by_document) == sum(year.hits for year in found.years) == found.total


def test_a_word_that_stands_twice_is_two_hits_in_one_sentence(store: Path, everything: Selection) -> None:
    found = concordance(store, parse("opbouwwerk | van"), everything)
    assert (found.total, found.sentences) == (62, 31)


def test_furniture_is_searched_when_it_is_asked_for(store: Path, everything: Selection) -> None:
    assert concordance(store, parse("zin"), everything).sentences == 31
    assert concordance(store, parse("zin"), everything, ALL).sentences == 35


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("descending", [False, True])
def test_each_column_sorts(store: Path, everything: Selection, order: Order, descending: bool) -> None:
    found = concordance(store, parse("zin | van"), everything, order=order, descending=descending, limit=None)
    keys = [CITED[order](hit) for hit in found.hits]
    assert keys == sorted(keys, reverse=descending)
    assert len(keys) == found.total == 62


def test_pages_follow_each_other(store: Path, everything: Selection) -> None:
    def page(skip: int, limit: int | None) -> tuple[Hit, ...]:
        return concordance(store, parse("zin"), everything, order=Order.RIGHT, limit=limit, skip=skip).hits

    assert page(0, 10) + page(10, 10) + page(20, None) == page(0, None)
    assert page(40, 10) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["zin | van", "*n", "/[nz]i?n?/"]),
    st.fixed_dictionaries({"order": st.sampled_from(Order), "descending": st.booleans()}),
    st.tuples(st.integers(0, 130), st.integers(0, 40)),
)
def test_a_page_is_a_stretch_of_all_hits_put_in_order(
    store: Path, everything: Selection, typed: str, order: dict[str, Any], stretch: tuple[int, int]
) -> None:
    skip, limit = stretch
    every = concordance(store, parse(typed), everything, **order, limit=None).hits
    page = concordance(store, parse(typed), everything, **order, limit=limit, skip=skip)
    assert page.hits == every[skip : skip + limit]


def test_nothing_is_found_of_what_is_not_there(store: Path, empty_store: Path, everything: Selection) -> None:
    for path in (store, empty_store):
        found = concordance(path, parse("dorpshuis"), everything)
        assert (found.hits, found.total, found.documents, found.stopped) == ((), 0, 0, False)
    with pytest.raises(StoreError):
        concordance(store.with_name("none.sqlite"), parse("wijk"), everything)


def test_an_expression_whose_time_is_over_says_so_and_words_are_found_all_the_same(
    store: Path, everything: Selection
) -> None:
    with asking(store) as connection:
        over = search(connection, parse("/zin/"), everything, ALL, seconds=-1)
        words = search(connection, parse("zin"), everything, ALL, seconds=-1)
    assert (over.found.stopped, len(over.places)) == (True, 0)
    assert (words.found.stopped, len(set(words.places.tolist()))) == (False, 35)


def test_a_document_that_came_after_words_were_kept_is_searched(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with writing(path) as connection:
        save_document(connection, "een", build.metadata(), build.processed("Een zin."), time=build.EARLY)
    kept = kept_words(path)
    with writing(path) as connection:
        save_document(connection, "twee", build.metadata(), build.processed("Nog een zin."), time=build.EARLY)
    assert concordance(path, parse("zin"), Selection(themes=()), kept=kept).documents == 2


def test_a_reader_goes_from_place_to_place_in_one_document(store: Path) -> None:
    places = places_in(store, parse("zin van"), "betoog")
    assert list(places.values()) == [((14, 17), (20, 23))] * 5
    assert places_in(store, parse("dorpshuis"), "betoog") == {}


@pytest.fixture(scope="module")
def told_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One document whose first sentence has two themes, and whose second a compound and a verb."""
    path = tmp_path_factory.mktemp("told") / "store.sqlite"
    texts = ["Eén buurt telt.", "De wijkopbouwwerkers vonden het café."]
    both = build.verdict(RawSpan(0, 15), texts[0], collectivisation=Verdict.PRESENT, community_work=Verdict.ABSENT)
    read = [Read(3, 20, "wijkopbouwwerker", ("wijk", "opbouw", "werker")), Read(21, 27, "vinden")]
    lines = [lines_of(texts[0]), lines_of(texts[1], read)]
    with writing(path) as connection:
        done = replace(build.processed(*texts, machine={0: both}), lines=lines)
        save_document(connection, "proef", build.metadata(), done, time=build.EARLY)
        save_facts(connection, small_store.FACTS)
    return path


@pytest.mark.parametrize(
    ("typed", "folded", "keywords"),
    [
        ("opbouw*", False, ["wijkopbouwwerkers"]),
        ("deel:opbouw", False, ["wijkopbouwwerkers"]),
        ("lemma:vinden", False, ["vonden"]),
        ("*bouw*", False, ["wijkopbouwwerkers"]),
        ("/bouw.*/", False, ["bouwwerkers vonden het café."]),
        ("één", False, ["Eén"]),
        ("een", False, []),
        ("een", True, ["Eén"]),
        ("/cafe/", True, ["café"]),
        ("/cafe/", False, []),
        ("caf?", False, ["café"]),
    ],
)
def test_dutch_is_found_by_form_lemma_and_part(told_store: Path, typed: str, folded: bool, keywords: list[str]) -> None:
    question = parse(typed, folded=folded)
    found = concordance(told_store, question, Selection(themes=()))
    assert [hit.keyword for hit in found.hits] == keywords
    assert concordance(told_store, question, Selection(themes=()), kept=kept_words(told_store)) == found


def test_a_record_says_where_a_hit_stands_and_what_its_sentence_is_labelled(told_store: Path) -> None:
    hits = concordance(told_store, parse("buurt | vonden"), Selection(themes=())).hits
    first, second = concordance_records(told_store, hits)
    assert (first["left"], first["keyword"], first["right"]) == ("Eén ", "buurt", " telt.")
    assert (first["theme"], first["stance"]) == ("collectivisation; community_work", "present; absent")
    assert (first["document"], first["start"], first["quote"]) == ("proef", 0, "Eén buurt telt.")
    assert (second["theme"], second["keyword"]) == (None, "vonden")
    assert csv_bytes([first, second])


def some(values: Any) -> st.SearchStrategy[Any]:
    """Some of a closed set, or `None`."""
    return st.none() | st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)


SELECTIONS = st.builds(
    Selection,
    themes=st.just(small_store.THEMES),
    source_kinds=some(SourceKind),
    voices=some(Voice),
    years=st.none() | st.tuples(st.integers(2007, 2012), st.integers(2012, 2018)),
    fictional=st.booleans(),
    noise_at_most=st.none() | st.sampled_from([0.0, 0.3]),
)
NARROWINGS = st.builds(
    Narrowing,
    themes=some(small_store.THEMES),
    stances=some(Stance),
    modes=some(Mode),
    kinds=some(UnitKind),
    documents=some(small_store.DOCUMENTS),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SELECTIONS, NARROWINGS, st.booleans())
def test_any_choice_finds_what_a_plain_reading_of_all_units_finds(
    store: Path, selection: Selection, narrowing: Narrowing, read_before: bool
) -> None:
    kept = kept_words(store) if read_before else None
    found: Concordance = concordance(store, parse("zin"), selection, narrowing, limit=None, kept=kept)
    plain = _plainly(store, selection, narrowing)
    assert {hit.sentence.id for hit in found.hits} == plain
    assert found.units == found.sentences == len(plain)


def _plainly(store: Path, selection: Selection, narrowing: Narrowing) -> set[str]:
    """The ids of all units that a choice leaves, told without SQL."""
    with closing(sqlite3.connect(store)) as connection:
        connection.row_factory = sqlite3.Row
        units = connection.execute("SELECT unit.*, year, fictional FROM unit JOIN document USING (slug)").fetchall()
        labels = [tuple(row) for row in connection.execute("SELECT unit_id, theme, stance FROM label")]

    def chosen(unit: sqlite3.Row) -> bool:
        first, last = selection.years or (0, 9999)
        noise = unit["noise"] or 0.0
        return (
            _among(unit["source_kind"], selection.source_kinds)
            and _among(unit["voice"], selection.voices)
            and first <= unit["year"] <= last
            and (selection.fictional or not unit["fictional"])
            and (selection.noise_at_most is None or noise <= selection.noise_at_most)
        )

    def searched(unit: sqlite3.Row) -> bool:
        bare = narrowing.themes is None and narrowing.stances is None
        of_unit = [(theme, stance) for id_, theme, stance in labels if id_ == unit["id"]]
        labelled = any(_among(one, narrowing.themes) and _among(two, narrowing.stances) for one, two in of_unit)
        return (
            _among(unit["kind"], narrowing.kinds)
            and _among(unit["mode"], narrowing.modes)
            and _among(unit["slug"], narrowing.documents)
            and (bare or labelled)
        )

    return {unit["id"] for unit in units if chosen(unit) and searched(unit)}


def _among(value: str, values: tuple[str, ...] | None) -> bool:
    return values is None or value in values


def test_without_a_choice_running_text_is_searched() -> None:
    assert set(Narrowing().kinds or ()) == RUNNING_KINDS
