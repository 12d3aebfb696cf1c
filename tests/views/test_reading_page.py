"""Lezen: what is marked, what a search found, and how a sentence is cited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.browse import reading
from pipeline.browse.sentences import Sentence
from pipeline.codebook import RUNNING_KINDS, Mode
from pipeline.settings import Settings
from pipeline.store.connection import writing
from pipeline.store.documents import read_ledger, save_ledger
from tests.views import corpus
from tests.views.test_pages import captions, slug_and_units

Open = Callable[..., AppTest]


def read(open_page: Open, slug: str, **query: str) -> AppTest:
    app = open_page("reading")
    app.query_params.update({"doc": slug, **query})
    app.run()
    assert not app.exception
    return app


def code(app: AppTest) -> str:
    return "\n".join(block.value for block in app.code)


def sentences(folder: Path, slug: str) -> list[Sentence]:
    """The running sentences of a document; which of them has which theme is the machine's to say."""
    found = reading.read(Settings(corpus=folder).store, slug).sentences
    return [one for one in found if one.kind in RUNNING_KINDS]


def marked(sentences: list[Sentence], theme: str | None = None) -> str:
    with_theme = [one for one in sentences if (one.label(theme) if theme else one.themes)]
    return f"Gemarkeerd: {len(with_theme)} van {len(sentences)} zinnen"


def test_marks_are_chosen_by_theme_mode_and_voice(open_page: Open, full: Path) -> None:
    slug, _ = slug_and_units(full, "Verslag 1")
    found = sentences(full, slug)
    app = read(open_page, slug)
    assert marked(found) in captions(app)
    app.pills(key="lees-themas").set_value(["community_work"]).run()
    assert marked(found, "community_work") in captions(app)
    app.pills(key="lees-themas").set_value([]).run()
    assert f"Gemarkeerd: 0 van {len(found)} zinnen" in captions(app)
    app.pills(key="lees-themas").set_value(["community_work"])
    app.pills(key="lees-vorm").set_value(["practice"]).run()
    assert marked([one for one in found if one.mode is Mode.PRACTICE], "community_work")[:15] in captions(app)
    app.pills(key="lees-stem").set_value(["commenter"]).run()
    assert not app.exception
    assert f"Gemarkeerd: 0 van {len(found)} zinnen" in captions(app)


def test_what_a_search_found_is_counted_and_leads_back(open_page: Open, full: Path) -> None:
    slug, _ = slug_and_units(full, "Nota 1")
    app = read(open_page, slug, zoek="opbouw*")
    (told,) = [line.value for line in app.markdown if "Gezocht naar" in line.value]
    assert "5 treffers in dit document" in told
    assert "Nu niet in beeld" not in told
    assert [link.proto.label for link in app.page_link] == ["Terug naar Zoeken", "Zonder zoekvraag lezen"]
    assert "zoek=" in app.page_link[0].proto.query_string
    assert "zoek=" not in app.page_link[1].proto.query_string


def test_the_way_back_to_a_search_leads_to_all_that_was_chosen_there_and_to_nothing_else(
    open_page: Open, full: Path
) -> None:
    slug, _ = slug_and_units(full, "Nota 1")
    back = read(
        open_page, slug, zoek="opbouw*", terug="zoek-thema=opbouwwerk&zoek-thema=maatwerk&embed=true&periode=-2006"
    )
    assert parse_qs(back.page_link[0].proto.query_string) == {
        "zoek": ["opbouw*"],
        "zoek-thema": ["opbouwwerk", "maatwerk"],
        "periode": ["-2006"],
    }


def test_a_text_that_came_in_place_of_another_says_so(open_page: Open, full: Path) -> None:
    slug, _ = slug_and_units(full, "Nota 1")
    assert "Dit is versie" not in captions(read(open_page, slug))
    with writing(Settings(corpus=full).store) as connection:
        save_ledger(connection, slug, {**read_ledger(connection, slug), "versions": 2})
    assert "Dit is versie 2 van de tekst" in captions(read(open_page, slug))


def test_hits_in_sentences_that_are_left_out_are_told(open_page: Open, full: Path) -> None:
    slug, _ = slug_and_units(full, "Nota 1")
    app = read(open_page, slug, zoek="wijk")
    app.pills(key="lees-themas").set_value([])
    app.toggle(key="lees-alleen").set_value(True).run()
    assert not app.exception
    (told,) = [line.value for line in app.markdown if "Gezocht naar" in line.value]
    assert "3 treffers in dit document. Nu niet in beeld: 3 zinnen met een treffer" in told


def test_a_search_that_cannot_be_read_is_refused_in_one_line_and_the_document_is_read(
    open_page: Open, full: Path
) -> None:
    slug, units = slug_and_units(full, "Nota 1")
    app = read(open_page, slug, zoek="/(/", unit=units[1])
    assert len(app.error) == 1
    assert "\n" not in app.error[0].value
    assert "Gemarkeerd" in captions(app)


@pytest.mark.parametrize(("language", "page"), [("Nederlands", "fictief"), ("English", "fictional")])
def test_a_sentence_is_cited_with_its_document_and_link(language: str, page: str, open_page: Open, full: Path) -> None:
    slug, units = slug_and_units(full, "Nota 1")
    app = open_page("reading", taal=language)
    app.query_params.update({"doc": slug, "unit": units[1]})
    app.run()
    assert not app.exception
    assert "“De gemeente wil in 2010 investeren in opbouwwerk in de wijk.” (Nota 1, 2010)" in code(app)
    assert f"Nota 1 (2010). [{page}]." in code(app)
    assert f"@techreport{{{slug}-" in code(app)
    assert f"note = {{{page}}}" in code(app)
    assert "TY  - RPRT" in code(app)


def test_a_document_is_cited_as_a_whole_before_a_sentence_is_chosen(open_page: Open, full: Path) -> None:
    slug, _ = slug_and_units(full, "Verslag 1")
    app = read(open_page, slug)
    assert f"{{{slug}," in code(app)
    assert f"?doc={slug}" in code(app)
    assert "unit=" not in code(app)


def test_a_hostile_title_is_cited_letter_by_letter(open_page: Open, full: Path) -> None:
    slug, units = slug_and_units(full, corpus.HOSTILE_TITLE)
    app = read(open_page, slug, unit=units[1])
    assert corpus.HOSTILE_TITLE in code(app)
    assert corpus.HOSTILE_SENTENCE in code(app)
