"""The reader's second view and the preview of a file: over nothing, over a corpus, after what a reader does there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.browse import cleaning as browse
from pipeline.browse import reading
from pipeline.codebook import load_codebook
from pipeline.selection import Selection
from pipeline.settings import REPOSITORY, Settings
from tests.views import corpus
from tests.views.components import given
from views import cleaning, rows
from views.strings import say

Open = Callable[..., AppTest]
THEMES = load_codebook(REPOSITORY / "corpus" / "codebook.toml").theme_ids
BESIDE = "ruw naast schoon"


@pytest.fixture(scope="module")
def with_wrapped(made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The small corpus with a document of a hundred hard-wrapped paragraphs, and the slug of that."""
    folder = shutil.copytree(made, tmp_path_factory.mktemp("wrapped") / "corpus")
    return folder, corpus.add_wrapped(Settings(corpus=folder, workers=1))


@pytest.fixture
def wrapped(full: Path, with_wrapped: tuple[Path, str]) -> str:
    """The document of hard-wrapped paragraphs, in the corpus that the app opens; gives its slug."""
    folder, slug = with_wrapped
    shutil.copytree(folder, full, dirs_exist_ok=True)
    return slug


@pytest.fixture
def noisy(full: Path) -> str:
    """A document with a sentence that no scanner read well, in the small corpus; gives its slug."""
    return corpus.add_noisy(Settings(corpus=full, workers=1))


def component(app: AppTest) -> dict[str, Any]:
    """What the component of both texts was given."""
    (found,) = [one for one in app.get("bidi_component") if "alongside" in one.proto.component_name]
    return json.loads(found.proto.json)


def words(data: dict[str, Any], side: str) -> str:
    parts = [part for row in data["rows"] for part in (row["raw"] if side == "raw" else flat(row))]
    return "".join(part.get("text", "") for part in parts)


def flat(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for group in row["clean"] for part in group["parts"]]


def test_both_texts_stand_side_by_side_with_each_edit_named(open_page: Open, wrapped: str) -> None:
    app = open_page("reading", doc=wrapped, weergave=BESIDE)
    data = component(app)
    assert "Zij heb-¶ben samen" in words(data, "raw")
    assert "Zij hebben samen" in words(data, "clean")
    assert any("afgebroken woorden aaneengezet" in mark["said"] for mark in data["marks"].values())
    assert not app.error


def test_over_nothing_the_view_says_how_to_begin(open_page: Open, bare: Path) -> None:
    app = open_page("reading", weergave=BESIDE)
    assert "wijkspiegel run" in app.info[0].value


def test_a_document_that_cleaning_left_alone_is_shown_as_it_is(open_page: Open, full: Path) -> None:
    store = Settings(corpus=full).store
    slug = next(one.slug for one in reading.documents(store, Selection(THEMES)) if one.title == "Nota 1")
    data = component(open_page("reading", doc=slug, weergave=BESIDE))
    assert data["marks"] == {}
    assert words(data, "raw") == words(data, "clean")


def test_one_rule_chosen_leaves_only_its_edits_marked(open_page: Open, wrapped: str) -> None:
    app = open_page("reading", doc=wrapped, weergave=BESIDE)
    before = component(app)["marks"]
    app.button_group(key="schoon-regels").set_value(["squeeze_spaces"]).run()
    assert not app.exception
    after = component(app)["marks"]
    assert 0 < len(after) < len(before)
    assert all("dubbele spaties samengevoegd" in mark["said"] for mark in after.values())


def test_without_white_space_only_letters_and_signs_are_marked(open_page: Open, wrapped: str) -> None:
    app = open_page("reading", doc=wrapped, weergave=BESIDE)
    app.toggle(key="schoon-wit").set_value(False).run()
    assert not app.exception
    marks = component(app)["marks"].values()
    assert marks
    assert not any(mark["quiet"] for mark in marks)


def test_a_long_document_is_shown_a_sheet_at_a_time(open_page: Open, wrapped: str) -> None:
    app = open_page("reading", doc=wrapped, weergave=BESIDE)
    data = component(app)
    assert 0 < len(data["rows"]) <= cleaning.ROWS
    assert data["more"] == {"previous": False, "next": True}
    app.session_state["schoon-blad"] = 2
    app.run()
    assert not app.exception
    later = component(app)
    assert later["more"]["previous"]
    assert words(later, "clean") != words(data, "clean")


def test_a_link_to_a_sentence_opens_its_sheet_and_what_stands_behind_it(
    open_page: Open, wrapped: str, full: Path
) -> None:
    units = reading.read(Settings(corpus=full).store, wrapped).sentences
    app = open_page("reading", doc=wrapped, weergave=BESIDE, unit=units[-1].id)
    data = component(app)
    assert data["picked"] == units[-1].id
    assert any(group["unit"] == units[-1].id for row in data["rows"] for group in row["clean"])
    assert app.session_state["schoon-blad"] > 1
    assert any("<pre" in block.value for block in app.html)


def test_paragraphs_without_a_chosen_edit_can_be_left_out(open_page: Open, wrapped: str) -> None:
    app = open_page("reading", doc=wrapped, weergave=BESIDE)
    app.button_group(key="schoon-regels").set_value(["squeeze_spaces"])
    app.toggle(key="schoon-alleen").set_value(True).run()
    assert not app.exception
    assert len(component(app)["rows"]) == 1


def test_the_table_counts_edits_by_rule(open_page: Open, wrapped: str, full: Path) -> None:
    app = open_page("reading", doc=wrapped, weergave=BESIDE)
    (table,) = [one.value for one in app.table if say("column.rule") in one.value.columns]
    shown = dict(zip(table[say("column.rule")], table[say("column.edits")], strict=True))
    tallies = browse.cleaning(Settings(corpus=full).store, wrapped).tallies
    assert shown == {rows.rule_name(one.rule): one.edits for one in tallies}
    assert shown["afgebroken woorden aaneengezet"] > 0


def test_a_hostile_document_reaches_both_columns_as_text(open_page: Open, full: Path) -> None:
    store = Settings(corpus=full).store
    slug = next(one.slug for one in reading.documents(store, Selection(THEMES)) if "onerror" in one.title)
    app = open_page("reading", doc=slug, weergave=BESIDE)
    assert "<script>alert(3)</script>" in words(component(app), "raw")
    assert not any("<script" in block.value for block in app.html)


def test_a_file_shows_what_cleaning_changes_before_it_comes_in(open_page: Open, unprocessed: Path) -> None:
    app = open_page("adding", blik="wat het schoonmaken verandert")
    app.file_uploader(key="files-0").set_value([("middag.txt", corpus.WRAPPED_START.encode(), "text/plain")]).run()
    assert not app.exception
    data = component(app)
    assert "Zij heb-¶ben samen" in words(data, "raw")
    assert {group["unit"] for row in data["rows"] for group in row["clean"]} == {None}
    assert not list((unprocessed / "texts").glob("*"))


def test_a_noisy_sentence_is_marked_and_its_share_is_told(open_page: Open, noisy: str, full: Path) -> None:
    sentence = max(reading.read(Settings(corpus=full).store, noisy).sentences, key=lambda one: one.noise or 0)
    app = open_page("reading", doc=noisy, unit=sentence.id)
    (text,) = given(app, "sentences")
    marked = [one["id"] for passage in text["passages"] for one in passage["sentences"] if one["noisy"]]
    assert marked == [sentence.id]
    assert any("van de woorden is geen Nederlands" in line.value for line in app.markdown)
    beside = component(open_page("reading", doc=noisy, weergave=BESIDE))
    assert list(beside["noisy"]) == [sentence.id]


def test_noise_left_out_is_named_with_how_many_sentences_that_costs(open_page: Open, noisy: str) -> None:
    app = open_page("overview")
    before = app.metric[1].value
    app.sidebar.toggle(key="zonder-ruis").set_value(True).run()
    assert not app.exception
    assert int(app.metric[1].value) == int(before) - 1
    assert any("Weggelaten om ruis: 1 zin," in caption.value.replace("\\", "") for caption in app.caption)
    app.sidebar.slider(key="ruis-boven").set_value(60).run()
    assert not app.exception
    assert any("meer dan 60% van de woorden" in caption.value.replace("\\", "") for caption in app.caption)
