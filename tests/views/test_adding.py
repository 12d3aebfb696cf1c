"""Toevoegen writes only when it is told to, and says in one line what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.codebook import SourceKind
from pipeline.errors import CorpusError
from pipeline.intake import of_file
from pipeline.locks import lock_file
from pipeline.run import update
from pipeline.settings import Settings
from pipeline.text import Document, Proposal, checksum
from views import cached, intake

Open = Callable[..., AppTest]
TEXT = (
    b"Een middag in de buurtkamer\n\nDe opbouwwerker kwam elke week langs en de bewoners waren daar blij mee. "
    b"Zij heb-\nben samen een moestuin gemaakt, die nu van de hele straat is.\n"
)
KEY = checksum(TEXT)[:12]


def hand_in(app: AppTest, name: str, data: bytes) -> AppTest:
    app.file_uploader(key="file-0").set_value((name, data, "text/plain")).run()
    assert not app.exception
    return app


def texts(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "texts").glob("*"))


def fill_in(app: AppTest) -> None:
    app.text_input(key=f"title-{KEY}").set_value("Een middag")
    app.number_input(key=f"year-{KEY}").set_value(2019)
    app.button_group(key=f"kind-{KEY}").set_value("practice")


def test_a_file_is_shown_clean_before_anything_is_written(open_page: Open, unprocessed: Path) -> None:
    app = hand_in(open_page("adding"), "middag.txt", TEXT)
    assert any("hebben samen een moestuin" in shown.value for shown in app.text)
    assert texts(unprocessed) == []


def test_a_document_comes_in_when_the_button_is_pressed_and_is_counted_at_once(
    open_page: Open, unprocessed: Path
) -> None:
    app = hand_in(open_page("adding"), "middag.txt", TEXT)
    fill_in(app)
    app.button(key="add").click().run()
    assert not app.exception
    assert not app.error
    assert "Een middag staat in het corpus" in app.success[0].value
    (slug,) = texts(unprocessed)
    assert (unprocessed / "texts" / slug / "middag.txt").read_bytes() == TEXT
    app.switch_page("views/overview.py").run()
    assert not app.exception
    assert app.metric[0].value == "1"


def test_a_first_real_document_turns_the_fictional_ones_off(open_page: Open, full: Path) -> None:
    app = open_page("overview")
    assert app.sidebar.toggle(key="fictief").value
    app.switch_page("views/adding.py").run()
    hand_in(app, "middag.txt", TEXT)
    fill_in(app)
    app.button(key="add").click().run()
    app.switch_page("views/overview.py").run()
    assert not app.exception
    assert not app.sidebar.toggle(key="fictief").value
    assert app.metric[0].value == "1"


def test_what_is_missing_is_named_and_nothing_is_written(open_page: Open, unprocessed: Path) -> None:
    app = hand_in(open_page("adding"), "middag.txt", TEXT)
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
    app = hand_in(open_page("adding"), name, data)
    (error,) = app.error
    assert "\n" not in error.value
    assert texts(unprocessed) == []


def test_what_a_file_wrongly_tells_of_its_year_and_day_is_left_out(
    open_page: Open, unprocessed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "middag.txt"
    source.write_bytes(TEXT)
    read = replace(of_file(source, cached.settings()).document, proposal=Proposal(year=16, date="2019-02-31"))

    def odd(*_: object) -> Document:
        return read

    monkeypatch.setattr(cached, "uploaded", odd)
    app = hand_in(open_page("adding"), "middag.txt", TEXT)
    assert app.number_input(key=f"year-{KEY}").value is None
    fill_in(app)
    app.button(key="add").click().run()
    assert not app.exception
    assert "Een middag staat in het corpus" in app.success[0].value


def test_a_field_that_the_corpus_does_not_take_is_told_in_one_line() -> None:
    asked = intake.Asked("Een middag", "", 16, SourceKind.PRACTICE, "", "", fictional=False)
    with pytest.raises(CorpusError, match=r"Een middag: year: .*; mend that field of the form"):
        asked.metadata(None)


def test_a_document_that_came_in_during_another_run_is_in_the_corpus_and_counts_after_the_next(
    open_page: Open, unprocessed: Path
) -> None:
    settings = Settings(corpus=unprocessed, workers=1)
    app = hand_in(open_page("adding"), "middag.txt", TEXT)
    fill_in(app)
    with lock_file(settings.store.with_name("run.lock")):
        app.button(key="add").click().run()
    assert not app.exception
    assert not app.error
    assert "Een middag staat in het corpus" in app.warning[0].value
    assert "wijkspiegel run" in app.warning[0].value
    assert app.file_uploader(key="file-1").value is None
    (slug,) = texts(unprocessed)
    assert [task.slug for task in update(settings).done] == [slug]
