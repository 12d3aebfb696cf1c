"""Every page: over nothing, over a corpus, and after one thing that its reader does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.browse import reading
from pipeline.codebook import Language, load_codebook
from pipeline.effective import Basis
from pipeline.language import choose
from pipeline.run import update
from pipeline.selection import Selection
from pipeline.settings import REPOSITORY, Settings
from pipeline.store.connection import writing
from tests.views import corpus
from tests.views.components import given
from views import standing
from views.strings import LANGUAGE_KEY, say

Open = Callable[..., AppTest]
THEMES = load_codebook(REPOSITORY / "corpus" / "codebook.toml").theme_ids
ASKING = ("overview", "timeline", "contrast", "reading", "review")
TITLES = {
    "overview": "Overzicht",
    "timeline": "Tijdlijn",
    "contrast": "Woord en daad",
    "searching": "Zoeken",
    "reading": "Lezen",
    "adding": "Toevoegen",
    "review": "Beoordelen",
    "method": "Methode",
}


def charts(app: AppTest) -> list[dict[str, object]]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def captions(app: AppTest) -> str:
    return " ".join(caption.value for caption in app.caption)


def tables(app: AppTest) -> list[list[dict[str, object]]]:
    """The rows of each table, as a reader sees them: without what keeps Markdown from reading them."""
    return [
        [
            {name: re.sub(r"\\(.)", r"\1", cell) if isinstance(cell, str) else cell for name, cell in row.items()}
            for row in table.value.to_dict("records")
        ]
        for table in app.table
    ]


def slug_and_units(folder: Path, title: str) -> tuple[str, list[str]]:
    store = Settings(corpus=folder).store
    (slug,) = [cited.slug for cited in reading.documents(store, Selection(THEMES)) if cited.title == title]
    return slug, [sentence.id for sentence in reading.read(store, slug).sentences]


@pytest.mark.parametrize("page", ASKING)
@pytest.mark.parametrize("folder", ["bare", "unprocessed"])
def test_a_page_over_nothing_says_how_to_begin(
    page: str, folder: str, open_page: Open, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(folder)
    app = open_page(page)
    assert app.title[0].value == TITLES[page]
    assert "wijkspiegel run" in app.info[0].value
    assert not app.error


@pytest.mark.parametrize("page", TITLES)
def test_a_page_over_a_corpus_has_its_dutch_title_and_no_fault(page: str, open_page: Open, full: Path) -> None:
    app = open_page(page)
    assert app.title[0].value == TITLES[page]
    assert not app.error


@pytest.mark.parametrize("page", TITLES)
def test_a_page_in_english_has_an_english_title(page: str, open_page: Open, full: Path) -> None:
    app = open_page(page, taal="English")
    english = {"overview": "Overview", "timeline": "Timeline", "contrast": "Word and deed", "reading": "Read"}
    english |= {"searching": "Search"}
    assert app.title[0].value == {**english, "adding": "Add", "review": "Review", "method": "Method"}[page]


def _another_codebook(folder: Path) -> None:
    codebook = folder / "codebook.toml"
    codebook.write_text(
        codebook.read_text(encoding="utf-8").replace('id = "community_work"', 'id = "opbouw"'), encoding="utf-8"
    )


@pytest.mark.parametrize("page", TITLES)
def test_a_codebook_that_changed_since_the_run_stops_each_page_in_one_line(
    page: str, open_page: Open, full: Path
) -> None:
    _another_codebook(full)
    app = open_page(page)
    assert not app.error
    assert "codeboek is veranderd" in app.warning[0].value
    assert "wijkspiegel run" in app.warning[0].value
    assert not app.title


def test_a_page_that_a_codebook_stopped_goes_on_after_a_run(open_page: Open, full: Path) -> None:
    _another_codebook(full)
    app = open_page("timeline")
    update(Settings(corpus=full, workers=1))
    app.run()
    assert not app.exception
    assert app.title[0].value == TITLES["timeline"]


def test_the_bare_address_leads_to_the_overview(full: Path) -> None:
    app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=30).run()
    assert not app.exception
    assert app.title[0].value == "Overzicht"


@pytest.mark.parametrize("page", ["corpus", "timeline", "contrast"])
def test_charts_and_captions_that_count_fictional_examples_say_so(page: str, open_page: Open, full: Path) -> None:
    app = open_page(page)
    assert charts(app)
    for chart in charts(app):
        assert "met fictieve voorbeelden" in json.dumps(chart["title"], ensure_ascii=False)
    assert "Telt 7 fictieve voorbeelden mee." in captions(app).replace("\\", "")


@pytest.mark.parametrize("page", ["overview", "timeline", "contrast", "reading"])
def test_leaving_out_the_only_documents_there_are_is_explained(page: str, open_page: Open, full: Path) -> None:
    app = open_page(page)
    app.sidebar.toggle(key="fictief").set_value(False).run()
    assert not app.exception
    assert "alleen fictieve voorbeelden" in app.info[0].value


def test_a_document_of_an_uncertain_year_counts_until_the_switch_leaves_it_out_of_every_page(
    open_page: Open, full: Path
) -> None:
    with writing(Settings(corpus=full).store) as connection:
        connection.execute("UPDATE document SET year_uncertain = 1 WHERE slug = '2021-nota-3'")
    app = open_page("timeline")
    assert "Het jaar is onzeker (≈) van 1 document." in captions(app).replace("\\", "")
    app.sidebar.toggle(key="zekere-jaren").set_value(True).run()
    assert not app.exception
    assert "Weggelaten omdat hun jaar onzeker is: 1 document." in captions(app).replace("\\", "")
    app.switch_page("views/overview.py").run()
    assert not app.exception
    assert app.metric[0].value == "6"


@pytest.mark.parametrize("page", ["overview", "timeline", "contrast", "reading"])
def test_pages_name_the_language_pipeline(page: str, open_page: Open, full: Path) -> None:
    named = standing.language_pipeline(choose().name)
    assert re.search(rf"taalverwerking:? {re.escape(named)}", captions(open_page(page)).replace("\\", ""))


def test_the_overview_counts_documents_and_names_the_labeller(open_page: Open, full: Path) -> None:
    app = open_page("overview")
    assert app.metric[0].value == "7"
    assert "rule:cues@" in captions(app).replace("\\", "")


def test_word_and_deed_gives_a_gap_with_its_interval_in_words(open_page: Open, full: Path) -> None:
    app = open_page("contrast")
    app.button_group(key="kanten").set_value("source").run()
    assert not app.exception
    (sentence,) = [code.value for code in app.code if "over opbouwwerk" in code.value]
    assert "procentpunt (95%-interval" in sentence
    assert "in 7 documenten (waarvan 7 fictieve voorbeelden): " in sentence
    assert "alle soorten bronnen, 2010–2021" in sentence
    assert "100% regels van Wijkspiegel (rule:cues@" in sentence
    assert "ingedeeld op bron" in sentence


def test_what_was_chosen_stands_in_chart_caption_and_sentence(open_page: Open, full: Path) -> None:
    app = open_page("contrast")
    app.button_group(key="woord-bron").set_value(["policy"])
    app.slider(key="woord-jaren").set_value((2010, 2016)).run()
    assert not app.exception
    assert "alleen beleid, 2010–2016" in captions(app)
    assert all("alleen beleid, 2010–2016" in code.value for code in app.code)
    assert all("alleen beleid, 2010–2016" in chart["title"]["subtitle"] for chart in charts(app))
    app.button_group(key="kanten").set_value("source").run()
    assert "De daad bestaat hier uit praktijkdocumenten" in app.info[0].value


def test_a_quote_names_its_year_first_and_says_that_it_is_fictional(open_page: Open, full: Path) -> None:
    quotes = [block.value for block in open_page("contrast", thema="opbouwwerk").html if "<blockquote" in block.value]
    assert quotes
    assert all(re.search(r"<b>20\d\d</b> · .*, fictief</div>", quote) for quote in quotes)


def test_a_quote_says_on_whose_word_it_has_its_theme(open_page: Open, full: Path) -> None:
    quotes = [block.value for block in open_page("contrast", thema="opbouwwerk").html if "<blockquote" in block.value]
    bases = {say(f"basis.{basis}") for basis in Basis}
    told = [re.search(r"(?:aanwezig|afwezig) · ([^·<]+)", quote) for quote in quotes]
    assert told
    assert all(found and found[1].strip() in bases for found in told)


def test_a_page_says_in_which_language_it_is(open_page: Open, full: Path) -> None:
    app = open_page("overview")
    assert given(app, "language") == [{"language": "nl"}]
    app.button_group(key=LANGUAGE_KEY).set_value(Language.ENGLISH).run()
    assert given(app, "language") == [{"language": "en"}]


def test_word_and_deed_says_what_is_lacking_where_no_gap_is_drawn(open_page: Open, full: Path) -> None:
    (sentence,) = [code.value for code in open_page("contrast").code if "individuele casuïstiek" in code.value]
    assert "geen kloof te noemen" in sentence
    assert "van de 10 zinnen" in sentence


def test_quotes_stand_under_word_and_deed_with_links_to_their_documents(open_page: Open, full: Path) -> None:
    app = open_page("contrast", thema="opbouwwerk")
    assert any("<mark" in block.value for block in app.html)
    assert any("unit=" in link.proto.query_string for link in app.page_link)


def test_a_link_to_a_sentence_opens_what_stands_behind_it(open_page: Open, full: Path) -> None:
    slug, units = slug_and_units(full, "Nota 1")
    app = open_page("reading")
    app.query_params.update({"doc": slug, "unit": units[1]})
    app.run()
    assert not app.exception
    assert app.selectbox(key="document").value == slug
    assert any("rule:cues" in line.value.replace("\\", "") for line in app.markdown)
    assert any("<pre" in block.value for block in app.html)
    assert any(f"unit={units[1]}" in code.value for code in app.code)


@pytest.mark.parametrize("query", [{"doc": "nergens"}, {"unit": "0123456789abcdef"}])
def test_a_link_that_points_nowhere_is_explained(query: dict[str, str], open_page: Open, full: Path) -> None:
    app = open_page("reading")
    app.query_params.update(query)
    app.run()
    assert not app.exception
    assert "verwijzing" in app.warning[0].value


def test_a_link_to_a_fictional_document_opens_it_though_it_is_not_counted(open_page: Open, full: Path) -> None:
    slug, _ = slug_and_units(full, "Nota 1")
    app = open_page("reading", fictief="false")
    assert "alleen fictieve voorbeelden" in app.info[0].value
    app.query_params["doc"] = slug
    app.run()
    assert not app.exception
    assert app.selectbox(key="document").value == slug


def test_choosing_another_document_forgets_the_sentence(open_page: Open, full: Path) -> None:
    slug, units = slug_and_units(full, "Nota 1")
    other, _ = slug_and_units(full, "Verslag 1")
    app = open_page("reading")
    app.query_params.update({"doc": slug, "unit": units[1]})
    app.run()
    app.selectbox(key="document").select(other).run()
    assert not app.exception
    assert app.query_params["doc"] == other
    assert "unit" not in app.query_params


def test_nothing_of_a_hostile_document_reaches_the_page_as_html(open_page: Open, full: Path) -> None:
    slug, units = slug_and_units(full, corpus.HOSTILE_TITLE)
    app = open_page("reading")
    app.query_params.update({"doc": slug, "unit": units[1]})
    app.run()
    assert not app.exception
    shown = " ".join(block.value for block in app.html)
    assert "&lt;script&gt;alert(3)" in shown
    assert "<script" not in shown
    assert "<b onclick" not in shown
