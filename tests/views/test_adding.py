"""Toevoegen writes only when it is told to, takes back what it wrote, and says in one line what it refuses."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.codebook import SourceKind
from pipeline.corpus.metadata import Metadata
from pipeline.errors import CorpusError
from pipeline.intake import Candidate, add, of_upload
from pipeline.locks import lock_file
from pipeline.run import update
from pipeline.settings import Settings
from pipeline.text import DateEvidence, DateKind, Document, Proposal, checksum
from tests.views.corpus import PROMISES
from views import describing, sources

Open = Callable[..., AppTest]
TEXT = (
    b"Een middag in de buurtkamer\n\nDe opbouwwerker kwam elke week langs en de bewoners waren daar blij mee. "
    b"Zij heb-\nben samen een moestuin gemaakt, die nu van de hele straat is.\n"
)
OTHER = b"Een avond in het park\n\nDe jongerenwerker maakte een ronde en sprak met de jongens bij de vijver.\n"
ENGLISH = (
    b"An afternoon in the park\n\nThe youth worker made her rounds and talked with the boys on the bench by the pond. "
    b"They told her of the nights that they had been there, and of the things that were said to them by the "
    b"neighbours. She has been in this part of the town for years and they know that she will not tell.\n"
)
LONG = "\n\n".join(f"In {year} gebeurde er veel. {' '.join(PROMISES).format(year=year)}" for year in range(2001, 2009))
KEY = checksum(TEXT)[:12]


def bring(app: AppTest, *files: tuple[str, bytes], taken: int = 0) -> AppTest:
    app.file_uploader(key=f"files-{taken}").set_value([(name, data, "text/plain") for name, data in files]).run()
    assert not app.exception
    return app


def texts(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "texts").glob("[!.]*"))


def about(folder: Path, slug: str) -> dict[str, object]:
    table = tomllib.loads((folder / "texts" / slug / "document.toml").read_text(encoding="utf-8"))
    return dict(table["document"]) if "document" in table else table


def fill_in(app: AppTest, key: str = KEY, title: str = "Een middag") -> None:
    app.text_input(key=f"title-{key}").set_value(title)
    app.number_input(key=f"year-{key}").set_value(2019)
    app.button_group(key=f"source_kind-{key}").set_value("practice")


def candidate(proposal: Proposal) -> Candidate:
    document = Document("middag.txt", TEXT.decode(), "test 1", checksum(TEXT), proposal=proposal)
    return Candidate(document, TEXT)


def test_a_file_is_shown_clean_before_anything_is_written(open_page: Open, unprocessed: Path) -> None:
    app = bring(open_page("adding"), ("middag.txt", TEXT))
    assert any("hebben samen een moestuin" in shown.value for shown in app.text)
    assert texts(unprocessed) == []


def test_a_document_comes_in_is_counted_at_once_and_is_taken_out_again(open_page: Open, unprocessed: Path) -> None:
    app = bring(open_page("adding"), ("middag.txt", TEXT))
    fill_in(app)
    app.button(key="add").click().run()
    assert not app.exception
    assert not app.error
    assert "Een middag staat in het corpus" in app.success[0].value
    (slug,) = texts(unprocessed)
    assert (unprocessed / "texts" / slug / "middag.txt").read_bytes() == TEXT
    to_point = dict(parse_qsl(app.get("page_link")[-1].proto.query_string))
    assert to_point == {"themas": "opbouwwerk", "punt": "community_work.2019", "punt-eerst": slug}
    app.switch_page("views/overview.py").run()
    assert app.metric[0].value == "1"
    app.switch_page("views/adding.py").run()
    app.button(key=f"undo-{slug}").click().run()
    assert not app.exception
    assert not app.success
    assert texts(unprocessed) == []
    assert app.text_input(key=f"title-{KEY}").value == "Een middag"
    app.switch_page("views/overview.py").run()
    assert "metric" not in {type(one).__name__.lower() for one in app.metric}


def test_what_was_built_on_is_not_taken_out_by_a_button(open_page: Open, unprocessed: Path) -> None:
    app = bring(open_page("adding"), ("middag.txt", TEXT))
    fill_in(app)
    app.button(key="add").click().run()
    (slug,) = texts(unprocessed)
    path = unprocessed / "texts" / slug / "document.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"practice"', '"essay"'), encoding="utf-8")
    assert update(Settings(corpus=unprocessed, workers=1)).done
    app.run()
    assert "Een middag staat in het corpus" in app.success[0].value
    assert f"undo-{slug}" not in {button.key for button in app.button}
    assert any(f"`wijkspiegel remove {slug}`" in caption.value for caption in app.caption)


def test_a_first_real_document_turns_the_fictional_ones_off(open_page: Open, full: Path) -> None:
    app = open_page("overview")
    assert app.sidebar.toggle(key="fictief").value
    app.switch_page("views/adding.py").run()
    bring(app, ("middag.txt", TEXT))
    fill_in(app)
    app.button(key="add").click().run()
    app.switch_page("views/overview.py").run()
    assert not app.exception
    assert not app.sidebar.toggle(key="fictief").value
    assert app.metric[0].value == "1"


def test_the_link_to_the_point_of_an_example_has_examples_counted_until_the_reader_turns_them_off(
    open_page: Open, full: Path
) -> None:
    app = open_page("adding")
    for taken, (text, fictional) in enumerate([(TEXT, False), (TEXT.replace(b"moestuin", b"zaal"), True)]):
        key = checksum(text)[:12]
        fill_in(bring(app, ("middag.txt", text), taken=taken), key)
        app.checkbox(key=f"fictional-{key}").set_value(fictional).run()
        app.button(key="add").click().run()
    assert not app.sidebar.toggle(key="fictief").value
    to_point = next(link for link in app.get("page_link") if "fictief=true" in link.proto.query_string)
    app.query_params.update(parse_qsl(to_point.proto.query_string))
    app.switch_page("views/timeline.py").run()
    assert not app.exception
    assert app.sidebar.toggle(key="fictief").value
    app.sidebar.toggle(key="fictief").set_value(False).run()
    assert not app.sidebar.toggle(key="fictief").value


def test_what_is_missing_is_named_and_nothing_is_written(open_page: Open, unprocessed: Path) -> None:
    app = bring(open_page("adding"), ("middag.txt", TEXT))
    app.button(key="add").click().run()
    assert not app.exception
    assert "Nog nodig:" in app.error[0].value
    assert "Soort bron" in app.error[0].value
    assert texts(unprocessed) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [("leeg.txt", b""), ("scan.pdf", b"%PDF-1.7 geen echte"), ("../../weg.txt", b"\x00\x01\x02\x03" * 40)],
)
def test_a_file_that_is_no_document_is_refused_in_one_line(
    name: str, data: bytes, open_page: Open, unprocessed: Path
) -> None:
    app = bring(open_page("adding"), (name, data))
    (error,) = app.error
    assert "\n" not in error.value
    assert texts(unprocessed) == []


def test_many_files_are_told_apart_and_all_that_is_complete_comes_in_at_once(
    open_page: Open, unprocessed: Path
) -> None:
    app = bring(open_page("adding"), ("middag.txt", TEXT), ("park.txt", OTHER), ("leeg.txt", b""))
    assert len(app.error) == 1
    app.button_group(key="kind_of_all").set_value("practice").run()
    assert not app.exception
    assert {app.session_state[f"source_kind-{checksum(data)[:12]}"] for data in (TEXT, OTHER)} == {"practice"}
    assert "kind_of_all" not in {group.key for group in app.button_group}
    fill_in(app)
    app.selectbox(key="in_hand_choice").set_value(checksum(OTHER)[:12]).run()
    assert any("vijver" in shown.value for shown in app.text)
    app.button(key="add_ready").click().run()
    assert not app.exception
    assert [line.value.partition(" staat")[0] for line in app.success] == ["Een middag"]
    assert len(texts(unprocessed)) == 1
    fill_in(app, checksum(OTHER)[:12], "Een avond")
    app.button(key="add").click().run()
    assert [line.value.partition(" staat")[0] for line in app.success] == ["Een avond", "Een middag"]


def test_what_was_brought_and_filled_in_is_still_there_after_another_page(open_page: Open, unprocessed: Path) -> None:
    app = bring(open_page("adding"), ("middag.txt", TEXT))
    fill_in(app)
    app.run()
    app.switch_page("views/method.py").run()
    app.switch_page("views/adding.py").run()
    assert app.text_input(key=f"title-{KEY}").value == "Een middag"
    app.button(key="put_away").click().run()
    assert not app.text_input
    assert texts(unprocessed) == []


def test_pasted_text_comes_in_and_a_text_that_is_not_dutch_only_on_a_word(open_page: Open, unprocessed: Path) -> None:
    app = open_page("adding", vanuit="geplakte tekst")
    app.text_input(key="paste-title-0").set_value("An afternoon")
    app.text_area(key="paste-0").set_value(ENGLISH.decode())
    app.button(key="read").click().run()
    key = checksum(ENGLISH)[:12]
    fill_in(app, key, "An afternoon")
    app.button(key="add").click().run()
    assert "geen Nederlands" in app.error[0].value
    app.checkbox(key=f"any_language-{key}").check()
    app.button(key="add").click().run()
    assert not app.exception
    assert texts(unprocessed) == ["2019-an-afternoon"]


def test_what_stands_at_an_address_is_read_and_its_address_is_kept(
    open_page: Open, unprocessed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetched(address: str, settings: Settings) -> Candidate:
        found = of_upload("middag.txt", TEXT, settings)
        told = replace(found.document.proposal, address=address)
        return replace(found, document=replace(found.document, proposal=told), address=address)

    monkeypatch.setattr(sources, "of_address", fetched)
    app = open_page("adding", vanuit="webadressen")
    app.text_area(key="addresses-0").set_value("https://buurt.example/middag")
    app.button(key="fetch").click().run()
    assert not app.exception
    assert app.text_input(key=f"address-{KEY}").value == "https://buurt.example/middag"
    assert texts(unprocessed) == []


def test_a_text_that_is_there_already_is_shown_and_comes_in_as_its_copy_or_as_its_next_version(
    open_page: Open, unprocessed: Path
) -> None:
    first, copy, later = (f"{start}\n\n{LONG}\n".encode() for start in ("Nota wijk", "Nota van de wijk", "Nota wijken"))
    app = bring(open_page("adding"), ("nota.txt", first))
    fill_in(app, checksum(first)[:12], "Nota wijk")
    app.button(key="add").click().run()
    bring(app, ("kopie.txt", copy), taken=1)
    key = checksum(copy)[:12]
    fill_in(app, key, "Nota elders")
    app.selectbox(key=f"relation-{key}").set_value("copy:2019-nota-wijk")
    app.button(key="add").click().run()
    assert about(unprocessed, "2019-nota-elders")["copy_of"] == "2019-nota-wijk"
    bring(app, ("later.txt", later), taken=2)
    app.selectbox(key=f"relation-{checksum(later)[:12]}").set_value("version:2019-nota-wijk")
    app.button(key="add").click().run()
    assert not app.exception
    assert not app.error
    assert texts(unprocessed) == ["2019-nota-elders", "2019-nota-wijk"]
    raw = unprocessed / "texts" / "2019-nota-wijk" / "raw.txt"
    assert raw.read_bytes() == later
    assert "Nota wijk heeft een nieuwe versie" in app.success[0].value
    app.button(key="undo-2019-nota-wijk").click().run()
    assert not app.exception
    assert raw.read_bytes() == first
    assert app.selectbox(key=f"relation-{checksum(later)[:12]}").value == "version:2019-nota-wijk"


def test_a_file_that_is_there_already_is_refused_with_a_link_to_it_or_with_why_there_is_none(
    open_page: Open, unprocessed: Path
) -> None:
    app = bring(open_page("adding"), ("middag.txt", TEXT))
    fill_in(app)
    app.button(key="add").click().run()
    (slug,) = texts(unprocessed)
    bring(app, ("anders.txt", TEXT), taken=1)
    assert f"heeft dit bestand al, als {slug}".replace("-", r"\-") in app.error[0].value
    link = app.get("page_link")[-1].proto
    assert (link.label, dict(parse_qsl(link.query_string))) == ("Lees Een middag (2019)", {"doc": slug})
    found = of_upload("avond.txt", OTHER, Settings(corpus=unprocessed))
    there = add(Settings(corpus=unprocessed), found, Metadata(title="Avond", year=2018, source_kind="essay")).slug
    bring(app, ("nogmaals.txt", OTHER), taken=2)
    assert there.replace("-", r"\-") in app.error[0].value
    assert "na `wijkspiegel run` is het te lezen" in "".join(shown.value for shown in app.caption)


def test_what_a_file_wrongly_tells_of_its_year_and_day_is_left_out() -> None:
    told = describing.asked(candidate(Proposal(year=16, date="2019-02-31")))
    assert (told.year, told.date) == (None, None)


def test_the_words_that_tell_the_year_are_kept_and_another_year_rests_on_none_of_them() -> None:
    evidence = DateEvidence(DateKind.HEAD, "maart 2014", 2014)
    found = candidate(Proposal("Een middag", year=2014, dates=(evidence,), source_kind="practice"))
    told = describing.asked(found)
    assert "maart 2014" in str(told.metadata(found).year_from)
    assert replace(told, year=2019).metadata(found).year_from is None


def test_a_day_outside_the_year_is_told_and_a_field_that_the_corpus_does_not_take_too() -> None:
    found = candidate(Proposal("Een middag", year=2014, date="2014-03-12"))
    told = replace(describing.asked(found), year=2015, source_kind=SourceKind.PRACTICE)
    assert any("De dag ligt niet in het jaar" in problem for problem in told.problems(found))
    with pytest.raises(CorpusError, match=r"Een middag: year: .*; mend that field of the form"):
        replace(told, year=16, date=None).metadata(found)


def test_a_year_or_day_that_has_yet_to_come_is_told_once_beside_the_form() -> None:
    found = candidate(Proposal("Een middag", year=2014))
    told = replace(describing.asked(found), year=2099, source_kind=SourceKind.PRACTICE)
    for ahead in (told, replace(told, date=date(2099, 3, 12))):
        (problem,) = (problem for problem in ahead.problems(found) if "toekomst" in problem)
        assert problem.startswith("2099 ligt in de toekomst: geef")
    assert not any("toekomst" in problem for problem in replace(told, year=2014).problems(found))


def test_a_document_that_came_in_during_another_run_is_in_the_corpus_and_counts_after_the_next(
    open_page: Open, unprocessed: Path
) -> None:
    settings = Settings(corpus=unprocessed, workers=1)
    app = bring(open_page("adding"), ("middag.txt", TEXT))
    fill_in(app)
    with lock_file(settings.store.with_name("run.lock")):
        app.button(key="add").click().run()
    assert not app.exception
    assert not app.error
    assert "Een middag staat in het corpus" in app.warning[0].value
    assert "wijkspiegel run" in app.warning[0].value
    (slug,) = texts(unprocessed)
    assert [task.slug for task in update(settings).done] == [slug]
