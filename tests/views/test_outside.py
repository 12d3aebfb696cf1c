"""The reader tells what stands outside the text and why, and numbers readers' comments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.browse import reading
from pipeline.codebook import UnitKind
from pipeline.corpus.metadata import Metadata
from pipeline.intake import add, of_file
from pipeline.judgement import Judgement
from pipeline.run import update
from pipeline.settings import Settings
from pipeline.store.connection import writing
from pipeline.store.labels import add_judgement
from tests.corpora import TIME
from tests.views.components import given

Open = Callable[..., AppTest]
TEXT = (
    "Foto: Anna Vos\n\nDe bewoners openden een buurtkamer in de oude school.\n\n2 reacties\n\n"
    "Anna Vos, 3 mei 2016 om 10:15\n\nDat werd tijd. Wij komen elke week.\n\n"
    "Karel de Boer, 4 mei 2016 om 09:30\n\nEn wie betaalt dat?\n"
)


@pytest.fixture
def commented(full: Path) -> str:
    """A piece with a photo credit and two comments, in the small corpus; gives its slug."""
    settings = Settings(corpus=full, workers=1)
    source = full.parent / "reacties.txt"
    source.write_text(TEXT, encoding="utf-8")
    about = Metadata.model_validate({"title": "Buurtkamer", "year": 2016, "source_kind": "essay", "fictional": True})
    entry = add(settings, of_file(source, settings), about)
    update(settings)
    return entry.slug


def shown(app: AppTest) -> list[dict[str, Any]]:
    """The sentences that the component was given."""
    (text,) = given(app, "sentences")
    return [sentence for passage in text["passages"] for sentence in passage["sentences"]]


def test_each_unit_outside_the_text_is_labelled_with_what_it_is(open_page: Open, commented: str) -> None:
    labels = [one["outside"] for one in shown(open_page("reading", doc=commented, alles="true"))]
    header = "regel bij reacties"
    assert labels == ["bron van beeld", None, header, header, None, None, header, None]
    english = shown(open_page("reading", doc=commented, alles="true", taal="English"))
    assert english[0]["outside"] == "image credit"
    assert "Outside the text: image credit" in english[0]["hint"]


def test_a_comment_has_its_number_where_it_begins(open_page: Open, commented: str) -> None:
    whole = [one["opens"] for one in shown(open_page("reading", doc=commented, alles="true"))]
    assert whole == [None, None, None, "Reactie 1", None, None, "Reactie 2", None]
    running = [one["opens"] for one in shown(open_page("reading", doc=commented))]
    assert running == [None, "Reactie 1", None, "Reactie 2"]


def test_the_panel_of_a_sentence_names_both(open_page: Open, commented: str, full: Path) -> None:
    sentences = reading.read(Settings(corpus=full).store, commented).sentences
    header, text = (open_page("reading", doc=commented, unit=sentences[at].id, alles="true") for at in (3, 1))
    said = "\n".join(line.value for line in header.markdown)
    assert "- Buiten de tekst: regel bij reacties" in said
    assert "- Reactie 1" in said
    assert not any("Buiten de tekst" in line.value or "Reactie" in line.value for line in text.markdown)


def test_where_a_person_says_what_it_is_no_reason_of_the_machine_is_named(
    open_page: Open, commented: str, full: Path
) -> None:
    store = Settings(corpus=full).store
    credit = reading.read(store, commented).sentences[0]
    with writing(store) as connection:
        said = Judgement(credit.raw, credit.text, "person:anna", TIME, kind=UnitKind.REFERENCE)
        assert add_judgement(connection, commented, said) == 1
    app = open_page("reading", doc=commented, unit=credit.id, alles="true")
    assert shown(app)[0]["outside"] == "verwijzing"
    assert not any("Buiten de tekst" in line.value for line in app.markdown)
