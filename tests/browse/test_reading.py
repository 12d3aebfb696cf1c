"""A document can be read, and each sentence led back to its raw characters and to everybody who judged it."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.browse.reading import EditInside, documents, inspect, read
from pipeline.browse.sentences import place_in
from pipeline.codebook import Reason, SourceKind, UnitKind, Voice
from pipeline.errors import StoreError
from pipeline.judgement import Judgement, LabellerKind, Verdict
from pipeline.selection import Selection
from pipeline.spans import RawSpan
from pipeline.store.connection import writing
from pipeline.store.labels import add_judgement
from tests.browse import small_store
from tests.browse.small_store import CO, CUE, CW, DOCUMENTS, LATER, MACHINE, THEMES


def test_the_list_goes_by_year_and_title(store: Path, everything: Selection) -> None:
    slugs = [cited.slug for cited in documents(store, everything)]
    assert slugs == ["nota-a", "nota-b", "visie", "verslag", "gesprek", "betoog"]  # "=Verslag…" before "Gesprek"


def test_the_list_has_documents_of_the_selection_only(store: Path, everything: Selection) -> None:
    found = documents(store, replace(everything, voices=(Voice.COMMENTER,)))
    assert [cited.slug for cited in found] == ["betoog"]


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_a_document_has_all_its_units_in_order(store: Path, slug: str) -> None:
    reading = read(store, slug)
    numbers = range(sum(n for n, _ in DOCUMENTS[slug]))
    assert [sentence.text for sentence in reading.sentences] == [f"{CUE} is zin {n} van {slug}." for n in numbers]
    assert {sentence.slug for sentence in reading.sentences} == {slug}


def test_a_document_tells_its_pages(store: Path) -> None:
    reading = read(store, "nota-a")
    assert [sentence.page for sentence in reading.sentences] == [1, 1, 1, 1, 2, 2, 2, 2]
    assert reading.pages == 2


def test_sentences_carry_the_labels_that_count(store: Path) -> None:
    sentences = read(store, "betoog").sentences
    assert [sentence.source_kind for sentence in sentences] == [
        *([SourceKind.ESSAY] * 2),
        *([SourceKind.PRACTICE] * 2),
        SourceKind.ESSAY,
    ]
    assert [sentence.kind for sentence in sentences] == [*([UnitKind.TEXT] * 4), UnitKind.BOILERPLATE]
    assert [[label.theme for label in sentence.themes] for sentence in sentences] == [[CW], [CW], [CW], [CO], []]


def test_sentences_tell_why_they_are_no_running_text_and_of_which_comment_they_are_part(store: Path) -> None:
    sentences = read(store, "betoog").sentences
    assert [sentence.comment for sentence in sentences] == [None, None, 1, 2, None]
    assert [sentence.reason for sentence in sentences] == [*([None] * 4), Reason.NAVIGATION]
    assert {sentence.reason for sentence in read(store, "visie").sentences} == {None, Reason.FOOTNOTE}


def test_why_a_sentence_is_no_running_text_is_not_said_where_a_person_says_what_it_is(tmp_path: Path) -> None:
    path = small_store.fill(tmp_path / "store.sqlite", {"betoog": DOCUMENTS["betoog"]})
    seen = read(path, "betoog").sentences[4]
    with writing(path) as connection:
        add_judgement(connection, "betoog", Judgement(seen.raw, seen.text, "person:an", LATER, UnitKind.REFERENCE))
    sentence = inspect(path, seen.id).sentence
    assert (sentence.kind, sentence.reason) == (UnitKind.REFERENCE, None)


def test_a_sentence_leads_to_its_raw_characters_and_the_edits_inside(store: Path) -> None:
    found = inspect(store, read(store, "nota-a").sentences[0].id)
    assert found.raw == "Op-\nbouwwerk  is zin 0 van nota-a."
    assert found.edits == (EditInside(2, 4, "-\n", "", "hyphens"),)
    assert found.before == ""
    assert found.after.startswith("\nOpbouwwerk  is zin 1")
    assert [found.sentence.text[start:end] for label in found.sentence.themes for start, end in label.marks] == [
        "Opbouwwerk"
    ]


def test_an_edit_between_two_sentences_is_in_neither(store: Path) -> None:
    before, after = (inspect(store, read(store, "nota-a").sentences[place].id) for place in (3, 4))
    assert before.edits == after.edits == ()
    assert before.after[0] == after.before[-1] == "\f"


def test_a_sentence_leads_to_everybody_who_judged_it(store: Path) -> None:
    judgements = inspect(store, read(store, "verslag").sentences[0].id).judgements
    assert {(row.labeller, row.labeller_kind) for row in judgements} == {
        (MACHINE, LabellerKind.RULE),
        ("coder-a", LabellerKind.CODING),
        ("coder-b", LabellerKind.CODING),
    }
    machine = next(row for row in judgements if row.labeller == MACHINE)
    verdicts = {verdict.theme: (verdict.verdict, verdict.evidence) for verdict in machine.themes}
    assert verdicts == {CW: (Verdict.ABSENT, ("Opbouwwerk",)), CO: (Verdict.NO, ())}


def test_what_was_taken_back_is_shown_as_such(store: Path) -> None:
    found = inspect(store, read(store, "betoog").sentences[3].id)
    said = [(row.labeller, row.taken_back, row.note) for row in found.judgements if row.labeller == "person:ben"]
    assert said == [("person:ben", True, "toch niet"), ("person:ben", False, "")]
    assert found.judgements[-1].retracts is not None
    assert not found.sentence.audited


def test_what_is_not_in_the_store_is_an_error_that_names_it(store: Path) -> None:
    with pytest.raises(StoreError, match="nergens: no such document"):
        read(store, "nergens")
    with pytest.raises(StoreError, match="0123: no such sentence"):
        inspect(store, "0123")


def test_an_empty_store_has_no_documents(empty_store: Path) -> None:
    assert documents(empty_store, Selection(THEMES)) == ()


@settings(deadline=None)
@given(st.text(alphabet="ab \n\u00a0é", max_size=20), st.data())
def test_a_place_in_a_stretch_is_found_in_its_text(stretch: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(stretch))) for _ in range(2))
    text = " ".join(stretch.split())
    begin, stop = place_in(stretch, start, end)
    assert 0 <= begin <= stop <= len(text)
    assert text[begin:stop] == " ".join(stretch[start:end].split())


def test_what_pages_keep_survives_being_kept(store: Path) -> None:
    """The browser's cache pickles each answer."""
    reading = read(store, "betoog")
    found = inspect(store, reading.sentences[3].id)
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301


def test_nobody_else_can_take_a_judgement_back(tmp_path: Path) -> None:
    path = small_store.fill(tmp_path / "store.sqlite", {"nota-a": DOCUMENTS["nota-a"]})
    unit = read(path, "nota-a").sentences[0].id
    given = next(row for row in inspect(path, unit).judgements if row.labeller == "person:anna")
    with writing(path) as connection:
        stray = Judgement(RawSpan(0, 33), CUE, "person:bert", LATER, retracts=given.id)
        assert add_judgement(connection, "nota-a", stray) == 1
    assert not any(row.taken_back for row in inspect(path, unit).judgements)
