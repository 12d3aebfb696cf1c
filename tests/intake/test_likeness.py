"""A new text is held beside the documents that the store has, and told how it is like them."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.intake import Likeness, alike
from pipeline.likeness import sketch
from pipeline.settings import Settings
from pipeline.store.connection import writing
from pipeline.store.documents import save_document
from tests.store.build import EARLY, metadata, processed
from tests.texts_alike import misread, text

ESSAY, INTERVIEW = text(1, 900), text(2, 700)
VOLUME = "\n".join([text(3, 4_000), INTERVIEW, text(4, 4_000)])
WITHIN = {"nota": ESSAY, "bundel": VOLUME}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = Settings(corpus=tmp_path_factory.mktemp("alike"))
    for slug, raw in WITHIN.items():
        made = replace(processed(f"Een zin over {slug}."), sketch=sketch(raw))
        with writing(settings.store) as connection:
            save_document(connection, slug, metadata(title=slug.title()), made, time=EARLY)
    return settings


@pytest.mark.parametrize(
    ("raw", "slug", "kind"),
    [
        (misread(ESSAY, 0.04), "nota", Likeness.SAME),
        (INTERVIEW, "bundel", Likeness.PART),
        ("\n".join([text(5, 4_000), ESSAY]), "nota", Likeness.WHOLE),
    ],
    ids=["copy", "reprint", "volume"],
)
def test_a_text_that_is_like_a_document_names_it(settings: Settings, raw: str, slug: str, kind: Likeness) -> None:
    [found] = alike(settings, raw)
    assert (found.slug, found.title, found.year, found.kind) == (slug, slug.title(), 2016, kind)
    assert 0.6 < found.likeness <= 1


def test_the_likest_stands_first_and_its_own_earlier_version_is_left_out(settings: Settings) -> None:
    both = "\n".join([ESSAY, misread(VOLUME, 0.04)])
    assert [found.slug for found in alike(settings, both)] == ["nota", "bundel"]
    assert [found.slug for found in alike(settings, both, but="nota")] == ["bundel"]


def test_a_new_text_and_a_corpus_that_was_never_run_find_nothing(settings: Settings, tmp_path: Path) -> None:
    assert alike(settings, text(6, 900)) == ()
    assert alike(Settings(corpus=tmp_path), ESSAY) == ()
